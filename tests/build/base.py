"""A copy of the project's own base, as an editor has it, and what a built site consists of."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def copy_base(target: Path) -> Path:
    """The content without engine and tests."""
    target.mkdir(parents=True)
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, target / name)
    for name in ("mkdocs.yml", "glossary.yml"):
        shutil.copy(ROOT / name, target / name)
    return target


def digests(folder: Path) -> dict[str, str]:
    """Mode, and of a file the hash, of everything below."""
    found = {}
    for path in sorted(folder.rglob("*")):
        hashed = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        found[path.relative_to(folder).as_posix()] = f"{path.stat().st_mode & 0o7777:o} {hashed}"
    return found
