"""Counts in prose that cannot be right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.records.record_texts import texts_read
from mosty.checks.registry import check
from mosty.checks.spelling.vocabulary import texts
from mosty.model.message import message
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.text.quantities.counts import impossible_shares, miscounted_lists


@check("REC027", scope="page", alone=True)
def in_page(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """REC027: more of a whole than it has, or a numbered list with other than the announced
    items.

    Bad:
        Hotovo je 17 z deseti kroků.

    Good:
        Hotovo je sedm z deseti kroků.
    """
    for text in texts(page):
        for start, end in impossible_shares(text.prose, page.locale):
            yield _problem(text.span(start, end), text.prose[start:end])
    prose = page.body.prose
    for start, end, announced, items in miscounted_lists(prose, page.locale):
        yield problem(
            "REC027",
            page.body.span(start, end),
            text=prose[start:end],
            why=message("blanks.count_of_list", announced=announced, items=items),
        )


@check("REC027", scope="records")
def in_records(site: Site, today: dt.date) -> Iterator[Problem]:
    """REC027 in what readers read of records.

    Case: REC027/fails-in-a-record
    """
    for what, record_id, by_language in texts_read(site):
        for code, text in by_language.items():
            for start, end in impossible_shares(text or "", code):
                place = site.places.get((what, record_id), Span("docs/data"))
                yield _problem(place, text[start:end])


def _problem(place: Span, text: str) -> Problem:
    return problem("REC027", place, text=" ".join(text.split()))
