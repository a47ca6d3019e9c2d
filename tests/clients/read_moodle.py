# needs: pip amc2moodle==2.12.1 moodle-xml-parser==0.3.1 lxml==6.1.3
# needs: apt libmagickwand-6.q16-6
"""Programs that read Moodle XML find in it what the quiz says; a strict reader of our own finds every form whole."""

import html
import re
import tempfile
import warnings
import xml.etree.ElementTree as ET
from importlib.metadata import version

from amc2moodle.moodle2amc import Quiz as AmcQuiz
from moodle_xml_parser.parser import parse_file

from checks import check, finish, quizzes, read_by

# Moodle's own list (question/engine/bank.php).
FRACTIONS = {
    "100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30", "25", "20",
    "16.66667", "14.28571", "12.5", "11.11111", "10", "5", "0", "-100",
}
SHARES = ["100", "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10"]
KINDS = {
    "choice": "multichoice", "select": "multichoice", "true-false": "truefalse", "order": "ordering",
}


def text_of(field):
    """HTML as it is read, strictly."""
    assert not re.search(r"<(?!br>)", field), field
    return html.unescape(field.replace("<br>", "\n"))


def plain(text):
    """Without what no XML document can hold, lines ended by a line feed."""
    text = re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def squeezed(text):
    return " ".join(plain(text).split())


def sayable(question):
    right = [option for option in question["options"] if option["correct"]]
    texts = [question["stem"], *(option["text"] for option in question["options"])]
    return all(map(squeezed, texts)) and not (question["form"] == "select" and len(right) > len(SHARES))


def whole(quiz, question, node):
    """Flaws of one question, as Moodle's importer would read it."""
    flaws = []

    def same(what, seen, wanted):
        if seen != wanted:
            flaws.append((question["id"], what, seen, wanted))

    form = question["form"]
    same("type", node.get("type"), KINDS.get(form) or ("numerical" if rough(question) else "shortanswer"))
    same("stem", text_of(node.findtext("questiontext/text")), plain("\n".join([question["stem"], question["hint"]] if "hint" in question else [question["stem"]])))
    feedback = text_of(node.findtext("generalfeedback/text"))
    same("feedback", feedback.startswith(plain(question["explanation"]).strip()), True)
    same("name", 0 < len(node.findtext("name/text")) <= 80, True)
    same("id", node.findtext("idnumber"), f"{quiz['id']}/{question['id']}"[:100])
    tags = [tag.text for tag in node.findall("tags/tag/text")]
    labels = question["tags"] + [f"care:{care}" for care in question["care"]]
    same("tags", len(tags), len(set(labels)))
    answers = [
        (answer.get("fraction"), answer.findtext("text") or "", answer.findtext("feedback/text") or "")
        for answer in node.findall("answer")
    ]
    whys = [plain(option["why"] or "") for option in question["options"]]
    if form in ("choice", "select"):
        right = [option for option in question["options"] if option["correct"]]
        share, wrong = ("100", "0") if form == "choice" else (SHARES[len(right) - 1], "-100")
        wanted = [(share if o["correct"] else wrong, plain(o["text"])) for o in question["options"]]
        same("answers", [(fraction, text_of(text)) for fraction, text, _ in answers], wanted)
        same("reasons", [text_of(why) for _, _, why in answers], whys)
        same("fractions", {fraction for fraction, _, _ in answers} <= FRACTIONS, True)
        same("single", node.findtext("single"), "true" if form == "choice" else "false")
        same("shuffle", node.findtext("shuffleanswers"), "false" if question["ordered"] else "true")
    elif form == "true-false":
        key = question["options"][0]["correct"]
        same("answers", [answer[:2] for answer in answers], [("100" if key else "0", "true"), ("0" if key else "100", "false")])
        same("reasons", [text_of(why) for _, _, why in answers], whys)
    elif form == "order":
        wanted = [(str(place), plain(text)) for place, text in enumerate(question["answers"], 1)]
        same("order", [(fraction, text_of(text)) for fraction, text, _ in answers], wanted)
        # Where it is absent, Moodle's importer makes up hints that its database refuses.
        same("shownumcorrect", [node.text for node in node.findall("shownumcorrect")], [None])
        same("all or nothing", node.findtext("gradingtype"), "ALL_OR_NOTHING")
    elif not rough(question):
        spellings = [text.replace("\\*", "*") for _, text, _ in answers]
        same("spellings", spellings, [plain(text) for text in question["spellings"]])
        same("fractions", {fraction for fraction, _, _ in answers}, {"100"})
    else:
        same("number", float(answers[0][1]), float(question["value"]))
        same("tolerance", float(node.findtext("answer/tolerance")), float(question["tolerance"]))
        same("shown", graded(node, question["answers"][0]), True)
        same("far", [graded(node, str(float(question["value"]) + off * float(question["tolerance"]))) for off in (-3.7, 3.7)], [False, False])
        if unit := question.get("unit"):
            same("unit", graded(node, f"{question['answers'][0]} {unit}"), True)
    return flaws


def rough(question):
    """Whether it is asked as a number: right as far as it rounds, and printed in digits, a unit of Moodle's after them."""
    scales = "million|billion|trillion|Million|Millionen|Milliarden?|Billionen?"
    shown = question["answers"][0]
    plain = re.fullmatch(r"-?\d+([.]\d+)?", shown) and float(shown) == float(question["value"])
    return "tolerance" in question and bool(plain or re.fullmatch(rf"\d+([.,]\d+)? ({scales})", shown))


def graded(node, typed):
    """Whether Moodle's `numerical` takes a line: it drops spaces, takes one comma for a point, and then a unit."""
    text = typed.replace(" ", "")
    text = text.replace(",", "") if "." in text or text.count(",") > 1 else text.replace(",", ".")
    number = re.match(r"[+-]?(\d+(\.\d*)?|\.\d+)", text)
    units = {unit.findtext("unit_name"): float(unit.findtext("multiplier")) for unit in node.findall("units/unit")}
    unit = text[number.end():]
    value = float(number.group()) / units[unit] if unit else float(number.group())
    near = lambda answer: abs(value - float(answer.findtext("text"))) <= float(answer.findtext("tolerance")) + abs(value) * 1e-12
    return any(map(near, node.findall("answer")))


def amc(quiz, path, questions):
    """amc2moodle turns the choices into LaTeX; the right answers are those of the quiz."""
    tex = tempfile.mktemp(suffix=".tex")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        AmcQuiz(str(path)).convert(tex)
    text = open(tex, encoding="utf-8").read()
    choices = [q for q in questions if q["form"] in ("choice", "select")]
    wanted = sum(option["correct"] is True for q in choices for option in q["options"])
    check(f"{quiz['id']}: amc2moodle finds every right answer", text.count("\\correctchoice{"), wanted)
    if quiz["id"] == "hostile":
        return
    found = {squeezed(re.sub(r"\\([%&$#_{}])", r"\1", t)) for t in re.findall(r"\\correctchoice\{(.*?)\}", text)}
    right = {squeezed(o["text"]) for q in choices for o in q["options"] if o["correct"]}
    check(f"{quiz['id']}: amc2moodle reads the same right answers", sorted(right - found), [])


read_by("amc2moodle", version("amc2moodle"))
read_by("moodle-xml-parser", version("moodle-xml-parser"))
for folder, quiz in quizzes():
    path = folder / f"{quiz['id']}-moodle.xml"
    nodes = ET.parse(path).getroot().findall("question")
    questions = [question for question in quiz["questions"] if sayable(question)]
    check(f"{quiz['id']}: first the category", nodes[0].findtext("category/text").startswith("$course$/top/"))
    check(f"{quiz['id']}: which is that of this quiz", nodes[0].findtext("category/text").endswith(f"({quiz['digest']})"))
    check(f"{quiz['id']}: and says nothing of the article", nodes[0].findtext("info/text") or "", "")
    check(f"{quiz['id']}: a question for each", len(nodes) - 1, len(questions))
    flaws = [flaw for question, node in zip(questions, nodes[1:]) for flaw in whole(quiz, question, node)]
    check(f"{quiz['id']}: every form is whole", flaws, [])

    choices = [question for question in questions if question["form"] in ("choice", "select")]
    items = parse_file(str(path))["multichoice"]
    # That parser decodes HTML, and leaves its line breaks.
    shown = lambda text: plain(text).replace("\n", "<br>").strip()
    seen = [(shown(i.text_pre_parse), i.single, i.shuffle_answers, [(shown(o.answer), o.score_fraction > 0, shown(o.feedback)) for o in i.options]) for i in items]
    wanted = [
        (shown(q["stem"]), q["form"] == "choice", not q["ordered"], [(shown(o["text"]), o["correct"], shown(o["why"] or "")) for o in q["options"]])
        for q in choices
    ]
    check(f"{quiz['id']}: moodle-xml-parser finds stems, options, keys and reasons", seen, wanted)
    amc(quiz, path, questions)
finish()
