"""The figures of plain language for the pages that families read, as their readers see them: law
sentences included.
"""

from __future__ import annotations

import datetime as dt
import re
from html.parser import HTMLParser

from mosty.model.site import Page, Site
from mosty.render.article import render
from mosty.render.context import Context
from mosty.text.language.readability import Readability, measure

_BLOCKS = frozenset({"p", "li", "dd", "td"})
_SKIP = frozenset({"h1", "h2", "h3", "h4", "small", "dt", "th"})


class _Blocks(HTMLParser):
    """Texts of paragraphs and list items; headings, small print and what is around the article
    left out.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = [""]
        self.skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = dict(attrs).get("class") or ""
        if tag in ("br", "input", "img", "hr"):
            return
        if self.skipping or tag in _SKIP or re.search(r"admonition-title|m-helplines", classes):
            self.skipping += 1
        if tag in _BLOCKS:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("br", "input", "img", "hr"):
            return
        if self.skipping:
            self.skipping -= 1
        if tag in _BLOCKS:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.blocks[-1] += data


def blocks(html: str) -> list[str]:
    """The running text of an article, a paragraph or list item each; lines to fill in left out."""
    parser = _Blocks()
    parser.feed(html)
    parser.close()
    return [block.strip() for block in parser.blocks if block.strip() and "__" not in block]


def figures(site: Site, today: dt.date) -> list[tuple[Page, Readability]]:
    """Page and figures for every page of parents, children and relatives, leaflets included."""
    return [
        (page, measure(blocks(render(Context(site, page, today, on_paper=True)).html)))
        for page in site.pages.values()
        if page.for_plain_reader
    ]
