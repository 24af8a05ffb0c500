"""The parser of the command line: what argparse says of wrong use in its own English becomes one
line of ours.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import NoReturn

from mosty.cli.words import MISUSE, say
from mosty.model.usage_error import Misuse
from mosty.text.language.guess import nearest

_OF_ARGUMENT = re.compile(r"argument (\S+?)(?:/\S+)?: (.*)", re.DOTALL)
_QUOTED = re.compile(
    r"(?:invalid (?:choice|\w+ value):|ignored explicit argument) (['\"])(.*?)\1(?: \(|$)",
    re.DOTALL,
)
_MISSING = "the following arguments are required: "
_EXTRA = "unrecognized arguments: "


def language(given: Sequence[str]) -> str:
    """The language asked for by ``--lang`` before anything is parsed; Czech where nothing is."""
    for at, one in enumerate(given):
        if one == "--lang" and at + 1 < len(given):
            return given[at + 1]
        if one.startswith("--lang="):
            return one.removeprefix("--lang=")
    return "cs"


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line with what is right, and exit code 2."""

    lang = "cs"

    def error(self, message: str) -> NoReturn:
        """Say it and leave."""
        self.refuse(self._read(message) or message)

    def refuse(self, wrong: Misuse | str) -> NoReturn:
        """Say what is wrong in the person's language and leave."""
        say(f"{self.prog}: {wrong.said(self.lang) if isinstance(wrong, Misuse) else wrong}")
        self.exit(MISUSE)

    def _read(self, message: str) -> Misuse | None:
        """What argparse means; None for what it never says of our options."""
        if message.startswith(_EXTRA):
            return self.unknown(message.removeprefix(_EXTRA).split())
        if message.startswith(_MISSING):
            names = message.removeprefix(_MISSING)
            if names == "VERB":
                return Misuse("no_verb", known=", ".join(self.verbs()))
            return Misuse("missing", names=names, command=self.prog)
        found = _OF_ARGUMENT.match(message)
        return self._of_argument(found[1], found[2]) if found else None

    def _of_argument(self, option: str, message: str) -> Misuse | None:
        quoted = _QUOTED.match(message)
        value = quoted[2] if quoted else ""
        if message.startswith("invalid choice"):
            known = self.verbs() if option == "VERB" else self._choices(option)
            key, close = (
                "unknown_verb" if option == "VERB" else "unknown_choice",
                nearest(value, known),
            )
            return Misuse(key, option=option, value=value, guess=close, known=", ".join(known))
        if message.startswith("invalid int value"):
            return Misuse("no_number", option=option, value=value)
        if message.startswith("ignored explicit argument"):
            return Misuse("takes_no_value", option=option, value=value)
        if message.startswith("expected"):
            return Misuse("no_value", option=option, command=self.prog)
        return None

    def unknown(self, rest: Sequence[str]) -> Misuse:
        """The first argument that nobody asked for: an option unlike all others, or one thing too
        many.
        """
        option = next((one for one in rest if one.startswith("-")), "")
        if not option:
            return Misuse("extra", given=rest[0], command=self.prog)
        name = option.partition("=")[0]
        known = [one for action in self._actions for one in action.option_strings]
        return Misuse("unknown_option", option=name, guess=nearest(name, known), command=self.prog)

    def verbs(self) -> list[str]:
        """The names of the verbs, none for a parser of one verb."""
        return [
            name
            for action in self._actions
            if isinstance(action.choices, dict)
            for name in action.choices
        ]

    def _choices(self, option: str) -> list[str]:
        for action in self._actions:
            if option in (*action.option_strings, action.dest, action.metavar):
                return [str(one) for one in action.choices or ()]
        return []
