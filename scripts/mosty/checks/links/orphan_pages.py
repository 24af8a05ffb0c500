"""Pages that no way leads to: no link, no menu, no listing."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import quote, unquote

from mosty.model.menu import FOOTER, HOME, MENU, SEARCH
from mosty.model.pages import OnDemand
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.text.prefilter import lazy_pattern

#: Directives that show pages. The list A to Z leads to every page by its making: a page only there
#: is as good as lost.
_LISTINGS = frozenset({"list", "phases", "checklists", "map", "findings"})
#: Where the templates lead.
_FIXED = frozenset({HOME, SEARCH, "404.md", *(path for _, path in (*MENU, *FOOTER))})
_OUTSIDE = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\#]")


def orphans(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """LNK009: a page to which nothing leads in any language. Languages share the ways: one link
    does for the pair.
    """
    if page.source is None and page.path not in _FIXED and not _reached(site, page):
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
    found: set[str] = set()
    holders: dict[tuple[str, str, tuple[tuple[str, str], ...]], set[str]] = {}
    for page in site.pages.values():
        found.update(_linked(site, page))
        for directive in page.body.directives:
            if directive.name in _LISTINGS:
                key = (directive.name, directive.argument, tuple(sorted(directive.options.items())))
                holders.setdefault(key, set()).add(page.path)
    for key, paths in holders.items():
        listed = _listed(site, *key)
        found |= listed if len(paths) > 1 else listed - paths  # no page leads to itself
    return found


def _leads(site: Site, page: Page, wanted: Page) -> bool:
    """Whether a link or a listing of another page leads to ``wanted``."""
    if page.path == wanted.path:
        return False
    return wanted.path in _linked(site, page) or any(
        _lists(site, one.name, one.argument, one.options, wanted)
        for one in page.body.directives
        if one.name in _LISTINGS
    )


def _linked(site: Site, page: Page) -> Iterator[str]:
    folder = posixpath.dirname(page.path)
    for link in page.body.links:
        target = link.href.strip().partition("#")[0]
        if target.endswith(".md") and not _OUTSIDE.match(target):
            yield _path(site, page, unquote(target), folder)


def _path(site: Site, page: Page, target: str, folder: str) -> str:
    """The path under its language that a link means; nothing where a page links to itself."""
    path = posixpath.normpath(posixpath.join(folder, target))
    if path.startswith("../"):
        path = path[3:].partition("/")[2] if path[3:].partition("/")[0] in site.spoken else ""
    return "" if path == page.path else path


def _listed(site: Site, name: str, argument: str, options: tuple[tuple[str, str], ...]) -> set[str]:
    """Paths of the pages that a directive links to."""
    chosen = dict(options)
    kinds = _KINDS.get(name) or (argument,)
    pages = (page for kind in kinds for page in site.memoize(_by_kind).get(kind, ()))
    return {page.path for page in pages if _lists(site, name, argument, chosen, page)}


#: Kinds of the pages that a directive links to; a list says its kind itself.
_KINDS = {
    "phases": ("phase",),
    "checklists": ("phase",),
    "map": ("orp",),
    "findings": ("practice", "phase"),
}


def _by_kind(site: Site) -> dict[str, list[Page]]:
    found: dict[str, list[Page]] = {}
    for page in site.pages.values():
        found.setdefault(page.kind, []).append(page)
    return found


def _lists(site: Site, name: str, argument: str, options: Mapping[str, str], page: Page) -> bool:
    """Whether a directive links to the page."""
    match name:
        case "list":
            return page.kind == argument and _chosen(page, options)
        case "phases" | "checklists":
            return page.kind == "phase"
        case "map":
            return page.kind == "orp"
        case _:
            numbers = site.memoize(_numbers, argument)
            return page.kind in ("practice", "phase") and not numbers.isdisjoint(
                page.field("findings") or ()
            )


def _numbers(site: Site, area: str) -> frozenset[int]:
    """Numbers of the findings of an area."""
    return frozenset(one.number for one in site.findings.values() if one.area == area)


def _chosen(page: Page, options: Mapping[str, str]) -> bool:
    """Whether the page has what the listing's options ask for."""
    for option, key in options.items():
        field = {"theme": "themes", "actor": "actors", "finding": "findings"}.get(option, option)
        value = page.field(field)
        if key not in map(str, value if isinstance(value, list) else [value]):
            return False
    return True
