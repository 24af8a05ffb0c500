"""A leaflet's law panel is withdrawn as a whole once any of its records is past its review.

A sentence that still holds beside a gap misleads more than an honest gap: what is taken away might have limited it.
Contacts and first steps stay.
"""

from __future__ import annotations

import datetime as dt
from xml.etree.ElementTree import Element

from mosty.model.site import Page, Site, overdue
from mosty.render.context import Context
from mosty.render.elements import h


def overdue_law(site: Site, page: Page, today: dt.date) -> bool:
    """Whether a leaflet calls a law record whose review, or is itself a page whose review, is overdue."""
    if page.kind != "leaflet":
        return False
    called = (site.law.get(one.argument) for one in page.body.directives if one.name == "law")
    dates = [record.review_by for record in called if record is not None]
    if dates and page.facts and page.facts.review_by:
        dates.append(page.facts.review_by)
    return any(overdue(date, today) for date in dates)


def withdraw_law(ctx: Context, root: Element) -> None:
    """In a leaflet with overdue law, leave of every section that speaks of law its heading and where to ask."""
    if not overdue_law(ctx.site, ctx.page, ctx.today):
        return
    starts = [-1, *(index for index, child in enumerate(root) if child.tag == "h2")]
    for start, end in reversed(list(zip(starts, [*starts[1:], len(root)], strict=True))):
        section = list(root)[start + 1 : end]
        if any("m-law" in (node.get("class") or "").split() for child in section for node in child.iter()):
            for child in section:
                root.remove(child)
            root.insert(start + 1, h("p", ctx.s("leaflet_law_withdrawn"), class_="m-law--withdrawn"))
