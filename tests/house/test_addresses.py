"""Templates and scripts lead nowhere by themselves: addresses and anchors are passed to them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mosty.model import anchors, menu

ROOT = Path(__file__).parents[2]
FILES = sorted([*(ROOT / "overrides").rglob("*.html"), *(ROOT / "docs/assets/js").rglob("*.js")])
PAGES = (*(path for _, path in menu.MENU + menu.FOOTER), menu.SEARCH, menu.SAVING, menu.PRIVACY)
FOLDERS = {path.split("/")[0] for path in PAGES} | set(menu.SAVED)
NAMES = FOLDERS | {
    anchors.AZ,
    anchors.CONTENTS,
    anchors.DOORS,
    anchors.NOT_SAVED,
    anchors.PROVENANCE,
    anchors.QUESTIONS,
    menu.APP_MANIFEST,
    menu.WORKER,
}
_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*|\{#.*?#\}", re.DOTALL)
_NAME = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(NAMES)))})(?![\w-])")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_address_of_the_portal_is_written_there(path: Path) -> None:
    assert not _NAME.findall(_COMMENT.sub("", path.read_text(encoding="utf-8")))


def test_such_an_address_would_be_seen() -> None:
    assert _NAME.findall(f'<a href="../hledat/#{anchors.AZ}">') == ["hledat", anchors.AZ]


def test_no_style_goes_by_an_anchor() -> None:
    sheets = (ROOT / "docs/assets/css").glob("*.css")
    assert not [sheet.name for sheet in sheets if _NAME.search(sheet.read_text(encoding="utf-8"))]
