"""``mosty changelog``: what has changed in the content, in plain words, made from git."""

from __future__ import annotations

import argparse
from itertools import groupby

from mosty import report
from mosty.cli.base import read_base
from mosty.cli.words import CLEAN, Blocked, Words
from mosty.model.message import message
from mosty.model.problem import Problem
from mosty.pipeline.all_or_nothing import make
from mosty.pipeline.history.changelog import Day, changelog
from mosty.pipeline.history.page import changelog_pages
from mosty.pipeline.history.repository import Repository
from mosty.read.config import read_config


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("--since", default="", metavar="SINCE", help="history.help_since")
    parser.add_argument("--write", action="store_true", help="history.help_write")


def run(args: argparse.Namespace) -> int:
    """Print it as Markdown and return the exit code; raises as :func:`changelog` does."""
    root = args.root.absolute()
    if args.write:
        return _write(args)
    problems: list[Problem] = []
    config = read_config(root, problems)
    if config is None:
        raise Blocked(report.text(problems, args.words.lang))
    days = changelog(Repository(root), args.since, config.default.code, args.words.lang)
    if not days:
        args.words.say(message("history.no_changes"))
    for day in days:
        print("\n".join([f"## {day.day.isoformat()}", *_lines(day, args.words)]), end="\n\n")
    return CLEAN


def _write(args: argparse.Namespace) -> int:
    """Write the page in every language."""
    site = read_base(args)
    repository, default = Repository(site.root), site.config.default.code
    changes = changelog_pages(site, lambda lang: changelog(repository, args.since, default, lang))
    make(site.root, changes)
    args.words.say(message("history.page_written", files=", ".join(changes.after)))
    return CLEAN


def _lines(day: Day, words: Words) -> list[str]:
    """The changes of a day, each kind under its own line."""
    lines: list[str] = []
    for kind, changes in groupby(day.changes, key=lambda one: one.kind):
        heading = words(f"history.kind_{kind}")
        lines += ["", f"**{heading}**", ""]
        lines += [f"- {one.name}" + (f" ({one.was})" if one.was else "") for one in changes]
    return lines
