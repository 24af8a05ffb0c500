"""What has changed since the sources: no date lies ahead, none is overdue for a check, and readers
are given each record that they may have.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.registry import check
from mosty.model.page_lookup import page_printing
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.model.update import UPDATES_FILE, Update


@check("REC012", scope="records")
def days(site: Site, today: dt.date) -> Iterator[Problem]:
    """REC012: a newer state with a day to come, or whose check is overdue.

    Case: REC012/fails
    """
    for update in site.updates.values():
        for day in _wrong_days(update, today):
            yield problem("REC012", _place(site, update), id=update.id, day=day)


def _wrong_days(update: Update, today: dt.date) -> Iterator[str]:
    """The date and the day of the check that lie ahead; the day by which to check it that is
    gone.
    """
    for day in (update.date, update.checked_on.isoformat()):
        if day > today.isoformat()[: len(day)]:
            yield day
    if update.review_by < today:
        yield update.review_by.isoformat()


@check("REC013", scope="page", alone=True)
def calls(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """REC013: a page that calls a newer state which was looked for in vain.

    Case: REC013/fails
    """
    for directive in page.body.calls("since"):
        for key in directive.argument.split():
            update = site.updates.get(key)
            if update is not None and not update.may_print:
                yield problem("REC013", directive.span, id=key)


@check("REC014", scope="site")
def printed(site: Site, today: dt.date) -> Iterator[Problem]:
    """REC014: a newer state that no page prints.

    Case: REC014/fails
    """
    locale = site.config.default.code
    for update in site.updates.values():
        if update.may_print and page_printing(site, "update", update.id, locale) is None:
            yield problem("REC014", _place(site, update), id=update.id)


def _place(site: Site, update: Update) -> Span:
    return site.places.get(("update", update.id), Span(UPDATES_FILE))
