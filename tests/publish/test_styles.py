"""Style sheets as they are published: whole, small, nothing left to import."""

from __future__ import annotations

from pathlib import Path

import pytest
from mosty.publish.styles import pack

SHEETS = Path(__file__).parents[2] / "docs" / "assets" / "css"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.css").write_text(
        '/* first */\n@import url("b.css");\n@import url("c.css");\n', encoding="utf-8"
    )
    (tmp_path / "b.css").write_text("p { color: red; }\n", encoding="utf-8")
    (tmp_path / "c.css").write_text(
        '@import url("d.css");\n.x::after { content: "  „b“  "; }\n', encoding="utf-8"
    )
    (tmp_path / "d.css").write_text("b { margin: calc(1px + 2px); }\n", encoding="utf-8")
    (tmp_path / "paper.css").write_text("@page { size: A4; }\n", encoding="utf-8")
    return tmp_path


def test_imports_stand_in_their_order(folder: Path) -> None:
    pack(folder)
    assert sorted(path.name for path in folder.iterdir()) == ["a.css", "paper.css"]
    text = (folder / "a.css").read_text(encoding="utf-8")
    assert text == 'p{color:red}b{margin:calc(1px + 2px)}.x::after{content:"  „b“  "}\n'


def test_twice_is_once(folder: Path) -> None:
    pack(folder)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    pack(folder)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_every_sheet_of_the_site_is_published() -> None:
    """A file that nobody imports would be fetched by nobody."""
    imported = (SHEETS / "site.css").read_text(encoding="utf-8")
    alone = {"site.css", "print.css"}
    assert {
        path.name for path in SHEETS.glob("*.css") if f'url("{path.name}")' not in imported
    } == alone
