"""``mosty import``: a newer list of offices, shown before it is written; or the form
of an issue.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from mosty.cli.base import read_base
from mosty.cli.issue import import_issue
from mosty.cli.words import CLEAN
from mosty.model.message import message
from mosty.model.offices import OFFICES_FILE
from mosty.pipeline.office_import import Changes, Import, changes_by, write_offices
from mosty.read.office_list import read_office_list


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("what", choices=["offices", "issue"], help="import.help_what")
    parser.add_argument("file", type=Path, metavar="FILE", help="import.help_file")
    parser.add_argument("--dry-run", action="store_true", help="import.help_dry_run")
    parser.add_argument("--source", default="", metavar="KEY", help="import.help_source")
    parser.add_argument("--keep-missing", action="store_true", help="import.help_keep_missing")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code; raises :class:`UsageError` for a list that cannot be taken
    in.
    """
    site = read_base(args)
    if args.what == "issue":
        return import_issue(args, site)
    listed = read_office_list(args.file)
    how = Import(args.day.isoformat(), args.source, args.keep_missing)
    changes = changes_by(site, listed, args.file, how)
    for line in _lines(changes):
        print(line)
    if listed.ignored:
        args.words.say(message("import.ignored", names=", ".join(listed.ignored)))
    args.words.say(
        message(
            "import.summary",
            added=len(changes.added),
            removed=len(changes.removed),
            changed=len(changes.changed),
            all=len(changes.table),
        )
    )
    if args.dry_run:
        args.words.say(message("import.nothing_written"))
        return CLEAN
    write_offices(site.root, changes)
    args.words.say(message("import.written", file=OFFICES_FILE))
    return CLEAN


def _lines(changes: Changes) -> list[str]:
    """A line for each office that comes or goes, and for each cell that changes."""
    lines = [f"+ {key}: {one.area}, {one.address}" for key, one in changes.added.items()]
    lines += [f"- {key}: {one.area}, {one.address}" for key, one in changes.removed.items()]
    lines += [
        f"~ {key}: {column}: {old or '∅'} → {new or '∅'}"
        for key, cells in changes.changed.items()
        for column, old, new in cells
    ]
    return lines
