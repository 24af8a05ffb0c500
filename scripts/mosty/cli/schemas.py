"""``mosty schemas``: the JSON Schemas of the base, written, or held against the models."""

from __future__ import annotations

import argparse

from mosty.cli.words import BLOCKED, CLEAN
from mosty.model.message import message
from mosty.outputs.schemas import FOLDER
from mosty.pipeline.schemas import stale, write_schemas


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("--check", action="store_true", help="schemas.help_check")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code; raises :class:`UsageError` where it cannot be written."""
    root = args.root.absolute()
    wrong = stale(root)
    if args.check:
        for path in wrong:
            print(path)
        key = "schemas.stale" if wrong else "schemas.current"
        args.words.say(message(key, n=len(wrong), folder=FOLDER))
        return BLOCKED if wrong else CLEAN
    for path in write_schemas(root):
        print(path)
    args.words.say(message("schemas.written", n=len(wrong), folder=FOLDER))
    return CLEAN
