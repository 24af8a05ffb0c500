"""``mosty weekly``: what waits for the editors, as Markdown for an issue."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mosty import report
from mosty.cli.words import BLOCKED, CLEAN
from mosty.pipeline.weekly_report import read_links, weekly
from mosty.read.site import read_site


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("--links", type=Path, metavar="FILE", help="weekly.help_links")


def run(args: argparse.Namespace) -> int:
    """Print it and return the exit code; raises :class:`UsageError` for a file without answers."""
    links = read_links(args.links) if args.links else None
    site, problems = read_site(args.root.absolute())
    if site is None:
        print(report.text(problems, args.words.lang), file=sys.stderr)
        return BLOCKED
    for line in weekly(site, args.day, links):
        print(line.text(args.words.lang))
    return CLEAN
