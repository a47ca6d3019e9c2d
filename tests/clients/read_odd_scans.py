# needs: pip pillow img2pdf pikepdf
# needs: apt poppler-utils qpdf ghostscript
# needs: apt libtiff-tools libheif-examples
"""Scans as other programs and copiers write them, and as nobody should: each gives the marks of the plain scans, or says
why not. The pages are those of examples/marking; KEEP=FOLDER keeps the files."""

import csv
import io
import os
import resource
import shutil
import struct
import subprocess
import tempfile
from pathlib import Path

import img2pdf
import pikepdf
from PIL import Image, ImageDraw

from checks import check, finish, read_by

ROOT = Path(os.environ["GOLDEN"]).parent.parent
PROGRAM = Path(os.environ["EXPORT"]).parent.parent / "quizpress"
MARKING = ROOT / "examples" / "marking" / "7b-marking.json"
FOLDER = Path(os.environ.get("KEEP") or tempfile.mkdtemp(prefix="odd-"))
FOLDER.mkdir(parents=True, exist_ok=True)
INCH, DOTS = 25.4, 200

# More than this a run may not take, so that no file, whatever it says, brings a computer down.
MEMORY = 5 << 30


def tool(*words):
    return subprocess.run([str(word) for word in words], check=True, capture_output=True).stdout


def mark(file):
    """What is read of a file: for each copy its answers, and what is said."""
    work = FOLDER / "results"
    work.mkdir(exist_ok=True)
    bound = lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    run = subprocess.run(
        [PROGRAM, "mark", MARKING, file, "-o", work], capture_output=True, text=True, timeout=300, preexec_fn=bound
    )
    if run.returncode not in (0, 1):
        return {}, f"exit code {run.returncode}: {run.stderr}"
    rows = {}
    if "results.csv" in run.stderr:
        with open(work / "results.csv", encoding="utf-8-sig") as table:
            for row in csv.DictReader(table):
                if row["status"] != "absent":
                    rows[row["copy"]] = row
    return rows, run.stderr


def pages():
    """The plain scans as pictures."""
    with tempfile.TemporaryDirectory() as folder:
        tool("pdftoppm", "-r", DOTS, "-gray", ROOT / "examples" / "marking" / "7b-scans.pdf", f"{folder}/page")
        return [Image.open(path).copy() for path in sorted(Path(folder).glob("*.pgm"))]


PAGES = pages()
PLAIN, _ = mark(ROOT / "examples" / "marking" / "7b-scans.pdf")


def jpeg(page, quality=80, **options):
    file = io.BytesIO()
    page.save(file, "JPEG", quality=quality, dpi=(DOTS, DOTS), **options)
    return file.getvalue()


def saved(name, content):
    path = FOLDER / name
    path.write_bytes(content)
    return path


def gives(what, file, copies):
    """The marks of these copies, as on the plain scans, and of no other."""
    seen, said = mark(file)
    seen = {copy: row["points"] + row["status"] for copy, row in seen.items()}
    expected = {copy: PLAIN[copy]["points"] + PLAIN[copy]["status"] for copy in copies}
    check(what, seen if seen == expected else (seen, said), expected)


def says(what, file, *parts):
    """Nothing but a line that says why."""
    seen, said = mark(file)
    check(what, [part for part in parts if part not in said] and said, [])
    check(f"{what}: no marks", seen, {})


ALL = list(PLAIN)
check("the plain scans are read", len(ALL), 5)


def copies_of(*indices):
    """The copies that stand on pages of the plain scans."""
    found = []
    for index in indices:
        seen, _ = mark(saved("one.jpg", jpeg(PAGES[index], 95)))
        found += list(seen)
    return found


[A, B] = copies_of(0, 1)
PAGE, OTHER = PAGES[0], PAGES[1]
WIDTH, HEIGHT = PAGE.size
read_by("Pillow", Image.__version__)


def on_paper(page, width, height):
    """A page in the middle of other paper, what does not fit being cut off."""
    paper = Image.new("L", (width, height), 255)
    paper.paste(page, ((width - page.width) // 2, (height - page.height) // 2))
    return paper


size = lambda width, height: (round(width / INCH * DOTS), round(height / INCH * DOTS))
A4, LETTER = size(210, 297), size(215.9, 279.4)
shrunk = PAGE.resize((round(WIDTH * 0.94), round(HEIGHT * 0.94)), Image.Resampling.BICUBIC)
gives("scaled onto A4", saved("a4.jpg", jpeg(on_paper(shrunk, *A4))), [A])
gives("cut off to Letter", saved("letter.jpg", jpeg(on_paper(PAGE, *LETTER))), [A])
gives("stretched to Letter", saved("stretched.jpg", jpeg(PAGE.resize(LETTER))), [A])
gives("stretched to A4", saved("stretched-a4.jpg", jpeg(PAGE.resize(A4))), [A])
gives("sideways", saved("sideways.jpg", jpeg(PAGE.transpose(Image.Transpose.ROTATE_90))), [A])
gives("upside down", saved("upside.jpg", jpeg(PAGE.transpose(Image.Transpose.ROTATE_180))), [A])
pair = Image.new("L", (2 * WIDTH, HEIGHT), 255)
pair.paste(PAGE, (0, 0))
pair.paste(OTHER, (WIDTH, 0))
gives("two sheets at once", saved("pair.jpg", jpeg(pair)), sorted([A, B]))
gives("two sheets at once, sideways", saved("pair-sideways.jpg", jpeg(pair.transpose(Image.Transpose.ROTATE_270))), sorted([A, B]))

# As programs write PDF.
images = [jpeg(page) for page in PAGES]
plain = saved("plain.pdf", img2pdf.convert(images))
gives("img2pdf", plain, ALL)
tool("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", f"-sOutputFile={FOLDER / 'gs.pdf'}", plain)
gives("ghostscript, written anew", FOLDER / "gs.pdf", ALL)
tool("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfimage24", "-r150", f"-sOutputFile={FOLDER / 'gs24.pdf'}", plain)
gives("ghostscript, colour at 150 dpi", FOLDER / "gs24.pdf", ALL)
tool("qpdf", "--object-streams=generate", "--linearize", plain, FOLDER / "linear.pdf")
gives("qpdf, linearized", FOLDER / "linear.pdf", ALL)
tool("qpdf", "--encrypt", "", "owner", "256", "--", plain, FOLDER / "owner.pdf")
gives("encrypted, but anybody may read it", FOLDER / "owner.pdf", ALL)
tool("qpdf", "--encrypt", "secret", "owner", "256", "--", plain, FOLDER / "locked.pdf")
says("encrypted with a password", FOLDER / "locked.pdf", "it is locked with a password", "print it to a new PDF")

# One bit, as fax and copiers have it.
bits = [page.point(lambda value: 255 if value > 140 else 0).convert("1") for page in PAGES]
for at, page in enumerate(bits):
    page.save(FOLDER / f"bits-{at}.tif", compression="group4", dpi=(DOTS, DOTS))
tiffs = [FOLDER / f"bits-{at}.tif" for at in range(len(bits))]
g4 = saved("g4.pdf", img2pdf.convert([str(path) for path in tiffs]))


def clear(what, file):
    """Whatever is decided agrees with the plain scans; more may be open."""
    seen, said = mark(file)
    marked = {copy: row for copy, row in seen.items()}
    wrong = [
        (copy, name, row[name], PLAIN[copy][name])
        for copy, row in marked.items()
        for name in list(row)[11:]
        if row[name] != PLAIN[copy][name] and "" not in (row[name], PLAIN[copy][name])
    ]
    check(what, (sorted(marked), wrong) if (sorted(marked), wrong) == (sorted(ALL), []) else (wrong, said), (sorted(ALL), []))


clear("G4 in a PDF", g4)
tool("tiffcp", *tiffs, FOLDER / "g4.tif")
clear("tiffcp, G4", FOLDER / "g4.tif")
for at, page in enumerate(PAGES):
    page.save(FOLDER / f"grey-{at}.tif", dpi=(DOTS, DOTS))
greys = [FOLDER / f"grey-{at}.tif" for at in range(len(PAGES))]
for compression in ("none", "lzw", "zip", "packbits"):
    tool("tiffcp", "-c", compression, *greys, FOLDER / f"{compression}.tif")
    gives(f"tiffcp, {compression}", FOLDER / f"{compression}.tif", ALL)
PAGES[0].convert("RGB").save(FOLDER / "pillow.tif", compression="jpeg", save_all=True, append_images=[page.convert("RGB") for page in PAGES[1:]])
gives("Pillow, JPEG in TIFF", FOLDER / "pillow.tif", ALL)


def jbig2(page):
    """A page of one bit as the JBIG2 of a PDF: one generic region, coded as T.6 by libtiff (ITU-T T.88, 6.2.6)."""
    file = io.BytesIO()
    page.convert("1").save(file, "TIFF", compression="group4", tiffinfo={278: page.height})
    picture = Image.open(io.BytesIO(file.getvalue()))
    [offset], [length] = picture.tag_v2[273], picture.tag_v2[279]
    # White is 0 there, as it is in JBIG2.
    coded = file.getvalue()[offset : offset + length]
    size = struct.pack(">II", *page.size)
    segment = lambda number, kind, data: struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data
    head = segment(0, 48, size + struct.pack(">IIBH", 0, 0, 0, 0))
    return head + segment(1, 38, size + struct.pack(">IIBB", 0, 0, 0, 1) + coded)


def layered(pages, mask):
    """A PDF of layers, as copiers write it: a coarse background, and on it the ink as a mask."""
    pdf = pikepdf.new()
    for page in pages:
        width, height = (length * 72 / DOTS for length in page.size)
        ground = pikepdf.Stream(pdf, jpeg(page.resize((page.width // 3, page.height // 3)).point(lambda value: max(value, 200)), 30))
        ground.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=page.width // 3, Height=page.height // 3,
            ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode)
        ink = page.point(lambda value: 255 if value > 140 else 0).convert("1")
        front = mask(pdf, ink)
        added = pdf.add_blank_page(page_size=(width, height))
        added.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Ground=pdf.make_indirect(ground), Ink=pdf.make_indirect(front)))
        place = f"q {width} 0 0 {height} 0 0 cm"
        added.Contents = pdf.make_stream(f"{place} /Ground Do Q {place} 0.1 g /Ink Do Q".encode())
    file = io.BytesIO()
    pdf.save(file)
    return file.getvalue()


def mask(pdf, ink, data, **how):
    stream = pikepdf.Stream(pdf, data)
    stream.stream_dict = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=ink.width, Height=ink.height, ImageMask=True,
        BitsPerComponent=1, **how)
    return stream


inverted = lambda pdf, ink: mask(pdf, ink, jbig2(ink), Filter=pikepdf.Name.JBIG2Decode, Decode=[1, 0])
clear("layers, the ink as JBIG2", saved("layers.pdf", layered(PAGES, inverted)))
jp2 = []
for page in PAGES:
    file = io.BytesIO()
    page.save(file, "JPEG2000", quality_mode="rates", quality_layers=[30])
    jp2.append(file.getvalue())
clear("JPEG 2000 in a PDF", saved("jpx.pdf", img2pdf.convert(jp2)))

# As phones do.
PAGE.save(FOLDER / "page.png")
tool("heif-enc", FOLDER / "page.png", "-o", FOLDER / "phone.heic")
says("HEIC", FOLDER / "phone.heic", "HEIC", "save it as JPEG or PDF")
turned = Image.Exif()
turned[274] = 6
gives("a JPEG that says it is turned", saved("exif.jpg", jpeg(PAGE.transpose(Image.Transpose.ROTATE_90), exif=turned)), [A])
PAGE.convert("RGB").save(FOLDER / "rgb.png")
gives("in colour", FOLDER / "rgb.png", [A])
PAGE.convert("I;16").point(lambda value: value * 257).save(FOLDER / "deep.png")
gives("16 bits", FOLDER / "deep.png", [A])
PAGE.convert("P").save(FOLDER / "palette.png")
gives("a palette", FOLDER / "palette.png", [A])
gives("CMYK", saved("cmyk.jpg", jpeg(PAGE.convert("CMYK"))), [A])

# Torn, and what should not be.
torn = PAGE.copy()
ImageDraw.Draw(torn).polygon([(0, HEIGHT), (0, HEIGHT - 450), (450, HEIGHT)], fill=255)
gives("a corner is torn off", saved("torn.jpg", jpeg(torn)), [A])
many = pikepdf.new()
for _ in range(6000):
    many.add_blank_page(page_size=(100, 100))
many.save(FOLDER / "many.pdf")
says("thousands of pages", FOLDER / "many.pdf", "6000 pages", "fewer")
Image.new("1", (50_000, 50_000), 1).save(FOLDER / "vast.png")
says("a vast picture", FOLDER / "vast.png", "50000 × 50000 pixels")
Image.new("1", (50_000, 50_000), 1).save(FOLDER / "vast.tif", compression="group4")
says("a vast TIFF", FOLDER / "vast.tif", "50000 × 50000 pixels")
vast = pikepdf.new()
for page in range(2):
    stream = pikepdf.Stream(vast, b"")
    stream.write(bytes(1000 * 1000 * 40))
    stream.stream_dict = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=50_000, Height=50_000, ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8)
    added = vast.add_blank_page(page_size=(600, 800))
    added.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Vast=vast.make_indirect(stream)))
    added.Contents = vast.make_stream(b"q 600 0 0 800 0 0 cm /Vast Do Q")
vast.save(FOLDER / "vast.pdf", compress_streams=True)
_, said = mark(FOLDER / "vast.pdf")
check("a vast picture in a PDF ends in a line", "exit code" in said and said, False)
if not os.environ.get("KEEP"):
    shutil.rmtree(FOLDER)
finish()
