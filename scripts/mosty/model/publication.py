"""What of the base may leave it on a day: the stage between check and render.

Rendering, the index, typesetting, feeds and exports are given the :class:`Site` that :func:`published` returns. What
must not be published is not hidden by each of them: it is not in what they are given.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from mosty.model.pages import OnDemand
from mosty.model.records import Helpline, LawRecord
from mosty.model.site import Page, Site
from mosty.text.unsure import unsure


def published(site: Site, today: dt.date) -> Site:
    """The site without what may not be published on ``today``. The check looks at the whole site instead."""
    site = replace(site, helplines=_helplines(site, today))
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


def _helplines(site: Site, today: dt.date) -> dict[str, Helpline]:
    """The help lines that families may be given, as readers read them."""
    return {key: _for_readers(line, today) for key, line in site.helplines.items() if line.may_print}


def _for_readers(line: Helpline, today: dt.date) -> Helpline:
    """The line without what editors wrote for editors, and without a note or a source that is unsure."""
    _, _, note, seen = line.printed_texts
    unfit = [
        name
        for name, texts in (("note", note), ("seen", seen))
        if any(unsure(text, today.year) for text in texts.values())
    ]
    return line.model_copy(update={**dict.fromkeys(unfit), "editors_note": ""})
