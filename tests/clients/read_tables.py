# needs: pip openpyxl==3.1.5 pyyaml==6.0.2
# needs: apt libreoffice-calc
"""Python's csv module, openpyxl and LibreOffice find in every table what the quiz or the deck says, and run no cell."""

import csv
import json
import math
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl
import yaml

from checks import check, finish, quizzes, read_by
from decks import ROOT, WORK, bank_of, blanks_of, decks, exported, notes_of, said_of, shown, sides_of

SIGNS = "=+\\-@\t\r\n＝＋－＠"
FIRST = ["id", "kind", "form", "question"]
LAST = ["key", "answer", "also_right", "why_others_are_wrong", "explanation", "paragraphs", "care", "tags"]


# What the tables should say.

def legal(text):
    """Without what no XML document, and so no workbook, can hold."""
    return re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)


def disarmed(text):
    """Whether a cell is one that a spreadsheet may run, or looks like one that was kept from it."""
    return re.match(f"'*[^\\S\\t\\r\\n]*[{SIGNS}]", text) and not re.fullmatch(r"-?[0-9.]+", text)


def letter(place):
    return chr(65 + place) if place < 26 else letter(place // 26 - 1) + letter(place % 26)


def key_of(question):
    options = question["options"]
    if question["form"] in ("date", "number"):
        return ""
    if question["form"] == "order":
        places = {text: number for number, text in enumerate(question["answers"], 1)}
        return " ".join(f"{letter(at)}{places[option['text']]}" for at, option in enumerate(options))
    return " ".join(letter(at) for at, option in enumerate(options) if option["correct"])


def row_of(quiz, question, width):
    """A question as the csv format has it."""
    options = question["options"]
    asked = " ".join([question["stem"], question["hint"]] if "hint" in question else [question["stem"]])
    whys = [f"{letter(at)}: {o['why']}" for at, o in enumerate(options) if o["why"] and not o["correct"]]
    also = question["accept"] if question["form"] in ("date", "number") else []
    first = [f"{quiz['id']}/{question['id']}", question["kind"], question["form"], asked]
    texts = [option["text"] for option in options]
    last = [
        key_of(question), "; ".join(question["answers"]), "; ".join(also), "\n".join(whys), question["explanation"],
        " ".join(map(str, question["paragraphs"])), " ".join(question["care"]), " ".join(question["tags"]),
    ]
    return [legal(cell) for cell in first + texts + [""] * (width - len(texts)) + last]


def table_of(quiz):
    width = max(len(question["options"]) for question in quiz["questions"])
    head = FIRST + [f"option_{letter(at).lower()}" for at in range(width)] + LAST
    return [head] + [row_of(quiz, question, width) for question in quiz["questions"]]


def kahoot_rows(quiz):
    """The questions that Kahoot's template can say, as its columns hold them."""
    def units(text):
        return len(text.encode("utf-16-le", "surrogatepass")) // 2

    rows = []
    for question in quiz["questions"]:
        stem, options = shown(question["stem"]), [shown(option["text"]) for option in question["options"]]
        fits = units(stem) <= 120 and all(units(text) <= 75 for text in options) and len(options) <= 4
        if question["form"] in ("choice", "true-false", "select") and fits and all([stem, *options]):
            right = [str(at) for at, option in enumerate(question["options"], 1) if option["correct"]]
            rows.append([str(len(rows) + 1), stem, *options, *[""] * (4 - len(options)), "30", ",".join(right)])
    return rows


# What the readers find.

def csv_rows(path, delimiter=","):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=delimiter, strict=True))


def soffice(paths, wanted, *options):
    """LibreOffice opens all these files and saves them in another format; one start for all."""
    folder = Path(tempfile.mkdtemp(dir=WORK))
    copies = []
    for number, path in enumerate(paths):
        # LibreOffice would open a text file as a letter.
        copy = folder / f"{number}{path.suffix.replace('.txt', '.tsv')}"
        copy.write_bytes(path.read_bytes())
        copies.append(str(copy))
    profile = f"-env:UserInstallation=file://{WORK}/profile"
    command = ["soffice", profile, "--headless", *options, "--convert-to", wanted, "--outdir", str(folder / "out"), *copies]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return [folder / "out" / f"{number}.{wanted.split(':')[0]}" for number in range(len(paths))]


def sheet(path):
    """The type and the text of every cell of a workbook."""
    cells = [[(cell.data_type, cell.value) for cell in row] for row in openpyxl.load_workbook(path).active.iter_rows()]
    # A workbook may hold a carriage return as its code.
    return [[(kind, "" if value is None else value) for kind, value in row] for row in cells]


def unlike(seen, wanted):
    """The cells of a table that are not what they should be, with their rows and columns."""
    flaws = [] if len(seen) == len(wanted) else [("rows", len(seen), len(wanted))]
    for number, (row, texts) in enumerate(zip(seen, wanted), 1):
        if len(row) != len(texts):
            flaws.append((number, "cells", len(row), len(texts)))
        flaws += [(number, column, *pair) for column, pair in enumerate(zip(row, texts)) if pair[0] != pair[1]]
    return flaws


def same(kind, value, text):
    """Whether a cell of a spreadsheet is what a text says. It may have taken digits for a number, or for a date."""
    if kind == "n" and value != "":
        return bool(re.fullmatch(r"-?[0-9.,]+", text)) and math.isclose(value, float(text.replace(",", "")))
    if kind == "d":
        return text in (value.strftime("%Y-%m-%d"), value.strftime("%B %Y"), value.strftime("%Y-%m"))
    ends = re.compile("\r\n?")
    return kind != "f" and ends.sub("\n", str(value)) == ends.sub("\n", text)


def opened_unlike(seen, wanted):
    """The cells of a spreadsheet that are not what a table says."""
    flaws = [] if len(seen) == len(wanted) else [("rows", len(seen), len(wanted))]
    for number, (row, texts) in enumerate(zip(seen, wanted), 1):
        row = row + [("s", "")] * (len(texts) - len(row))
        flaws += [(number, *cell, text) for cell, text in zip(row, texts) if not same(*cell, text)]
    return flaws


# The files: those of all banks and quizzes, and a bank whose cells a spreadsheet would run.

DANGEROUS = ["=1+1", "+49 30 1234", "-1+2", "@SUM(1,2)", "=cmd|' /C calc'!A0", "'=1+1", "'tis", "-5", "\"Eagle\" and", "\"open", "#hash", "＝1", "=HYPERLINK(\"x\")", ";", "a;b,c"]


def dangerous():
    """A bank and a quiz of which every text would be run, or end a cell."""
    folder, bank = bank_of("formulas", DANGEROUS)
    quiz = json.loads((ROOT / "tests/golden/sample/quiz.json").read_text("utf-8"))
    model = next(question for question in quiz["questions"] if question["form"] == "choice")
    quiz["id"] = "formulas"
    quiz["questions"] = []
    for at, text in enumerate(DANGEROUS):
        options = [dict(model["options"][0], text=f"{text}{end}", correct=end == "", why=text if end else None) for end in ("", " b")]
        quiz["questions"].append(dict(model, id=f"f/{at}/which", stem=text, options=options, answers=[text], explanation=text, tags=[text]))
    (folder / "quiz.json").write_text(json.dumps(quiz), "utf-8")
    exported(bank, folder)
    exported(folder / "quiz.json", folder)
    return folder, quiz


def counted(notes, name):
    """How many things the notes of a format speak of."""
    return sum(int(number) for number in re.findall(rf"^{name}: (\d+) (?:cells? begins?|questions? left out|cards? left out)", notes, flags=re.M))


read_by("Python's csv module", sys.version.split()[0])
read_by("openpyxl", openpyxl.__version__)
read_by("LibreOffice", subprocess.run(["soffice", "--version"], capture_output=True, text=True).stdout.split()[1])

own = dangerous()
all_quizzes = [*quizzes(), own]

spreadsheets = soffice([folder / f"{quiz['id']}.csv" for folder, quiz in all_quizzes], "xlsx", "--infilter=CSV:44,34,76")
kahoots = soffice([folder / f"{quiz['id']}-kahoot.xlsx" for folder, quiz in all_quizzes], "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false")
for (folder, quiz), opened, resaved in zip(all_quizzes, spreadsheets, kahoots):
    name = f"{folder.name}.csv"
    wanted = table_of(quiz)
    path = folder / f"{quiz['id']}.csv"
    raw = csv_rows(path)
    armed = sum(bool(disarmed(cell)) for row in wanted for cell in row)
    check(f"{name}: a cell that would be run has an apostrophe, and no other", unlike(raw, [["'" * bool(disarmed(cell)) + cell for cell in row] for row in wanted]), [])
    check(f"{name}: Python reads every cell as it was", unlike([[cell[1:] if disarmed(cell) else cell for cell in row] for row in raw], wanted), [])
    check(f"{name}: lines end as RFC 4180 has it", path.read_bytes().count(b"\r\n") >= len(wanted) and path.read_bytes().endswith(b"\r\n"))
    notes = said_of(folder / f"{quiz['id']}.json")
    check(f"{name}: it is said how many", counted(notes, "csv"), armed)
    check(f"{name}: LibreOffice reads the same, and runs nothing", opened_unlike(sheet(opened), raw), [])

    name = f"{folder.name}-kahoot.xlsx"
    rows = sheet(folder / f"{quiz['id']}-kahoot.xlsx")
    head = next(number for number, row in enumerate(rows) if len(row) > 1 and str(row[1][1]).startswith("Question - max 120"))
    wanted = kahoot_rows(quiz)
    body = [row + [("s", "")] * (8 - len(row)) for row in rows[head + 1:]]
    check(f"{name}: openpyxl reads every cell as it was", unlike([[str(value) for _, value in row] for row in body], wanted), [])
    check(f"{name}: a single right answer is a number", {row[7][0] for row in body if "," not in str(row[7][1])} <= {"n"})
    check(f"{name}: no cell is run", [cell for row in rows for cell in row if cell[0] == "f"], [])
    check(f"{name}: it is said how many are left out", counted(notes, "kahoot"), len(quiz["questions"]) - len(wanted))
    padded = [row + [""] * (8 - len(row)) for row in csv_rows(resaved)]
    check(f"{name}: LibreOffice reads the same", unlike(padded[-len(wanted) or len(padded):], wanted), [])

banks = [*decks(), (own[0], own[0] / "bank.yaml")]
banks = [(folder, yaml.safe_load(path.read_text("utf-8")), said_of(path)) for folder, path in banks]

files = [folder / f"{bank['id']}{suffix}" for folder, bank, _ in banks for suffix in (".tsv", "-anki.txt")]
# The last file shows that LibreOffice would run what it can.
(WORK / "control.tsv").write_text("=1+1\tb\n", "utf-8")
*opened, control = soffice([*files, WORK / "control.tsv"], "xlsx", "--infilter=CSV:9,34,76")
check("LibreOffice would run a cell that is not made harmless", sheet(control)[0][0][0], "f")
for (folder, bank, said), plain, anki in zip(banks, opened[::2], opened[1::2]):
    name = f"{folder.name}.tsv"
    notes = notes_of(folder / f"{bank['id']}.apkg")
    blanks = dict(blanks_of(bank))
    wanted = [sides_of(fields) for fields in notes.values()]
    raw = csv_rows(folder / f"{bank['id']}.tsv", "\t")
    read = [[cell[1:] if disarmed(cell) else cell.strip() for cell in row] for row in raw]
    check(f"{name}: Python reads front and back of every card", unlike(read, wanted), [])
    check(f"{name}: a line for each blank", set(notes) ^ set(blanks), set())
    told = [[said or side for said, side in zip(blanks[guid], sides)] for guid, sides in zip(notes, read)]
    check(f"{name}: as the bank has them", unlike(read, told), [])
    check(f"{name}: it is said how many cells are made harmless", counted(said, "tsv-plain"), sum(bool(disarmed(cell)) for row in wanted for cell in row))
    stripped = [[(kind, value.strip() if isinstance(value, str) else value) for kind, value in row] for row in sheet(plain)]
    check(f"{name}: LibreOffice reads the same, and runs nothing", opened_unlike(stripped, [[cell.strip() for cell in row] for row in raw]), [])

    name = f"{folder.name}-anki.txt"
    lines = csv_rows(folder / f"{bank['id']}-anki.txt", "\t")
    head = [line for line in lines if line[0].startswith("#")]
    body = lines[len(head):]
    check(f"{name}: first the header lines", [line[0].split(":")[0] for line in head], ["#separator", "#html", "#guid column", "#notetype column", "#tags column", "#deck", "#columns"])
    check(f"{name}: Python reads the id and the front of every card", [[row[0], row[2]] for row in body], [[guid, fields[0]] for guid, fields in notes.items()])
    backs = [(row[3], f"<b>{fields[1]}</b>") for row, fields in zip(body, notes.values()) if row[1] == "Basic"]
    check(f"{name}: and its back", [back for back, answer in backs if not back.startswith(answer)], [])
    if bank["id"] != "formulas":
        check(f"{name}: LibreOffice reads the same, and runs nothing", opened_unlike(sheet(anki), lines), [])
finish()
