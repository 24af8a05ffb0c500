"""``mosty rollback``: publish an earlier build again."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from mosty.cli.verify import described
from mosty.cli.words import CLEAN, Words, table
from mosty.model.errors import UsageError
from mosty.model.message import message
from mosty.model.withdrawn import withdrawn
from mosty.model.work import SITE, work_folder
from mosty.pipeline.disk_error import DiskError
from mosty.publish.kept_builds import PublishedBuild, bring_back, published_builds
from mosty.publish.scratch import alone
from mosty.read.site import read_site


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument("steps", nargs="?", type=int, metavar="NUMBER", help="rollback.help_steps")
    which.add_argument("--to", default="", metavar="NAME", help="rollback.help_to")
    which.add_argument("--list", action="store_true", help="rollback.help_list")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code; raises :class:`UsageError` and :class:`DiskError`."""
    words: Words = args.words
    root = args.root.absolute()
    if args.list:
        for line in listed(words, published_builds(root)):
            print(line)
        return CLEAN
    try:
        lock = work_folder(root) / f"{SITE}.lock"
        with alone(lock, lambda: words.say(message("build.waits", folder=SITE))):
            builds = published_builds(root)
            chosen = _named(builds, args.to) if args.to else _earlier(builds, args.steps)
            _refuse_withdrawn(chosen, _withdrawn_now(root, builds))
            bring_back(root, chosen)
    except OSError as error:
        raise DiskError(error, root, SITE) from error
    before = next((build for build in builds if build.current), None)
    print(words("rollback.done", folder=SITE, name=chosen.name, build=_described(words, chosen)))
    if before:
        words.say(message("rollback.forward", name=before.name))
    if chosen.record.day < args.day.isoformat():
        words.say(message("rollback.older_law", day=chosen.record.day))
    words.say(message("rollback.next"))
    return CLEAN


def listed(words: Words, builds: Sequence[PublishedBuild]) -> list[str]:
    """A table of the builds, the newest first."""
    rows = [
        [
            build.name,
            f"{build.when.astimezone():%Y-%m-%d %H:%M}" if build.when else "–",
            words("rollback.current") if build.current else "",
            described(words, build.record),
        ]
        for build in builds
    ]
    return table(words("rollback.head").split(" | "), rows) or [words("rollback.none")]


def _described(words: Words, build: PublishedBuild) -> str:
    return described(words, build.record)


def _withdrawn_now(root: Path, builds: Sequence[PublishedBuild]) -> set[str]:
    """The ids of the withdrawals in force: those of the base, and those of the published build and
    of the newest one, for the base, or its file of withdrawals, may be what is broken.
    """
    site, _ = read_site(root)
    ids = {record.id for record in withdrawn(site).values()} if site else set[str]()
    known = [build for place, build in enumerate(builds) if build.current or place == 0]
    return ids.union(*(build.record.withdrawn for build in known))


def _refuse_withdrawn(chosen: PublishedBuild, withdrawn_now: set[str]) -> None:
    """A build made before something was withdrawn would show it again."""
    if shown := sorted(withdrawn_now - set(chosen.record.withdrawn)):
        raise UsageError("shows_withdrawn", value=chosen.name, withdrawn=", ".join(shown))


def _named(builds: Sequence[PublishedBuild], name: str) -> PublishedBuild:
    kept = {build.name: build for build in builds if not build.current}
    if name not in kept:
        raise UsageError("no_kept_build", value=name, known=", ".join(kept) or "–")
    return kept[name]


def _earlier(builds: Sequence[PublishedBuild], steps: int | None) -> PublishedBuild:
    """The build so many steps before the published one; one step if none is said."""
    back = 1 if steps is None else steps
    if back < 1:
        raise UsageError("rollback_steps", value=back)
    place = next((place for place, build in enumerate(builds) if build.current), -1)
    earlier = builds[place + 1 :]
    if len(earlier) < back:
        raise UsageError("no_earlier_build", n=len(earlier))
    return earlier[back - 1]
