"""Numbers, marks and tags that readers see otherwise than they were meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.dialects.rendering import too_much
from mosty.checks.registry import check
from mosty.model.body import Body
from mosty.model.message import message
from mosty.model.problem import Edit, Fix, Problem, problem
from mosty.model.site import Page, Site
from mosty.text.markdown.dialects import marks, numbers
from mosty.text.markdown.dialects.tags import unpaired


@check("DIA003", scope="page", alone=True)
def stray_numbers(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    r"""DIA003: a date, an ordinal or a number out of order that becomes a list's number.

    Bad:
        15. října 2026 se sejdeme.

    Good:
        15\. října 2026 se sejdeme.
    """
    body = page.body
    for number in numbers.stray(body.text) if not too_much(site, body) else ():
        fix = None
        if number.escape is not None:
            fix = Fix((Edit(body.span(number.escape, number.escape), "", "\\"),))
        yield problem(
            "DIA003",
            body.span(number.start, number.end),
            text=number.written,
            shown=f"{number.shown}.",
            fix=fix,
        )


@check("DIA004", scope="page", alone=True)
def foreign_marks(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """DIA004: a mark of another tool that readers see as it is written.

    Bad:
        !!! warning
            Text.

    Good:
        /// warning | Pozor
        Text.
        ///
    """
    for start, end, name in marks.foreign(page.body.prose) if not too_much(site, page.body) else ():
        span = page.body.span(start, end)
        if name == "address" and any(
            link.span[1:3] < span[1:3] < link.span[3:] for link in page.body.links
        ):
            continue  # the words of a link
        yield problem(
            "DIA004",
            span,
            text=page.body.prose[start:end].strip()[:60],
            advice=message(f"advice.instead_{name}"),
        )


@check("DIA005", scope="page", alone=True)
def false_lists(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """DIA005: lines that were meant as a list and run together in a paragraph.

    Bad:
        Vezměte si:
        – průkaz
        – rozhodnutí

    Good:
        Vezměte si:

        - průkaz
        - rozhodnutí
    """
    body = page.body
    if too_much(site, body):
        return
    for start, end, instead in marks.listlike(body.prose):
        fix = (
            Fix((Edit(body.span(start, end), body.text[start:end], instead),)) if instead else None
        )
        yield problem("DIA005", body.span(start, end), text=_line(body, start), fix=fix)
    for start, end, sure in numbers.run_together(body.text):
        above = (
            Fix((Edit(body.span(start, start), "", "\n"),))
            if sure and body.text[start - 1] == "\n"
            else None
        )
        yield problem("DIA005", body.span(start, end), text=body.text[start:end], fix=above)


def _line(body: Body, start: int) -> str:
    """The beginning of the line, as readers will see it."""
    end = body.prose.find("\n", start)
    text = " ".join(body.prose[start : end if end >= 0 else len(body.prose)].split())
    return text if len(text) <= 40 else f"{text[:39]}…"


@check("DIA008", scope="page", alone=True)
def open_tags(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """DIA008: an HTML tag that nothing closes, or that closes nothing.

    Bad:
        Text <b>tučně.

    Good:
        Text <b>tučně</b>.
    """
    if "<" in page.body.text and not too_much(site, page.body):
        for start, end, tag in unpaired(page.body.text):
            yield problem("DIA008", page.body.span(start, end), tag=tag)
