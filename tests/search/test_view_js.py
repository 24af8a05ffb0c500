"""Runs the tests of the page's own pure modules (node/view.test.mjs): address, facets, sorting,
passages, CSV.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent


def test_view(node: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NODE_OPTIONS", raising=False)
    done = node.run_node("--test", HERE / "node" / "view.test.mjs")
    assert done.returncode == 0, done.stdout + done.stderr
