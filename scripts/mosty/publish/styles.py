"""Style sheets as they are published: each with what it imports, in one file, without comments and
white space.

Written, a sheet is many small files, one a thing that is seen; a reader on a slow line waits for
one.
"""

from __future__ import annotations

import re
from pathlib import Path

import rcssmin

_IMPORT = re.compile(r'^@import url\("(?P<name>[\w./-]+)"\);\n?', re.MULTILINE)


def whole(sheet: Path) -> tuple[str, set[Path]]:
    """The sheet with its imports in their places, and the files that were imported. Raises
    ``OSError``.
    """
    taken: set[Path] = set()

    def text_of(path: Path) -> str:
        def imported(match: re.Match[str]) -> str:
            part = (path.parent / match["name"]).resolve()
            taken.add(part)
            return text_of(part)

        return _IMPORT.sub(imported, path.read_text(encoding="utf-8"))

    return text_of(sheet), taken


def pack(folder: Path) -> None:
    """Replace every sheet in ``folder`` by its published form; what others import is published in
    them alone.
    """
    made, imported = {}, set()
    for sheet in sorted(folder.glob("*.css")):
        text, parts = whole(sheet)
        made[sheet.resolve()] = str(rcssmin.cssmin(text)) + "\n"
        imported |= parts
    for sheet, text in made.items():
        if sheet in imported:
            sheet.unlink()
        else:
            sheet.write_text(text, encoding="utf-8", newline="\n")
