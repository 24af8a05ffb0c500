"""What the editors have withdrawn: what it names is there, and where readers miss it.

Nothing here but a slip in the two files is an error. One would stop the build, and the last good
site, with what was to be taken out, would stay on the web.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from mosty.checks.registry import check
from mosty.model.directives import DIRECTIVES
from mosty.model.meant import guesses
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.model.withdrawal import Withdrawal
from mosty.model.withdrawn import withdrawable, withdrawn

#: Kinds that a page calls by name and no other check reports (LAW009 reports law).
_CALLED = ("helpline", "contact")


@check("PUB005", scope="site")
def slips(site: Site, today: dt.date) -> Iterator[Problem]:
    """PUB005: a withdrawal of something that does not exist, so nothing is taken out; a return
    of something that was not withdrawn.

    Case: PUB005/fails
    """
    for withdrawal in site.withdrawals.values():
        known = [f"{withdrawal.kind}:{key}" for key in withdrawable(site, withdrawal.kind)]
        if withdrawal.what not in known:
            span, what = site.places["withdrawal", withdrawal.id], withdrawal.what
            yield problem("PUB005", span, id=withdrawal.id, key=what, **guesses(what, known))
    for back in site.returns.values():
        if back.withdrawal not in site.withdrawals:
            span, known = site.places["return", back.id], list(site.withdrawals)
            yield problem(
                "PUB005", span, id=back.id, key=back.withdrawal, **guesses(back.withdrawal, known)
            )


@check("PUB004", "PUB006", scope="page", alone=True)
def missed(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """PUB004: the page, or something that it calls, is withdrawn. PUB006: the number of something
    that is withdrawn is written in the text, so it stays.

    Case: PUB004/fails
    Case: PUB006/fails
    """
    if not withdrawn(site):
        return
    for kind in ("page", "leaflet"):
        own = withdrawn(site).get(f"{kind}:{page.path}")
        if own is not None:
            yield _missed(Span(page.file), own)
    for directive in page.body.directives:
        row = DIRECTIVES.get(directive.name)
        kind = row.prints.kind if row is not None and row.prints is not None else ""
        for key in directive.argument.split() if kind in _CALLED else ():
            if f"{kind}:{key}" in withdrawn(site):
                yield _missed(directive.span, withdrawn(site)[f"{kind}:{key}"])
    for withdrawal, number in _numbers(site):
        for match in re.finditer(rf"(?<!\d){number}(?!\d)", page.body.prose):
            place = page.body.span(*match.span())
            yield problem("PUB006", place, key=withdrawal.what, date=withdrawal.date.isoformat())


def _missed(span: Span, withdrawal: Withdrawal) -> Problem:
    return problem("PUB004", span, key=withdrawal.what, date=withdrawal.date.isoformat())


def _numbers(site: Site) -> Iterator[tuple[Withdrawal, str]]:
    """Withdrawn help lines and contacts with the pattern of their number."""
    for withdrawal in withdrawn(site).values():
        tables = {"helpline": site.helplines, "contact": site.contacts}
        record = tables.get(withdrawal.kind, {}).get(withdrawal.key)
        digits = re.sub(r"\D", "", getattr(record, "number", None) or "")
        if digits:
            yield withdrawal, r"[\s\u00a0]?".join(digits)
