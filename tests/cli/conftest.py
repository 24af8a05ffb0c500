"""What tests of several verbs share."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..conftest import HERE, Base

#: The tables of offices and municipalities with one row each.
OFFICE_TABLES = HERE / "checks" / "cases" / "OFF001" / "ok" / "docs" / "data"


def tree(root: Path) -> dict[str, bytes]:
    """The content of every file below the folder, by path."""
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def table(base: Base) -> Base:
    """The small base with one office and its municipality."""
    for file in OFFICE_TABLES.iterdir():
        base.write(f"docs/data/{file.name}", file.read_bytes())
    return base
