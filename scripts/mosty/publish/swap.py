"""Put a finished site in place whole: readers see the old one or the new one, never a half."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def swap_in(new: Path, place: Path) -> None:
    """Move the folder ``new`` to ``place``; what was there goes only after the new one stands.

    Raises ``OSError`` where the file system refuses; then the old site is back in place.
    """
    old = new.with_name(new.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    had_one = place.is_symlink() or place.exists()
    if had_one:
        os.rename(place, old)
    try:
        os.rename(new, place)
    except OSError:
        if had_one:
            os.rename(old, place)
        raise
    if old.is_symlink():
        old.unlink()
    else:
        shutil.rmtree(old, ignore_errors=True)


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Write files by their POSIX path below ``folder``."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def fixed_times(folder: Path, epoch: int) -> None:
    """Give every file the time of the build's day, so that archives of two builds are the same."""
    for path in sorted(folder.rglob("*")):
        os.utime(path, (epoch, epoch))
