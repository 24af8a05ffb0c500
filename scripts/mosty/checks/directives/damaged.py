"""Damaged calls of our markup, and calls where nobody reads them: readers would see brackets and no
sentence.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from mosty.checks.dialects.rendering import too_much
from mosty.checks.directives.known import arguments
from mosty.checks.fixes import offset
from mosty.checks.registry import check
from mosty.model.message import message
from mosty.model.problem import Edit, Fix, Problem, Span, problem
from mosty.model.records import TABLES
from mosty.model.site import Page, Site
from mosty.model.values import values
from mosty.text.markdown.comments import without_comments
from mosty.text.markdown.damaged_calls import BRACKETS, Arguments, Meant, damaged
from mosty.text.markdown.directive_syntax import DIRECTIVE
from mosty.text.markdown.outline import outline

_WHOLE = re.compile(DIRECTIVE)
#: Editors' own notes, read by nobody else.
_UNREAD = frozenset({("law", "note")})


@check("DIR004", scope="page", alone=True)
def broken(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """DIR004: what was meant as a call and is none.

    Bad:
        Platí [law:L1]] dnes.

    Good:
        Platí [[law:L1]] dnes.
    """
    prose, text = page.body.prose, page.body.text
    links: list[tuple[int, int]] | None = None
    for place in damaged(prose, arguments(site)):
        if links is None:
            links = [_offsets(page, one.span) for one in page.body.links]
        written = text[place.start : place.end]
        linked = any(place.start < end and start < place.end for start, end in links)
        if linked and not _is_call(written, place.meant):
            continue
        span = page.body.span(place.start, place.end)
        sure = place.meant is not None and place.meant.sure and "\n" not in written
        fix = Fix((Edit(span, written, place.meant.call),)) if sure and place.meant else None
        right = place.meant.call if place.meant else message("blanks.form_of_a_call")
        yield problem("DIR004", span, fix=fix, text=" ".join(written.split())[:80], right=right)


@check("DIR005", scope="page", alone=True)
def in_html(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """DIR005: a call between tags of HTML, where Markdown is not read.

    Bad:
        <div>[[law:L1]]</div>

    Good:
        [[law:L1]]
    """
    text = page.body.text
    if "<" not in text or "[[" not in text or too_much(site, page.body):
        return
    from mosty.text.markdown.dialects.rendered import set_aside  # few pages have both

    calls = list(_WHOLE.finditer(outline(text).bare))
    marked, last = [], 0
    for number, call in enumerate(calls):
        marked += [text[last : call.start()], f"xcall{number}x"]
        last = call.end()
    try:
        raw = "\n".join(set_aside(without_comments("".join([*marked, text[last:]]))))
    except Exception:  # what cannot be rendered is told by the check of the dialects
        return
    for number, call in enumerate(calls):
        if f"xcall{number}x" in raw:
            yield problem("DIR005", page.body.span(*call.span()), text=call[0])


def _is_call(written: str, wanted: Meant | None) -> bool:
    """Whether it is one even in a link: it names a record that is there, and no link has so many
    brackets.
    """
    brackets = sum(char in BRACKETS for char in written)
    return brackets > 2 and wanted is not None and wanted.sure and wanted.argument != ""


def _offsets(page: Page, span: Span) -> tuple[int, int]:
    body = page.body
    last = body.line_starts[span.end_line - body.line] if span.end_line else offset(body, span)
    return offset(body, span), last + max(span.end_col - 1, 0)


def _calls_in(text: str, known: Arguments) -> Iterator[str]:
    """Calls in a text that is printed as it stands, whole ones and damaged ones."""
    if BRACKETS.isdisjoint(text):
        return
    yield from (match[0] for match in _WHOLE.finditer(text) if match[1] in known)
    rest = _WHOLE.sub(lambda match: " " * len(match[0]), text)
    yield from (text[one.start : one.end] for one in damaged(rest, known) if one.meant is not None)


@check("DIR005", scope="page", alone=True)
def front_matter(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """DIR005: a call in a value of the front matter, where it stays as it is written.

    Bad:
        ---
        description: Platí [[law:L1]].
        ---

    Good:
        ---
        description: Platí zákon.
        ---
    """
    if BRACKETS.isdisjoint(page.field_text):
        return
    for path, text in page.values:
        for call in _calls_in(text, arguments(site)):
            yield problem("DIR005", page.where(*path), text=call[:80])


@check("DIR005", scope="records")
def records(site: Site, today: dt.date) -> Iterator[Problem]:
    """DIR005: the same in a record.

    Case: DIR005/fails
    """
    for name in TABLES:
        table = getattr(site, name)
        numbered = enumerate(table) if name == "timeline" else table.items()
        what = {"timeline": "milestone", "law": "law"}.get(name, name.removesuffix("s"))
        for key, record in numbered:
            place = site.places.get((what, getattr(record, "id", str(key))), Span("docs/data"))
            for path, text in values(record.model_dump(mode="json")):
                for call in (
                    _calls_in(text, arguments(site)) if (what, path[0]) not in _UNREAD else ()
                ):
                    yield problem("DIR005", place, text=call[:80])
