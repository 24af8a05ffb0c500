"""From an article's HTML to its passages: what the search shows under a title, part by part,
paragraph by paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser

from mosty.search import Part

_VOID = frozenset({"br", "hr", "img", "input", "wbr", "source", "col"})
_HEADINGS = frozenset({"h2", "h3", "h4"})
#: Where one of these ends (or another begins), a paragraph ends.
_BLOCKS = frozenset(
    {
        "p",
        "li",
        "dd",
        "tr",
        "blockquote",
        "pre",
        "figcaption",
        "summary",
        "ul",
        "ol",
        "table",
        "div",
    }
)
#: What stands between two parts of one paragraph.
_AFTER = {"dt": ": ", "td": " · ", "th": " · "}


class _Paragraphs(HTMLParser):
    def __init__(self, left_out: Iterable[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.left_out = frozenset(left_out)
        self.parts: list[tuple[str, str, list[str]]] = [("", "", [])]
        self.text = ""
        self.anchor: str | None = None
        self.skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.text += " "
            return
        attributes = dict(attrs)
        if (
            self.skipping
            or self.left_out & set((attributes.get("class") or "").split())
            or tag in ("svg", "script")
        ):
            self.skipping += 1
        elif tag in _HEADINGS:
            self._flush()
            self.anchor = attributes.get("id") or ""
        elif tag in _BLOCKS and tag != "dd":  # a value stands behind its name
            self._flush()

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self.skipping:
            self.skipping -= 1
        elif tag in _HEADINGS:
            self.parts.append((self.anchor or "", _plain(self.text), []))
            self.text, self.anchor = "", None
        elif tag in _AFTER:
            self.text += _AFTER[tag]
        elif tag in _BLOCKS:
            self._flush()

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.text += data

    def _flush(self) -> None:
        paragraph = _plain(self.text).strip("·: ")
        if paragraph and self.anchor is None:
            self.parts[-1][2].append(paragraph)
            self.text = ""


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def parts_of(html: str, left_out: Iterable[str]) -> tuple[Part, ...]:
    """The parts of an article: anchor and heading of each ("" before the first heading), and its
    paragraphs.

    Elements with a class in ``left_out`` are skipped, parts without a paragraph are not there.
    """
    parser = _Paragraphs(left_out)
    parser.feed(html)
    parser.close()
    parser._flush()
    return tuple(
        Part(anchor, heading, tuple(texts)) for anchor, heading, texts in parser.parts if texts
    )
