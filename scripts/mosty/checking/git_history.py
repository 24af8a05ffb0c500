"""The earlier contents of a file, read from git each time; nothing is cached."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mosty.model.errors import UsageError

_COMMIT = re.compile(r"\x01([0-9a-f]+) (\d{4}-\d\d-\d\d)")
#: ``:100644 100644 <before> <after> M<tab>path``, as ``git log --raw`` has it.
_CHANGE = re.compile(r":\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [AMRCT]")


class Version(NamedTuple):
    """A content of a file, and the commit and day that it came with."""

    commit: str
    day: str
    text: str


def versions(root: Path, file: str) -> list[Version]:
    """The contents that a file has had, the newest first, under its former names too; none of a
    file that was never committed.

    A merge counts: what two people have changed may stand together only there. Raises
    :class:`UsageError` where there is no git or ``root`` is no checkout of it.
    """
    log = _git(
        root, "log", "--follow", "-m", "--raw", "--no-abbrev", "--format=%x01%H %cs", "--", file
    )
    places: dict[str, tuple[str, str]] = {}
    commit = day = ""
    for line in log.decode("utf-8", "replace").splitlines():
        if head := _COMMIT.match(line):
            commit, day = head[1], head[2]
        elif change := _CHANGE.match(line):
            # the same content may come and go: here it counts as its newest
            places.setdefault(change[1], (commit, day))
    return [
        Version(commit, day, content.decode("utf-8", "replace"))
        for (commit, day), content in zip(
            places.values(), _contents(root, list(places)), strict=False
        )
    ]


def checked_out(root: Path, parts: Sequence[str]) -> tuple[str, bool]:
    """The commit that is checked out, and whether any of ``parts`` (files and folders) differs from
    it; ``("", False)`` where there is no git or no commit.
    """
    try:
        commit = _git(root, "rev-parse", "--verify", "--quiet", "HEAD").decode().strip()
        changes = _git(root, "status", "--porcelain", "--", *parts) if commit else b""
    except UsageError:
        return "", False
    return commit, bool(changes)


def _contents(root: Path, blobs: list[str]) -> Iterator[bytes]:
    """The bytes of each blob, by one process."""
    if not blobs:
        return
    out = _git(root, "cat-file", "--batch", given="\n".join(blobs) + "\n")
    at = 0
    for _ in blobs:
        end = out.index(b"\n", at)
        head = out[at:end].split()
        if head[-1] == b"missing":  # a partial clone that cannot fetch it
            at = end + 1
            yield b""
            continue
        size = int(head[2])
        yield out[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def _git(root: Path, *arguments: str, given: str | None = None) -> bytes:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments],
            input=given.encode() if given is not None else None,
            stdin=subprocess.DEVNULL if given is None else None,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise UsageError("no_history", root=root) from error
    if done.returncode == 0:
        return done.stdout
    stderr = done.stderr.decode("utf-8", "replace").strip()
    if "does not have any commits" in stderr:
        return b""
    raise UsageError("no_history", root=root)
