"""Raw HTML in Markdown: blocks that a renderer passes on untouched. Pure functions on strings, each linear."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPEN = re.compile(
    r"^<(div|p|section|article|aside|table|ul|ol|dl|figure|details|blockquote|address|center|h[1-6])\b([^<>]{0,500})>",
    re.MULTILINE | re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]{0,500}>")
_LOOSE = re.compile(r"(?<![^\s(„‚«\[/–—<])[KkSsVvZzOoUuAaIi](?=[ \n]+<*[^\s<])")


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the inside of each raw block; one with ``markdown="1"`` is read as Markdown and is none."""
    missing: set[str] = set()
    at = 0
    small = text.lower()
    if len(small) != len(text):
        small = text
    while found := _OPEN.search(text, at):
        name = found[1].lower()
        close = -1 if name in missing else small.find(f"</{name}", found.end())
        if close < 0:
            missing.add(name)
        elif not re.search(r"\bmarkdown\b", found[2], re.IGNORECASE):
            yield found.end(), close
        at = max(close, found.end())


def loose_words(text: str) -> Iterator[tuple[int, int]]:
    """One-letter Czech words with a breaking space after them in raw blocks: the word and the space."""
    for start, end in blocks(text):
        inside = _TAG.sub(lambda match: "<" * len(match[0]), text[start:end])
        for match in _LOOSE.finditer(inside):
            yield start + match.start(), start + match.end() + 1
