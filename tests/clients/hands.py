"""Seeded hands: types the letters of a class that answered, from what `print` wrote for marking.

    hands.py ID-marking.json SEED > letters.csv

Learners differ in what they know, and questions in how hard they are, so that item analysis has something to find. One
learner is absent, one left a row of a written answer undecided, and now and then somebody marks nothing, or two.
"""

import csv
import json
import math
import random
import sys


def letter(place):
    return chr(ord("A") + place)


def knows(ability, hardness, dice):
    """Whether somebody answers rightly, as the Rasch model has it."""
    return dice.random() < 1 / (1 + math.exp(hardness - ability))


def answer(question, is_right, dice):
    """What is typed for a question."""
    if question["form"] in ("date", "number", "order"):
        return "✓" if is_right else "✗"
    key, options = question["key"], range(len(question["options"]))
    if question["form"] == "select":
        wrong = [place for place in options if (place in key) != (dice.random() < 0.3)]
        places = key if is_right else [place for place in wrong if place not in key[:1]]
        return "".join(letter(place) for place in sorted(places))
    if is_right:
        return letter(key[0])
    slip = dice.random()
    if slip < 0.06:
        return ""
    # The wrong options, the first of the quiz liked most and the last hardly ever.
    wrong = sorted((place for place in options if place not in key), key=lambda place: question["options"][place])
    weights = [0.6, 0.36, 0.04, 0.02, 0.02][: len(wrong)]
    place = dice.choices(wrong, weights)[0]
    if slip < 0.09:
        return "".join(sorted(letter(place) for place in (place, key[0])))
    return letter(place)


def rows(marking, seed):
    dice = random.Random(seed)
    quiz = marking["quiz"]["questions"]
    hardness = [dice.gauss(-0.7, 1.0) for _ in quiz]
    versions = {version["version"]: version["questions"] for version in marking["versions"]}
    longest = max(len(questions) for questions in versions.values())
    yield ["copy", "name", *range(1, longest + 1)]
    absent, undecided = dice.sample(range(len(marking["copies"])), 2)
    for at, copy in enumerate(marking["copies"]):
        ability = dice.gauss(0, 1.2)
        questions = versions[copy["version"]]
        typed = [answer(q, knows(ability, hardness[q["original"]], dice), dice) for q in questions]
        if at == undecided:
            written = [n for n, q in enumerate(questions) if q["form"] in ("date", "number", "order")]
            typed = ["" if n in written[:1] else text for n, text in enumerate(typed)]
        if at != absent:
            yield [copy["number"], copy["name"] or "", *typed]


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        csv.writer(sys.stdout).writerows(rows(json.load(file), int(sys.argv[2])))
