"""Edits under ``mosty serve`` cost no memory, no threads and no open files."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ..conftest import copy_base
from .soak import Editor, Server, rows


@pytest.mark.verify
def test_a_hundred_edits_leave_nothing_behind(tmp_path: Path) -> None:
    root = copy_base(tmp_path / "base")
    with Server(root) as server:
        server.until(server.idle)
        editor = Editor(server, random.Random(1))
        first, *_, last = rows(editor, 100, 20)
    assert editor.count >= 100
    memory, threads, files = (last[column] - first[column] for column in (1, 3, 4))
    assert memory < 60 and last[1] < 300, (first, last)
    assert threads <= 2 and files <= 3, (first, last)
