"""``mosty readability``."""

from __future__ import annotations

import argparse
import json
import sys

from mosty import report
from mosty.cli.words import BLOCKED, CLEAN
from mosty.outputs.plain_language import figures
from mosty.read.site import read_site


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("--json", action="store_true")


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
                "words": one.words,
                "mean": round(one.mean, 1),
                "longest": one.longest,
                "lix": round(one.lix),
            }
            for page, one in rows
        ]
        print(json.dumps(listed, ensure_ascii=False, indent=1))
        return CLEAN
    print("words  mean  longest  LIX  page")
    for page, one in rows:
        print(f"{one.words:5}  {one.mean:4.1f}  {one.longest:7}  {one.lix:3.0f}  {page.file}")
        if one.longest > 15:
            print(f"       {one.longest_text}")
    return CLEAN
