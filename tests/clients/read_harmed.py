#!/usr/bin/env python3
"""Kills the program, fills its disk and damages its store, two minutes in all, and reads what is left.

    read_harmed.py OUT [SECONDS]

Whatever happens to it: a set of files is whole, and either old or new; nothing hidden stays behind; no answer that was
shown as kept is lost; a store that SQLite finds damaged is never taken for a whole one, and what is read of it is
what was in it. Stores are read by SQLite itself, pages by the parser of Python. The harm is drawn from a seed.
"""

import collections
import html.parser
import json
import os
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from checks import OUT, check, finish, read_by

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "debug" / "quizpress"
BANK = ROOT / "questions" / "apollo-11.yaml"
SECONDS = float(sys.argv[2]) if len(sys.argv) > 2 else 120.0
DIGEST = re.compile(r"QP1-([0-9A-F]{10})")

harm = random.Random("harm")
DESK = Path(tempfile.mkdtemp(prefix="harmed-", dir=OUT))


def program(*arguments, **options):
    options.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.Popen(
        [PROGRAM, *map(str, arguments)],
        cwd=DESK,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        **options,
    )


def run(*arguments, given="", **options):
    process = program(*arguments, stdin=subprocess.PIPE, **options)
    out, err = process.communicate(given, timeout=120)
    return process.returncode, out, err


def hidden():
    return [path for path in DESK.iterdir() if path.name.startswith(".")]


class Page(html.parser.HTMLParser):
    """Whether a page is closed as it was opened."""

    def __init__(self, text):
        super().__init__()
        self.open = collections.Counter()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, _):
        self.open[tag] += 1

    def handle_endtag(self, tag):
        self.open[tag] -= 1

    def is_whole(self):
        return all(self.open[tag] == 0 for tag in ("html", "head", "body", "style", "article", "table"))


def is_whole(path):
    text = path.read_text("utf-8")
    return text.rstrip().endswith("</html>") and Page(text).is_whole()


def print_job(versions):
    return ["print", BANK, "--seed", "1", "-n", "20", "--versions", versions, "-o", "o.html"]


def handed_over():
    """Takes away what is kept of the job for marking, which no other job's may take the place of."""
    (DESK / "o-marking.json").unlink(missing_ok=True)


def killed(until):
    """Ends `print` at any moment: a set is old or new, and nothing stays behind."""
    begun = time.monotonic()
    run(*print_job(2))
    usual = time.monotonic() - begun
    counts = collections.Counter()
    was_whole = True
    while time.monotonic() < until:
        how = harm.choice([signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
        handed_over()
        process = program(*print_job(harm.randint(2, 9)))
        time.sleep(harm.uniform(0, 1.2 * usual))
        process.send_signal(how)
        _, err = process.communicate()
        counts["runs"] += 1
        counts["ended by a signal"] += process.returncode < 0
        counts["panics"] += "panicked" in err
        pages = [DESK / "o.html", DESK / "o-key.html"]
        counts["torn pages"] += sum(not is_whole(page) for page in pages)
        digests = {frozenset(DIGEST.findall(page.read_text("utf-8"))) for page in pages}
        if how != signal.SIGKILL:
            # What a SIGKILL left mixed, which nothing can help, stays so until a run gets through.
            counts["mixed sets"] += was_whole and len(digests) != 1
            counts["left behind"] += len(hidden())
        was_whole = len(digests) == 1
        for path in hidden():
            path.unlink()
    print("print was killed:", dict(counts))
    check("print was killed while it worked", counts["ended by a signal"] >= min(5, counts["runs"] // 4))
    for trouble in ("panics", "torn pages", "mixed sets", "left behind"):
        check(f"killed: no {trouble}", counts[trouble], 0)


def limit(size):
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def filled(until):
    """Lets no file grow beyond a size: an error says so, and what was there stays."""
    jobs = {
        "o.html": print_job(3),
        "cards.html": ["cards", BANK, "-o", "cards.html"],
        "cards.apkg": ["export", BANK, "--to", "anki", "-o", "cards.apkg"],
        "quiz.json": ["export", BANK, "--to", "json", "--seed", "1", "-o", "quiz.json"],
    }
    handed_over()
    for job in jobs.values():
        run(*job)
    counts = collections.Counter()
    while time.monotonic() < until:
        name, job = harm.choice(list(jobs.items()))
        before = {path: path.read_bytes() for path in DESK.iterdir() if path.is_file()}
        size = harm.randint(0, int(1.2 * (DESK / name).stat().st_size))
        code, _, err = run(*job, preexec_fn=limit(size))
        counts["runs"] += 1
        counts["panics"] += "panicked" in err
        counts["other endings"] += code not in (0, 1)
        counts["full"] += code == 1
        counts["silent failures"] += code == 1 and not err.startswith("error: cannot write")
        after = {path: path.read_bytes() for path in DESK.iterdir() if path.is_file()}
        counts["changes after an error"] += code == 1 and after != before
        counts["left behind"] += len(hidden())
    print("the disk was filled:", dict(counts))
    check("the disk was full while it worked", counts["full"] > 0)
    for trouble in ("panics", "other endings", "silent failures", "changes after an error", "left behind"):
        check(f"filled: no {trouble}", counts[trouble], 0)


def answers(store):
    """The answers in a store, as SQLite reads them; none where a program was killed before it made one."""
    if not store.exists() or not store.stat().st_size:
        return set()
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as db:
        sql = "SELECT name, at FROM reviews JOIN cards ON cards.id = card"
        return set(db.execute(sql).fetchall())


def exported(text):
    """The answers in an exported history: card and moment."""
    lines = [json.loads(line) for line in text.splitlines()]
    return {(line["card"], line["at"]) for line in lines if "grade" in line}


def store_of_many():
    """A store of some pages, with its history as it was exported."""
    lines = ['{"quizpress-history":1}']
    for card in range(400):
        for day in range(1, 6):
            at = f"2026-01-{day:02}T12:00:00+00:00"
            lines.append(json.dumps(dict(card=f"bank/fact-{card}/blank", at=at, grade="good", interval=day)))
    (DESK / "many.jsonl").write_text("\n".join(lines) + "\n")
    code, _, err = run("study", "--store", "whole.db", "--import", "many.jsonl")
    check("a history of 2,000 answers is brought in", (code, err), (0, ""))
    return exported(run("study", "--store", "whole.db", "--export", "-")[1])


def damage(data):
    data = bytearray(data)
    how = harm.choice(["cut", "zero", "noise", "bit", "swap"])
    at = harm.randrange(len(data))
    length = min(harm.choice([1, 16, 512, 4096, 9000]), len(data) - at)
    if how == "cut":
        del data[at:]
    elif how == "zero":
        data[at : at + length] = bytes(length)
    elif how == "noise":
        data[at : at + length] = harm.randbytes(length)
    elif how == "bit":
        data[at] ^= 1 << harm.randrange(8)
    else:
        other = harm.randrange(len(data) // 4096) * 4096
        page = at // 4096 * 4096
        data[page : page + 4096], data[other : other + 4096] = data[other : other + 4096], data[page : page + 4096]
    return bytes(data)


def sound(store):
    """What SQLite itself thinks of a store."""
    try:
        with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as db:
            return db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except sqlite3.DatabaseError:
        return False


def damaged(until):
    """Overwrites and cuts a store: it is not taken for a whole one, and what can be read is."""
    known = store_of_many()
    whole = (DESK / "whole.db").read_bytes()
    counts = collections.Counter()
    shares = []
    while time.monotonic() < until:
        store = DESK / "hurt.db"
        hurt = damage(whole)
        store.write_bytes(hurt)
        fine = sound(store)
        code, out, err = run("study", "--store", "hurt.db", "--export", "-")
        counts["stores"] += 1
        counts["damaged"] += not fine
        counts["panics"] += "panicked" in err
        counts["other endings"] += code not in (0, 1)
        counts["changed by reading"] += store.read_bytes() != hurt
        counts["damage not said"] += not fine and hurt and code == 0
        counts["SQL shown"] += "SELECT" in err or "CREATE" in err
        if out:
            read = exported(out)
            # A bit in a value that is still one of ours cannot be told from a true one.
            counts["answers made up"] += len(read - known) > 20
            shares.append(len(read & known) / len(known))
            if code == 0:
                counts["answers lost in silence"] += len(known - read) > 20
        for command in (["stats"], ["study", BANK, "--new", "1"]):
            code, _, err = run(*command, "--store", "hurt.db", given="\n3\n")
            counts["panics"] += "panicked" in err
            counts["other endings"] += code not in (0, 1)
        for path in DESK.glob("hurt.db*"):
            path.unlink()
    print("stores were damaged:", dict(counts), f"median read {sorted(shares)[len(shares) // 2]:.0%}")
    check("stores were damaged", counts["damaged"] > 0)
    for trouble in (
        "panics", "other endings", "changed by reading", "damage not said", "SQL shown", "answers made up",
        "answers lost in silence",
    ):
        check(f"damaged: no {trouble}", counts[trouble], 0)


def studied(until):
    """Kills `study` at any moment: every answer that was shown as kept is in the store."""
    store = DESK / "study.db"
    counts = collections.Counter()
    day = 0
    while time.monotonic() < until:
        day += 1
        before = answers(store)
        now = time.strftime("%Y-%m-%dT12:00+00:00", time.gmtime(86400 * (20000 + day)))
        process = program("study", BANK, "--new", "99", "--store", "study.db", "--now", now, stdin=subprocess.PIPE)
        shown = 0
        try:
            for _ in range(harm.randint(0, 6)):
                process.stdin.write("\n3\n")
                process.stdin.flush()
                for line in process.stdout:
                    if line.startswith("  good: in"):
                        shown += 1
                        break
            process.stdin.write("\n3\n")
            process.stdin.flush()
        except BrokenPipeError:
            pass
        time.sleep(harm.uniform(0, 0.02))
        process.send_signal(harm.choice([signal.SIGKILL, signal.SIGTERM, signal.SIGHUP]))
        _, err = process.communicate()
        # A program that opens the store takes back what was left half done.
        run("stats", "--store", "study.db")
        after = answers(store)
        counts["runs"] += 1
        counts["answers"] += len(after - before)
        counts["panics"] += "panicked" in err
        counts["answers lost"] += not before <= after or len(after - before) < shown
        counts["stores damaged"] += store.exists() and not sound(store)
    # Who is killed between a new backup and the end of the oldest leaves six; the next day lets go of it.
    later = time.strftime("%Y-%m-%dT12:00+00:00", time.gmtime(86400 * (20001 + day)))
    run("study", BANK, "--new", "1", "--store", "study.db", "--now", later, given="\n3\n")
    backups = sorted(path.name for path in DESK.glob("study.db.backup-*"))
    print("study was killed:", dict(counts))
    check("study was killed", counts["answers"] > 0)
    check("five backups at most, each of them whole", (len(backups) <= 5, all(sound(DESK / name) for name in backups)), (True, True))
    for trouble in ("panics", "answers lost", "stores damaged"):
        check(f"studied: no {trouble}", counts[trouble], 0)


read_by("SQLite", sqlite3.sqlite_version)
begun = time.monotonic()
try:
    for part, harms in enumerate((killed, filled, studied, damaged), start=1):
        harms(begun + SECONDS * part / 4)
finally:
    shutil.rmtree(DESK)
finish()
