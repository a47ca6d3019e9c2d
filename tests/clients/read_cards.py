# needs: cargo hashcards@0.5.0
# needs: pip pyyaml==6.0.2
"""hashcards, a program that studies plain-text decks, finds every card of every deck and shows its texts as they are."""

import html
import json
import re
import shutil
import socket
import subprocess
import time
import urllib.request

from checks import check, finish, read_by
from decks import WORK, bank_of, decks, exported, notes_of, shown, text_of

# Texts that are marks to the program, to Markdown, or to mathematics.
MARKS = [
    "Q: a question?", "A: an answer", "C: a [cloze]", "T: a term", "D: its definition", "---", "[brackets]", "a [x](y) link", "wow!",
    "![x](y.png)", "back\\", "\\", "\\[x\\]", "\\(x\\)", "[sound:bell.mp3]", "$5 and $6", "# head", "- item", "+ item", "1. one", "1) one",
    "> quote", "a | b", "*a* _b_ `c`", "<b>bold</b>", "&amp; &#91;", "~~~", "===", "http://x.org/?a=1&b=2", "<http://x.org>", "日本 ]",
    "]", "[", "a`b", "```", "    four", "{{c1::x}}", ":::", "Q:", "C: ", "!", "a!", "100 %", "^x^", "\"quoted\"", "name = \"x\"",
]


def read(markup):
    """The paragraphs that a browser would show of a piece of HTML; anything but paragraphs is a flaw."""
    markup = re.sub(r"<span class='cloze-reveal'>(.*?)</span>", r"\1", markup, flags=re.S)
    inner = re.fullmatch(r"\s*<p>(.*)</p>\s*", markup, flags=re.S)
    assert inner, markup
    paragraphs = [html.unescape(text) for text in re.split(r"</p>\s*<p>", inner[1]) if not re.search("<", text) or no(markup)]
    return [" ".join(typed(text).split()) for text in paragraphs]


def no(markup):
    raise AssertionError(f"markup in {markup}")


def typed(text):
    """With the quotes, dashes and dots of a keyboard: the program sets those of a printer."""
    for set_by_program, key in {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "—": "---", "–": "--"}.items():
        text = text.replace(set_by_program, key)
    return text


def wanted(fields):
    """The paragraphs of front and back, from the fields of a note."""
    line = lambda text: " ".join(typed(shown(text_of(text))).split())
    if len(fields) == 7:
        return [line(fields[0])], [line(fields[1]), f"{line(fields[3])} {line(fields[5])}".strip()]
    return [line(fields[0])], [line(re.search(r"\{\{c1::(.*?)\}\}", fields[0], flags=re.S)[1])]


def hashcards(*arguments):
    return subprocess.run(["hashcards", *arguments], capture_output=True, text=True)


def page(port, path):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
        return answer.read().decode("utf-8")


def shown_by(port, card):
    """What the program's own page shows: front and back, or the text of a cloze and what is hidden in it."""
    if "basic" in card["content"]:
        sides = re.search(r'<div class="front">(.*?)<div class="back">(.*?)<h1>', page(port, f"/card/basic/{card['hash']}"), flags=re.S)
        inner = [re.search(r'<div class="rich-text">(.*?)</div>', side, flags=re.S)[1] for side in sides.groups()]
        return read(inner[0]), read(inner[1])
    side = page(port, f"/card/cloze/{card['familyHash']}")
    inner = re.search(r'<div class="cloze">\s*<div class="rich-text">(.*?)</div>', side, flags=re.S)[1]
    # One page shows all that is hidden in one text, in its order.
    hidden = re.findall(r"<span class='cloze-reveal'>(.*?)</span>", inner, flags=re.S)
    return read(inner), [read(f"<p>{text}</p>") for text in hidden]


def flaws_of(port, card, fields):
    try:
        seen = shown_by(port, card)
    except AssertionError as flaw:
        return [str(flaw)]
    front, back = wanted(fields)
    right = seen[0] == front and (back in seen[1] if "cloze" in card["content"] else seen[1] == back)
    return [] if right else [(seen, (front, back))]


def serve(folder):
    """Starts the program's pages; the process, and the port once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(["hashcards", "browse", "--port", str(port), "--open-browser", "false", str(folder)])
    for _ in range(100):
        try:
            page(port, "/")
            break
        except OSError:
            time.sleep(0.1)
    return server, port


read_by("hashcards", hashcards("--version").stdout.split()[1])
marks, bank = bank_of("marks", MARKS)
exported(bank, marks)
collection = WORK / "collection"
collection.mkdir()
notes = {}
for folder, _ in [*decks(), (marks, bank)]:
    for file in folder.glob("*-cards.md"):
        alone = WORK / f"alone-{file.stem}"
        alone.mkdir()
        shutil.copy(file, alone)
        checked = hashcards("check", str(alone))
        check(f"{file.name}: the program takes the deck", (checked.stdout.strip(), checked.returncode), ("ok", 0))
        if checked.returncode == 0:
            shutil.copy(file, collection)
            notes[file.name] = notes_of(folder / file.name.replace("-cards.md", ".apkg"))

exported_by = json.loads(hashcards("export", str(collection)).stdout)["cards"]
server, port = serve(collection)
try:
    for name, own in notes.items():
        cards = [card for card in exported_by if card["location"]["filePath"].endswith(f"/{name}")]
        cards.sort(key=lambda card: card["location"]["lineStart"])
        check(f"{name}: a card for each blank", len(cards), len(own))
        flaws = [flaw for card, fields in zip(cards, own.values()) for flaw in flaws_of(port, card, fields)]
        check(f"{name}: every card shows its texts as they are", flaws, [])
        check(f"{name}: all in one deck", len({card["deckName"] for card in cards}), 1)
finally:
    server.terminate()
    server.wait()
finish()
