"""A site is put in place whole or not at all, wherever a process is killed and whatever was there."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from mosty.publish import swap
from mosty.publish.swap import recover, settle, swap_in

#: Kills itself at the given call of what moves and removes folders.
KILLED = """
import os, shutil, sys
from pathlib import Path
from mosty.publish import swap
end, can_exchange, calls = int(sys.argv[3]), sys.argv[4] == "True", 0
def killed(real):
    def call(*arguments, **named):
        global calls
        calls += 1
        if calls == end:
            os.kill(os.getpid(), 9)
        return real(*arguments, **named)
    return call
swap.exchange = killed(swap.exchange if can_exchange else lambda *_: False)
os.rename, shutil.rmtree = killed(os.rename), killed(shutil.rmtree)
swap.swap_in(Path(sys.argv[1]), Path(sys.argv[2]))
print("calls", calls)
"""


def folder(path: Path, text: str) -> Path:
    path.mkdir(parents=True)
    (path / "index.html").write_text(text, encoding="utf-8")
    return path


def text_in(place: Path) -> str:
    return (place / "index.html").read_text(encoding="utf-8")


def test_new_site_replaces_the_old_one_whole(tmp_path: Path) -> None:
    place = folder(tmp_path / "site", "old")
    (place / "gone.html").write_text("x", encoding="utf-8")
    swap_in(folder(tmp_path / "work" / "new", "new"), place)
    assert text_in(place) == "new"
    assert not (place / "gone.html").exists()
    assert list((tmp_path / "work").iterdir()) == []


@pytest.mark.parametrize("can_exchange", [True, False])
def test_killed_at_every_step_a_whole_site_is_there(tmp_path: Path, can_exchange: bool) -> None:
    for end in range(1, 9):
        root = tmp_path / str(end)
        place, new = folder(root / "site", "old"), folder(root / "work" / "new", "new")
        arguments = [str(new), str(place), str(end), str(can_exchange)]
        ended = subprocess.run([sys.executable, "-c", KILLED, *arguments], capture_output=True)
        if can_exchange:
            assert text_in(place) in ("old", "new"), "without any help"
        assert recover(place), end
        assert text_in(place) in ("old", "new")
        assert not list(root.glob(".site*")), "nothing is left beside it"
        if not ended.returncode:
            assert end > 1 and text_in(place) == "new"
            return
        assert ended.returncode == -9, ended.stderr
    raise AssertionError("it never came to an end")


def test_recovering_without_a_site_says_so(tmp_path: Path) -> None:
    assert not recover(tmp_path / "site")
    folder(tmp_path / ".site.old", "old")
    assert recover(tmp_path / "site") and text_in(tmp_path / "site") == "old"


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

    monkeypatch.setattr(swap, "exchange", lambda *_: False)
    monkeypatch.setattr(os, "rename", failing)
    with pytest.raises(OSError, match="no space"):
        swap_in(new, place)
    assert text_in(place) == "old"


def test_a_first_site_needs_no_old_one(tmp_path: Path) -> None:
    swap_in(folder(tmp_path / "new", "new"), tmp_path / "site")
    assert text_in(tmp_path / "site") == "new"


def test_a_link_to_the_site_stays_one(tmp_path: Path) -> None:
    real = folder(tmp_path / "served" / "mosty", "old")
    place = tmp_path / "site"
    place.symlink_to(real)
    swap_in(folder(tmp_path / "new", "new"), place)
    assert place.is_symlink() and text_in(real) == "new"
    assert [path.name for path in real.parent.iterdir()] == ["mosty"]


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="no second file system")
def test_a_link_to_another_file_system(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="mosty-test-", dir="/dev/shm") as name:
        other = Path(name)
        assert other.stat().st_dev != tmp_path.stat().st_dev
        real = folder(other / "mosty", "old")
        (tmp_path / "site").symlink_to(real)
        new = folder(tmp_path / "new", "new")
        settle(new, 1_795_219_200)
        swap_in(new, tmp_path / "site")
        assert text_in(real) == "new" and [path.name for path in other.iterdir()] == ["mosty"]
        assert (real / "index.html").stat().st_mtime < 1_795_219_200, "times are kept"


def test_a_file_in_its_place_is_not_thrown_away(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine", encoding="utf-8")
    with pytest.raises(NotADirectoryError):
        swap_in(folder(tmp_path / "new", "new"), tmp_path / "site")
    assert (tmp_path / "site").read_text(encoding="utf-8") == "mine"


def test_what_the_system_refuses_is_raised(tmp_path: Path) -> None:
    with pytest.raises(OSError) as refused:
        swap.exchange(tmp_path / "neither", tmp_path / "nor")
    assert refused.value.errno == errno.ENOENT


def test_a_corrected_file_of_the_same_length_has_another_time(tmp_path: Path) -> None:
    """A server distinguishes versions by time and size: a number corrected on the same day must
    still be fetched anew.
    """
    epoch = 1_795_219_200
    times = []
    for name, number in (("first", "116 111"), ("second", "116 006"), ("third", "116 111")):
        site = folder(tmp_path / name, number)
        settle(site, epoch)
        times.append((site / "index.html").stat().st_mtime)
    assert times[0] == times[2] != times[1]
    assert all(epoch - 86_400 < one <= epoch for one in times)
