"""What a deck should say, read from its bank and from the Anki package beside it, and banks of texts that do harm."""

import html
import os
import re
import sqlite3
import subprocess
import tempfile
import zipfile
from pathlib import Path

import yaml

from checks import OUT

WORK = Path(tempfile.mkdtemp())
ROOT = Path(__file__).resolve().parents[2]


def shown(text):
    """In one line, without what cannot be seen."""
    text = re.sub("[\t\n\r\x0b\x0c\x85\u2028\u2029]", " ", text)
    hidden = "[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]"
    return "".join(c for c in re.sub(hidden, "", text) if ord(c) & 0xFFFE != 0xFFFE).strip()


def exported(source, folder):
    """Writes a bank or a quiz in every format, and gives what was said about it."""
    return subprocess.run([os.environ["EXPORT"], source, folder], check=True, capture_output=True, text=True).stderr


def said_of(source):
    """What is said when a bank or a quiz is written."""
    return exported(source, tempfile.mkdtemp(dir=WORK))


def blanks_of(bank):
    """Each blank's first id, its question where it has one of its own, and its answer where that is plain words."""
    for fact in bank["facts"]:
        for name, blank in fact["blanks"].items():
            was = [(fact.get("was") or [fact["id"]]), (blank.get("was") or [name])]
            ids = [one[0] if isinstance(one, list) else one for one in was]
            answer = blank.get("text")
            if isinstance(blank.get("entity"), str):
                answer = bank["entities"][blank["entity"]]["name"]
            asked = blank.get("ask-all") or blank.get("ask")
            yield "/".join([bank["id"], *ids]), [asked and shown(asked), shown(answer) if isinstance(answer, str) else None]


def notes_of(package):
    """The fields of each note of an Anki package, by its guid."""
    database = WORK / "notes.anki2"
    database.write_bytes(zipfile.ZipFile(package).read("collection.anki2"))
    rows = sqlite3.connect(database).execute("SELECT guid, flds FROM notes ORDER BY id").fetchall()
    return {guid: fields.split("\x1f") for guid, fields in rows}


def text_of(field):
    return html.unescape(re.sub(r"\{\{c1::(.*?)\}\}", r"\1", field, flags=re.S).replace("<br>", "\n"))


def sides_of(fields):
    """Front and back in one line each, from the fields of a note."""
    if len(fields) == 7:
        return [shown(text_of(fields[0])), shown(text_of(fields[1]))]
    back = re.search(r"\{\{c1::(.*?)\}\}", fields[0], flags=re.S)
    return [shown(text_of(fields[0].replace(back[0], "_____"))), shown(text_of(back[1]))]


def bank_of(name, texts):
    """Writes a bank of which every answer is one of these texts, and every question and statement begins with it."""
    folder = WORK / name
    folder.mkdir()
    facts = [
        {"id": f"f{at}", "statement": f"{doubled(text)} is said to be {{what}}", "blanks": {"what": {"text": text, "ask": f"{text} Which?"}}}
        for at, text in enumerate(texts)
    ]
    facts += [{"id": f"g{at}", "statement": "{what}" + doubled(text), "blanks": {"what": {"text": text}}} for at, text in enumerate(texts)]
    path = folder / "bank.yaml"
    path.write_text(yaml.safe_dump({"id": name, "title": texts[0], "facts": facts}, allow_unicode=True), "utf-8")
    return folder, path


def doubled(text):
    """A text in a statement, where braces are doubled."""
    return text.replace("{", "{{").replace("}", "}}")


def decks():
    """The folder of each deck with the path of its bank."""
    for path in sorted((ROOT / "questions").glob("*.yaml")):
        yield OUT / path.stem, path
    for name in ("sample", "hostile"):
        yield OUT / name, ROOT / f"tests/golden/{name}/bank.yaml"
