"""``mosty bench alarms``."""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import asdict
from pathlib import Path

from mosty.cli.export import locale_of
from mosty.cli.words import CLEAN
from mosty.pipeline.bench.alarms import measure, texts
from mosty.pipeline.bench.errors import BenchError
from mosty.read.site import read_site


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the benchmark."""
    parser.add_argument(
        "--pages", type=Path, required=True, metavar="FILE", help="bench.help_lines"
    )
    parser.add_argument(
        "--lang", default=argparse.SUPPRESS, metavar="LOCALE", help="bench.help_lang"
    )
    parser.add_argument("--sample", type=int, default=0, metavar="NUMBER", help="bench.help_sample")
    parser.add_argument("--spelling", action="store_true", help="bench.help_spelling")
    parser.add_argument("--only", default="", metavar="CODE", help="bench.help_only")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code; raises :class:`BenchError` for what cannot be measured."""
    site, _ = read_site(args.root.absolute())
    if site is None:
        raise BenchError("no_base")
    locale = locale_of(site, args.lang)
    measured = measure(site, locale, texts(args.pages), args.day, args.spelling)
    answer = measured.as_dict()
    if args.sample:
        alarms = [one for one in measured.alarms if one.code.startswith(args.only)]
        chosen = random.Random(1).sample(alarms, min(args.sample, len(alarms)))
        answer["sample"] = [
            asdict(alarm) for alarm in sorted(chosen, key=lambda one: (one.code, one.page))
        ]
    print(json.dumps(answer, ensure_ascii=False, indent=1))
    return CLEAN
