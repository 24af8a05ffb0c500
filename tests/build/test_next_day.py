"""A day later, only what depends on the day is another: a reader's copy of a page stays good."""

from __future__ import annotations

import shutil
from pathlib import Path

from mosty.publish.build_record import RECORD

from ..conftest import Base

#: What says the day of the build: the record of the build, and what a saved page is as old as.
DATED = {RECORD, "offline/cs.json", "offline/en.json"}


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_day_changes_only_what_says_it(base: Base) -> None:
    """Built anew from nothing, so that no page is merely remembered."""
    assert base.mosty("build", today="2026-12-01").code == 0
    before = files(base.root / "site")
    shutil.rmtree(base.root / ".mosty")
    assert base.mosty("build", today="2026-12-02").code == 0
    after = files(base.root / "site")
    assert before.keys() == after.keys()
    assert {name for name in before if before[name] != after[name]} == DATED
