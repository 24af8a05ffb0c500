"""Folders for work in progress: one per process that works, and swept once no process holds them.

A lock of the system (``flock``) is on the folder itself. It ends with its process, however that
ends, so a folder that can be locked belongs to nobody.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def scratch_folder(parent: Path, prefix: str) -> Iterator[Path]:
    """A new folder in ``parent`` that is gone afterwards. First, those with the same prefix that
    killed processes have left are swept. Raises ``OSError``.
    """
    with _locked(parent):
        _sweep(parent, prefix)
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
        held = _lock(folder, wait=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(held)


@contextmanager
def alone(lock: Path, say_waiting: Callable[[], None]) -> Iterator[None]:
    """Only one process at a time goes on with ``lock``, a file that is made if need be; another
    waits for it, and says so before. Raises ``OSError``.
    """
    lock.touch()
    try:
        held = _lock(lock, wait=False)
    except BlockingIOError:
        say_waiting()
        held = _lock(lock, wait=True)
    try:
        yield
    finally:
        os.close(held)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    held = _lock(folder, wait=True)
    try:
        yield
    finally:
        os.close(held)


def _lock(path: Path, wait: bool) -> int:
    """The lock of a file or folder, held until the number it returns is closed. Raises
    ``BlockingIOError`` where another process holds it and nobody ``wait``s.
    """
    number = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(number, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        os.close(number)
        raise
    return number


def _sweep(parent: Path, prefix: str) -> None:
    for folder in parent.glob(f"{prefix}*"):
        with suppress(OSError):  # held, or gone meanwhile
            held = _lock(folder, wait=False)
            shutil.rmtree(folder, ignore_errors=True)
            os.close(held)
