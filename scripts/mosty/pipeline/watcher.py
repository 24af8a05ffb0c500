"""Rebuilds after changes of the base: ``watchfiles`` says at once that something has happened, the
times and sizes of the files say whether it counts.

The look alone would do, a second late. It is also what is left where the system tells of nothing:
network drives, mounted folders of containers, no inotify watches left, names that are no UTF-8.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from mosty.model.attachments import leftover
from mosty.read.files import files_below

WATCHED = ("docs", "overrides", "glossary.yml", "mkdocs.yml")
#: Milliseconds without another change that end a burst, and after which even one that goes on is
#: built.
QUIET, LONGEST_BURST = 50, 3_000
#: Seconds between two looks at the files where nothing was told.
LOOK = 1.0


def watch(
    root: Path, rebuild: Callable[[Callable[[], bool]], object], stop: threading.Event
) -> None:
    """Call ``rebuild`` after each change of the base at ``root`` until ``stop`` is set. A burst of
    changes is one rebuild; changes while it runs are one more after it.

    ``rebuild`` is given a function that says whether the base has changed since it was called.
    """
    last = stamp(root)
    for _ in _moments(root, stop):
        now = stamp(root)
        while now != last and not stop.is_set():
            last = now
            rebuild(partial(_has_changed, root, last))
            now = stamp(root)


def _has_changed(root: Path, since: Mapping[str, tuple[int, int]]) -> bool:
    return stamp(root) != since


def stamp(root: Path) -> Mapping[str, tuple[int, int]]:
    """Time and size of every watched file, so that a deleted or an older one is a change too; locks
    and copies of an editor are none.
    """
    facts_of = {}
    for name in WATCHED:
        for path in [root / name, *files_below(root / name)]:
            with contextlib.suppress(OSError):
                facts = path.lstat()
                facts_of[str(path)] = (facts.st_mtime_ns, facts.st_size)
    return facts_of


def _moments(root: Path, stop: threading.Event) -> Iterator[None]:
    """When to look at the files, until ``stop`` is set: after each burst of events, and every
    ``LOOK`` seconds.

    Folders are watched one by one: a watch of a tree follows links out of the base, and a watch of
    a file is lost when an editor puts another file in its place.
    """
    import watchfiles  # 60 ms, and only `mosty serve` and `mosty leaflet --watch` wait for changes

    while not stop.is_set():
        folders = _folders(root)
        try:
            for _ in watchfiles.watch(
                *folders,
                watch_filter=None,
                step=QUIET,
                debounce=LONGEST_BURST,
                rust_timeout=round(LOOK * 1000),
                yield_on_timeout=True,
                stop_event=stop,
                force_polling=False,
                recursive=False,
                ignore_permission_denied=True,
            ):
                yield
                if _folders(root) != folders:
                    break
        except (OSError, RuntimeError):  # its own errors are of these; the next look tries again
            stop.wait(LOOK)
            yield


def _folders(root: Path) -> list[str]:
    """The root, for the files in it, and every folder with watched files, links not followed. Left
    out are those whose names the library does not take, being no UTF-8.
    """
    folders = [str(root)]
    for name in WATCHED:
        for folder, inner, _ in os.walk(root / name) if not (root / name).is_symlink() else ():
            inner[:] = [one for one in inner if not leftover(one) and "\ufffd" not in _utf8(one)]
            folders.append(folder)
    return folders


def _utf8(name: str) -> str:
    """The name with U+FFFD for each byte that is no UTF-8."""
    return os.fsencode(name).decode("utf-8", "replace")
