#!/usr/bin/env python3
"""Draws the README's pictures anew, from the real program: a quiz in the terminal, a printed sheet and its key.

    docs/pictures/make.py [PROGRAM]

Without a PROGRAM, target/release/quizpress is built and run. Chromium and pdftoppm (poppler) must be there; the terminal is
emulated by pyte, which is installed under target/pictures. The pictures are for people: no test compares their bytes.
"""

import fcntl
import html
import os
import pathlib
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
import venv

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PYTE = "pyte==0.8.2"
COLUMNS, LINES = 80, 27
SEED = "10"
DOWN, ENTER = b"\x1b[B", b"\r"
# What is typed: the second option of the first question.
KEYS = [DOWN, ENTER]
CHROMIUM = """chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run
    --disable-background-networking --disable-component-update --disable-sync --no-pdf-header-footer""".split()


def with_pyte():
    """Runs this script again in an environment that has pyte, where there is none."""
    try:
        import pyte
        return pyte
    except ModuleNotFoundError:
        folder = ROOT / "target" / "pictures"
        python = folder / "bin" / "python"
        if pathlib.Path(sys.prefix) == folder:
            raise
        if not python.exists():
            venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", PYTE], check=True)
        os.execv(python, [python, *sys.argv])


def played(pyte, program, words):
    """The screen after the keys were typed in a pseudo-terminal."""
    screen = pyte.Screen(COLUMNS, LINES)
    stream = pyte.ByteStream(screen)
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", QUIZPRESS_STORE=os.path.join(tempfile.mkdtemp(), "study.db"))
        os.environ.pop("NO_COLOR", None)
        os.execv(program, [program, *words])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    screen.write_process_input = lambda text: os.write(terminal, text.encode())
    for key in [None, *KEYS]:
        if key:
            os.write(terminal, key)
        deadline = time.monotonic() + 3
        while time.monotonic() < deadline and select.select([terminal], [], [], 0.7)[0]:
            stream.feed(os.read(terminal, 65536))
    os.kill(child, 15)
    os.waitpid(child, 0)
    return screen


PALETTE = {
    "default": "#d7dae0", "black": "#5c6370", "red": "#ef6b73", "green": "#8fc379", "brown": "#e5c07b",
    "blue": "#61afef", "magenta": "#c678dd", "cyan": "#56b6c2", "white": "#d7dae0",
    "brightblack": "#7f848e", "brightred": "#ef6b73", "brightgreen": "#8fc379", "brightbrown": "#e5c07b",
    "brightblue": "#61afef", "brightmagenta": "#c678dd", "brightcyan": "#56b6c2", "brightwhite": "#ffffff",
}
WIDTH, HEIGHT, MARGIN, BAR = 8.4, 18, 16, 30


def runs(row):
    """The texts of a line that look alike, each with the column where it begins."""
    found = []
    for column in range(COLUMNS):
        char = row[column]
        dim = char.fg == "brightblack"
        look = (char.fg, char.bold, char.reverse, char.underscore, dim)
        if found and found[-1][1] == look:
            found[-1][2].append(char.data)
        else:
            found.append((column, look, [char.data]))
    return [(column, look, "".join(text)) for column, look, text in found]


def svg(screen, command):
    """The screen as a picture, after the command that was typed."""
    filled = [line for line in range(LINES) if screen.display[line].strip()]
    last = max(filled) + 1
    wide = COLUMNS * WIDTH + 2 * MARGIN
    high = BAR + (last + 2) * HEIGHT + 2 * MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.0f} {high:.0f}" width="{wide:.0f}" height="{high:.0f}"'
        ' role="img" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="14">',
        f"<title>{html.escape(command)}</title>",
        '<rect width="100%" height="100%" rx="8" fill="#22252b"/>',
    ]
    parts += [f'<circle cx="{18 + 18 * at}" cy="16" r="5.5" fill="{fill}"/>'
              for at, fill in enumerate(["#ef6b73", "#e5c07b", "#8fc379"])]

    def text(column, line, words, fill, bold=False, underlined=False):
        shown = words.rstrip()
        if not shown:
            return
        lead = len(shown) - len(shown.lstrip())
        shown, column = shown.lstrip(), column + lead
        x, y = MARGIN + column * WIDTH, BAR + MARGIN + line * HEIGHT
        more = (' font-weight="bold"' if bold else "") + (' text-decoration="underline"' if underlined else "")
        parts.append(f'<text x="{x:.1f}" y="{y:.1f}" textLength="{len(shown) * WIDTH:.1f}" xml:space="preserve"'
                     f' fill="{fill}"{more}>{html.escape(shown)}</text>')

    text(0, 0, "$", PALETTE["green"], True)
    text(2, 0, command, PALETTE["default"])
    for line in range(last):
        for column, (fg, bold, reverse, underlined, _), words in runs(screen.buffer[line]):
            fill = PALETTE.get(fg, f"#{fg}" if len(fg) == 6 else PALETTE["default"])
            text(column, line + 2, words, fill, bold, underlined)
    return "\n".join([*parts, "</svg>\n"])


def page(source, target, folder):
    """The first page of what a browser prints, in grey."""
    pdf = folder / "page.pdf"
    profile = tempfile.mkdtemp(dir=folder)
    run = [*CHROMIUM, f"--user-data-dir={profile}", f"--print-to-pdf={pdf}", source.as_uri()]
    subprocess.run(run, check=True, capture_output=True)
    subprocess.run(["pdftoppm", "-gray", "-png", "-r", "90", "-singlefile", pdf, target.with_suffix("")], check=True)


def main():
    pyte = with_pyte()
    if len(sys.argv) > 1:
        program = os.path.abspath(sys.argv[1])
    else:
        subprocess.run(["cargo", "build", "--release", "--bin", "quizpress"], cwd=ROOT, check=True)
        program = str(ROOT / "target" / "release" / "quizpress")
    words = ["play", "apollo-11.yaml", "--seed", SEED]
    os.chdir(ROOT / "questions")
    screen = played(pyte, program, words)
    (HERE / "terminal.svg").write_text(svg(screen, " ".join(["quizpress", *words])), encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        printed = [program, "print", "apollo-11.yaml", "--seed", SEED, "-o", str(folder / "moon.html")]
        subprocess.run(printed, check=True, capture_output=True)
        page(folder / "moon.html", HERE / "sheet.png", folder)
        page(folder / "moon-key.html", HERE / "key.png", folder)
    for picture in sorted(HERE.glob("*.[sp][vn]g")):
        print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size // 1000} kB")


main()
