"""Style sheets as they are published: whole, small, nothing left to import."""

from __future__ import annotations

import re
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
    alone = {"site.css", "print.css", "letters-uk.css", "letters-vi.css"}
    assert {
        path.name for path in SHEETS.glob("*.css") if f'url("{path.name}")' not in imported
    } == alone


#: A property that sets a space, with its value.
SPACING = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|inset|scroll-padding|scroll-margin)(?:-[a-z-]+)?"
    r"|(?:row-|column-)?gap|top|right|bottom|left)\s*:\s*([^;{}]+)"
)
LENGTH = re.compile(r"(?<![\w.#-])-?\d*\.?\d+(?:rem|em|px|pt|mm|vw|vh|ch)\b")
#: Lengths that are no space of the scale: parts of a drawing, relative to its letter, of the sheet.
LENGTHS_LEFT = 32


def declarations(sheet: str) -> list[str]:
    """The values of the properties that set spaces, comments left out."""
    return SPACING.findall(re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))


def test_spaces_are_tokens() -> None:
    """Lower ``LENGTHS_LEFT`` when one more length becomes a token; never raise it."""
    raw = [
        f"{path.name}: {length}"
        for path in sorted(SHEETS.glob("*.css"))
        if path.name != "tokens.css"
        for value in declarations(path.read_text(encoding="utf-8"))
        for length in LENGTH.findall(value)
    ]
    assert len(raw) <= LENGTHS_LEFT, "\n".join(raw)


def test_every_token_is_defined_and_used() -> None:
    sheets = {path.name: path.read_text(encoding="utf-8") for path in SHEETS.glob("*.css")}
    used = set(re.findall(r"var\((--m-[\w-]+)", "".join(sheets.values())))
    defined = set(re.findall(r"(--m-[\w-]+):", "".join(sheets.values())))
    assert used <= defined, used - defined
    assert defined <= used, defined - used


def test_what_is_hidden_from_sight_is_hidden_in_one_way() -> None:
    sheets = {path.name: path.read_text(encoding="utf-8") for path in SHEETS.glob("*.css")}
    assert {name: text.count("clip-path: inset(50%)") for name, text in sheets.items()} == {
        name: int(name == "base.css") for name in sheets
    }
