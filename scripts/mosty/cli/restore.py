"""``mosty restore``: two people return what was withdrawn."""

from __future__ import annotations

import argparse

from mosty.cli.base import read_base
from mosty.cli.withdraw import done
from mosty.pipeline.withdrawals import restoration


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("what", metavar="WHAT", help="withdraw.help_what")
    parser.add_argument("--by", required=True, metavar="ROLE", help="withdraw.help_by")
    parser.add_argument("--second", required=True, metavar="ROLE", help="withdraw.help_second")
    parser.add_argument("--dry-run", action="store_true", help="withdraw.help_dry_run")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code; raises as :func:`restoration` and :func:`make` do."""
    site = read_base(args)
    return done(args, restoration(site, args.what, args.by, args.second, args.day))
