"""``mosty new``."""

from __future__ import annotations

import argparse
import sys

from mosty.cli.asking import Interview
from mosty.cli.base import read_base
from mosty.cli.words import CLEAN
from mosty.model.message import message
from mosty.pipeline.scaffold.answers import set_by_flags
from mosty.pipeline.scaffold.kinds import KINDS, PAGES
from mosty.pipeline.scaffold.start import planned
from mosty.pipeline.scaffold.writing import write_files


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("kind", choices=list(KINDS), metavar="KIND", help="new.help_kind")
    parser.add_argument("name", nargs="?", default="", metavar="NAME", help="new.help_name")
    parser.add_argument("--title", metavar="TEXT", help="new.help_title")
    parser.add_argument("--title-en", metavar="TEXT", help="new.help_title_en")
    parser.add_argument(
        "--set", action="append", default=[], metavar="KEY=VALUE", help="new.help_set"
    )
    parser.add_argument("--yes", action="store_true", help="new.help_yes")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code; raises :class:`UsageError` for what is missing, wrong or
    taken, with nothing written.
    """
    site = read_base(args)
    about = KINDS[args.kind]
    settings = list(args.set)
    settings += [f"title={args.title}"] if args.title else []
    settings += [f"title.en={args.title_en}"] if args.title_en else []
    answers = set_by_flags(site, args.kind, about.all_fields, settings)
    if not args.yes and sys.stdin is not None and sys.stdin.isatty():
        answers = Interview(args.words, site, args.kind).complete(about.all_fields, answers)
    files = planned(site, args.kind, args.name, answers, args.day)
    write_files(site.root, files)
    for path in files.paths:
        print(path)
    args.words.say(message("new.next_page" if args.kind in PAGES else "new.next_record"))
    return CLEAN
