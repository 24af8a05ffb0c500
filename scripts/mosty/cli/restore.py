"""``mosty restore``: two people return what was withdrawn."""

from __future__ import annotations

import argparse
import sys

from mosty import report
from mosty.cli.withdraw import done
from mosty.cli.words import BLOCKED
from mosty.pipeline.withdrawals import restoration
from mosty.read.site import read_site


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("what", metavar="WHAT", help="withdraw.help_what")
    parser.add_argument("--by", required=True, metavar="ROLE", help="withdraw.help_by")
    parser.add_argument("--second", required=True, metavar="ROLE", help="withdraw.help_second")
    parser.add_argument("--dry-run", action="store_true", help="withdraw.help_dry_run")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code; raises as :func:`restoration` and :func:`make` do."""
    site, problems = read_site(args.root.absolute())
    if site is None:
        print(report.text(problems, args.words.lang), file=sys.stderr)
        return BLOCKED
    return done(args, restoration(site, args.what, args.by, args.second, args.day))
