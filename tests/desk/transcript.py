"""A desk of an editor: a clone with its commands, and a transcript of what was typed and said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from ..conftest import TODAY, Answer, Base
from ..git import commit, git

#: What differs from run to run, or from machine to machine → what a transcript says instead.
NEUTRAL = {
    r"http://127\.0\.0\.1:\d+/?": "https://mosty.example/",
    r"\b\d{4}-\d{2}-\d{2}\b": "DATE",
    r"\b[0-9a-f]{7,8}\b": "MARK",
    r"\b\d+[.,]\d+ s\b": "TIME",
}


@dataclass
class Desk:
    """A base in git, and everything that was typed here and answered."""

    base: Base
    day: str = TODAY
    lines: list[str] = field(default_factory=list)

    @property
    def root(self) -> Path:
        """The folder of the clone."""
        return self.base.root

    def step(self, heading: str) -> None:
        """Begin a step."""
        self.lines += ["", f"# {heading}"]

    def mosty(self, verb: str, *arguments: str, code: int = 0) -> Answer:
        """The command in English; fails the test if it ends with another code."""
        answer = self.base.mosty(verb, *arguments, "--lang", "en", today=self.day)
        self.typed(f"mosty {verb} {' '.join(map(_quoted, arguments))}", *answer.lines)
        assert answer.code == code, answer
        return answer

    def git(self, *arguments: str) -> str:
        """Git in the clone, and what it said."""
        done = git(self.root, *arguments)
        self.typed(f"git {' '.join(map(_quoted, arguments))}", *done.stdout.splitlines())
        return done.stdout

    def commit(self, message: str) -> None:
        """Commit everything."""
        commit(self.root, message, day=self.day)
        self.typed(f"git add -A; git commit -m {_quoted(message)}")

    def edits(self, file: str, changes: dict[str, str]) -> None:
        """Replace texts that stand in the file exactly once."""
        for old, new in changes.items():
            self.base.edit(file, old, new)
        self.typed(f"edit {file}")

    def typed(self, command: str, *answer: str) -> None:
        """Note what was typed and answered."""
        lines = [f"$ {command.strip()}", *(f"  {line}" for line in answer if line.strip())]
        self.lines += [self._neutral(line) for line in lines]

    def _neutral(self, line: str) -> str:
        line = line.replace(str(self.root), ".").replace(str(self.root.parent), "..")
        for pattern, word in NEUTRAL.items():
            line = re.sub(pattern, word, line)
        return line


def _quoted(argument: str) -> str:
    return f'"{argument}"' if " " in argument else argument
