"""The last builds that were published, kept in ``.mosty/builds/`` so that one can come back."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mosty.model.work import SITE, WORK, work_folder
from mosty.publish.build_record import BuildRecord, record_in
from mosty.publish.swap import remove, swap_in

#: So many earlier builds are kept beside the one that is published.
KEPT = 3
#: Digits of the hash of its record by which a build is named.
DIGITS = 12
_FOLDER, _LOG, _PART = "builds", "log.txt", ".part"


@dataclass(frozen=True, slots=True)
class PublishedBuild:
    """A build that is, or was, published: its name, when that was (UTC, None if that is not known),
    whether it is now, what it says of itself, and its folder.
    """

    name: str
    when: dt.datetime | None
    current: bool
    record: BuildRecord
    folder: Path


def publish(root: Path, new: Path) -> None:
    """Put the site in the folder ``new`` in place as ``root/site``, and keep the one that was
    there. Raises ``OSError``; then the old site is in place.
    """
    swap_in(new, root / SITE, lambda old: _keep(root, old))
    if known := record_in(root / SITE):
        with suppress(OSError), (_folder(root) / _LOG).open("a", encoding="utf-8") as log:
            now = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
            log.write(f"{known[1][:DIGITS]} {now}\n")


def published_builds(root: Path) -> list[PublishedBuild]:
    """The published build and the kept ones, the newest first."""
    times, builds = _times(root), dict[str, PublishedBuild]()
    for folder in (root / SITE, *sorted((root / WORK / _FOLDER).glob("*"))):
        if folder.suffix != _PART and (known := record_in(folder)):
            record, digest = known
            name = digest[:DIGITS]
            build = PublishedBuild(name, times.get(name), folder == root / SITE, record, folder)
            builds.setdefault(name, build)
    return sorted(builds.values(), key=_age)


def _age(build: PublishedBuild) -> float:
    """What builds are sorted by, the newest first. If nobody knows when, the published build is the
    newest (it was killed before that was noted), another one the oldest.
    """
    if build.when is None:
        return float("-inf") if build.current else float("inf")
    return -build.when.timestamp()


def bring_back(root: Path, build: PublishedBuild) -> None:
    """Publish a kept build again; the one that was published is kept. Raises ``OSError``."""
    swap_in(build.folder, root / SITE, lambda old: _keep(root, old))


def _keep(root: Path, old: Path) -> None:
    """Keep the site in the folder ``old``, and let go of the oldest one beyond :data:`KEPT`.

    What cannot be kept goes: the new site is in place, and that is what counts.
    """
    known, current = record_in(old), record_in(root / SITE)
    if known and (current is None or current[1] != known[1]):
        with suppress(OSError):
            place = _folder(root) / known[1][:DIGITS]
            part = place.with_suffix(_PART)
            remove(part)
            shutil.move(old, part)  # copies where it is on another file system
            remove(place)
            os.rename(part, place)
            _let_go(root)
    remove(old)


def _let_go(root: Path) -> None:
    earlier = [build for build in published_builds(root) if not build.current]
    for folder in [*(build.folder for build in earlier[KEPT:]), *_folder(root).glob(f"*{_PART}")]:
        remove(folder)
    names = {build.name for build in published_builds(root)}
    lines = [f"{name} {when.isoformat()}\n" for name, when in _times(root).items() if name in names]
    scratch = _folder(root) / f"{_LOG}.new"
    scratch.write_text("".join(lines), encoding="utf-8")
    os.replace(scratch, _folder(root) / _LOG)


def _folder(root: Path) -> Path:
    folder = work_folder(root) / _FOLDER
    folder.mkdir(exist_ok=True)
    return folder


def _times(root: Path) -> dict[str, dt.datetime]:
    """When each build was published last, the earliest first; lines that are none are ignored."""
    times: dict[str, dt.datetime] = {}
    with suppress(OSError):
        log = (root / WORK / _FOLDER / _LOG).read_text(encoding="utf-8", errors="replace")
        for line in log.splitlines():
            name, _, when = line.partition(" ")
            with suppress(ValueError):
                times.pop(name, None)
                times[name] = dt.datetime.fromisoformat(when).astimezone(dt.UTC)
    return times
