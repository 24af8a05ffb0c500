"""Put a finished site in place whole: readers see the old one or the new one, never a half, and
never none.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from mosty.publish.scratch import scratch_folder

DAY = 86_400  # seconds
#: ``renameat2(2)``: paths are from the working folder; the two change places in one step.
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
#: What the call says where the system or the file system cannot exchange.
_CANNOT_EXCHANGE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})


#: What becomes of the folder that was in place.
LetGo = Callable[[Path], None]


def remove(old: Path) -> None:
    """Remove a folder as far as the system lets us."""
    shutil.rmtree(old, ignore_errors=True)


def swap_in(new: Path, place: Path, let_go: LetGo = remove) -> None:
    """Move the folder ``new`` to ``place``. Only then is ``let_go`` called with what was there.

    A ``place`` that is a symbolic link stays one: what it leads to is exchanged. A folder on
    another file system is copied beside its place first. Raises ``OSError`` where the file system
    refuses; then the old site is in place.
    """
    target = place.resolve() if place.is_symlink() else place
    recover(target)
    if new.stat().st_dev == target.parent.stat().st_dev:
        _put(new, target, let_go)
        return
    with scratch_folder(target.parent, f".{target.name}-new-") as folder:
        shutil.copytree(new, folder / target.name)  # times and modes too
        _put(folder / target.name, target, let_go)


def recover(place: Path) -> bool:
    """Bring back what a swap that was killed had put aside; whether something is in ``place``.

    Needed only where two renames replace the exchange that the system could not make.
    """
    target = place.resolve() if place.is_symlink() else place
    aside = _aside(target)
    if aside.exists():
        if target.exists():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            os.rename(aside, target)
    return target.exists()


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _put(new: Path, target: Path, let_go: LetGo) -> None:
    if not target.exists():
        os.rename(new, target)
        return
    if not target.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(target))
    if exchange(new, target):
        let_go(new)
        return
    aside = _aside(target)
    os.rename(target, aside)
    try:
        os.rename(new, target)
    except OSError:
        os.rename(aside, target)
        raise
    let_go(aside)


def exchange(path: Path, other: Path) -> bool:
    """Let two paths of one file system change places in a single step; False where the system
    cannot. Raises ``OSError`` where it refuses.
    """
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    paths = (_AT_FDCWD, os.fsencode(path), _AT_FDCWD, os.fsencode(other))
    if call(*paths, _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(other))


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

    So archives of two builds are the same, and a server that knows versions by time and size
    (nginx does) never takes a corrected number for the wrong one: both are as long, and both may be
    of one day.
    """
    folder.chmod(FOLDER_MODE)
    for path in sorted(folder.rglob("*")):
        file = path.is_file()
        path.chmod(FILE_MODE if file else FOLDER_MODE)
        second = int.from_bytes(hashlib.sha256(path.read_bytes()).digest()[:8]) % DAY if file else 0
        os.utime(path, (epoch - second, epoch - second))
