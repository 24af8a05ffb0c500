"""What every verb shares: exit codes, and the words of the command in the person's language."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from mosty.model.errors import MostyError
from mosty.model.message import DEFAULT, Message, message

CLEAN, BLOCKED, MISUSE = 0, 1, 2


class Blocked(Exception):
    """Problems that keep a verb from its work, worded as they are to be printed; the command ends
    with ``BLOCKED``.
    """


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the command in one language."""

    lang: str = DEFAULT

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence of a key."""
        return message(key, **values).text(self.lang)

    def say(self, line: Message) -> None:
        """One line on the standard error, where it does not mix with the answer."""
        print(line.text(self.lang), file=sys.stderr)

    def error(self, prog: str, error: MostyError) -> int:
        """Print an error as one line on the standard error; return its exit code."""
        print(f"{prog}: {error.text(self.lang)}", file=sys.stderr)
        return error.exit_code


def common(verb: argparse.ArgumentParser) -> None:
    """The options of every verb, where they may be written after what it does, too."""
    hidden = argparse.SUPPRESS
    verb.add_argument("--today", metavar="DATE", default=hidden, help="command.help_today")
    verb.add_argument("--lang", metavar="LOCALE", default=hidden, help="command.help_lang")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows in columns as wide as their longest cell, below their names; nothing where there is
    no row.
    """
    if not rows:
        return []
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = (zip(line, widths, strict=True) for line in (head, *rows))
    return ["  ".join(cell.ljust(width) for cell, width in line).rstrip() for line in lines]
