"""``mosty bench check``."""

from __future__ import annotations

import argparse
import json

from mosty.cli.words import BLOCKED, CLEAN, MISUSE, say
from mosty.pipeline.bench.checks import Failed, measure


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the sub-command."""
    parser.add_argument(
        "--pages", type=int, default=2000, metavar="N", help="pages of the base (default: 2000)"
    )
    parser.add_argument("--json", action="store_true", help="the figures as one line of JSON")
    parser.add_argument(
        "--today", default=argparse.SUPPRESS, metavar="DATE", help="the day to work for, YYYY-MM-DD"
    )


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code."""
    if args.pages < 2:
        say("--pages must be at least 2")
        return MISUSE
    try:
        figures = measure(args.root.absolute(), args.pages, args.day)
    except Failed as error:
        say(f"mosty bench check: {error}")
        return BLOCKED
    if args.json:
        print(json.dumps(figures))
        return CLEAN
    for name, value in figures.items():
        print(f"{name:12}{value}")
    return CLEAN
