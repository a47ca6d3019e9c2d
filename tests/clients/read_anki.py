# needs: pip anki==26.9.3 pyyaml==6.0.2
"""Anki's own library imports the packages and the text files, shows every card, and takes corrections."""

import html
import os
import re
import subprocess
import tempfile
from pathlib import Path

import yaml
from anki.buildinfo import version
from anki.collection import (
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    ImportCsvRequest,
)

from checks import OUT, check, finish, read_by

ROOT = Path(__file__).resolve().parents[2]
BANKS = {
    "apollo-11": ROOT / "questions/apollo-11.yaml",
    "russia-recognises-taliban": ROOT / "questions/russia-recognises-taliban.yaml",
    "hostile": ROOT / "tests/golden/hostile/bank.yaml",
    "sample": ROOT / "tests/golden/sample/bank.yaml",
}
LATER = "4000000000"


def collection():
    return Collection(os.path.join(tempfile.mkdtemp(), "collection.anki2"))


def import_package(col, path):
    options = ImportAnkiPackageOptions(merge_notetypes=False, with_scheduling=False)
    return col.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=options)).log


def import_text(col, path):
    metadata = col.get_csv_metadata(path=str(path), delimiter=None)
    return col.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log


def counts(log):
    return {
        kind: len(getattr(log, kind))
        for kind in ("new", "updated", "duplicate", "conflicting", "first_field_match", "missing_notetype")
        if len(getattr(log, kind))
    }


def text_of(field):
    """A field as it is read: what was hidden is shown, lines are lines, nothing else is markup."""
    field = re.sub(r"\{\{c1::(.*?)\}\}", r"\1", field, flags=re.S)
    assert not re.search(r"<(?!br>)", field), field
    return html.unescape(field.replace("<br>", "\n"))


def ids(bank):
    """The ids that the cards of a bank have had first."""
    def first(was, name):
        was = was if isinstance(was, list) else [was]
        return was[0] if was[0] is not None else name
    for fact in bank["facts"]:
        for name, blank in fact["blanks"].items():
            yield f"{bank['id']}/{first(fact.get('was'), fact['id'])}/{first(blank.get('was'), name)}"


def corrected(path, folder):
    """The bank with a word after every statement: every card changes."""
    text = re.sub(r'(statement: ".*)"$', r'\1 (corrected)"', path.read_text("utf-8"), flags=re.M)
    bank = folder / path.name
    bank.write_text(text, "utf-8")
    subprocess.run([os.environ["EXPORT"], str(bank), str(folder), LATER], check=True, stderr=subprocess.DEVNULL)


def schedule(col):
    return {
        col.get_note(card.nid).guid: (card.type, card.queue, card.ivl, card.due, card.reps)
        for card in map(col.get_card, col.find_cards(""))
        if card.reps
    }


def review(col, times):
    """Answers some cards as the reviewer does, with Good and Easy."""
    col.decks.select(col.get_card(col.find_cards("")[0]).did)
    for number in range(times):
        queued = col.sched.get_queued_cards(fetch_limit=1)
        if not queued.cards:
            return
        card = col.get_card(queued.cards[0].card.id)
        card.start_timer()
        col.sched.answerCard(card, 3 + number % 2)


def show(col, name):
    """Every card can be shown on both sides, and shows its texts and nothing of the machinery."""
    flaws = []
    for card in map(col.get_card, col.find_cards("")):
        note = card.note()
        question, answer = card.question(), card.answer()
        for side in (question, answer):
            shown = html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"<style>.*?</style>", "", side, flags=re.S)))
            if not name.startswith("hostile") and ("{{" in shown or "}}" in shown or "[sound" in shown):
                flaws.append((note.guid, shown))
            if "no cloze" in side.lower() or "unknown field" in side.lower():
                flaws.append((note.guid, side))
        if card.question_av_tags() or card.answer_av_tags():
            flaws.append((note.guid, "plays a sound"))
        hidden = re.search(r"\{\{c1::(.*?)\}\}", note.fields[0], flags=re.S)
        if hidden and ("[...]" not in question or hidden[1] not in answer):
            flaws.append((note.guid, question))
        if not hidden and (note.fields[0] not in question or note.fields[1] not in answer):
            flaws.append((note.guid, answer))
    check(f"{name}: every card shows what it asks and answers", flaws, [])


def life(name, path, take, suffix):
    """A first import, the same again, a review, a correction."""
    bank = yaml.safe_load(path.read_text("utf-8"))
    wanted = sorted(ids(bank))
    file = OUT / name / f"{bank['id']}{suffix}"
    col = collection()
    label = f"{name}{suffix}"
    check(f"{label}: every blank is new", counts(take(col, file)), {"new": len(wanted)})
    notes = [col.get_note(note) for note in col.find_notes("")]
    check(f"{label}: every note bears the name of its blank", sorted(note.guid for note in notes), wanted)
    check(f"{label}: a card for each note", len(col.find_cards("")), len(wanted))
    check(f"{label}: no card is empty", [r.note_id for r in col.get_empty_cards().notes], [])
    check(f"{label}: the database is sound", col.fix_integrity()[1])
    decks = {col.decks.name(card.did) for card in map(col.get_card, col.find_cards(""))}
    check(f"{label}: all in one deck", len(decks), 1)
    check(f"{label}: which is no deck within a deck", [deck for deck in decks if "::" in deck], [])
    show(col, label)
    again = counts(take(col, file))
    check(f"{label}: nothing is new the second time", again.get("new", 0), 0)
    check(f"{label}: and nothing doubled", len(col.find_notes("")), len(wanted))
    review(col, 6)
    before = schedule(col)
    check(f"{label}: cards were reviewed", len(before) > 0)
    folder = Path(tempfile.mkdtemp())
    corrected(path, folder)
    changes = counts(take(col, folder / f"{bank['id']}{suffix}"))
    check(f"{label}: a correction updates", changes.get("updated", 0) > 0 and changes.get("new", 0) == 0)
    texts = ["\n".join(col.get_note(note).fields) for note in col.find_notes("")]
    check(f"{label}: the correction is seen", all("(corrected)" in text for text in texts))
    check(f"{label}: the schedule is kept", schedule(col), before)
    check(f"{label}: still nothing doubled", len(col.find_notes("")), len(wanted))
    col.close()


def hostile():
    """The texts of the hostile bank come back as they were."""
    bank = yaml.safe_load(BANKS["hostile"].read_text("utf-8"))
    col = collection()
    import_package(col, OUT / "hostile/hostile.apkg")
    notes = {col.get_note(note).guid: col.get_note(note) for note in col.find_notes("")}
    for fact in bank["facts"]:
        for name, blank in fact["blanks"].items():
            statement = fact["statement"].replace("{" + name + "}", blank["text"].replace("{", "{{").replace("}", "}}"))
            statement = statement.replace("{{", "{").replace("}}", "}")
            # A bank's white space is one space.
            statement = statement[0].upper() + statement[1:].replace("\t", " ")
            note = notes[f"hostile/{fact['id']}/{name}"]
            kind = note.note_type()["name"]
            field = "Statement" if kind == "quizpress question" else "Text"
            check(f"hostile {fact['id']}: the statement comes back as it was", text_of(note[field]), statement)
            if kind == "quizpress question":
                check(f"hostile {fact['id']}: the question comes back as it was", text_of(note["Question"]), blank["ask"])
                check(f"hostile {fact['id']}: the answer comes back as it was", text_of(note["Answer"]), blank["text"])
            else:
                hidden = re.search(r"\{\{c1::(.*?)\}\}", note["Text"], flags=re.S)[1]
                check(f"hostile {fact['id']}: what is hidden is the answer", text_of(hidden), blank["text"])
                card = note.cards()[0]
                check(f"hostile {fact['id']}: the hint is three dots", 'class="cloze" data-cloze' in card.question() and "[...]" in card.question())
    tags = {tag for note in notes.values() for tag in note.tags}
    check("hostile: tags have no spaces and no quotes", {"two_words", "a::b", "quoted"} <= tags)
    texts = collection()
    import_text(texts, OUT / "hostile/hostile-anki.txt")
    for note in map(texts.get_note, texts.find_notes("")):
        if note.note_type()["name"] == "Cloze":
            check(f"{note.guid}: the same from the text file", note.fields[0], notes[note.guid]["Text"])
        else:
            check(f"{note.guid}: the same from the text file", note.fields[0], notes[note.guid]["Question"])


def two_banks():
    """Two banks of the same time go into one collection."""
    col = collection()
    total = 0
    for name in ("apollo-11", "russia-recognises-taliban"):
        total += counts(import_package(col, OUT / name / f"{name}.apkg")).get("new", 0)
    check("two banks in one collection: every note is there", len(col.find_notes("")), total)
    check("two banks in one collection: two note types at most", len({col.get_note(n).mid for n in col.find_notes("")}) <= 2)


def plain():
    """Every plain card is a note, whatever it begins with."""
    for name in BANKS:
        file = next((OUT / name).glob("*.tsv"))
        fronts = [line.split("\t")[0] for line in file.read_text("utf-8").splitlines()]
        col = collection()
        import_text(col, file)
        check(f"{name} plain: a note for each front", len(col.find_notes("")), len(set(fronts)))
        col.close()


def same_day():
    """A second change on a day updates, where the bank says the time of day."""
    text = BANKS["sample"].read_text("utf-8")
    col = collection()
    found = []
    for number, updated in enumerate(["2026-01-03", "2026-01-03", "2026-01-03T10:00"]):
        folder = Path(tempfile.mkdtemp())
        bank = re.sub(r"^updated:.*\n", "", text, flags=re.M).replace("\ntitle:", f"\nupdated: {updated}\ntitle:", 1)
        bank = re.sub(r'(statement: ".*)"$', rf'\1 ({number})"', bank, flags=re.M)
        (folder / "b.yaml").write_text(bank, "utf-8")
        subprocess.run([os.environ["EXPORT"], str(folder / "b.yaml"), str(folder)], check=True, stderr=subprocess.DEVNULL)
        found.append(counts(import_package(col, next(folder.glob("*.apkg")))))
    check("a second change on a day is not seen", found[1].get("updated", 0), 0)
    check("unless the time of day says so", found[2].get("updated", 0), found[0]["new"])


read_by("anki", version)
plain()
same_day()
for bank_name, bank_path in BANKS.items():
    life(bank_name, bank_path, import_package, ".apkg")
    life(bank_name, bank_path, import_text, "-anki.txt")
hostile()
two_banks()
finish()
