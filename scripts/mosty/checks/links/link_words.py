"""The words of links and pictures: they say where a link leads and what a picture shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.registry import check
from mosty.model.problem import Problem, problem
from mosty.model.site import Page, Site
from mosty.text import link_text


@check("TXT008", scope="page", alone=True)
def pictures(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT008: a picture without words for those who don't see it.

    Bad:
        ![](kavarna.png)

    Good:
        ![Rodiče v kavárně](kavarna.png)
    """
    for link in page.body.links:
        if link.image and link_text.no_description(link.text):
            yield problem("TXT008", link.span, target=link.href[:80] or "?")


@check("TXT015", scope="page", alone=True)
def vague_links(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT015: a link whose words say nothing of where it leads.

    Bad:
        [Zde](praxe/kavarna.md)

    Good:
        [Kavárna pro rodiče](praxe/kavarna.md)
    """
    for link in page.body.links:
        if not link.image and link_text.vague(link.text, page.locale):
            yield problem("TXT015", link.span, text=" ".join(link.text.split()) or "[]")
