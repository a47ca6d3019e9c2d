# needs: apt zsh man-db groff
"""Bash and zsh complete quizpress as somebody types it, and man shows its pages."""

import os
import pty
import re
import select
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from checks import check, finish, read_by

QUIZPRESS = Path(os.environ["EXPORT"]).parent.parent / "quizpress"
PATIENCE = 20


def said(*words, **more):
    return subprocess.run([*map(str, words)], check=True, capture_output=True, text=True, **more).stdout


class Shell:
    """A shell at a terminal."""

    def __init__(self, *command, home):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(home)
            os.environ.update(HOME=str(home), ZDOTDIR=str(home), TERM="dumb", COLUMNS="200", PS1="$ ",
                              PATH=f"{QUIZPRESS.parent}:{os.environ['PATH']}")
            os.execvp(command[0], command)
        self.shown = ""

    def press(self, keys):
        self.shown = ""
        os.write(self.terminal, keys.encode())

    def shows(self, pattern):
        """Whether a pattern is shown before patience ends."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if re.search(pattern, self.shown):
                return True
            if select.select([self.terminal], [], [], 0.1)[0]:
                try:
                    self.shown += os.read(self.terminal, 65536).decode(errors="replace")
                except OSError:
                    break
        return self.shown

    def completes(self, typed, pattern):
        """What is typed, Tab, and what is then shown."""
        self.press(typed + "\t")
        seen = self.shows(pattern)
        self.press("\x15")
        self.press("echo re''ady\n")
        self.shows("ready")
        return seen


with tempfile.TemporaryDirectory() as folder:
    home = Path(folder)
    (home / "moon.yaml").write_text("id: moon\n")
    (home / "bash").write_text("bind 'set enable-bracketed-paste off'\n" + said(QUIZPRESS, "completions", "bash"))
    (home / "functions").mkdir()
    (home / "functions" / "_quizpress").write_text(said(QUIZPRESS, "completions", "zsh"))
    (home / ".zshrc").write_text("fpath=(~/functions $fpath)\nautoload -U compinit\ncompinit -u\nunsetopt zle_bracketed_paste prompt_cr\nPS1='$ '\n")
    shells = {
        "bash": (["bash", "--noprofile", "--rcfile", str(home / "bash"), "-i"], said("bash", "-c", "echo $BASH_VERSION")),
        "zsh": (["zsh", "-i"], said("zsh", "-c", "echo $ZSH_VERSION")),
    }
    for name, (command, version) in shells.items():
        read_by(name, version.strip())
        shell = Shell(*command, home=home)
        shell.press("echo re''ady\n")
        check(f"{name}: it begins", shell.shows("ready"), True)
        for typed, pattern in [
            ("quizpress compl", "completions"),
            ("quizpress print --ans", "--answers"),
            ("quizpress print --answers sh", "answers sheet"),
            ("quizpress export --to moo", "--to moodle"),
            ("quizpress check --wa", "--watch"),
            ("quizpress schema ma", "schema marking"),
            ("quizpress play mo", "moon.yaml"),
            ("quizpress play --kinds true", "true-false"),
        ]:
            check(f"{name}: {typed}", shell.completes(typed, re.escape(pattern)), True)
        os.close(shell.terminal)
        os.waitpid(shell.pid, 0)

    read_by("man", said("man", "--version").split()[-1])
    pages = home / "man" / "man1"
    pages.mkdir(parents=True)
    subprocess.run([QUIZPRESS, "man", "-o", pages], check=True, capture_output=True)
    commands = re.findall(r"^  ([a-z]+) ", said(QUIZPRESS, "--help"), re.M)
    commands = [command for command in commands if command != "help"]
    check("a page for each command, and one for all", sorted(page.name for page in pages.iterdir()),
          sorted(["quizpress.1", *(f"quizpress-{command}.1" for command in commands)]))
    for page in sorted(pages.iterdir()):
        seen = subprocess.run(["man", "--warnings", "-l", page], capture_output=True, text=True, env={**os.environ, "MANWIDTH": "80", "LC_ALL": "C.UTF-8"})
        check(f"{page.name}: man reads it without a warning", [seen.returncode, seen.stderr], [0, ""])
        text = re.sub(".\b", "", seen.stdout)
        name = page.name[:-2].replace("quizpress-", "quizpress ")
        parts = ["NAME", "SYNOPSIS", name] + (["Examples:"] if name != "quizpress" else ["quizpress-print(1)"])
        check(f"{page.name}: it says how it is called", [part for part in parts if part not in text], [])
        check(f"{page.name}: no escape code is left in it", "\x1b" in page.read_text(), False)
finish()
