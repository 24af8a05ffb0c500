"""Addresses that open for the editor, and not as they should for a reader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from mosty.checks.links.link_targets import instead
from mosty.checks.links.written import instead_of, written
from mosty.checks.registry import check
from mosty.model.problem import Problem, problem
from mosty.model.site import Page, Site
from mosty.text import addresses
from mosty.text.web_addresses import (
    needless_end,
    only_inside,
    private_document,
    untracked,
)


@check("LNK016", "LNK018", "LNK019", "LNK020", scope="page", alone=True)
def faults(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """LNK016, LNK018–LNK020: signs that were copied along with an address, tracking, a private
    document, an address of one's own computer or network.

    Bad LNK016:
        [Kavárna](https://kavarna.example/.)

    Bad LNK018:
        [Kavárna](https://kavarna.example/?utm_source=newsletter)

    Bad LNK019:
        [Rozvrh](https://docs.google.com/document/d/1aB/edit)

    Bad LNK020:
        [Kavárna](http://192.168.1.4/kavarna)

    Good:
        [Kavárna](https://kavarna.example/?den=1)
    """
    if "://" not in page.body.text:
        return
    for link in written(page):
        for code, better, args in faults_of(link.address):
            fix = instead_of(page, link, better) if better else None
            yield problem(code, link.span, fix=fix, **args)


def faults_of(href: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Code, the address as it should be where that is sure, and what a message says, of each fault
    of a whole address.
    """
    if addresses.scheme(href) not in ("http", "https") or addresses.meant(href) is not None:
        return
    shown = href[:80]
    if only_inside(href):
        yield "LNK020", "", {"target": shown}
        return
    if private_document(href):
        yield "LNK019", "", {"target": shown}
    end = needless_end(href)
    if end is not None:
        signs, sure = end
        better = href[: len(href) - len(signs)] if sure else ""
        yield "LNK016", better, {"target": href[-60:], "end": signs, **instead(better)}
    clean = untracked(href)
    if clean is not None:
        yield "LNK018", clean, {"target": shown, **instead(clean)}
