"""Runs the tests of what the browser works out for the glossary and the news."""

from __future__ import annotations

from pathlib import Path

from .. import node

HERE = Path(__file__).parent


def test_the_browser_filters_and_knows_the_day() -> None:
    done = node.run_node("--test", HERE / "lists.test.mjs")
    assert done.returncode == 0, done.stdout + done.stderr
