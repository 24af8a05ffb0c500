"""Questions to git about a base: revisions, files as they were, and what differs between two."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from mosty.pipeline.refused import Refused

#: What readers read: the rest of the repository is the program.
CONTENT = ("docs", "glossary.yml")
#: The tree with nothing in it: what the first commit is compared with.
EMPTY = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Commit(NamedTuple):
    """A commit of the main line, its first parent (or the empty tree) and the day it was made."""

    name: str
    parent: str
    day: dt.date


class FileChange(NamedTuple):
    """How a file differs: ``A`` added, ``D`` deleted, ``M`` changed, ``R`` renamed from ``old``."""

    how: str
    old: str
    new: str


@dataclass(frozen=True)
class Repository:
    """The repository that a base lies in; every path is below the root of the base.

    Its methods raise :class:`Refused`, one line, if there is no git or no such revision.
    """

    root: Path

    def commit(self, revision: str) -> str:
        """The full name of a revision."""
        self._require_repository()
        name = self._ask("rev-parse", "--verify", "--quiet", "--end-of-options",
                         f"{revision}^{{commit}}")  # fmt: skip
        if name.returncode or not name.stdout.strip():
            raise Refused("history.no_revision", name=revision)
        return name.stdout.strip().splitlines()[-1]

    def commits(self, since: str = "") -> list[Commit]:
        """The commits of the main line that touch content, the newest first; ``since`` is a day or
        a revision.
        """
        self._require_repository()
        day = dt.date.min
        span = "HEAD"
        if _DAY.fullmatch(since):
            try:
                day = dt.date.fromisoformat(since)
            except ValueError as error:
                raise Refused("history.no_revision", name=since) from error
        elif since:
            span = f"{self.commit(since)}..HEAD"
        log = self._out("log", "--first-parent", "--format=%H %P|%cs", span, "--", *CONTENT)
        commits = [_commit(line) for line in log.splitlines() if line]
        return [one for one in commits if one.day >= day]

    def changes(self, before: str, after: str) -> list[FileChange]:
        """The files of content that differ between two revisions."""
        out = self._out("diff", "--name-status", "--find-renames=60%", "--relative", "-z",
                        before, after, "--", *CONTENT)  # fmt: skip
        parts = iter(out.split("\0"))
        return list(_changes(parts))

    def text(self, revision: str, file: str) -> str:
        """A file as it was, with plain line ends; empty if it did not exist or is no text."""
        done = self._ask("show", f"{revision}:./{file}")
        text = done.stdout if done.returncode == 0 else ""
        return text.removeprefix("\ufeff").replace("\r\n", "\n")

    def files(self, revision: str, below: str) -> list[str]:
        """The files below a folder as they were."""
        out = self._out("ls-tree", "-r", "-z", "--name-only", revision, "--", below)
        return [file for file in out.split("\0") if file]

    def _require_repository(self) -> None:
        inside = self._ask("rev-parse", "--is-inside-work-tree")
        head = self._ask("rev-parse", "--verify", "--quiet", "HEAD")
        if inside.stdout.strip() != "true" or head.returncode:
            raise Refused("history.no_git", root=self.root)

    def _out(self, *arguments: str) -> str:
        done = self._ask(*arguments)
        if done.returncode:
            first_line = (done.stderr.strip().splitlines() or [""])[0]
            raise Refused("history.git_refuses", said=first_line)
        return done.stdout

    def _ask(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        try:
            return subprocess.run(
                ["git", "-C", str(self.root), "-c", "core.quotePath=false", *arguments],
                capture_output=True,
                check=False,
                encoding="utf-8",
                errors="replace",
            )
        except OSError as error:
            raise Refused("history.no_git", root=self.root) from error


def _commit(line: str) -> Commit:
    names, _, day = line.partition("|")
    name, *parents = names.split()
    return Commit(name, parents[0] if parents else EMPTY, dt.date.fromisoformat(day))


def _changes(parts: Iterator[str]) -> Iterator[FileChange]:
    for status in parts:
        if not status:
            return
        old = next(parts)
        new = next(parts) if status[0] in "RC" else old
        yield FileChange("A" if status[0] == "C" else status[0], old, new)


def by_day(commits: Sequence[Commit]) -> dict[dt.date, tuple[str, str]]:
    """The state before and after each day on which something was changed, the newest day first."""
    days: dict[dt.date, tuple[str, str]] = {}
    for commit in commits:  # the newest first
        after = days.get(commit.day, ("", commit.name))[1]
        days[commit.day] = (commit.parent, after)
    return days
