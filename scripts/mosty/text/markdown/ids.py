"""Ids that a page's text gives to places of its own: attribute lists and raw HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: An attribute list counts at the end of a heading or a table's cell, on a line of its own, and
#: right after a link, code or emphasis.
_LIST = re.compile(r"\{:?[^{}\n]*?(?:#|(?<=[{: ])id=\"?)([\w-]+)[^{}\n]*\}")
_BEFORE_LIST = frozenset(")]*_`>")
#: The same for Python-Markdown, at the end of a heading; from the first space of a run on, for a
#: look at each of them makes a long run slow.
_HEADING = re.compile(r"(?<! )[ ]+\{:?[ ]*([^}\n ][^\n]*)[ ]*\}[ ]*$")
_TAG = re.compile(r"<[A-Za-z][^<>]{0,500}")
_HTML = re.compile(
    r"(?<=[\s\"'])(?:id|name)\s{0,9}=\s{0,9}(?:\"([^\"<>]{1,100})\"|'([^'<>]{1,100})'"
    r"|([^\s\"'<>/]{1,100}))",
    re.I,
)


def of_lists(prose: str, text: str = "") -> Iterator[tuple[str, int, int]]:
    """Id, start and end of every id in an attribute list that is no heading's; code must be blanked
    out.

    With ``text``, what is before the list is looked up there: addresses are blanked out in
    prose.
    """
    text = text or prose
    for match in _LIST.finditer(prose) if "{" in prose else ():
        at = match.start()
        before = text[text.rfind("\n", 0, at) + 1 : at]
        if (
            text[at - 1 : at] in _BEFORE_LIST
            or _last_line(before, text, at)
            or _ends_cell(before, text, match.end())
        ):
            yield match[1], *match.span(1)


def _last_line(before: str, text: str, at: int) -> bool:
    """Whether the list at ``at`` has its line for itself, below a line of its block."""
    above = text[max(at - len(before) - 1001, 0) : max(at - len(before) - 1, 0)]
    return not before.strip(" >") and above.rstrip(" >")[-1:] not in ("", "\n")


def _ends_cell(before: str, text: str, end: int) -> bool:
    """Whether the list that ends at ``end`` is the last thing in a cell of a table."""
    return "|" in before and text[end : end + 100].lstrip(" ")[:1] in ("|", "\n", "")


def of_heading(text: str) -> tuple[str, str | None]:
    """A heading's words and id as Python-Markdown takes them from ``Words {#id .class}``; no words
    where it doesn't.
    """
    from markdown.extensions.attr_list import (
        get_attrs_and_remainder,
    )  # only where braces are in a heading

    match = _HEADING.search(text)
    if match is None:
        return "", None
    attributes, rest = get_attrs_and_remainder(match[1])
    if rest:
        return "", None
    named = [value for key, value in attributes if key == "id"]
    return text[: match.start()].rstrip("#").rstrip(), (named[-1] or None) if named else None


def of_html(text: str) -> Iterator[tuple[str, int, int]]:
    """The same for ``id="…"`` of a tag, and the ``name`` of an ``<a>``; code and comments must be
    blanked out.
    """
    if "id" not in text and "name" not in text and "ID" not in text:
        return
    for tag in _TAG.finditer(text):
        for match in _HTML.finditer(text, *tag.span()):
            if match[0][0] in "nN" and not re.match(r"<a\s", tag[0], re.I):
                continue
            group = match.lastindex or 1
            yield match[group], *match.span(group)
