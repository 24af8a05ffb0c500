"""What must be read again, and by when: pages and the records that bear a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal, NamedTuple

from mosty.model.contact import READ_AGAIN
from mosty.model.site import Site
from mosty.model.validity import state_of

#: ``review``: somebody must read it again; ``ends``: it goes out of use by itself after that day.
Why = Literal["review", "ends"]


class Review(NamedTuple):
    """What is due on ``due``. ``kind`` is ``page`` or that of ``Site.places``; ``key`` the path of
    the page or the id of the record.
    """

    due: dt.date
    kind: str
    key: str
    why: Why
    checked_on: dt.date | None

    @property
    def name(self) -> str:
        """What a person calls it: a path, or ``law:L01``."""
        return self.key if self.kind == "page" else f"{self.kind}:{self.key}"


def reviews(site: Site, today: dt.date) -> list[Review]:
    """Everything that is to be read by a day, the nearest first. Sentences of law that have been
    withdrawn or have ended are left out: nobody prints them.
    """
    unsorted = [*_pages(site), *_law(site, today), *_records(site)]
    return sorted(unsorted, key=lambda one: (one.due, one.kind, one.key, one.why))


def due_by(site: Site, today: dt.date, day: dt.date) -> list[Review]:
    """What must be read again on ``day`` or earlier, as seen on ``today``."""
    return [one for one in reviews(site, today) if one.due <= day]


def _pages(site: Site) -> Iterator[Review]:
    """Facts are on the page of the source, so a pair is read once; a leaflet of another language
    bears its own days.
    """
    for page in site.pages.values():
        facts = page.facts
        if page.source is not None or facts is None:
            continue
        key = page.path if page.locale == site.config.default.code else page.file
        if facts.review_by:
            yield Review(facts.review_by, "page", key, "review", facts.checked_on)
        if facts.expires:
            yield Review(facts.expires, "page", key, "ends", facts.checked_on)


def _law(site: Site, today: dt.date) -> Iterator[Review]:
    for record in site.law.values():
        if state_of(record, today) in ("withdrawn", "ended"):
            continue
        yield Review(record.review_by, "law", record.id, "review", record.checked_on)
        if record.valid_to:
            yield Review(record.valid_to, "law", record.id, "ends", record.checked_on)
    for out in site.withheld.values():  # of a published site, which has not their sentences
        if out.state == "overdue":
            yield Review(out.day, "law", out.id, "review", None)


def _records(site: Site) -> Iterator[Review]:
    for update in site.updates.values():
        yield Review(update.review_by, "update", update.id, "review", update.checked_on)
    for contact in site.contacts.values():
        due = contact.seen_on + dt.timedelta(days=READ_AGAIN)
        yield Review(due, "contact", contact.id, "review", contact.seen_on)
