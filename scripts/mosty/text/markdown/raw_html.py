"""Raw HTML in Markdown: blocks that a renderer passes on untouched. Pure functions on strings, each
linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mosty.text.prefilter import lazy_pattern

_OPEN = lazy_pattern(
    r"^[ ]{0,3}<(div|p|section|article|aside|table|ul|ol|dl|figure|details|blockquote|address"
    r"|center|h[1-6])\b"
    r"([^<>]{0,500})>",
    re.MULTILINE | re.IGNORECASE,
)
_TAG = lazy_pattern(r"<[^<>]{0,500}>")
_LOOSE = lazy_pattern(r"(?<![^\s(„‚«\[/–—<])[KkSsVvZzOoUuAaIi](?=[ \n]+<*[^\s<])")


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the inside of each raw block; one with ``markdown="1"`` is read as Markdown
    and is none.

    A block of the same name inside one is a part of it.
    """
    missing: set[str] = set()
    at = 0
    while opening := _OPEN.search(text, at):
        name = opening[1].lower()
        close = -1 if name in missing else _close_of(name, text, opening.end())
        if close < 0:
            missing.add(name)
        elif not re.search(r"\bmarkdown\b", opening[2], re.IGNORECASE):
            yield opening.end(), close
        at = max(close, opening.end())


def _close_of(name: str, text: str, start: int) -> int:
    """Where the end of a block begins whose inside begins at ``start``; -1 where it has none."""
    depth = 1
    for tag in re.compile(rf"<(/?){name}\b", re.IGNORECASE).finditer(text, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.start()
    return -1


_HEADING = lazy_pattern(r"(?<!\\)<h([1-6])(?:\s[^<>]{0,500})?>", re.IGNORECASE)


def headings(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and level of the tag of every heading; code and comments must be blanked out."""
    for tag in _HEADING.finditer(text):
        yield *tag.span(), int(tag[1])


def loose_words(text: str) -> Iterator[tuple[int, int]]:
    """One-letter Czech words with a breaking space after them in raw blocks: the word and the
    space.
    """
    for start, end in blocks(text):
        inside = _TAG.sub(lambda match: "<" * len(match[0]), text[start:end])
        for match in _LOOSE.finditer(inside):
            yield start + match.start(), start + match.end() + 1


_NAMES = r"a|area|img|image|use|video|audio|source|track"
_ADDRESSED = lazy_pattern(
    rf"(?<!\\)<({_NAMES})\b((?:[^<>\"']|\"[^\"]{{0,2000}}\"|'[^']{{0,2000}}'){{0,200}})>",
    re.IGNORECASE,
)
_ATTRIBUTE = lazy_pattern(
    r"(?<=[\s\"'/])(href|xlink:href|src|srcset|poster|alt)\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)"
    r"'|([^\s\"'<>]+))",
    re.IGNORECASE,
)
_CLOSE_LINK = lazy_pattern(r"</a\s{0,9}>", re.IGNORECASE)
_ALT = lazy_pattern(r"\balt=[\"']([^\"'<>]{1,500})", re.IGNORECASE)
#: Without one of these no element has an address.
_SIGNS = ("href", "src", "HREF", "SRC", "Href", "Src", "poster")


class Addressed(NamedTuple):
    """An element with an address: its name, the address as a browser reads it, what it says, and
    its place.
    """

    name: str
    address: str
    words: str | None
    start: int
    end: int


def may_address(text: str) -> bool:
    """Whether an element of ``text`` may have an address; where this denies it, none has."""
    return "<" in text and any(sign in text for sign in _SIGNS)


def addressed(text: str) -> Iterator[Addressed]:
    """Links, pictures, films of raw HTML; code and comments must be blanked out.

    ``words`` are the text of a link, the ``alt`` of a picture (None: it has none); of other
    elements None.
    """
    from html import unescape  # two thousand names, and few pages have a tag

    for tag in _ADDRESSED.finditer(text):
        name = tag[1].lower()
        addresses = {
            match[1].lower(): unescape(match[2] or match[3] or match[4] or "")
            for match in _ATTRIBUTE.finditer(tag[2])
        }
        words, end = None, tag.end()
        if name == "a":
            close = _CLOSE_LINK.search(text, tag.end(), tag.end() + 2000)
            end = close.end() if close else end
            words = _TAG.sub("", text[tag.end() : close.start()]) if close else ""
            words += " ".join(inner[1] for inner in _ALT.finditer(text, tag.end(), end))
        elif name in ("img", "area"):
            words = addresses.get("alt")
        for key, address in addresses.items():
            if key == "srcset":
                address = address.split(",")[0].split(" ")[0]
            if key != "alt":
                yield Addressed(name, address.strip(), words, tag.start(), end)
