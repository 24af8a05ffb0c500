"""Links and pictures of raw HTML: the site passes them on as they stand, so a path to a file of
ours leads nowhere.
"""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from mosty.checks.links.link_targets import instead
from mosty.checks.links.own_addresses import below_site, own_file
from mosty.checks.registry import check
from mosty.model import directives
from mosty.model.meant import guesses
from mosty.model.problem import Problem, problem
from mosty.model.site import Page, Site
from mosty.text import addresses, link_text
from mosty.text.markdown.outline import outline
from mosty.text.markdown.raw_html import Addressed, addressed, may_address

#: Elements that load what they name when the page is opened.
_LOADS = frozenset({"img", "image", "use", "video", "audio", "source", "track"})


@check("LNK001", "LNK002", "LNK005", "LNK010", "LNK012", "LNK013", "TXT008", "TXT015", scope="page")
def targets(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """LNK001, LNK002, LNK005, LNK010, LNK012, LNK013 for every address in raw HTML; TXT008, TXT015
    for its words.

    Bad LNK001:
        <a href="https://mosty.example/neni/">Kavárna</a>

    Bad LNK002:
        <a href="#neni">Kavárna</a>

    Bad LNK005:
        <a href="javascript:a()">Kavárna</a>

    Bad LNK010:
        <a href="htp://kavarna.example">Kavárna</a>

    Bad LNK012:
        <a href="praxe/kavarna.md">Kavárna</a>

    Bad LNK013:
        <img src="https://kavarna.example/a.png" alt="Kavárna">

    Bad TXT008:
        <img src="https://kavarna.example/a.png">

    Bad TXT015:
        <a href="https://mosty.example/praxe/kavarna/">zde</a>

    Good:
        <a href="https://mosty.example/praxe/kavarna/">Kavárna</a>
    """
    if not may_address(page.body.text):
        return
    for tag in addressed(outline(page.body.text).bare):
        span = page.body.span(tag.start, tag.end)
        for code, args in _faults(site, page, tag):
            yield problem(code, span, **args)
        if tag.name == "img" and link_text.no_description(tag.words or ""):
            yield problem("TXT008", span, target=tag.address[:80] or "?")
        if tag.name == "a" and link_text.vague(tag.words or "", page.locale):
            yield problem("TXT015", span, text=" ".join((tag.words or "").split()) or "[]")


def _faults(site: Site, page: Page, tag: Addressed) -> Iterator[tuple[str, dict[str, Any]]]:
    href = tag.address
    shown = href[:80] or "?"
    scheme = addresses.scheme(href)
    better = addresses.meant(href)
    if better is not None and tag.name in ("a", "area"):
        yield "LNK010", {"target": shown, **instead(better)}
    elif tag.name in _LOADS and (scheme in ("http", "https") or href.startswith("//")):
        yield "LNK013", {"target": shown}
    elif scheme:
        if scheme not in addresses.SAFE:
            yield "LNK005", {"target": shown}
        elif scheme in ("http", "https") and (inside := below_site(site, href)) is not None:
            file, made = own_file(site, inside)
            if not file and not made:
                yield "LNK001", {"target": shown}
    elif href.startswith("#"):
        known = directives.anchors_of(site, page)
        missing = len(href) > 1 and unquote(href[1:]) not in known
        if missing and directives.anchors_are_known(site, page):
            yield "LNK002", {"target": page.path, "anchor": href[1:], **guesses(href[1:], known)}
    elif not _is_there(site, page, href):
        yield "LNK012", {"target": shown}


def _is_there(site: Site, page: Page, href: str) -> bool:
    """Whether a browser finds a file by the address, counted from the folder that the page
    becomes.
    """
    target = unquote(href.partition("#")[0].partition("?")[0])
    folder = page.path.removesuffix(".md").removesuffix("index")
    own = "" if page.locale == site.config.default.code else page.locale
    path = posixpath.normpath(posixpath.join("/", own, folder, target))
    return not target.startswith("/") and not path.endswith(".md") and f"docs{path}" in site.files
