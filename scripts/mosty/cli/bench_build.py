"""``mosty bench build``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from typing import Any

from mosty.cli.words import CLEAN, Words
from mosty.model.errors import UsageError
from mosty.pipeline.bench.builds import measure


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the sub-command."""
    parser.add_argument(
        "--pages", type=int, default=1000, metavar="NUMBER", help="bench.help_pages_each"
    )
    parser.add_argument("--pdfs", action="store_true", help="bench.help_pdfs")
    parser.add_argument("--json", action="store_true", help="bench.help_json")
    parser.add_argument(
        "--today", default=argparse.SUPPRESS, metavar="DATE", help="command.help_today"
    )


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code; raises :class:`BenchError` for what cannot be measured."""
    if args.pages < 1:
        raise UsageError("too_small", option="--pages", least=1)
    figures = measure(args.root.absolute(), args.pages, args.day, args.pdfs)
    if args.json:
        print(json.dumps(figures))
    else:
        print("\n".join(table(figures, args.words)))
    return CLEAN


def table(figures: Mapping[str, Any], words: Words) -> Iterator[str]:
    """The figures as lines for people: stages, whole builds, and what they are held against."""
    yield words("bench.built", pages=figures["pages"], languages=figures["languages"])
    yield _row(words, "stage", "wall_s", "cpu_s", "peak_mb")
    for name, spent in figures["first"]["stages"].items():
        yield _line(words(f"bench.stage_{name}"), spent)
    for name in ("first", "unchanged", "changed"):
        yield _line(words(f"bench.build_{name}"), figures[name])
    for name, spent in figures["floors"].items():
        yield _line(words(f"bench.floor_{name}"), spent)


def _row(words: Words, *columns: str) -> str:
    return _cells(*(words(f"bench.column_{name}") for name in columns))


def _line(name: str, spent: Mapping[str, Any]) -> str:
    peak = spent.get("peak_mb")
    shown = f"{peak:.0f}" if peak else ""
    return _cells(name, f"{spent['wall_s']:.2f}", f"{spent['cpu_s']:.2f}", shown)


def _cells(name: str, *numbers: str) -> str:
    return (f"{name:46}" + "".join(f"{number:>10}" for number in numbers)).rstrip()
