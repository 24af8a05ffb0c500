"""Days of the week that are not those of the dates beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.prose.shown import shown
from mosty.checks.registry import check
from mosty.model.problem import Problem, problem
from mosty.model.site import Page, Site
from mosty.text.language.weekdays import NAMES, wrong_weekdays


@check("TXT022", scope="page", alone=True)
def weekdays(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT022: a day of the week that is not that of the date with a year beside it.

    Bad:
        Sejdeme se v pondělí 1. 12. 2026.

    Good:
        Sejdeme se v úterý 1. 12. 2026.
    """
    prose = page.body.prose
    places = [
        (page.body.span(start, end), prose[start:end], day)
        for start, end, day in wrong_weekdays(prose, page.locale)
    ]
    places += [
        (page.where(name), value[start:end], day)
        for name, value in shown(page)
        for start, end, day in wrong_weekdays(value, page.locale)
    ]
    for span, text, day in places:
        names = {locale: days[day] for locale, days in NAMES.items()}
        yield problem("TXT022", span, text=" ".join(text.split()), day=names)
