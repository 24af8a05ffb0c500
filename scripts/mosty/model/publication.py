"""What of the base may leave it on a day: the stage between check and render.

Rendering, the index, typesetting, feeds and exports are given the :class:`Site` that :func:`published` returns. What
must not be published is not hidden by each of them: it is not in what they are given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from mosty.model.pages import OnDemand
from mosty.model.records import LawRecord, Milestone
from mosty.model.site import Page, Site
from mosty.model.validity import state_of, withheld
from mosty.text.copies import plain, says


def published(site: Site, today: dt.date) -> Site:
    """The site without what may not be published on ``today``. The check looks at the whole site instead."""
    site = _law(site, today)
    if isinstance(site.pages, OnDemand):
        return site
    return replace(site, pages={key: page for key, page in site.pages.items() if may_publish(site, page)})


def may_publish(site: Site, page: Page) -> bool:
    """Whether the page goes out."""
    return True


def _law(site: Site, today: dt.date) -> Site:
    """Only sentences that hold stay in ``law``; of the others stays in ``withheld`` what a reader may know of them."""
    out = [record for record in site.law.values() if state_of(record, today) != "holds"]
    rest = {record.id: without for record in out if record.may_print(False) and (without := withheld(record, today))}
    return replace(
        site,
        law={key: record for key, record in site.law.items() if record not in out},
        withheld=rest,
        timeline=tuple(one for one in site.timeline if not _says_again(one, out)),
    )


def _says_again(milestone: Milestone, out: Iterable[LawRecord]) -> bool:
    """Whether the calendar says again what a record that is out has said, by its own word or by the letter."""
    texts = [plain(text) for text in milestone.texts.values()]
    return any(
        record.id in milestone.law or any(says(text, plain(sentence)) for text in texts for sentence in sentences)
        for record in out
        for sentences in [record.texts.values()]
    )
