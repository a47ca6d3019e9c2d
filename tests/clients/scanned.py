"""Fills in printed answer sheets by seeded hands and scans them, so that what is read can be held against what was meant.

    scanned.py ID-marking.json SHEETS.pdf LETTERS.csv FOREIGN.pdf SCANS.pdf

The sheets are those of the marking file, in its order, and the letters what each learner means, as `hands.py` types them. The
pages come as a busy scanner gives them: turned, askew, as JPEG, with empty backs. One is scanned twice, one is of another
job, one has lost a corner, and on one, where a wrong circle is crossed out, the code is covered: its code is printed on standard
output.
"""

import csv
import io
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import img2pdf
from PIL import Image, ImageDraw, ImageFilter

DOTS = 200
PIXELS = DOTS / 25.4
# The page whose code is covered, of those that were handed in.
COVERED = 6


def pages(pdf):
    """The pages of a PDF as pictures in grey."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", str(DOTS), "-gray", pdf, f"{folder}/page"], check=True)
        for path in sorted(Path(folder).glob("*.pgm")):
            yield Image.open(path).copy()


class Pen:
    """What one learner marks with, and how."""

    WAYS = ["fill", "fill", "fill", "pencil", "cross", "tick"]

    def __init__(self, page, geometry, dice, way, slips):
        self.draw = ImageDraw.Draw(page)
        self.geometry = geometry
        self.dice = dice
        self.way = way
        # So many slips are certain; others come by chance.
        self.slips = slips
        self.grey = 110 if way == "pencil" else dice.randint(15, 60)
        self.width = round(dice.uniform(0.45, 0.7) * PIXELS)

    def place(self, point, off=(0, 0)):
        origin = self.geometry["origin"]
        return tuple((origin[axis] + point[axis] + off[axis]) * PIXELS for axis in (0, 1))

    def line(self, at, begin, end):
        self.draw.line([self.place(at, begin), self.place(at, end)], fill=self.grey, width=self.width)

    def cross(self, at, arm):
        self.line(at, (-arm, -arm), (arm, arm))
        self.line(at, (-arm, arm), (arm, -arm))

    def mark(self, at, way=None):
        """Marks a place as this learner does."""
        radius = self.geometry["mark"] / 2
        shift = [self.dice.gauss(0, 0.12) for _ in at]
        at = [axis + off for axis, off in zip(at, shift)]
        way = way or self.way
        if way == "cross":
            self.cross(at, radius * self.dice.uniform(0.6, 0.8))
        elif way == "tick":
            self.line(at, (-0.6 * radius, 0), (-0.1 * radius, 0.6 * radius))
            self.line(at, (-0.1 * radius, 0.6 * radius), (0.9 * radius, -0.9 * radius))
        else:
            size = radius * self.dice.uniform(0.85, 0.95)
            ends = [self.place(at, (-size, -size)), self.place(at, (size, size))]
            self.draw.ellipse(ends, fill=self.grey)

    def write(self, area):
        """Writes something where an answer is written."""
        for at in range(6):
            place = (area["x"] + 2 + 2.5 * at, area["y"] + area["height"] * 0.6)
            self.line(place, (0, self.dice.uniform(-1.5, 0.5)), (1.6, self.dice.uniform(-1, 1)))

    def answer(self, question, typed, page):
        """Fills in a row as it was meant, where it stands on this page."""
        rows, marks = self.geometry["rows"], len(self.geometry["rows"][0]["marks"])
        count = len(question["options"])
        first = (question["page"] - 1) * len(rows) + question["row"]
        last = first + max(count - 1, 0) // marks
        here = lambda row: rows[row % len(rows)] if row // len(rows) + 1 == page else None
        if question["form"] in ("date", "number", "order"):
            if row := here(first):
                self.write(row["written"])
            if typed in ("✓", "✗") and (row := here(last)):
                self.mark(row["verdict"][typed == "✓"], "fill")
            return
        places = [ord(letter) - ord("A") for letter in typed]
        for place in places:
            if row := here(first + place // marks):
                self.mark(row["marks"][place % marks])
        # Now and then the wrong circle is filled first, and crossed out.
        is_slip = len(places) == 1 and (self.dice.random() < 0.02 or self.slips > 0)
        if question["form"] == "choice" and is_slip and (row := here(first)):
            self.slips -= 1
            other = (places[0] + 1) % min(count, marks)
            self.mark(row["marks"][other], "fill")
            self.cross(row["marks"][other], self.geometry["mark"] * 0.6)


def scan(page, dice, turn=0, quality=70):
    """What a scanner makes of a page, as a JPEG file."""
    page = page.rotate(dice.uniform(-1.2, 1.2), Image.Resampling.BILINEAR, fillcolor=255)
    page = page.filter(ImageFilter.GaussianBlur(0.7)).point([20 + value * 225 // 255 for value in range(256)])
    if turn:
        page = page.transpose([None, Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270][turn])
    file = io.BytesIO()
    page.save(file, "JPEG", quality=quality, dpi=(DOTS, DOTS))
    return file.getvalue()


def cover(page, geometry, area):
    """Covers a part of a page."""
    left, top = (geometry["origin"][0] + area["x"], geometry["origin"][1] + area["y"])
    ends = [left, top, left + area["width"], top + area["height"]]
    ImageDraw.Draw(page).rectangle([length * PIXELS for length in ends], fill=150)


def filled(marking, sheets, letters, dice):
    """The pages of all who handed something in: copy, page, and what it looks like."""
    geometry = marking["geometry"]
    versions = {version["version"]: version["questions"] for version in marking["versions"]}
    meant = {row[0]: row[2:] for row in csv.reader(io.StringIO(letters))}
    handed_in = 0
    for at, copy in enumerate(marking["copies"]):
        way = Pen.WAYS[at % len(Pen.WAYS)]
        for number in range(1, copy["pages"] + 1):
            page = next(sheets)
            if str(copy["number"]) not in meant:
                continue
            pen = Pen(page, geometry, dice, way, slips=1 if handed_in == COVERED else 0)
            handed_in += 1
            for question, typed in zip(versions[copy["version"]], meant[str(copy["number"])]):
                pen.answer(question, typed, number)
            yield copy["number"], number, page


def main(marking, sheets, letters, foreign, target):
    marking = json.loads(Path(marking).read_text("utf-8"))
    dice = random.Random(7)
    geometry = marking["geometry"]
    scans = []
    for at, (copy, number, page) in enumerate(filled(marking, pages(sheets), Path(letters).read_text("utf-8"), dice)):
        if at == COVERED:
            cover(page, geometry, geometry["qr"])
            print(copy, number)
        if at == 11:
            cover(page, geometry, {"x": -60, "y": -60, "width": 72, "height": 66})
        scans.append(scan(page, dice, turn=[0, 0, 0, 2, 0, 1, 0, 3][at % 8]))
        if at == 15:
            scans.append(scan(page, dice, turn=2))
        if at % 6 == 0:
            scans.append(scan(Image.new("L", page.size, 255), dice))
    scans.insert(20, scan(next(pages(foreign)), dice))
    Path(target).write_bytes(img2pdf.convert(scans))


if __name__ == "__main__":
    main(*sys.argv[1:])
