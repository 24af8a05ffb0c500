"""The parser of the command line: what argparse says of wrong use in its own English becomes one
line of ours, and so does its help.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from functools import partial
from typing import Any, NoReturn, cast

from mosty.cli.help_formatter import HelpFormatter, placeholder
from mosty.cli.words import Words
from mosty.model.errors import MostyError, UsageError
from mosty.text.language.guess import nearest

_OF_ARGUMENT = re.compile(r"argument (\S+?)(?:/\S+)?: (.*)", re.DOTALL)
_QUOTED = re.compile(
    r"(?:invalid (?:choice|\w+ value):|ignored explicit argument) (['\"])(.*?)\1(?: \(|$)",
    re.DOTALL,
)
_MISSING = "the following arguments are required: "
_EXTRA = "unrecognized arguments: "


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line with what is right; ``help``, ``description`` and
    ``metavar`` are keys of messages.
    """

    def __init__(self, words: Words, **settings: Any) -> None:
        super().__init__(
            **settings, add_help=False, formatter_class=partial(HelpFormatter, words=words)
        )
        self.words = words
        self._positionals.title = "command.heading_arguments"
        self._optionals.title = "command.heading_options"
        self.add_argument("-h", "--help", action="help", help="command.help_help")

    def verbs_of(self, metavar: str) -> argparse._SubParsersAction[Parser]:
        """Where verbs are added, or what a verb does: one of them must be given."""
        made = cast(type[Parser], partial(Parser, self.words))
        return self.add_subparsers(required=True, metavar=metavar, parser_class=made)

    def error(self, message: str) -> NoReturn:
        """Print what argparse means and leave."""
        self.refuse(self._read(message) or UsageError("other", said=message))

    def refuse(self, wrong: MostyError) -> NoReturn:
        """Print the error in the person's language and leave with its exit code."""
        sys.exit(self.words.error(self.prog, wrong))

    def _read(self, message: str) -> UsageError | None:
        """What argparse means; None for what it never says of our options."""
        if message.startswith(_EXTRA):
            return self.unknown(message.removeprefix(_EXTRA).split())
        if message.startswith(_MISSING):
            names = message.removeprefix(_MISSING)
            if names == "VERB":
                return UsageError("no_verb", known=", ".join(self.verbs()))
            shown = ", ".join(placeholder(name, self.words) for name in names.split(", "))
            return UsageError("missing", names=shown, command=self.prog)
        of_argument = _OF_ARGUMENT.match(message)
        return self._of_argument(of_argument[1], of_argument[2]) if of_argument else None

    def _of_argument(self, option: str, message: str) -> UsageError | None:
        quoted = _QUOTED.match(message)
        value = quoted[2] if quoted else ""
        name = placeholder(option, self.words)
        if message.startswith("invalid choice"):
            known = self.verbs() if option == "VERB" else self._choices(option)
            key = "unknown_verb" if option == "VERB" else "unknown_choice"
            return UsageError(
                key, option=name, value=value, guess=nearest(value, known), known=", ".join(known)
            )
        if message.startswith("invalid int value"):
            return UsageError("no_number", option=name, value=value)
        if message.startswith("ignored explicit argument"):
            return UsageError("takes_no_value", option=name, value=value)
        if message.startswith("expected"):
            return UsageError("no_value", option=name, command=self.prog)
        return None

    def unknown(self, rest: Sequence[str]) -> UsageError:
        """The first argument that the command does not know: an option unlike all others, or one
        thing too many.
        """
        option = next((argument for argument in rest if argument.startswith("-")), "")
        if not option:
            return UsageError("extra", given=rest[0], command=self.prog)
        name = option.partition("=")[0]
        known = [string for action in self._actions for string in action.option_strings]
        return UsageError(
            "unknown_option", option=name, guess=nearest(name, known), command=self.prog
        )

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
                return [str(choice) for choice in action.choices or ()]
        return []
