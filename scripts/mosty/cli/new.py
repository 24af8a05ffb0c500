"""``mosty new``."""

from __future__ import annotations

import argparse
import sys

from mosty import report
from mosty.checking.check_session import check
from mosty.cli.words import BLOCKED, CLEAN
from mosty.pipeline.scaffold import TEMPLATES, create


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("kind", choices=sorted(TEMPLATES), help="new.help_kind")
    parser.add_argument("slug", help="new.help_slug")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code; raises as :func:`create` does."""
    site, problems = check(args.root.absolute(), args.day)
    if site is None:
        print(report.text(problems, args.lang), file=sys.stderr)
        return BLOCKED
    for path in create(site, args.kind, args.slug, args.day):
        print(path)
    return CLEAN
