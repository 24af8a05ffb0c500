"""``mosty move``: a page or a folder gets another address, in every language at once."""

from __future__ import annotations

import argparse
import sys

from mosty import report
from mosty.cli.words import BLOCKED, CLEAN
from mosty.model.message import message
from mosty.pipeline.all_or_nothing import Changes, make
from mosty.pipeline.moves.move import worked_out


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("old", metavar="OLD", help="move.help_old")
    parser.add_argument("new", metavar="NEW", help="move.help_new")
    parser.add_argument("--dry-run", action="store_true", help="move.help_dry_run")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code; raises as :func:`worked_out` and :func:`make` do."""
    root = args.root.absolute()
    move = worked_out(root, args.old, args.new, args.day)
    if isinstance(move, list):
        print(report.text(move, args.words.lang), file=sys.stderr)
        return BLOCKED
    if args.dry_run:
        print(difference(move.changes, move.private, args.words.lang), end="")
    else:
        make(root, move.changes)
    for new, old in move.changes.renamed.items():
        print(args.words("move.moved", old=old, new=new))
    for file in move.following:
        print(args.words("move.follows", file=file))
    for path in move.redirected:
        print(args.words("move.leads_on", old=path))
    pages = sum(1 for file in move.changes.renamed if file.endswith(".md"))
    args.words.say(message("move.done", n=pages, files=len(move.following)))
    if args.dry_run:
        args.words.say(message("move.nothing_written"))
    return CLEAN


def difference(changes: Changes, private: set[str], lang: str) -> str:
    """What changes inside files, as ``diff -u`` shows it; a moved file beside what it was."""
    after = {file: data for file, data in changes.after.items() if data is not None}
    before = {file: changes.before.get(changes.renamed.get(file, file)) or b"" for file in after}
    changed = {file: data for file, data in after.items() if data != before[file]}
    return report.diff(before, changed, private, lang)
