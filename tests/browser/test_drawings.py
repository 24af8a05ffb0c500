"""Drawings move nothing: what a page says stands where it would stand without them."""

from __future__ import annotations

import pytest
from mosty.model.menu import DRAWINGS, HOME, NOT_FOUND

from .conftest import Open
from .house import House

PAGES = [path for path in DRAWINGS if path not in (HOME, NOT_FOUND)]
#: Tops of all blocks and links of the article.
TOPS = """() => [...document.querySelectorAll("h1, h2, p, li, td, [href^='tel:']")]
    .filter(node => node.closest("article") && !node.closest(".m-toc"))
    .map(node => Math.round(node.getBoundingClientRect().top))"""
#: What of the article the drawing lies over.
COVERED = """() => {
    const own = document.querySelector(".m-drawing").getBoundingClientRect();
    return [...document.querySelectorAll("main :is(a, button, p, h1, h2, li, summary)")]
        .filter(node => {
            const box = node.getBoundingClientRect();
            return node.checkVisibility() && box.left < own.right && box.right > own.left
                && box.top < own.bottom && box.bottom > own.top;
        }).map(node => node.textContent);
}"""
WITHOUT = "document.querySelector('.m-drawing').remove()"


@pytest.mark.parametrize("path", PAGES)
def test_a_drawing_moves_and_covers_nothing(house: House, open_page: Open, path: str) -> None:
    for code, width in zip(house.codes * 3, (360, 768, 1100, 1280), strict=False):
        page = open_page(width=width, height=740)
        page.goto(house.url(path, code), wait_until="networkidle")  # the catalogue has come
        drawing = page.locator(".m-drawing")
        assert drawing.get_attribute("aria-hidden") == "true"
        box = drawing.bounding_box()
        assert box is not None and page.evaluate(COVERED) == [], (path, width)
        if width < 1088:  # below all that is read, from edge to edge
            last = page.locator("article").bounding_box()
            assert last is not None and box["y"] >= last["y"] + last["height"]
            assert (box["x"], box["width"]) == (0, width)
        else:  # to be seen with the heading
            assert box["y"] + box["height"] < 740
        before = page.evaluate(TOPS)
        page.evaluate(WITHOUT)
        assert before and page.evaluate(TOPS) == before, (path, width)
        page.context.close()


def test_nothing_is_drawn_on_paper(house: House, open_page: Open) -> None:
    page = open_page(width=794, height=1123)
    for path in (HOME, *PAGES):
        page.goto(house.url(path, house.codes[0]))
        page.emulate_media(media="print")
        assert not page.locator(".m-drawing").is_visible(), path
