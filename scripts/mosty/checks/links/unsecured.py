"""Links by http to houses that answer by https."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.links.link_targets import instead
from mosty.checks.links.own_addresses import below_site
from mosty.checks.links.written import instead_of, written
from mosty.checks.records.record_addresses import secure_houses
from mosty.checks.registry import check
from mosty.model.problem import Problem, problem
from mosty.model.site import Page, Site
from mosty.text.web_addresses import house_of, secure


@check("LNK017", scope="page")
def unsecured(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """LNK017: http where the same host answers by https elsewhere in the base.

    Case: LNK017/fails
    """
    if "http://" not in page.body.text.lower():
        return
    for link in written(page):
        better = secure(link.address)
        if better is not None and below_site(site, better) is None and _answers(site, better):
            fix = instead_of(page, link, better)
            yield problem("LNK017", link.span, fix=fix, target=link.address[:80], **instead(better))


def _answers(site: Site, address: str) -> bool:
    """Whether a record or a page leads to the house by https."""
    house = house_of(address)
    return house in site.memoize(secure_houses) or site.memoize(_is_linked, house)


def _is_linked(site: Site, house: str) -> bool:
    """Whether a page leads to the house by https."""
    wanted = f"https://{house}"
    return any(
        link.href.lower().startswith((f"{wanted}/", f"{wanted}?", f"{wanted}#"))
        or link.href.lower() == wanted
        for page in site.holding(wanted)
        for link in page.body.links
    )
