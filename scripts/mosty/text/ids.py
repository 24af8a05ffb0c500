"""Ids that a page's text gives to places of its own: attribute lists and raw HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: An attribute list counts at the end of a heading, on a line of its own, and right after a link, code or emphasis.
_LIST = re.compile(r"\{:?[^{}\n]*?#([\w-]+)[^{}\n]*\}")
_BEFORE_LIST = frozenset(")]*_`>")
_TAG = re.compile(r"<[A-Za-z][^<>]{0,500}")
_HTML = re.compile(
    r"(?<=[\s\"'])(?:id|name)\s{0,9}=\s{0,9}(?:\"([^\"<>]{1,100})\"|'([^'<>]{1,100})'|([^\s\"'<>/]{1,100}))", re.I
)


def of_lists(text: str) -> Iterator[tuple[str, int, int]]:
    """Id, start and end of every id in an attribute list that is no heading's; code must be blanked out."""
    for match in _LIST.finditer(text) if "{" in text else ():
        at = match.start()
        if text[at - 1 : at] in _BEFORE_LIST or not text[text.rfind("\n", 0, at) + 1 : at].strip(" "):
            yield match[1], *match.span(1)


def of_html(text: str) -> Iterator[tuple[str, int, int]]:
    """The same for ``id="…"`` of a tag, and the ``name`` of an ``<a>``; code and comments must be blanked out."""
    if "id" not in text and "name" not in text and "ID" not in text:
        return
    for tag in _TAG.finditer(text):
        for match in _HTML.finditer(text, *tag.span()):
            if match[0][0] in "nN" and not re.match(r"<a\s", tag[0], re.I):
                continue
            group = match.lastindex or 1
            yield match[group], *match.span(group)
