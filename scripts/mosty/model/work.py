"""The folder ``.mosty`` of a base: what can be made again and is safe to delete."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

#: The folder of the base for what can be made again.
WORK = ".mosty"
#: Folders that a build is swapped into: what is uploaded, and what only ``mosty serve`` shows,
#: drafts included.
SITE, PREVIEW = "site", f"{WORK}/preview"


def work_folder(root: Path) -> Path:
    """The folder for what can be made again, kept out of git. Raises ``OSError``."""
    work = root / WORK
    work.mkdir(exist_ok=True)
    ignore = work / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    return work


def lines_of(root: Path, name: str) -> list[str]:
    """The lines of a file in the folder; none where it cannot be read."""
    path = root / WORK / name
    try:
        return [] if not path.is_file() else path.read_text(encoding="utf-8").split("\n")[:-1]
    except (OSError, ValueError):
        return []


def write_lines(root: Path, name: str, lines: Iterable[str]) -> None:
    """The whole file or nothing, whoever reads or writes it at the same time; nothing if there
    is no folder yet.

    Only a build makes the folder: a check alone writes nothing into a base that was never built.
    """
    work = root / WORK
    if not work.is_dir():
        return
    import tempfile  # loads a dozen modules, and most runs write nothing

    try:
        number, scratch = tempfile.mkstemp(prefix=f"{name}-", dir=work)
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
        os.replace(scratch, work / name)
    except (OSError, ValueError):
        return
