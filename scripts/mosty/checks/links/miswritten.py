"""What was meant as a link and is none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.links.link_targets import start_of
from mosty.checks.registry import check
from mosty.model.problem import Problem, problem
from mosty.model.site import Page, Site
from mosty.text import addresses


@check("LNK011", scope="page", alone=True)
def miswritten(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """LNK011: what was meant as a link and is none.

    Bad:
        [Kavárna] (praxe/kavarna.md)

    Good:
        [Kavárna](praxe/kavarna.md)
    """
    body = page.body
    known: set[int] | None = None
    for start, end in addresses.miswritten(body.prose):
        if known is None:  # a link by name keeps its name in the prose
            known = {start_of(body, link.span) for link in body.links}
        if start not in known and (
            start == 0 or body.text[start - 1] != "!" or start - 1 not in known
        ):
            yield problem("LNK011", body.span(start, end), text=body.text[start:end][:80])
