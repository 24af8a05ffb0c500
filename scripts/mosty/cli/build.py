"""``mosty build``."""

from __future__ import annotations

import argparse
import sys
from functools import cache

from mosty import report
from mosty.cli.words import BLOCKED, CLEAN, say
from mosty.model.help import address
from mosty.pipeline.build import Result, build


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    del parser  # it has none of its own


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code."""
    return built(build(args.root, args.day, say), args.lang)


def built(result: Result, lang: str) -> int:
    """Say what came of a build; returns the exit code."""
    if result.problems:
        help_page = cache(lambda code: address(result.site, code, lang))
        print(report.text(result.problems, lang, help=help_page), file=sys.stderr)
    if not result.published:
        words = {
            "cs": "Nezveřejněno nic; poslední dobrý web zůstává v {folder}/.",
            "en": "Nothing was published; the last good site stays in {folder}/.",
        }
        print(words.get(lang, words["en"]).format(folder=result.folder), file=sys.stderr)
        return BLOCKED
    figures = result.figures
    pages = ", ".join(f"{code} {count}" for code, count in figures["pages"].items())
    index = ", ".join(
        f"{code} {size / 1000:.0f} kB" for code, size in figures["index_bytes"].items()
    )
    print(
        f"{result.folder}/: pages {pages} | languages {len(figures['pages'])} | PDFs "
        f"{figures['leaflets']} | "
        f"problems {len(result.problems)} | index {index} | {figures['seconds']} s"
    )
    return CLEAN
