"""Mends that a check may attach to its problem: of a page's running text, and of a value of its
front matter.

Whatever these return touches no code, address, HTML, call, key or anchor; where that is not sure,
they return None.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable

from mosty.model.body import Body, Link
from mosty.model.problem import Edit, Fix, Span
from mosty.model.site import Page
from mosty.text.fixes import Change, changed, in_running_text
from mosty.text.markdown.slugs import anchors
from mosty.text.prefilter import lazy_pattern

#: What begins another kind of YAML when it stands first in a value without quotation marks.
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`~ \t\u00a0")


_UNDERLINE = lazy_pattern(r"[=-]+[ ]*(?:\n|\Z)")


def in_prose(page: Page, changes: Iterable[Change], *, some: bool = False) -> Fix | None:
    """The changes of the body's running text, offsets in ``page.body.text``.

    All of them or None; with ``some`` those that may be made.
    """
    body = page.body
    wanted = list(changes)
    made = [
        edit
        for edit in wanted
        if in_running_text(body.text, body.prose, edit) and _keeps_anchor(body, edit)
    ]
    if not made or (len(made) < len(wanted) and not some):
        return None
    return Fix(
        tuple(Edit(body.span(start, end), body.text[start:end], new) for start, end, new in made)
    )


def _keeps_anchor(body: Body, change: Change) -> bool:
    """Whether a heading without an id of its own keeps the address that is made of its words."""
    start, end, new = change
    line = body.span(start, end).line
    at = bisect.bisect_right(body.headings, line, key=lambda heading: heading.span.line) - 1
    place = body.headings[at].span if at >= 0 else None
    # a heading of one line ends where the next line begins
    heading = body.headings[at] if place and line < place.end_line + (place.end_col > 1) else None
    begin = offset(body, heading.span) if heading else body.line_starts[line - body.line]
    stop = body.text.find("\n", end)
    underlined = stop >= 0 and _UNDERLINE.match(body.text, stop + 1) is not None
    if heading.explicit if heading else not (body.text.startswith("#", begin) or underlined):
        # Python-Markdown takes #word for a heading too, and a line above an empty item;
        # CommonMark does not
        return True
    before = body.text[begin : stop if stop >= 0 else len(body.text)]
    after = changed(before, [(start - begin, end - begin, new)])
    return anchors([(before, None)]) == anchors([(after, None)])


def offset(body: Body, span: Span) -> int:
    """The character of ``body.text`` at which a span begins."""
    return body.line_starts[span.line - body.line] + span.col - 1


def in_address(page: Page, link: Link, place: int, old: str, new: str) -> Fix | None:
    """``new`` for ``old`` at ``place`` in the address of ``[text](address)``; None if it is not
    written so.
    """
    body = page.body
    begin, stop = (
        offset(body, link.span),
        offset(body, Span("", link.span.end_line, link.span.end_col)),
    )
    at = body.text.rfind("](", begin, stop)
    end = at + 2 + len(link.href)
    if at < 0 or body.text[at + 2 : end] != link.href or not body.text.startswith((")", " "), end):
        return None
    if any(char in new.replace("#", "", 1) for char in " ()<>#?%\\\n"):
        return None
    start = at + 2 + place
    return Fix((Edit(body.span(start, start + len(old)), old, new),))


def in_value(page: Page, path: tuple[str | int, ...], changes: Iterable[Change]) -> Fix | None:
    """The changes of a front matter value, offsets in the value; None unless it is on one line
    as it is read.
    """
    value: object = page.raw
    for part in path:
        value = value[part] if isinstance(value, dict | list) else None  # type: ignore[index]
    if path not in page.marks:
        return None
    return of_value(page.marks[path], value, changes)


def of_value(span: Span, value: object, changes: Iterable[Change]) -> Fix | None:
    """The changes of a YAML scalar at ``span`` that reads ``value``: it must stay text, and in its
    quotation marks.
    """
    text = str(value)
    wanted = list(changes)
    quoted = span.end_col - span.col - len(text)
    after = changed(text, wanted)
    if not wanted or span.end_line != span.line or quoted not in (0, 2):
        return (
            None  # more than one line, or escapes: the characters are not where the value has them
        )
    if _ends_quotation(after) if quoted else not _stays_plain(after):
        return None
    col = span.col + quoted // 2
    return Fix(
        tuple(
            Edit(
                Span(span.file, span.line, col + start, span.line, col + end), text[start:end], new
            )
            for start, end, new in wanted
        )
    )


def _ends_quotation(value: str) -> bool:
    return any(char in value for char in "\"'\\") and not value.isspace()


def _stays_plain(value: str) -> bool:
    """Whether YAML without quotation marks still reads the value as this text."""
    return (
        any(char.isalpha() for char in value)
        and value[0] not in _INDICATORS
        and value == value.strip()
        and not value.endswith(":")
        and not any(mark in value for mark in (": ", " #", ":\u00a0"))
        and value.casefold() not in ("null", "true", "false")
    )
