"""How a client says what it found: one line a check, and a status that fails if one failed."""

import json
import re
import sys
from pathlib import Path

OUT = Path(sys.argv[1])
failures = 0


def read_by(program, version):
    print("read by", program, version)


def check(what, seen, expected=True):
    """One check: what was seen is what was expected."""
    global failures
    if seen == expected:
        print("ok", what)
    else:
        failures += 1
        print("FAIL", what, "| seen:", repr(seen)[:600], "| expected:", repr(expected)[:600])


def shown(value):
    """A value of JSON whose texts are as they are shown: no control character, no override of the direction."""
    if isinstance(value, dict):
        return {name: shown(member) for name, member in value.items()}
    if isinstance(value, list):
        return [shown(member) for member in value]
    if not isinstance(value, str):
        return value
    spaced = re.sub("[\x0b\x0c\x85\u2028\u2029]", " ", value)
    return re.sub("[\0-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", "", spaced)


def quizzes():
    """The name of each folder with a quiz, and the quiz as data."""
    # Beside the folders lies the link through which the clients of Node find their packages.
    for path in sorted(path for path in OUT.glob("*/*.json") if path.parent.name != "node_modules"):
        yield path.parent, shown(json.loads(path.read_text("utf-8")))


def finish():
    sys.exit(1 if failures else 0)
