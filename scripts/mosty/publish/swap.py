"""Put a finished site in place whole: readers see the old one or the new one, never a half."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

DAY = 86_400  # seconds


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


#: What a server may read and nobody else may write, whatever the umask of the machine that built
#: it.
FILE_MODE, FOLDER_MODE = 0o644, 0o755


def settle(folder: Path, epoch: int) -> None:
    """Give every file the same mode, and a time of the day before ``epoch``, the same for the same
    content, another for another.

    So archives of two builds are the same, and a server that tells versions apart by time and size
    (nginx does) never takes a corrected number for the wrong one: both are as long, and both may be
    of one day.
    """
    folder.chmod(FOLDER_MODE)
    for path in sorted(folder.rglob("*")):
        file = path.is_file()
        path.chmod(FILE_MODE if file else FOLDER_MODE)
        second = int.from_bytes(hashlib.sha256(path.read_bytes()).digest()[:8]) % DAY if file else 0
        os.utime(path, (epoch - second, epoch - second))
