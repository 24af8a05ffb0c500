"""``mosty bench check``."""

from __future__ import annotations

import argparse
import json

from mosty.cli.words import CLEAN
from mosty.model.errors import UsageError
from mosty.pipeline.bench.checks import measure


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the sub-command."""
    parser.add_argument("--pages", type=int, default=2000, metavar="NUMBER", help="bench.help_size")
    parser.add_argument("--json", action="store_true", help="bench.help_json")
    parser.add_argument(
        "--today", default=argparse.SUPPRESS, metavar="DATE", help="command.help_today"
    )


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code; raises :class:`BenchError` for what cannot be measured."""
    if args.pages < 2:
        raise UsageError("too_small", option="--pages", least=2)
    figures = measure(args.root.absolute(), args.pages, args.day)
    if args.json:
        print(json.dumps(figures))
        return CLEAN
    for name, value in figures.items():
        print(f"{name:12}{value}")
    return CLEAN
