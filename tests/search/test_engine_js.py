"""Runs the browser engine's own tests (node/engine.test.mjs) on exported indexes."""

from __future__ import annotations

import os
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent


def test_engine(
    node: ModuleType, exported: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOSTY_INDEX", str(exported["cs"]))
    monkeypatch.setenv("MOSTY_OTHER_INDEX", str(exported["large"]))
    # Inside pytest run by `node --test` nothing else may take the report.
    monkeypatch.delenv("NODE_OPTIONS", raising=False)
    done = node.run_node("--test", HERE / "node" / "engine.test.mjs")
    assert done.returncode == 0, done.stdout + done.stderr
    assert os.environ["MOSTY_INDEX"]


@pytest.mark.parametrize(
    "module", sorted((HERE.parents[1] / "docs/assets/js/search").glob("*.js")), ids=lambda p: p.name
)
def test_modules_keep_the_house_rules(node: ModuleType, module: Path) -> None:
    """They parse; text is inserted as text; styles stay in the style sheet; nothing is stored or
    sent.
    """
    assert node.run_node("--check", module).returncode == 0
    code = module.read_text(encoding="utf-8")
    assert code.startswith("// @ts-check\n")
    forbidden = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        ".style",
        "localStorage",
        "sessionStorage",
        "cookie",
        "sendBeacon",
        "XMLHttpRequest",
        "pushState",
        "eval(",
    ]
    assert not [word for word in forbidden if word in code]
