#!/usr/bin/env python3
# needs: apt chromium
# needs: apt poppler-utils
"""Prints worksheets and keys with Chromium, as a teacher would, and looks at the pages.

    read_print.py [FILE.html ...]      with none, every sheet and key among the golden files

For each file: the PDF has the size of paper that the file asks for and one page at least; no question and no
answer crosses a page unless it is longer than one; nothing is printed beyond the margins; each page says which
one it is, and bears the code of its quiz, which stands whole in the file once at least.
"""

import collections
import html
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

GOLDEN = pathlib.Path(__file__).parent.parent / "golden"
POINTS = {"A4": (595, 842), "letter": (612, 792)}
CHROMIUM = """chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run
    --disable-background-networking --disable-component-update --disable-sync --no-pdf-header-footer""".split()

# What stands at the foot of an answer sheet instead: its own code and page, or the digest where it is filled in.
ANSWERS = re.compile(r"QP1-[0-9A-F]{10}(?!-)|QP1-[0-9A-F]{10}-\d+-\d+-[0-9A-Z]·\D+\d+\D+\d+")

MARK = re.compile(r"@(first|last)(\d+)@")

# Marks the first and the last point of each question; the marks take no room.
MARKS = """<script>
document.querySelectorAll(".question, .explained > li").forEach((question, at) => {
  for (const [name, edge] of [["first", "top"], ["last", "bottom"]]) {
    const mark = document.createElement("span");
    mark.textContent = `@${name}${at + 1}@`;
    mark.style.cssText = `position: absolute; inset-inline-start: 0; ${edge}: 0;
      font: 2pt/2pt sans-serif; white-space: nowrap; text-indent: 0;`;
    question.append(mark);
  }
});
</script>
"""


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def printed(source, folder):
    """The PDF of a page."""
    page = folder / "page.html"
    page.write_text(source, encoding="utf-8")
    pdf = folder / "page.pdf"
    pdf.unlink(missing_ok=True)
    profile = tempfile.mkdtemp(dir=folder)
    run(*CHROMIUM, f"--user-data-dir={profile}", f"--print-to-pdf={pdf}", page.as_uri())
    return pdf


def words(pdf):
    """For each page its size and its words, each with its box."""
    listing = run("pdftotext", "-bbox", pdf, "-")
    number = r'"([-\d.]+)"'
    box = re.compile(rf'<word xMin={number} yMin={number} xMax={number} yMax={number}>(.*?)</word>')
    pages = []
    for page in listing.split("<page ")[1:]:
        width, height = map(float, re.search(rf"width={number} height={number}", page).groups())
        found = [(*map(float, word[:4]), html.unescape(word[4])) for word in box.findall(page)]
        pages.append(((width, height), found))
    return pages


def squeezed(text):
    """A text without what pdftotext sets in an order of its own: white space, and letters from right to left."""
    text = unicodedata.normalize("NFKC", text)
    kept = (c for c in text if unicodedata.bidirectional(c) not in ("R", "AL") and unicodedata.category(c) != "Cf")
    return re.sub(r"\s", "", "".join(kept))


def unquoted(text):
    """The text of a CSS string."""
    return re.sub(r"\\([0-9a-f]+) ", lambda match: chr(int(match[1], 16)), text)


def problems(file, folder):
    source = file.read_text(encoding="utf-8")
    paper = re.search(r"size: (\w+);", source)[1]
    codes = {squeezed(html.unescape(code)) for code in re.findall(r'class="code[^>]*>(.*?)</', source)}
    feet = {squeezed(unquoted(foot)) for foot in re.findall(r'@bottom-left { content: "(.*?)"; direction', source)}
    # Of several sheets in one file each is counted for itself.
    counted = collections.Counter()
    copy = re.search(r'@bottom-right { content: "([^"]*)" counter\(p\d+\)', source)
    copy = copy and squeezed(unquoted(copy[1]))
    pages = words(printed(source.replace("</body>", MARKS + "</body>"), folder))
    if not pages:
        yield "there are no pages"
    edges = {}
    for at, (_, found) in enumerate(pages, 1):
        for place, (left, top, right, bottom, word) in enumerate(found):
            for name, number in MARK.findall(word):
                edges[name, int(number)] = (at, top if name == "first" else bottom)
            found[place] = (left, top, right, bottom, MARK.sub("", word))
    for at, ((width, height), found) in enumerate(pages, 1):
        if any(abs(is_ - be) > 1 for is_, be in zip((width, height), POINTS[paper])):
            yield f"page {at} measures {width} by {height} points, which is not {paper}"
        text = squeezed("".join(word[4] for word in found))
        foot = next((foot for foot in feet if foot and foot in text), None)
        if not foot and not ANSWERS.search(text):
            yield f"page {at} bears no code"
        counted[foot] += 1
        said = rf"{copy}{counted[foot]}(?!\d)" if copy else rf"{at}\D+{len(pages)}"
        if foot and not re.search(said, text):
            yield f"page {at} does not say which one it is"
        for left, top, right, bottom, word in found:
            if left < 40 or right > width - 40 or top < 25 or bottom > height - 15:
                yield f"page {at} prints `{word[:40]}` beyond its margins"

    printed_text = squeezed("".join(word[4] for _, found in pages for word in found))
    for code in codes:
        if code not in printed_text:
            yield f"the code `{code[:40]}` is not printed whole"

    asked = len(re.findall(r'<li class="question">|<h3 class="stem"', source))
    if len(edges) != 2 * asked:
        yield f"{asked} questions have {len(edges)} edges"
        return
    for number in range(1, asked + 1):
        (first, top), (last, _) = edges["first", number], edges["last", number]
        # One that is longer than a page must be split; then it starts at the head of one.
        if first != last and top > 120:
            yield f"question {number} is split between pages {first} and {last}"


def golden():
    # Those made to be hard, and the built-in bank: the other banks print alike.
    cases = ("hostile", "russia-recognises-taliban", "sample")
    return sorted(
        file
        for pattern in ("sheet*", "key", "versions*", "personal*")
        for case in cases
        for file in GOLDEN.glob(f"{case}/{pattern}.html")
    )


def main():
    named = [pathlib.Path(name) for name in sys.argv[1:] if name.endswith(".html")]
    files = named or golden()
    if not files:
        sys.exit("there is nothing to print")
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            found = list(problems(file, pathlib.Path(folder)))
            bad += bool(found)
            name = f"{file.parent.name}/{file.name}"
            print(f"FAIL {name}: {'; '.join(found[:10])}" if found else f"ok {name}", flush=True)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
