"""A copy of the project's own base, as an editor has it, and what a built site consists of."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def copy_base(target: Path) -> Path:
    """Copy the content, without the engine and its tests."""
    target.mkdir(parents=True)
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, target / name)
    for name in ("mkdocs.yml", "glossary.yml"):
        shutil.copy(ROOT / name, target / name)
    return target


def add_leaflet_language(root: Path, code: str = "uk", text: str = "Текст.") -> Path:
    """Give the small base a leaflet-only language with one page, and return the file of that page."""
    config = root / "mkdocs.yml"
    languages = (
        f"    leaflet_languages:\n      - {{locale: {code}, name: {code}, scope: [letaky]}}\n"
    )
    config.write_text(
        f"{config.read_text(encoding='utf-8')}  mosty:\n{languages}", encoding="utf-8"
    )
    page = root / f"docs/{code}/letaky/ospod.md"
    page.parent.mkdir(parents=True)
    front = (
        "title: Допомога\ndescription: Перші кроки.\nkind: leaflet\nversion: 1\n"
        "date: 2026-11-29\naudience: parents\nsources: ['usti-2018, s. 3']\n"
        "checked_on: 2026-11-21\nreview_by: 2027-05-21\n"
    )
    page.write_text(f"---\n{front}---\n\n{text}\n", encoding="utf-8")
    return page


def digests(folder: Path) -> dict[str, str]:
    """Map every path below the folder to its mode and, for a file, its hash."""
    states = {}
    for path in sorted(folder.rglob("*")):
        hashed = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        states[path.relative_to(folder).as_posix()] = f"{path.stat().st_mode & 0o7777:o} {hashed}"
    return states
