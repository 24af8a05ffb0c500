"""``mosty init``."""

from __future__ import annotations

import argparse
from pathlib import Path

from mosty.cli.words import CLEAN
from mosty.model.message import message
from mosty.pipeline.new_base import make_base
from mosty.pipeline.scaffold.answers import one_line


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="init.help_folder")
    parser.add_argument("--name", default="", metavar="TEXT", help="init.help_name")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code; raises :class:`UsageError` for a folder that is not
    empty.
    """
    for file in make_base(args.folder, one_line(args.name), args.day):
        print(args.folder / file)
    args.words.say(message("init.next", folder=args.folder))
    return CLEAN
