"""Measures personal versions against quixote, which writes one version a run: the same 20 questions, in one run.

Usage: benches/against_quixote.py, from anywhere. It installs quixote from its registry under target/against.
"""

import json
import os
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
QUIXOTE = TARGET / "against/cargo/bin/quixote"
QUIZPRESS = TARGET / "release/quizpress"
BANK = ROOT / "questions/apollo-11.yaml"
VERSIONS = 1000


def run(*command):
    subprocess.run([str(word) for word in command], check=True, capture_output=True)


def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def source(question):
    """A question as quixote reads it: its options as a list, the right one in bold."""
    options = question["options"]
    return "\n\n".join([question["stem"], "\n".join("* " + (f"**{o['text']}**" if o["correct"] else o["text"]) for o in options)])


def main():
    run("cargo", "build", "--release", "--manifest-path", ROOT / "Cargo.toml")
    run("cargo", "install", "--quiet", "--root", TARGET / "against/cargo", "--target-dir", TARGET / "against/cargo-target", "quixote@0.7.6")
    folder = Path(tempfile.mkdtemp())
    draw = ["--seed", "7", "-n", "20", "--kinds", "which,number,when"]
    run(QUIZPRESS, "export", BANK, "--to", "json", *draw, "-o", folder / "quiz.json")
    questions = json.loads((folder / "quiz.json").read_text("utf-8"))["questions"]
    (folder / "source").mkdir()
    (folder / "source/quiz.md").write_text("\n\n---\n\n".join(map(source, questions)) + "\n", "utf-8")
    people = "".join(f"Person {number},7b\n" for number in range(VERSIONS))
    (folder / "names.csv").write_text("name,class\n" + people, "utf-8")

    ours = min(timed(lambda: run(QUIZPRESS, "print", BANK, *draw, "--names", folder / "names.csv", "-o", folder / "sheet.html")) for _ in range(5))
    theirs = timed(lambda: [run(QUIXOTE, folder / "source", "-q", folder / "out" / str(number)) for number in range(VERSIONS)])
    print(f"{VERSIONS} versions of {len(questions)} questions with their key")
    print(f"quizpress {ours:.3f} s, quixote {theirs:.3f} s: {ours / theirs:.3f}")


if __name__ == "__main__":
    main()
