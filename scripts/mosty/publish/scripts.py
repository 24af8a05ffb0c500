"""Browser scripts as they are published: without comments and white space, so that they are half
the size.
"""

from __future__ import annotations

from pathlib import Path

import rjsmin


def packed(script: str) -> str:
    """The same script without comments and needless white space; names, strings and templates
    stay.
    """
    return str(rjsmin.jsmin(script)) + "\n"


def pack(folder: Path) -> None:
    """Replace every script below ``folder`` by its packed form."""
    for path in sorted(folder.rglob("*.js")):
        path.write_text(packed(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
