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
    """The figures as lines for people: three builds beside each other by stage, then what they are
    held against.
    """
    builds = [figures[name] for name in ("first", "unchanged", "changed")]
    yield words("bench.built", pages=figures["pages"], languages=figures["languages"])
    yield _cells("", *(words(f"bench.build_{name}") for name in ("first", "unchanged", "changed")))
    yield _cells(words("bench.column_stage"), *(3 * [words("bench.column_seconds")]))
    for name in builds[0]["stages"]:
        stages = (build["stages"].get(name) for build in builds)
        yield _cells(words(f"bench.stage_{name}"), *map(_seconds, stages))
    yield _cells(words("bench.whole"), *map(_seconds, builds))
    yield _cells(words("bench.peak"), *map(_peak, builds))
    yield ""
    yield _cells("", words("bench.column_seconds"), words("bench.column_peak"))
    for name, spent in figures["floors"].items():
        yield _cells(words(f"bench.floor_{name}"), _seconds(spent), _peak(spent))


def _seconds(spent: Mapping[str, Any] | None) -> str:
    return f"{spent['wall_s']:.2f} / {spent['cpu_s']:.2f}" if spent else ""


def _peak(spent: Mapping[str, Any]) -> str:
    return f"{spent['peak_mb']:.0f}" if spent["peak_mb"] else ""


def _cells(name: str, *columns: str) -> str:
    return (f"{name:42}" + "".join(f"{column:>18}" for column in columns)).rstrip()
