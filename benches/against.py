"""Measures exports against genanki, quizdown and text2qti: the same cards and questions, in one run, each at its best.

Usage: benches/against.py, from anywhere. It installs the three from their registry under target/against.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORK = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "against"
PYTHON = WORK / "python/bin/python"
NEEDS = ["genanki==0.13.1", "quizdown==0.3.2", "text2qti==0.8.0"]


def prepare():
    """Runs this again with the others at hand."""
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", WORK / "python"], check=True)
    subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *NEEDS], check=True)
    os.execv(PYTHON, [PYTHON, __file__, "measure"])


def ours():
    """The times of this program in seconds, and what it exported."""
    built = subprocess.run(
        ["cargo", "bench", "--quiet", "--bench", "export", "--no-run", "--message-format=json"],
        cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True,
    )
    artifacts = [json.loads(line) for line in built.stdout.splitlines() if line.startswith("{")]
    binary = next(a["executable"] for a in artifacts if a.get("target", {}).get("name") == "export" and "bench" in a["target"]["kind"])
    folder = tempfile.mkdtemp()
    said = subprocess.run([binary], env={**os.environ, "QUIZPRESS_AGAINST": folder}, check=True, capture_output=True, text=True)
    times = {name: float(seconds) for name, seconds in (line.split() for line in said.stdout.splitlines())}
    read = lambda name: json.loads(Path(folder, name).read_text("utf-8"))
    return times, read("notes.json"), read("quiz.json")["questions"]


def best(work, times=5):
    """The best time of several."""
    def once():
        start = time.perf_counter()
        work()
        return time.perf_counter() - start
    return min(once() for _ in range(times))


def genanki_time(notes):
    import genanki

    model = genanki.Model(
        1607392319, "against", fields=[{"name": name} for name in ("Question", "Answer", "Statement", "Id")],
        templates=[{"name": "Card 1", "qfmt": "{{Question}}", "afmt": "{{FrontSide}}<hr>{{Answer}}<br>{{Statement}}"}],
    )
    file = os.path.join(tempfile.mkdtemp(), "deck.apkg")

    def work():
        deck = genanki.Deck(2059400110, "against")
        for id, front, back, statement in notes:
            deck.add_note(genanki.Note(model=model, fields=[front, back, statement, id], guid=id))
        genanki.Package(deck).write_to_file(file)
    return best(work)


def quizdown_time(questions):
    import quizdown

    options = lambda q: "".join(f"1. [{'x' if o['correct'] else ' '}] {o['text']}\n" for o in q["options"])
    text = "\n".join(f"### {q['stem']}\n\n{options(q)}" for q in questions)
    return best(lambda: quizdown.quizdown_render(text, name="against", format="MoodleXml"))


def text2qti_time(questions):
    from text2qti.config import Config
    from text2qti.qti import QTI
    from text2qti.quiz import Quiz

    def written(number, question):
        lines = [f"{number}. {question['stem']}", f"... {question['explanation']}"]
        for letter, option in zip("abcdef", question["options"]):
            lines.append(f"{'*' if option['correct'] else ''}{letter}) {option['text']}")
            lines += [f"... {option['why']}"] if option["why"] else []
        return "\n".join(lines)

    # A question of the same words twice is refused.
    text = "\n\n".join(written(n, {**q, "stem": f"{q['stem']} ({n})"}) for n, q in enumerate(questions, 1)) + "\n"
    config = Config()
    file = os.path.join(tempfile.mkdtemp(), "quiz.zip")
    return best(lambda: QTI(Quiz(text, config=config, source_name="against")).save(file), times=3)


def main():
    times, notes, questions = ours()
    cards, asked = f"{len(notes):,} cards", f"{len(questions):,} questions"
    others = [
        ("anki", cards, "genanki", genanki_time(notes)),
        ("moodle", asked, "quizdown", quizdown_time(questions)),
        ("qti12", asked, "text2qti", text2qti_time(questions)),
    ]
    others.append(("qti21", asked, "text2qti (QTI 1.2)", others[-1][3]))
    for name, what, other, seconds in others:
        own = times[name]
        print(f"{what} to {name}: {own * 1000:.1f} ms; {other} {seconds * 1000:.1f} ms; {own / seconds:.3f} of its time")


if sys.argv[1:] == ["measure"]:
    main()
else:
    prepare()
