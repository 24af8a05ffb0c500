"""Changes of several files as one step: tried on a copy of the base first, then made whole or not
at all.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from mosty.pipeline.refused import Refused
from mosty.read.reasons import CHANGED, READ_ONLY, because

#: What a base consists of, for reading and checking.
PARTS = ("mkdocs.yml", "glossary.yml", "docs", "overrides")
#: The mode of a new file.
_MODE = 0o644


@dataclass
class Changes:
    """Files by their path below the root: their bytes before and after; None: no such file.

    ``renamed`` says which new file was which, new → old, for people who look at the difference.
    """

    before: dict[str, bytes | None] = field(default_factory=dict)
    after: dict[str, bytes | None] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)

    def put(self, root: Path, file: str, data: bytes | None) -> None:
        """The file is to hold ``data``; what it holds now is noted the first time."""
        path = root / file
        if file not in self.before:
            self.before[file] = path.read_bytes() if path.exists() else None
        self.after[file] = data


@contextmanager
def copy_of(root: Path) -> Iterator[Path]:
    """A copy of the base that goes away again; links are copied as links, other special files not
    at all.
    """
    with tempfile.TemporaryDirectory(prefix="mosty-trial-") as name:
        trial = Path(name) / "base"
        trial.mkdir()
        for part in PARTS:
            path = root / part
            if path.is_dir() and not path.is_symlink():
                shutil.copytree(path, trial / part, symlinks=True, ignore=_special)
            elif path.exists():
                shutil.copy2(path, trial / part, follow_symlinks=False)
        yield trial


def _special(folder: str, names: list[str]) -> list[str]:
    """Names of what is neither file, folder nor link."""
    paths = ((name, Path(folder, name)) for name in names)
    return [
        name for name, path in paths if not (path.is_symlink() or path.is_file() or path.is_dir())
    ]


def make(root: Path, changes: Changes) -> None:
    """Make the changes, all of them or none. Raises :class:`Refused` where a file cannot be
    written, or no longer holds what it held; everything is then as it was.
    """
    made: list[str] = []
    new: dict[str, str] = {}
    file = ""
    try:
        for file, data in changes.after.items():
            _must_be_as_it_was(root, file, changes.before[file])
            if data is not None:
                new[file] = _beside(root / file, data, _mode(root, file, changes))
        for file, data in changes.after.items():
            made.append(file)
            if data is None:
                os.unlink(root / file)
            else:
                os.replace(new[file], root / file)
                del new[file]
    except OSError as error:
        for done in reversed(made):
            _put_back(root / done, changes.before[done])
        reason = because(error)
        raise Refused("desk.not_written", file=file, reason=reason) from error
    finally:
        for scratch in new.values():
            with contextlib.suppress(OSError):
                os.unlink(scratch)
        for file in changes.after:
            _without_empty_folders(root, (root / file).parent)


def _must_be_as_it_was(root: Path, file: str, before: bytes | None) -> None:
    path = root / file
    if before is None:
        if os.path.lexists(path):
            raise FileExistsError(None, CHANGED)
    elif path.read_bytes() != before:
        raise OSError(None, CHANGED)
    elif not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK):
        raise PermissionError(None, READ_ONLY)


def _mode(root: Path, file: str, changes: Changes) -> int:
    """The mode of the file that was there, or of the one that becomes it."""
    path = root / changes.renamed.get(file, file)
    return path.stat().st_mode & 0o777 if path.exists() else _MODE


def _beside(path: Path, data: bytes, mode: int) -> str:
    """A new file with ``data`` beside the place where it is to be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.chmod(name, mode)
    except OSError:  # a full disk
        os.unlink(name)
        raise
    return name


def _put_back(path: Path, before: bytes | None) -> None:
    with contextlib.suppress(OSError):
        if before is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(before)


def _without_empty_folders(root: Path, folder: Path) -> None:
    """Take away folders that nothing is left in."""
    while folder != root and folder.is_dir() and not any(folder.iterdir()):
        with contextlib.suppress(OSError):
            folder.rmdir()
        folder = folder.parent


def tried(trial: Path, changes: Changes) -> None:
    """Make the changes in a copy of the base, which nobody else writes into."""
    for file, data in changes.after.items():
        path = trial / file
        if data is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    for file in changes.after:
        _without_empty_folders(trial, (trial / file).parent)
