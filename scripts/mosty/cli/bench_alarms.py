"""``mosty bench alarms``."""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import asdict
from pathlib import Path

from mosty.cli.words import CLEAN, MISUSE, say
from mosty.pipeline.bench.alarms import measure, texts
from mosty.read.site import read_site


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the benchmark."""
    parser.add_argument(
        "--pages",
        type=Path,
        required=True,
        metavar="FILE",
        help="JSON lines with id and text, or .gz",
    )
    parser.add_argument(
        "--lang", default=argparse.SUPPRESS, metavar="LOCALE", help="language of the pages"
    )
    parser.add_argument(
        "--sample",
        type=int,
        default=0,
        metavar="N",
        help="also print N places, the same every time",
    )
    parser.add_argument(
        "--only", default="", metavar="CODE", help="sample only this code or its beginning"
    )


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code."""
    site, _ = read_site(args.root.absolute())
    if site is None:
        say("mosty bench alarms: there is no base here; its glossary and records are needed")
        return MISUSE
    try:
        measured = measure(site, args.lang, texts(args.pages), args.day)
    except (OSError, ValueError) as error:
        say(f"mosty bench alarms: {error}")
        return MISUSE
    answer = measured.as_dict()
    if args.sample:
        alarms = [one for one in measured.alarms if one.code.startswith(args.only)]
        chosen = random.Random(1).sample(alarms, min(args.sample, len(alarms)))
        answer["sample"] = [
            asdict(one) for one in sorted(chosen, key=lambda one: (one.code, one.page))
        ]
    print(json.dumps(answer, ensure_ascii=False, indent=1))
    return CLEAN
