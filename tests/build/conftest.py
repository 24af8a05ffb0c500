"""The project as it is built for the browser tests, shared with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..browser.house import built_once, copy_project


@pytest.fixture(scope="session")
def built(shared: Path) -> Path:
    """The folder of the project, built once."""
    return built_once(shared / "house", copy_project)
