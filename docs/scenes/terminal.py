"""A terminal that somebody types into, as tmux draws it."""

import re
import subprocess
import sys
import time

from place import TEXTS

SECONDS = 60
COLUMNS = 88


class Terminal:
    """One window, high enough that nothing scrolls away."""

    def __init__(self, socket, environment, folder, lang="en", columns=COLUMNS, lines=160):
        self.socket, self.lang = socket, lang
        self.environment = environment | {"TERM": "screen-256color"}
        self.folder = folder
        self.commands, self.prompts = 0, 0
        self.tmux("new-session", "-d", "-x", str(columns), "-y", str(lines), "--", "sh")
        self.tmux("send-keys", "-l", "--", "PS1='$ '; clear")
        self.tmux("send-keys", "Enter")
        self.waits_until(self.is_free, "a prompt")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.tmux("kill-server")

    def tmux(self, *words):
        command = ["tmux", "-u", "-S", self.socket, "-f", "/dev/null", *words]
        ended = subprocess.run(command, env=self.environment, cwd=self.folder, text=True, capture_output=True)
        if ended.returncode:
            sys.exit(f"{command}: {ended.stderr}")
        return ended.stdout

    def shown(self):
        return self.tmux("capture-pane", "-p").rstrip()

    def drawn(self):
        """With the codes of its colours."""
        return self.tmux("capture-pane", "-p", "-e")

    def waits_until(self, holds, what):
        until = time.monotonic() + SECONDS
        while not holds(self.shown()):
            if time.monotonic() > until:
                sys.exit(f"the screen never shows {what}:\n{self.shown()}")
            time.sleep(0.02)

    def sends(self, line):
        """Types a line, and waits until the screen has taken note of it: what stood there before answers nothing."""
        before = self.shown()
        self.tmux("send-keys", "-l", "--", line)
        self.tmux("send-keys", "Enter")
        self.waits_until(lambda shown: shown != before, f"that {line!r} was typed")

    def is_free(self, shown):
        """Whether all commands so far have ended."""
        lines = shown.split("\n")
        return lines[-1] == "$" and sum(line == "$" or line.startswith("$ ") for line in lines) == self.commands + 1

    def types(self, command, *answers):
        """A command, and answers to what it asks, each with the text by which the question is known."""
        self.commands += 1
        self.sends(command)
        for question, answer in answers:
            self.prompts += 1
            pattern = asked(question, self.lang)
            self.waits_until(lambda shown: re.search(pattern, shown.replace("\n", "")), pattern)
            self.sends(answer() if callable(answer) else answer)
        self.waits_until(self.is_free, "the end of a command")


def asked(question, lang):
    """How a screen ends that asks something: by the last words of a text, or by a pattern."""
    end = question.pattern if isinstance(question, re.Pattern) else last_words(question, lang)
    return f"{end}\\s*[:：>]?$"


def last_words(key, lang):
    """The last words of a text as a pattern, and a value that stands behind them."""
    text = found(key, lang).rstrip().split("\n")[-1]
    words = [part.split() for part in re.split(r"{[^}]*}", text)]
    behind = "" if words[-1] else r"\s*\S+"
    return re.escape([part[-1] for part in words if part][-1]) + behind


def found(key, lang):
    for file in sorted((TEXTS / lang).glob("*.ftl")):
        text = re.search(rf"^{key} = ?(.*(?:\n +.*)*)", file.read_text(), re.MULTILINE)
        if text:
            return text[1]
    sys.exit(f"no text {key}")
