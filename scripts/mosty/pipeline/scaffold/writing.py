"""Several files written together: all of them, or none."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mosty.checking.fixer import replace_file
from mosty.model.errors import UsageError
from mosty.read.reasons import because


@dataclass(frozen=True)
class Files:
    """What is to be written, by paths below the root: new files, and files that change
    (before, after).
    """

    new: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[str, tuple[bytes, bytes]] = field(default_factory=dict)

    @property
    def paths(self) -> list[str]:
        """Every path."""
        return [*self.new, *self.changed]


def write_files(root: Path, files: Files) -> None:
    """Write them all. Raises :class:`UsageError`; the folder is then as it was."""
    made: list[Path] = []
    changed: list[tuple[Path, bytes, bytes]] = []
    name = ""
    for name in files.paths:
        if not (root / name).parent.resolve().is_relative_to(root.resolve()):
            raise UsageError("new_outside", file=name)
    try:
        for name, text in files.new.items():
            _new_file(root / name, text.encode("utf-8"), made)
        for name, (before, after) in files.changed.items():
            replace_file(root / name, before, after)
            changed.append((root / name, before, after))
    except BaseException as error:
        for path, before, after in reversed(changed):
            with contextlib.suppress(OSError):
                replace_file(path, after, before)
        for path in reversed(made):
            with contextlib.suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        if isinstance(error, FileExistsError):
            raise UsageError("page_exists", files=name) from error
        if isinstance(error, OSError):
            raise UsageError("page_unwritable", file=name, reason=because(error)) from error
        raise


def _new_file(path: Path, data: bytes, made: list[Path]) -> None:
    """Write a file that must not exist; ``made`` gets it and the folders that were made for it."""
    lacking = [folder for folder in path.parents if not folder.exists()]
    for folder in reversed(lacking):
        folder.mkdir()
        made.append(folder)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.chmod(temporary, 0o666 & ~_umask())
        try:
            os.link(temporary, path)  # never over another file
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            with open(path, "xb") as out:
                made.append(path)
                out.write(data)
            return
        made.append(path)
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
