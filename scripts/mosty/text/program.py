"""The fingerprint of this program: what every cache is kept by, so that none outlives the code that
filled it.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

#: The root of the package, whatever folder a module of it moves to.
PACKAGE = Path(__file__).parents[1]


@cache
def fingerprint() -> str:
    """Hexadecimal digest of every file of the package, of every installed library's version and of
    Python's.
    """
    return fingerprint_of(PACKAGE)


def fingerprint_of(package: Path) -> str:
    """The same of a package in another folder. Compiled files do not count."""
    digest = hashlib.blake2b(f"{sys.version}\n".encode(), digest_size=16)
    digest.update("\n".join(sorted(_libraries())).encode())
    for path in sorted(package.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            content = hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
            digest.update(f"\n{path.relative_to(package).as_posix()} {content}".encode())
    return digest.hexdigest()


def _libraries() -> Iterator[str]:
    """Names and versions of what is installed: ``typst-0.15.2.dist-info``.

    The names of folders: importing ``importlib.metadata`` takes longer than reading the whole
    package.
    """
    for folder in map(Path, sys.path):
        if folder.is_dir():
            yield from (path.name for path in folder.glob("*.dist-info"))
