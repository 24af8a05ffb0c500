"""What triggers another build and what does not, and how soon; nothing odd in the base stops it."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import watchfiles
from mosty.pipeline import watcher

#: Seconds a change may take on a busy machine; idle it is a tenth of a second.
SOON, QUIET = 8.0, 1.3


class Watched:
    """A small base that is watched, and the times of its rebuilds."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for file in ("docs/cs/a.md", "overrides/main.html", "glossary.yml", "mkdocs.yml"):
            self.write(file)
        self.times: list[float] = []
        self.changed = 0.0
        self.stop = threading.Event()
        self.thread = threading.Thread(target=watcher.watch, args=(root, self.rebuild, self.stop))
        self.thread.start()
        time.sleep(0.3)

    def rebuild(self, changed: Callable[[], bool]) -> None:
        assert not changed()
        self.times.append(time.monotonic())

    def write(self, file: str, text: str = "a") -> Path:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(path.read_text() + text if path.exists() else text)
        return path

    def rebuilds(self, change: Callable[[], object], soon: float = SOON) -> int:
        """Return how many rebuilds follow the change, waiting until they have ended."""
        self.times.clear()
        self.changed = time.monotonic()
        change()
        end = time.monotonic() + soon
        while not self.times and time.monotonic() < end:
            time.sleep(0.01)
        time.sleep(0.3)
        assert self.thread.is_alive()
        return len(self.times)


@pytest.fixture()
def base(tmp_path: Path) -> Iterator[Watched]:
    made = Watched(tmp_path)
    yield made
    made.stop.set()
    made.thread.join(timeout=5)
    assert not made.thread.is_alive()


@pytest.mark.parametrize(
    "file", ["docs/cs/a.md", "overrides/main.html", "glossary.yml", "mkdocs.yml", "docs/en/b/c.md"]
)
def test_a_change_is_one_rebuild(base: Watched, file: str) -> None:
    assert base.rebuilds(lambda: base.write(file)) == 1
    assert base.rebuilds(lambda: base.write(file)) == 1


def test_it_is_told_and_not_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watcher, "LOOK", 60.0)
    base = Watched(tmp_path)
    try:
        for file in ("docs/cs/a.md", "docs/cs/new/b.md", "docs/cs/new/b.md"):
            assert base.rebuilds(lambda file=file: base.write(file)) >= 1
        assert max(base.times) - base.changed < 1
    finally:
        base.stop.set()
        base.thread.join()


def test_a_file_put_in_place_of_another_is_seen_each_time(base: Watched) -> None:
    def replace() -> None:
        size = (base.root / "glossary.yml").stat().st_size
        os.replace(base.write("docs/new.tmp", "a" * (size + 1)), base.root / "glossary.yml")

    assert base.rebuilds(replace) >= 1
    assert base.rebuilds(replace) >= 1


def test_a_burst_is_one_rebuild(base: Watched) -> None:
    def burst() -> None:
        for number in range(100):
            base.write(f"docs/cs/{number}.md")

    assert base.rebuilds(burst) == 1


def test_locks_and_copies_of_editors_are_none(base: Watched) -> None:
    def locks() -> None:
        for name in (".a.md.swp", "a.md~", "#a.md#", "~$a.docx", "Thumbs.db"):
            base.write(f"docs/cs/{name}")
        (base.root / "docs/cs/.#a.md").symlink_to("jana@host.4242")
        base.write("site/index.html")
        base.write(".mosty/preview/index.html")
        base.write("README.md")

    assert base.rebuilds(locks, QUIET) == 0
    assert base.rebuilds(lambda: base.write("docs/cs/a.md")) == 1


def test_nothing_odd_stops_it(base: Watched) -> None:
    folder = base.root / "docs/cs"
    assert base.rebuilds(lambda: os.mkfifo(folder / "roura.md")) == 1
    with socket.socket(socket.AF_UNIX) as odd:
        here = os.open(folder, os.O_RDONLY)
        assert base.rebuilds(lambda: odd.bind(f"/proc/self/fd/{here}/s.md")) == 1
        os.close(here)
    (folder / "koren").symlink_to("/")
    latin = os.fsencode(folder) + b"/\xe9"
    assert base.rebuilds(lambda: Path(os.fsdecode(latin + b".md")).write_text("a")) == 1
    os.mkdir(latin)
    base.write("docs/cs/zavreno/a.md").parent.chmod(0)
    assert base.rebuilds(lambda: base.write("docs/cs/a.md")) >= 1
    (folder / "zavreno").chmod(0o700)
    assert base.rebuilds(lambda: shutil.rmtree(base.root / "docs")) >= 1
    assert base.rebuilds(lambda: base.write("docs/cs/a.md")) >= 1


def test_without_a_word_from_the_system_it_looks_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing_left(*args: object, **options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(watchfiles, "watch", nothing_left)
    base = Watched(tmp_path)
    try:
        assert base.rebuilds(lambda: base.write("docs/cs/a.md")) == 1
        assert base.rebuilds(lambda: base.write("docs/cs/b/a.md")) == 1
    finally:
        base.stop.set()
        base.thread.join()
