"""Contacts: what readers read of them is sure and not of long ago, and one that is not for them is
not called.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from mosty.checks.registry import check
from mosty.model.contact import READ_AGAIN, Contact
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.model.withdrawn import withdrawn
from mosty.text.language.unsure import STALE, unsure


@check("REC006", "REC010", scope="records")
def sure(site: Site, today: dt.date) -> Iterator[Problem]:
    """REC006: a text of a contact that tells readers we are not sure. REC010: a contact that was
    read on a day to come, or so long ago that it must be read again.

    Case: REC006/fails-contact
    Case: REC010/fails
    """
    for contact in site.contacts.values():
        if not contact.may_print(plain_reader=False):
            continue
        place = site.places.get(("contact", contact.id), Span("docs/data"))
        doubts = [
            doubt
            for texts in contact.printed_texts.values()
            for text in texts.values()
            if (doubt := unsure(text, today.year))
        ]
        for doubt in dict.fromkeys(doubts):
            yield problem("REC006", place, id=contact.id, text=doubt)
        for day in _wrong_days(contact, today):
            yield problem("REC010", place, id=contact.id, day=day)


def _wrong_days(contact: Contact, today: dt.date) -> Iterator[str]:
    """Its days that lie ahead, or too far back."""
    if contact.seen_on > today or (today - contact.seen_on).days > READ_AGAIN:
        yield contact.seen_on.isoformat()
    page_day = contact.as_of
    if page_day is None:
        return
    is_ahead = page_day > today.isoformat()[: len(page_day)]
    if is_ahead or int(page_day[:4]) <= today.year - STALE:
        yield page_day


@check("REC007", scope="page", alone=True)
def calls(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """REC007: a contact that is called, or its number written, although it is not to be published
    there.

    Case: REC007/fails-contact
    """
    plain = page.for_plain_reader
    withheld = {
        key: contact
        for key, contact in site.contacts.items()
        if not contact.may_print(plain) and f"contact:{key}" not in withdrawn(site)
    }
    for directive in page.body.calls("contacts") if withheld else ():
        for key in directive.argument.split():
            if key in withheld:
                yield problem("REC007", directive.span, id=key)
    for key, contact in withheld.items():
        digits = r"[\s\u00a0]?".join(re.sub(r"\D", "", contact.number or ""))
        for match in re.finditer(rf"(?<!\d){digits}(?!\d)", page.body.prose) if digits else ():
            yield problem("REC007", page.body.span(*match.span()), id=key)
