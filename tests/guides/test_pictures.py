"""The pictures of the guides are small, are told to who cannot see them, and show what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from .pictures import FOLDER, LANGUAGES, PHOTOGRAPHS, ROOT, SEEN, TERMINALS, photographs, terminals

#: Bytes of all of them together, so that a guide opens on a slow line.
MOST = 300_000
PICTURE = re.compile(r"!\[([^\]]*)\]\(\S*assets/guides/([\w.]+)\)")
NAMES = {
    *(f"{name}.{lang}.svg" for name in TERMINALS for lang in LANGUAGES),
    *(f"{photograph.name}.{lang}.png" for photograph in PHOTOGRAPHS for lang in LANGUAGES),
}
HOW = "run `make guides` and look at what has changed"


def pictured(lang: str) -> dict[str, str]:
    """Name → text alternative of every picture on the guides of a language."""
    pages = sorted((ROOT / "docs" / lang / "o-portalu").glob("*.md"))
    return {name: alt for page in pages for alt, name in PICTURE.findall(page.read_text("utf-8"))}


def test_the_folder_holds_what_the_command_draws() -> None:
    assert {file.name for file in FOLDER.iterdir()} == NAMES
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) <= MOST


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_picture_stands_on_a_guide_of_its_language_and_is_told_in_words(lang: str) -> None:
    alts = pictured(lang)
    assert set(alts) == {name for name in NAMES if f".{lang}." in name}
    assert all(len(alt) > 60 for alt in alts.values())


def test_the_terminals_show_what_the_command_prints_today() -> None:
    for name, svg in terminals().items():
        assert (FOLDER / name).read_text(encoding="utf-8") == svg, f"{name}: {HOW}"


def test_a_terminal_says_the_code_the_place_and_the_advice() -> None:
    svg = (FOLDER / "check.cs.svg").read_text(encoding="utf-8")
    assert "LAW002" in svg and "kavarna.md:7:6:" in svg and "Napište decin." in svg
    assert "603" not in svg, "a private number never comes through"


def test_the_photographs_show_the_words_that_are_there_today(browser: Browser) -> None:
    seen = yaml.safe_load(SEEN.read_text(encoding="utf-8"))
    assert {name: words for name, _, words in photographs(browser)} == seen, HOW


@pytest.mark.parametrize("readme", ["README.md", "README.cs.md"])
def test_the_readme_shows_one_too(readme: str) -> None:
    shown = PICTURE.findall((ROOT / readme).read_text("utf-8"))
    assert shown and all((FOLDER / Path(name)).is_file() and alt for alt, name in shown)
