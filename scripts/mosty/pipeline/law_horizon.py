"""What the days ahead bring to the sentences of law: which will end or begin, and the pages that
call them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.model.message import Message, message
from mosty.model.site import Page, Site
from mosty.model.validity import coming


def lives(site: Site, whole: Site, today: dt.date) -> Iterator[Message]:
    """How long each sentence of law that ends soon still lives, and when one begins, with the pages
    that call it.
    """
    for change in coming(whole.law.values(), today):
        key, days = change.record.id, (change.day - today).days
        where = ", ".join(page.file for page in calling(site, key)) or message("build.law_nowhere")
        yield message(
            "build.law_begins" if change.begins else "build.law_ends",
            id=key, n=days, day=change.day.isoformat(), where=where,
        )  # fmt: skip


def calling(site: Site, key: str) -> list[Page]:
    """The pages that call a sentence of law."""
    return [page for page in site.pages.values() if key in _law_of(page)]


def _law_of(page: Page) -> set[str]:
    return {directive.argument for directive in page.body.directives if directive.name == "law"}
