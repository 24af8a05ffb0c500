"""``mosty import issue``: the form of an issue becomes a draft, or is told what it is about."""

from __future__ import annotations

import argparse
import sys

from mosty import report
from mosty.cli.words import BLOCKED, CLEAN
from mosty.model.message import message
from mosty.model.site import Site
from mosty.pipeline.issue_import import draft_of, places, private
from mosty.pipeline.scaffold.writing import write_files
from mosty.read.issue_form import read_issue


def import_issue(args: argparse.Namespace, site: Site) -> int:
    """Do it and return the exit code. Raises :class:`UsageError` for what is no form of ours."""
    issue = read_issue(args.file)
    problems = private(site, issue, args.file.name, args.day)
    if problems:
        print(report.text(problems, args.words.lang), file=sys.stderr)
        args.words.say(message("import.issue_private", n=len(problems)))
        return BLOCKED
    if issue.form in ("error", "law"):
        meant = places(site, issue)
        for place in meant:
            print(place)
        key = "import.issue_about" if meant else "import.issue_about_nothing"
        args.words.say(message(key, n=len(meant)))
        args.words.say(message("import.nothing_written"))
        return CLEAN
    files = draft_of(site, issue, args.day)
    if not args.dry_run:
        write_files(site.root, files)
    for path in files.paths:
        print(path)
    args.words.say(message("import.nothing_written" if args.dry_run else "import.issue_draft"))
    return CLEAN
