"""A leaflet's law panel is withdrawn as a whole once any of its records does not hold.

A sentence that still holds beside a gap misleads more than an honest gap: what is taken away might
have limited it. Contacts and first steps stay.
"""

from __future__ import annotations

import datetime as dt
from xml.etree.ElementTree import Element

from mosty.model.site import Page, Site
from mosty.model.validity import overdue
from mosty.model.version import law_called, law_withheld
from mosty.render.context import Context
from mosty.render.elements import h


def without_law(site: Site, page: Page, today: dt.date) -> bool:
    """Whether a leaflet calls a record of law that does not hold, or calls law and is past its own
    review.
    """
    if page.kind != "leaflet":
        return False
    if law_withheld(site, page):
        return True
    return (
        page.facts is not None
        and overdue(page.facts.review_by, today)
        and bool(law_called(site, page))
    )


def withdraw_law(ctx: Context, root: Element) -> None:
    """In a leaflet whose law is withdrawn, leave of every section that speaks of law its heading
    and where to ask.
    """
    if not without_law(ctx.site, ctx.page, ctx.today):
        return
    starts = [-1, *(index for index, child in enumerate(root) if child.tag == "h2")]
    for start, end in reversed(list(zip(starts, [*starts[1:], len(root)], strict=True))):
        section = list(root)[start + 1 : end]
        if any(
            "m-law" in (node.get("class") or "").split()
            for child in section
            for node in child.iter()
        ):
            for child in section:
                root.remove(child)
            root.insert(
                start + 1, h("p", ctx.s("leaflet_law_withdrawn"), class_="m-law--withdrawn")
            )
