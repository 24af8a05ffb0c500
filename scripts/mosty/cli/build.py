"""``mosty build``."""

from __future__ import annotations

import argparse
import sys
from functools import cache

from mosty import report
from mosty.cli.words import BLOCKED, CLEAN, Words
from mosty.model.help import address
from mosty.model.message import message
from mosty.pipeline.build import Result, build


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("--packed", action="store_true", help="build.help_packed")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code."""
    return built(build(args.root, args.day, args.words.say, packed=args.packed), args.words)


def built(result: Result, words: Words) -> int:
    """Say what came of a build; returns the exit code."""
    if result.problems:
        help_page = cache(lambda code: address(result.site, code, words.lang))
        print(report.text(result.problems, words.lang, help=help_page), file=sys.stderr)
    if not result.published:
        key = "build.not_published" if result.there else "build.not_published_yet"
        words.say(message(key, folder=result.folder))
        return BLOCKED
    figures = result.figures
    index = figures["index_bytes"].items()
    print(
        words(
            "build.published",
            folder=result.folder,
            pages=", ".join(f"{code} {count}" for code, count in figures["pages"].items()),
            languages=len(figures["pages"]),
            pdfs=figures["printed"],
            problems=len(result.problems),
            index=", ".join(f"{code} {size / 1000:.0f} kB" for code, size in index),
            seconds=figures["seconds"],
        )
    )
    return CLEAN
