"""A copy of the project's own base, as an editor has it."""

from __future__ import annotations

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
