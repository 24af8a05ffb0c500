"""``mosty sbom``: the bill of materials, or the licences of all that is shipped."""

from __future__ import annotations

import argparse
import json

from mosty.cli.words import CLEAN
from mosty.pipeline.sbom import bill, licences


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("--licences", action="store_true", help="sbom.help_licences")


def run(args: argparse.Namespace) -> int:
    """Print it and return the exit code."""
    if args.licences:
        for text in licences():
            print(text)
    else:
        print(json.dumps(bill(args.day), ensure_ascii=False, indent=1))
    return CLEAN
