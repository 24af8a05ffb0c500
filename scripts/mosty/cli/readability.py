"""``mosty readability``."""

from __future__ import annotations

import argparse
import json
import sys

from mosty import report
from mosty.cli.words import BLOCKED, CLEAN
from mosty.outputs.plain_language import figures
from mosty.read.site import read_site
from mosty.text.language.readability import LONG


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("--json", action="store_true", help="readability.help_json")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code."""
    site, problems = read_site(args.root.absolute())
    if site is None:
        print(report.text(problems, args.lang), file=sys.stderr)
        return BLOCKED
    rows = figures(site, args.day)
    if args.json:
        listed = [
            {
                "file": page.file,
                "words": measured.words,
                "mean": round(measured.mean, 1),
                "longest": measured.longest,
                "lix": round(measured.lix),
            }
            for page, measured in rows
        ]
        print(json.dumps(listed, ensure_ascii=False, indent=1))
        return CLEAN
    print(args.words("readability.head"))
    for page, measured in rows:
        row = {
            "words": measured.words,
            "mean": measured.mean,
            "longest": measured.longest,
            "lix": measured.lix,
        }
        print(args.words("readability.row", **row, file=page.file))
        if measured.longest > LONG:
            print(f"{'':7}{measured.longest_text}")
    return CLEAN
