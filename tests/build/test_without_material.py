"""Our templates stand alone: without Material's behind them the site is the same, byte for byte."""

from __future__ import annotations

import sys
from pathlib import Path

from ..conftest import TODAY, copy_base, finish, start
from .test_same import same

THEME = """theme:
  name: material
  language: cs
"""
ALONE = """theme:
  name: null
  static_templates: [404.html]
"""


def build(root: Path) -> None:
    command = [sys.executable, "-m", "mosty.cli", "--root", str(root), "build", "--today", TODAY]
    answer = finish(start(command), 120)
    assert answer.code == 0, answer.out + answer.err


def test_the_site_needs_no_template_of_material(tmp_path: Path) -> None:
    over, alone = copy_base(tmp_path / "over"), copy_base(tmp_path / "alone")
    config = alone / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert THEME in text
    config.write_text(text.replace(THEME, ALONE), encoding="utf-8")
    build(over)
    build(alone)
    assert (alone / "site" / "404.html").is_file()
    same(over / "site", alone / "site")
