"""``--help`` in the person's language: argparse gets keys of messages, and their sentences are
looked up when help is printed. So a run that prints none reads no file of words.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable

from mosty.cli.words import Words


class HelpFormatter(argparse.HelpFormatter):
    """Help, descriptions, headings and metavars are keys of messages."""

    def __init__(self, prog: str, words: Words) -> None:
        super().__init__(prog)
        self.words = words

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """The line of usage; argparse itself asks for one without a prefix."""
        words = self.words("command.usage") if prefix is None else prefix
        super().add_usage(usage, actions, groups, words)

    def start_section(self, heading: str | None) -> None:
        """A part with its heading."""
        super().start_section(self.words(heading) if heading else heading)

    def add_text(self, text: str | None) -> None:
        """The description of the command or of a verb."""
        # argparse gives the version of the program, too, which is no key
        super().add_text(self.words(text) if text and text[0].isalpha() else text)

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return self.words(action.help) if action.help else action.help

    def _metavar_formatter(
        self, action: argparse.Action, default_metavar: str
    ) -> Callable[[int], tuple[str, ...]]:
        if isinstance(action.metavar, str):
            shown = placeholder(action.metavar, self.words)
            return lambda count: (shown,) * count
        return super()._metavar_formatter(action, default_metavar)


def placeholder(name: str, words: Words) -> str:
    """What stands for a value in usage: ``DIR``, in Czech ``SLOŽKA``; other names stay."""
    if not name.isupper():
        return name
    return words(f"command.metavar_{name.lower().replace('=', '_')}")
