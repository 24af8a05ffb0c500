"""Turn words of running text into links, in place: what glossary terms and telephone numbers
share.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

Make = Callable[[re.Match[str]], Element | None]
#: Parts that are no running text: cards, fields of records, help lines.
_SKIP_CLASSES = (
    "m-cards", "m-facts", "m-helplines", "m-contacts", "m-provenance",
    "task-list-item",
)  # fmt: skip
_SKIP_TAGS = frozenset(
    {
        "a",
        "code",
        "pre",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "dt",
        "small",
        "button",
        "label",
        "svg",
        "summary",  # a button: what is in it cannot be pressed by itself
    }
)


def link_text(root: Element, pattern: re.Pattern[str], make: Make, locale: str) -> None:
    """Below ``root``, replace each match by the element that ``make`` returns; None leaves the
    words as they are.

    Links, code, headings, small print and parts in another language are left alone.
    """
    if root.tag in _SKIP_TAGS or root.get("lang") not in (None, locale):
        return
    if (root.get("class") or "").split(" ")[0] in _SKIP_CLASSES:
        return
    children = list(root)
    if root.text:
        root.text, made = _split(root.text, pattern, make)
        for offset, element in enumerate(made):
            root.insert(offset, element)
    for child in children:
        link_text(child, pattern, make, locale)
        if child.tail:
            child.tail, made = _split(child.tail, pattern, make)
            at = list(root).index(child) + 1
            for offset, element in enumerate(made):
                root.insert(at + offset, element)


def _split(text: str, pattern: re.Pattern[str], make: Make) -> tuple[str, list[Element]]:
    """The text before the first link, and the links, each with the text that follows as its
    tail.
    """
    head, last = text, 0
    made: list[Element] = []
    for match in pattern.finditer(text):
        element = make(match)
        if element is None:
            continue
        before = text[last : match.start()]
        if made:
            made[-1].tail = before
        else:
            head = before
        made.append(element)
        last = match.end()
    if made:
        made[-1].tail = text[last:]
    return head, made
