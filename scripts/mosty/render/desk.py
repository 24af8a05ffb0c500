"""What a professional's page has besides its text: what to do with it, and ways to move on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mosty.model import anchors
from mosty.model.address import address
from mosty.model.front_matter import WITH_PDF
from mosty.model.menu import HELP, HOME, SEARCH
from mosty.model.site import Page
from mosty.render.context import Context
from mosty.text.language.typography import size_of

#: Beginnings of the keys whose words the script of the actions needs.
ACTION_WORDS = ("action_",)
#: From how many characters of HTML on the contents of a page stay in reach on a phone: about seven
#: of its screens.
_LONG = 18_000


def desk(ctx: Context, base: str, contents: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """``acts``: whether professionals have actions under the heading; ``pdf``: the file of the page
    if no box of files is on it; ``toc``: the sections that are listed; ``is_long`` of the HTML.
    """
    acts = has_actions(ctx.page)
    return {
        "acts": acts,
        "pdf": _pdf(ctx, base) if acts else None,
        "citation_id": anchors.CITATION,
        "toc": _listed(ctx.page, contents),
        "is_long": is_long,
    }


def has_actions(page: Page) -> bool:
    """Whether the page is one that professionals print, cite and take along: it says what it rests
    on, and neither families nor people who look for something else are its readers.
    """
    return page.facts is not None and not (
        page.for_plain_reader or page.kind in ("site", "leaflet")
    )


def is_long(html: str) -> bool:
    """Whether an article of this HTML takes many screens of a phone."""
    return len(html) > _LONG


def _pdf(ctx: Context, base: str) -> dict[str, str] | None:
    """The page's own PDF; books are in a box of their own under the heading."""
    for file in ctx.files:
        if file.form in WITH_PDF:
            here = f"{base}{address(ctx.site, ctx.page)}"
            return {
                "url": here + file.name.rsplit("/", 1)[-1],
                "name": file.name.rsplit("/", 1)[-1],
                "size": size_of(file.size, ctx.locale),
            }
    return None


def _listed(page: Page, contents: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    """The sections of a page as its contents list them; none where a page is a tool, not a text."""
    if page.path in (SEARCH, HOME, HELP):
        return []
    return [
        {"title": title, "id": anchor, "is_provenance": anchor == anchors.PROVENANCE}
        for title, anchor in contents
    ]
