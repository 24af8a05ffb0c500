"""``mosty new``."""

from __future__ import annotations

import argparse
import sys

from mosty import report
from mosty.checking.check_session import check
from mosty.cli.words import BLOCKED, CLEAN, MISUSE, say
from mosty.pipeline.scaffold import TEMPLATES, create


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("kind", choices=sorted(TEMPLATES))
    parser.add_argument(
        "slug", help="file name without .md: small letters, digits and hyphens, no diacritics"
    )


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code."""
    site, problems = check(args.root.absolute(), args.day)
    if site is None:
        print(report.text(problems, args.lang), file=sys.stderr)
        return BLOCKED
    try:
        for path in create(site, args.kind, args.slug, args.day):
            print(path)
    except ValueError as error:
        say(str(error))
        return MISUSE
    return CLEAN
