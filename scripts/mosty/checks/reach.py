"""Pages that no way leads to: no link, no menu, no listing."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from mosty.model.menu import FOOTER, HOME, MENU, SEARCH
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Directive, Page, Site

#: Leads to every page by its making, so it shows no page's place: a page only there is as good as lost.
_NO_WAY = "az"
_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\#]")


def orphans(site: Site, today: dt.date) -> Iterator[Problem]:
    """LNK009: a page to which nothing leads in any language. Languages share the ways: one link does for the pair."""
    ways = _ways(site)
    for page in site.pages.values():
        if page.source is None and page.path not in ways:
            yield problem("LNK009", Span(page.file), page=page.path)


def _ways(site: Site) -> set[str]:
    """Paths of pages that the templates, ``nav:``, a link of another page or a listing leads to."""
    found = {HOME, SEARCH, "404.md", *(path for _, path in (*MENU, *FOOTER)), *(path for path, _ in site.config.nav)}
    for page in site.pages.values():
        folder = posixpath.dirname(page.path)
        for link in page.body.links:
            target = link.href.strip().partition("#")[0]
            if target.endswith(".md") and not _OUTSIDE.match(target):
                found.add(_path(site, page, unquote(target), folder))
        for directive in page.body.directives:
            if directive.name != _NO_WAY:
                found |= _listed(site, directive, page)
    return found


def _path(site: Site, page: Page, target: str, folder: str) -> str:
    """The path under its language that a link means; nothing where a page links to itself."""
    path = posixpath.normpath(posixpath.join(folder, target))
    if path.startswith("../"):
        path = path[3:].partition("/")[2] if path[3:].partition("/")[0] in site.spoken else ""
    return "" if path == page.path else path


def _listed(site: Site, directive: Directive, where: Page) -> set[str]:
    """Paths of the pages that a directive links to."""
    match directive.name:
        case "list":
            pages = [
                page for page in site.pages.values() if page.kind == directive.argument and _chosen(page, directive)
            ]
        case "phases" | "checklists":
            pages = [page for page in site.pages.values() if page.kind == "phase"]
        case "map":
            pages = [page for page in site.pages.values() if page.kind == "orp"]
        case "findings":
            numbers = {one.number for one in site.findings.values() if one.area == directive.argument}
            pages = [
                page for page in site.pages.values()
                if page.kind in ("practice", "phase") and numbers.intersection(page.field("findings") or [])
            ]  # fmt: skip
        case _:
            pages = []
    return {page.path for page in pages if page.path != where.path}


def _chosen(page: Page, directive: Directive) -> bool:
    """Whether the page has what the listing's options ask for."""
    for option, key in directive.options.items():
        field = {"theme": "themes", "actor": "actors", "finding": "findings"}.get(option, option)
        value = page.field(field)
        if key not in map(str, value if isinstance(value, list) else [value]):
            return False
    return True
