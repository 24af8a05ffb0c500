"""``mosty withdraw``: one editor takes a sentence, a number, a leaflet or a page out at once."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mosty import report
from mosty.checking.check_session import check
from mosty.cli.base import read_base
from mosty.cli.words import BLOCKED, CLEAN
from mosty.model.message import message
from mosty.model.problem import Problem
from mosty.pipeline.all_or_nothing import make
from mosty.pipeline.refused import Refused
from mosty.pipeline.withdrawals import Step, of_issue, open_withdrawals, withdrawal
from mosty.read.reasons import because


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("what", nargs="?", metavar="WHAT", help="withdraw.help_what")
    parser.add_argument("--why", default="", metavar="TEXT", help="withdraw.help_why")
    parser.add_argument("--issue", type=Path, metavar="FILE", help="withdraw.help_issue")
    parser.add_argument("--dry-run", action="store_true", help="withdraw.help_dry_run")
    parser.add_argument("--list", action="store_true", help="withdraw.help_list")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code; raises as :func:`withdrawal` and :func:`make` do."""
    site = read_base(args)
    if args.list:
        for record in open_withdrawals(site):
            print(f"{record.date.isoformat()}  {record.what}  {record.why}")
        return CLEAN
    what, why = (args.what or "", args.why)
    if args.issue:
        what, why = of_issue(_text(args.issue))
    if not what:
        raise Refused("withdraw.no_what")
    return done(args, withdrawal(site, what, why, args.day))


def done(args: argparse.Namespace, step: Step) -> int:
    """Say where readers notice, write the record, and say what stops the build now."""
    noticed = [use for use in step.uses if step.out or use.how not in ("paper", "text")]
    if noticed:
        print(args.words("withdraw.gone_from" if step.out else "withdraw.back_on"))
    for use in noticed:
        print("  " + args.words(f"withdraw.use_{use.how}", file=use.file, line=use.line))
    if not noticed:
        args.words.say(message("withdraw.nobody"))
    if args.dry_run:
        args.words.say(message("withdraw.nothing_written"))
        return CLEAN
    make(args.root.absolute(), step.changes)
    done = "withdraw.written" if step.out else "withdraw.returned"
    args.words.say(message(done, what=step.what, file=step.file))
    stops = blocking_of(args)
    if stops:
        args.words.say(message("withdraw.stops"))
        print(report.text(stops, args.words.lang), file=sys.stderr)
        return BLOCKED
    args.words.say(message("withdraw.build"))
    return CLEAN


def blocking_of(args: argparse.Namespace) -> list[Problem]:
    """What stops the build now."""
    _, problems = check(args.root.absolute(), args.day)
    return [one for one in problems if one.level == "error"]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused("withdraw.unreadable", path=path, reason=because(error)) from error
