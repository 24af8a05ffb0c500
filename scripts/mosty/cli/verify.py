"""``mosty verify``: whether a site that is served is the one that was built here."""

from __future__ import annotations

import argparse

from mosty.cli.words import BLOCKED, CLEAN, Words
from mosty.model.errors import UsageError
from mosty.model.work import SITE
from mosty.pipeline.live_site import Comparison, asking, compare
from mosty.publish.build_record import BuildRecord, record_in

#: So many files are named of those that have the same fault.
NAMED = 5


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("url", metavar="URL", help="verify.help_url")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code; raises :class:`UsageError` and :class:`NoAnswer`."""
    known = record_in(args.root / SITE)
    if known is None:
        raise UsageError("no_build", folder=SITE)
    record = known[0]
    comparison = compare(record, asking(args.url))
    for line in lines(args.words, record, comparison):
        print(line)
    return CLEAN if comparison.same else BLOCKED


def lines(words: Words, record: BuildRecord, comparison: Comparison) -> list[str]:
    """What is said of the comparison: the cause first, then what differs."""
    sentences = []
    live = comparison.live
    if live is None:
        sentences.append(words("verify.no_record"))
    elif live.files != record.files:
        theirs, ours = described(words, live), described(words, record)
        sentences.append(words("verify.other_build", live=theirs, built=ours))
    for key, paths in (
        ("verify.missing", comparison.missing),
        ("verify.different", comparison.different),
    ):
        if paths:
            sentences.append(words(key, n=len(paths), files=_named(words, paths)))
    sentences += [
        words("verify.header", header=header, n=len(paths), files=_named(words, paths))
        for header, paths in comparison.headers.items()
    ]
    if comparison.same:
        sentences.append(words("verify.same", n=comparison.files, build=described(words, record)))
    return sentences


def described(words: Words, record: BuildRecord) -> str:
    """A build in a few words: its day, its commit, its pages."""
    commit = record.commit[:8] or words("verify.no_commit")
    changed = words("verify.changed") if record.changed else ""
    pages = sum(record.pages.values())
    return words("verify.build", day=record.day, commit=commit, changed=changed, pages=pages)


def _named(words: Words, paths: list[str]) -> str:
    rest = len(paths) - NAMED
    more = words("verify.more", n=rest) if rest > 0 else ""
    return ", ".join(paths[:NAMED]) + more
