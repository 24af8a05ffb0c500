"""``mosty readability``."""

from __future__ import annotations

import argparse
import json

from mosty.cli.base import read_base
from mosty.cli.words import CLEAN
from mosty.outputs.plain_language import figures
from mosty.text.language.readability import LONG


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("--json", action="store_true", help="readability.help_json")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code."""
    site = read_base(args)
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
