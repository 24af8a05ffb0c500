"""Pages that no way leads to: no link, no menu, no listing."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, unquote

from mosty.checks.registry import check
from mosty.model.directives import ARGUMENT, DIRECTIVES, fits
from mosty.model.front_matter import KINDS
from mosty.model.menu import FOOTER, HOME, MENU, SEARCH
from mosty.model.page_lookup import leaflet_starts
from mosty.model.pages import OnDemand
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.text.prefilter import lazy_pattern

#: Directives that show pages. The list A to Z leads to every page by its making: a page only there
#: is as good as lost.
_LISTINGS = frozenset(name for name, row in DIRECTIVES.items() if row.leads_to)
#: Where the templates lead.
_FIXED = frozenset({HOME, SEARCH, "404.md", *(path for _, path in (*MENU, *FOOTER))})
_OUTSIDE = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\#]")


@check("LNK009", scope="page")
def orphans(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """LNK009: a page to which nothing leads in any language. Languages share the ways: one link
    does for the pair.

    Case: LNK009/fails
    """
    if page.kind not in KINDS:  # it may be in a listing once its front matter can be read
        return
    is_start = site.config.is_leaflet_locale(page.locale) and page in leaflet_starts(site)
    if is_start or page.source is not None or page.path in _FIXED:
        return
    if not _reached(site, page):
        yield problem("LNK009", Span(page.file), page=page.path)


def _reached(site: Site, page: Page) -> bool:
    """Whether ``nav:``, a link of another page or a listing leads to the page."""
    if any(path == page.path for path, _ in site.config.nav):
        return True
    if isinstance(site.pages, OnDemand):
        name = posixpath.basename(page.path)
        near = site.pages.holding(name, quote(name), *(f"[[{one}" for one in _LISTINGS))
        return any(_leads(site, one, page) for one in near)
    return page.path in site.memoize(_ways)


def _ways(site: Site) -> set[str]:
    """Paths of pages to which a link of another page or a listing leads."""
    reached: set[str] = set()
    holders: dict[tuple[str, str, tuple[tuple[str, str], ...]], set[str]] = {}
    for page in site.pages.values():
        reached.update(_linked(site, page))
        for call in page.body.calls(*_LISTINGS):
            key = (call.name, call.argument, tuple(sorted(call.options.items())))
            holders.setdefault(key, set()).add(page.path)
    for key, paths in holders.items():
        listed = _listed(site, *key)
        reached |= listed if len(paths) > 1 else listed - paths  # no page leads to itself
    return reached


def _leads(site: Site, page: Page, wanted: Page) -> bool:
    """Whether a link or a listing of another page leads to ``wanted``."""
    if page.path == wanted.path:
        return False
    return wanted.path in _linked(site, page) or any(
        _lists(site, call.name, call.argument, call.options, wanted)
        for call in page.body.calls(*_LISTINGS)
    )


def _linked(site: Site, page: Page) -> Iterator[str]:
    folder = posixpath.dirname(page.path)
    for link in page.body.links:
        target = link.href.strip().partition("#")[0]
        if target.endswith(".md") and not _OUTSIDE.match(target):
            yield _path(site, page, unquote(target), folder)


def _path(site: Site, page: Page, target: str, folder: str) -> str:
    """The path under its language that a link means; nothing if a page links to itself."""
    path = posixpath.normpath(posixpath.join(folder, target))
    if path.startswith("../"):
        path = path[3:].partition("/")[2] if path[3:].partition("/")[0] in site.spoken else ""
    return "" if path == page.path else path


def _listed(site: Site, name: str, argument: str, options: tuple[tuple[str, str], ...]) -> set[str]:
    """Paths of the pages that a directive links to."""
    chosen = dict(options)
    by_kind = site.memoize(_by_kind)
    pages = (page for kind in _kinds_listed(name, argument) for page in by_kind.get(kind, ()))
    return {page.path for page in pages if _lists(site, name, argument, chosen, page)}


def _kinds_listed(name: str, argument: str) -> list[str]:
    """Kinds of the pages that a directive leads to."""
    return [argument if kind == ARGUMENT else kind for kind in DIRECTIVES[name].leads_to]


def _by_kind(site: Site) -> dict[str, list[Page]]:
    by_kind: dict[str, list[Page]] = {}
    for page in site.pages.values():
        by_kind.setdefault(page.kind, []).append(page)
    return by_kind


def _lists(site: Site, name: str, argument: str, options: Mapping[str, str], page: Page) -> bool:
    """Whether a directive links to the page."""
    row = DIRECTIVES[name]
    if page.kind not in _kinds_listed(name, argument):
        return False
    if row.answers:
        printed = site.memoize(_printed, name, argument)
        return not printed.isdisjoint(page.field(row.answers) or ())
    return not row.options or fits(page, options)


def _printed(site: Site, name: str, argument: str) -> frozenset[Any]:
    """Keys of the records that a directive prints."""
    prints = DIRECTIVES[name].prints
    return frozenset(prints.keys(site, argument) if prints else ())
