"""Our drawings: small, of our shapes and colours, on pages that stay where they are."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from mosty.model.menu import DRAWINGS, HOUSE

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "overrides" / "drawings"
LARGEST = 3000  # bytes
#: What a drawing is made of. No text, no picture, no link: it says nothing that must be translated.
SHAPES = {"g", "path", "circle"}
OWN = {"class", "d", "cx", "cy", "r", "transform", "fill-rule"}


def shapes(name: str) -> ElementTree.Element:
    text = (FOLDER / f"{name}.html").read_text(encoding="utf-8")
    return ElementTree.fromstring(f"<svg>{re.sub(r'{#-.*?-#}', '', text, flags=re.DOTALL)}</svg>")


def test_every_drawing_is_on_a_page_that_stays_where_it_is() -> None:
    assert set(DRAWINGS.values()) == {path.stem for path in FOLDER.iterdir()}
    assert set(DRAWINGS) <= HOUSE


@pytest.mark.parametrize("name", sorted(set(DRAWINGS.values())))
def test_a_drawing_is_a_few_shapes_without_words_and_colours_of_its_own(name: str) -> None:
    assert (FOLDER / f"{name}.html").stat().st_size <= LARGEST
    css = (ROOT / "docs/assets/css/drawing.css").read_text(encoding="utf-8")
    for shape in list(shapes(name).iter())[1:]:
        assert shape.tag in SHAPES and set(shape.attrib) <= OWN, (shape.tag, shape.attrib)
        assert not (shape.text or "").strip()
        for each in shape.attrib.get("class", "").split():
            assert re.search(rf"\.{each}[ ,]", css), each
