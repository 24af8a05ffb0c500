"""Put in place whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from mosty.publish.swap import settle, swap_in


def folder(path: Path, text: str) -> Path:
    path.mkdir(parents=True)
    (path / "index.html").write_text(text, encoding="utf-8")
    return path


def test_new_site_replaces_the_old_one_whole(tmp_path: Path) -> None:
    place = folder(tmp_path / "site", "old")
    (place / "gone.html").write_text("x", encoding="utf-8")
    swap_in(folder(tmp_path / "work" / "new", "new"), place)
    assert (place / "index.html").read_text(encoding="utf-8") == "new"
    assert not (place / "gone.html").exists()
    assert list((tmp_path / "work").iterdir()) == []


def test_the_old_site_stays_when_the_move_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = folder(tmp_path / "site", "old")
    new = folder(tmp_path / "work" / "new", "new")
    real = os.rename

    def failing(source: object, target: object) -> None:
        if Path(str(source)) == new:
            raise OSError("no space")
        real(source, target)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "rename", failing)
    with pytest.raises(OSError, match="no space"):
        swap_in(new, place)
    assert (place / "index.html").read_text(encoding="utf-8") == "old"


def test_a_first_site_needs_no_old_one(tmp_path: Path) -> None:
    swap_in(folder(tmp_path / "new", "new"), tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "new"


def test_a_corrected_file_of_the_same_length_has_another_time(tmp_path: Path) -> None:
    """A server tells versions apart by time and size: a number mended on the same day must still be
    fetched anew.
    """
    epoch = 1_795_219_200
    times = []
    for name, number in (("first", "116 111"), ("second", "116 006"), ("third", "116 111")):
        site = folder(tmp_path / name, number)
        settle(site, epoch)
        times.append((site / "index.html").stat().st_mtime)
    assert times[0] == times[2] != times[1]
    assert all(epoch - 86_400 < one <= epoch for one in times)
