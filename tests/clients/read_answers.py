#!/usr/bin/env python3
# needs: apt chromium
# needs: apt poppler-utils
# needs: pip numpy opencv-python-headless zxing-cpp
"""Prints answer sheets in all eight geometries with Chromium, as images of 150 and 300 dots an inch, and reads them.

For each page: the four squares are where the marking file says, within the paper's margins; every circle and square
that it tells of is found within 0.2 mm of its place, measured from the squares, and no circle beside these; the QR code
is read from the image turned and shrunk to 94 %, and says digest, copy and page, with the check character that it must
have.
"""

import importlib.metadata
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile

import cv2
import numpy
import zxingcpp

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = pathlib.Path(sys.argv[1]).parent.parent / "debug" / "quizpress"
BANK = ROOT / "questions" / "apollo-11.yaml"
# How far a mark may be from its place, and the whole sheet from its own on the paper, in millimetres.
WITHIN = 0.2
SHIFTED = 0.4
CHROMIUM = """chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run
    --disable-background-networking --disable-component-update --disable-sync --no-pdf-header-footer""".split()
CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def run(*command):
    subprocess.run(command, check=True, capture_output=True, text=True)


def check_character(text):
    """ISO 7064 MOD 37,36, over what is no hyphen."""
    product = 36
    for character in text.replace("-", ""):
        product = ((product + CHARACTERS.index(character)) % 36 or 36) * 2 % 37
    return CHARACTERS[(37 - product) % 36]


def printed(folder, bank, options):
    """The marking file of a job, and its answer pages as a PDF."""
    sheet = folder / "quiz.html"
    (folder / "quiz-marking.json").unlink(missing_ok=True)
    run(PROGRAM, "print", bank, "-n", "40", "--seed", "7", "--versions", "2", "--answers", "sheet", "-o", sheet, *options)
    pdf = folder / "answers.pdf"
    answers = folder / "quiz-answers.html"
    profile = tempfile.mkdtemp(dir=folder)
    run(*CHROMIUM, f"--user-data-dir={profile}", f"--print-to-pdf={pdf}", answers.as_uri())
    return json.loads((folder / "quiz-marking.json").read_text()), pdf


def scanned(folder, pdf, dpi):
    """The pages of a PDF as grey images."""
    for old in folder.glob("page-*.png"):
        old.unlink()
    run("pdftoppm", "-r", str(dpi), "-gray", "-png", pdf, folder / "page")
    return [cv2.imread(str(page), cv2.IMREAD_GRAYSCALE) for page in sorted(folder.glob("page-*.png"))]


def outlines(image):
    """The outlines of all that is dark, with what lies within them, each with its centre and its size in pixels."""
    big = cv2.resize(image, None, fx=2, fy=2, interpolation=cv2.INTER_LINEAR)
    _, dark = cv2.threshold(big, 160, 255, cv2.THRESH_BINARY_INV)
    found, _ = cv2.findContours(dark, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    for outline in found:
        x, y, width, height = cv2.boundingRect(outline)
        moments = cv2.moments(outline)
        if not moments["m00"]:
            continue
        centre = numpy.array([moments["m10"], moments["m01"]]) / moments["m00"] / 2
        # A pixel of the small image covers two of the big one.
        yield centre - 0.25, (width / 2, height / 2), moments["m00"] / (width * height), outline


def expected(marking, version, copy, page):
    """The centres of the marks on a page and how wide they are, circles apart from squares."""
    geometry = marking["geometry"]
    circles, squares = [], []
    for question in version["questions"]:
        if question["form"] in ("choice", "true-false", "select"):
            into = squares if question["form"] == "select" else circles
            for at in range(len(question["options"])):
                row = question["row"] + at // 6
                if question["page"] + row // len(geometry["rows"]) == page:
                    marks = geometry["rows"][row % len(geometry["rows"])]["marks"]
                    into.append((marks[at % 6], geometry["mark"]))
        elif question["page"] == page:
            last = question["row"] + max(len(question["options"]) - 1, 0) // 6
            circles.extend((at, geometry["mark"]) for at in geometry["rows"][last]["verdict"])
    if copy["name"] is None:
        circles.extend((at, geometry["grid"]["mark"]) for digits in geometry["grid"]["marks"] for at in digits)
    return circles, squares


def millimetres(geometry, found, scale):
    """From pixels to the sheet's own places, by the squares; and how far these are from where they should be."""
    origin = numpy.array(geometry["origin"])
    corners, off = [], 0
    for square in geometry["squares"]:
        at = (origin + square) * scale
        size = geometry["square"] * scale
        near = [centre for centre, (width, height), fill, _ in found
                if abs(width - size) < 2 and abs(height - size) < 2 and fill > 0.9 and math.dist(centre, at) < size]
        if len(near) != 1:
            raise ValueError(f"{len(near)} squares near {square}")
        corners.append(near[0])
        off = max(off, math.dist(near[0], at) / scale)
    wanted = numpy.array(geometry["squares"], dtype=numpy.float32)
    matrix = cv2.getPerspectiveTransform(numpy.array(corners, dtype=numpy.float32), wanted)
    return (lambda at: cv2.perspectiveTransform(numpy.array([[at]], dtype=numpy.float32), matrix)[0, 0]), off


def code_of(image):
    """What the code on a page says once it was turned, shrunk and blurred as a scanner may have it."""
    height, width = image.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), 7, 0.94)
    turned = cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_AREA, borderValue=255)
    return [code.text for code in zxingcpp.read_barcodes(cv2.GaussianBlur(turned, (3, 3), 0))]


def problems(marking, image, copy, page, dpi):
    geometry = marking["geometry"]
    scale = dpi / 25.4
    height, width = image.shape
    if max(abs(width / scale - geometry["paper"][0]), abs(height / scale - geometry["paper"][1])) > 0.4:
        yield f"the paper measures {width / scale:.1f} by {height / scale:.1f} mm"
    found = list(outlines(image))
    place, off = millimetres(geometry, found, scale)
    if off > SHIFTED:
        yield f"a square is {off:.2f} mm from its place on the paper"
    version = next(version for version in marking["versions"] if version["version"] == copy["version"])
    circles, squares = expected(marking, version, copy, page)
    worst = 0
    for what, marks, fills in (("circle", circles, (0.74, 0.83)), ("square", squares, (0.93, 1.01))):
        for at, size in marks:
            near = [math.dist(place(centre), at) for centre, (w, h), fill, _ in found
                    if abs(w / scale - size) < 0.35 and abs(h / scale - size) < 0.35 and fills[0] < fill < fills[1]]
            nearest = min(near, default=99)
            worst = max(worst, nearest)
            if nearest > WITHIN:
                yield f"the {what} at {at} is found {nearest:.2f} mm from there"
    sizes = {size for _, size in circles}
    for centre, (w, h), fill, _ in found:
        if any(abs(w / scale - size) < 0.35 and abs(h / scale - size) < 0.35 for size in sizes) and 0.74 < fill < 0.83:
            if min((math.dist(place(centre), at) for at, _ in circles), default=99) > WITHIN:
                yield f"there is a circle at {place(centre)}, where there should be none"
    code = f"QP1-{marking['digest']}-{copy['number']}-{page}"
    code = f"{code}-{check_character(code)}"
    if code_of(image) != [code]:
        yield f"the code reads {code_of(image)}, and should be {code}"
    if worst <= WITHIN:
        print(f"# {dpi} dpi: {len(circles) + len(squares)} marks, the farthest {worst:.3f} mm from its place")


def main():
    print("read by opencv", cv2.__version__, "and zxing-cpp", importlib.metadata.version("zxing-cpp"))
    assert check_character("A12425GABC1234002") == "M"
    text = BANK.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        names = folder / "class.csv"
        names.write_text("name,class,id\nAda,7b,u1\nBen,7b,u2\n")
        for direction, language in (("ltr", "en"), ("rtl", "he")):
            bank = folder / f"{direction}.yaml"
            bank.write_text(re.sub(r"^language: .*$", f"language: {language}", text, flags=re.M), encoding="utf-8")
            assert f"language: {language}" in bank.read_text(encoding="utf-8")
            for paper in ("a4", "letter"):
                for large in ([], ["--large-print"]):
                    options = ["--paper", paper, *large, "--names", names, "--spare", "1"]
                    marking, pdf = printed(folder, bank, options)
                    for dpi in (150, 300):
                        images = scanned(folder, pdf, dpi)
                        sheets = [(copy, page) for copy in marking["copies"] for page in range(1, copy["pages"] + 1)]
                        name = f"{paper} {direction} {'large' if large else 'normal'} {dpi} dpi"
                        bad = [] if len(images) == len(sheets) else [f"{len(images)} pages of {len(sheets)}"]
                        for (copy, page), image in zip(sheets, images):
                            bad.extend(problems(marking, image, copy, page, dpi))
                        for line in bad[:5]:
                            print(f"FAIL {name}: {line}")
                        if not bad:
                            print(f"ok {name}: {len(sheets)} pages")


if __name__ == "__main__":
    main()
