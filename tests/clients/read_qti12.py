# needs: pip qti2latex==0.1.6 lxml==6.1.3
"""qti2latex, a reader of Canvas's packages, finds types, stems, options and keys; a scorer of our own runs the rules."""

import html
import re
import zipfile
from decimal import Decimal
from importlib.metadata import version

import qti2latex as reader
from lxml import etree

from checks import check, finish, quizzes, read_by

KINDS = {
    "choice": "multiple_choice_question", "select": "multiple_answers_question", "true-false": "true_false_question",
    "order": "matching_question",
}


def text_of(field):
    assert not re.search(r"<(?!br>)", field), field
    return " ".join(html.unescape(field.replace("<br>", "\n")).split())


def squeezed(text):
    return " ".join(re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text).split())


def holds(condition, response):
    """Whether a condition of QTI 1.2 holds for a response: values by the name of what is answered."""
    kind = etree.QName(condition).localname
    parts = [holds(part, response) for part in condition if kind in ("and", "or", "not", "conditionvar")]
    given = response.get(condition.get("respident"), [])
    if kind == "not":
        return not parts[0]
    if kind == "or":
        return any(parts)
    if kind in ("and", "conditionvar"):
        # Several spellings in one condition are alternatives, as Canvas writes short answers.
        spellings = kind == "conditionvar" and len(condition) > 1
        return any(parts) if spellings else all(parts)
    if kind == "other":
        return True
    number = lambda text: float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None
    if kind == "varequal":
        return condition.text.lower() in [value.lower() for value in given]
    pairs = [(number(value), number(condition.text)) for value in given]
    compare = {"vargte": lambda a, b: a >= b, "varlte": lambda a, b: a <= b}[kind]
    return any(a is not None and compare(a, b) for a, b in pairs)


def score(item, response):
    total, told = 0.0, []
    for rule in item.iterfind(".//{*}respcondition"):
        if not holds(rule.find("{*}conditionvar"), response):
            continue
        told += [shown.get("linkrefid") for shown in rule.iterfind("{*}displayfeedback")]
        setvar = rule.find("{*}setvar")
        if setvar is not None:
            total = float(setvar.text) + (total if setvar.get("action") == "Add" else 0)
        if rule.get("continue") == "No":
            break
    return total, told


def rough(question):
    shown = question["answers"][0]
    return "tolerance" in question and bool(re.fullmatch(r"-?\d+(\.\d+)?", shown)) and float(shown) == float(question["value"])


def flaws_of(question, item):
    flaws = []

    def same(what, seen, wanted):
        if seen != wanted:
            flaws.append((question["id"], what, seen, wanted))

    form = question["form"]
    meta = reader.get_qti_metadata(item)
    same("type", reader.guess_type(meta, item), KINDS.get(form) or ("numerical_question" if rough(question) else "short_answer_question"))
    same("points", meta["points_possible"], "1")
    same("stem", text_of(reader.get_item_stem(item)), squeezed(" ".join([question["stem"], question.get("hint", "")])))
    feedback = {node.get("ident"): text_of("".join(node.itertext())) for node in item.iterfind(".//{*}itemfeedback")}
    same("explanation", feedback.get("general_fb", "").startswith(squeezed(question["explanation"])), True)
    options = question["options"]
    if form in ("choice", "select", "true-false"):
        choices = reader.get_choices(item)
        same("options", [text_of(text) for _, text in choices], [squeezed(option["text"]) for option in options])
        ids = [ident for ident, _ in choices]
        right = [ident for ident, option in zip(ids, options) if option["correct"]]
        same("no id tells the key", len({re.sub("[0-9a-f]", "0", ident) for ident in ids}), 1)
        same("whole answer", score(item, {"response1": right})[0], 100)
        wrong = [[ident] for ident in ids if ident not in right] + ([ids, right[:-1]] if form == "select" else [])
        same("other answers", [score(item, {"response1": some})[0] for some in wrong], [0] * len(wrong))
        for ident, option in zip(ids, options):
            why = squeezed(option["why"] or "")
            told = score(item, {"response1": [ident]})[1]
            same("reason", feedback.get(f"{ident}_fb", ""), why)
            same("reason is told", f"{ident}_fb" in told, bool(why))
    elif form == "order":
        lists = item.findall(".//{*}response_lid")
        numbers = [str(question["answers"].index(option["text"]) + 1) for option in options]
        def answer(order):
            return {node.get("ident"): [f"rank{number}"] for node, number in zip(lists, order)}
        same("right order", round(score(item, answer(numbers))[0]) in (99, 100), True)
        same("wrong order", score(item, answer(numbers[1:] + numbers[:1]))[0] < 99, True)
    else:
        value, off = [Decimal(str(question[name])) for name in ("value", "tolerance")] if rough(question) else [0, 0]
        right = [str(question["value"]), str(value + off), str(value - off)] if rough(question) else question["spellings"]
        # The rules compare with what is sent, which has no white space at its ends.
        right = [text.strip() for text in right]
        same("right", [score(item, {"response1": [text]})[0] for text in right], [100] * len(right))
        same("wrong", score(item, {"response1": ["1 January 1" if form == "date" else "-7.25"]})[0], 0)
    return flaws


read_by("qti2latex", version("qti2latex"))
for folder, quiz in quizzes():
    package = zipfile.ZipFile(folder / f"{quiz['id']}-qti12.zip")
    names = package.namelist()
    trees = {name: etree.fromstring(package.read(name)) for name in names if name.endswith(".xml")}
    manifest = trees["imsmanifest.xml"]
    resources = {node.get("identifier"): node for node in manifest.iterfind(".//{*}resource")}
    hrefs = [node.get("href") for node in manifest.iterfind(".//{*}file")]
    check(f"{quiz['id']}: every file of the manifest is there", set(hrefs) <= set(names))
    main = next(node for node in resources.values() if node.get("type") == "imsqti_xmlv1p2")
    name = main.get("identifier")
    check(f"{quiz['id']}: folder, file, assessment and settings bear one name", [
        f"{name}/{name}.xml" in names,
        trees[f"{name}/{name}.xml"].find("{*}assessment").get("ident"),
        trees[f"{name}/assessment_meta.xml"].get("identifier"),
        trees[f"{name}/assessment_meta.xml"].find(".//{*}quiz_identifierref").text,
    ], [True, name, name, name])
    check(f"{quiz['id']}: the settings are what the quiz depends on", main.find("{*}dependency").get("identifierref") in resources)
    check(f"{quiz['id']}: learners read nothing before they begin", trees[f"{name}/assessment_meta.xml"].findtext("{*}description") or "", "")
    items = trees[f"{name}/{name}.xml"].findall(".//{*}item")
    questions = [q for q in quiz["questions"] if all(squeezed(t) for t in [q["stem"], *(o["text"] for o in q["options"])])]
    check(f"{quiz['id']}: an item for each question", len(items), len(questions))
    check(f"{quiz['id']}: with a name of its own", len({item.get("ident") for item in items}), len(items))
    flaws = [flaw for question, item in zip(questions, items) for flaw in flaws_of(question, item)]
    check(f"{quiz['id']}: every item says and scores what the quiz does", flaws, [])
finish()
