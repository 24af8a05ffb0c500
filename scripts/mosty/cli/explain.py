"""``mosty explain``."""

from __future__ import annotations

import argparse

from mosty.checking.suppressions import allowed
from mosty.cli.words import CLEAN
from mosty.model.errors import UsageError
from mosty.model.problem import catalogue
from mosty.report.explained import explained
from mosty.text.language.guess import nearest


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("codes", nargs="+", metavar="CODE", help="explain.help_codes")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code; raises :class:`UsageError` for a code that there is not."""
    codes = dict.fromkeys(given.strip(" .,:").upper() for given in args.codes)
    for code in codes:
        if code not in catalogue():
            raise UsageError("unknown_kind", code=code, guess=nearest(code, catalogue(), 0.5))
    print("\n\n".join(explained(code, args.lang, allowed(code)) for code in codes))
    return CLEAN
