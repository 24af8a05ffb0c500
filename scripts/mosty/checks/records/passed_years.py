"""Time that has passed: what was to come has come, or has not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.records.record_texts import texts_read
from mosty.checks.registry import check
from mosty.checks.spelling.vocabulary import texts
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.text.language.coming import passed


@check("REC021", scope="page", alone=True)
def in_page(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """REC021: a day, month or year that has passed and is spoken of as coming.

    Bad:
        V roce 2024 vznikne kavárna.

    Good:
        V roce 2024 vznikla kavárna.
    """
    for text in texts(page):
        for start, end in passed(text.prose, page.locale, today):
            phrase = " ".join(text.prose[start:end].split())
            yield problem("REC021", text.span(start, end), text=phrase)


@check("REC021", scope="records")
def in_records(site: Site, today: dt.date) -> Iterator[Problem]:
    """REC021 in what readers read of records.

    Case: REC021/fails-in-a-record
    """
    for what, record_id, by_language in texts_read(site):
        for code, text in by_language.items():
            for start, end in passed(text or "", code, today):
                place = site.places.get((what, record_id), Span("docs/data"))
                yield problem("REC021", place, text=" ".join(text[start:end].split()))
