"""What every verb shares: exit codes, and the words of the command in the person's language."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from mosty.model.errors import MostyError
from mosty.model.message import DEFAULT, Message, message

CLEAN, BLOCKED, MISUSE = 0, 1, 2


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
        """An error as one line on the standard error; returns the exit code it stands for."""
        print(f"{prog}: {error.text(self.lang)}", file=sys.stderr)
        return error.exit_code
