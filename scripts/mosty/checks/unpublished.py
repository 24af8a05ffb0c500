"""Pages that do not go out: which, why, and what of the published pages leads to them."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from mosty.checks.links.link_targets import resolve, stated_language
from mosty.checks.links.own_addresses import below_site, own_file
from mosty.checks.registry import check
from mosty.model.body import Directive, Link
from mosty.model.directives import DIRECTIVES, PRINTING
from mosty.model.message import message
from mosty.model.problem import Problem, problem
from mosty.model.publication import may_publish, own_reason, withheld
from mosty.model.site import Page, Site
from mosty.text import addresses


@check("PUB001", "PUB002", scope="page", alone=True)
def pages(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """PUB001 and PUB002: the page does not go out by its own fault, or as it is a draft.

    Bad PUB001:
        ---
        kind: parents
        sources: ["usti-2018, s. 3"]
        ---
        Kavárna se schází [doplnit].

    Bad PUB002:
        ---
        draft: true
        ---

    Good:
        Kavárna se schází v úterý.
    """
    withdrawn = own_reason(page)
    if withdrawn is None or (page.source and own_reason(page.source)):  # told of the original
        return
    if withdrawn.reason == "draft":
        yield problem("PUB002", withdrawn.span)
    else:
        why = message(f"blanks.page_{withdrawn.reason}")
        yield problem("PUB001", withdrawn.span, why=why)


@check("PUB003", "LNK003", scope="page")
def leads(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """PUB003: a link, a call or a leaflet's name on a published page that leads to one that does
    not go out.

    LNK003 where readers get the original in place of an unfinished translation.

    Case: PUB003/fails
    Case: LNK003/fails-unfinished-translation
    """
    if withheld(site, page):
        return
    for link in page.body.links:
        target = _target(site, page, link)
        if target is None:
            continue
        locale, path = target
        linked = [site.page(code, path) for code in site.languages_of(locale)]
        there = [found for found in linked if found and may_publish(site, found)]
        if any(linked) and not there:
            yield problem("PUB003", link.span, target=link.href.strip()[:80])
        elif (
            linked[0] and linked[0] not in there and stated_language(page, link) != there[0].locale
        ):
            yield problem("LNK003", link.span, target=link.href.strip()[:80], other=there[0].locale)
    for directive in page.body.directives:
        if _is_homeless(site, directive):
            yield problem("PUB003", directive.span, target=f"{directive.name}:{directive.argument}")
    leaflet = site.page(page.locale, getattr(page.meta, "leaflet", None) or "")
    if leaflet is not None and not may_publish(site, leaflet):
        yield problem("PUB003", page.where("leaflet"), target=leaflet.path)


@check("PUB003", scope="site")
def navigation(site: Site, today: dt.date) -> Iterator[Problem]:
    """PUB003: an entry of ``nav:`` that leads to a page that does not go out.

    Case: PUB003/fails-in-the-menu
    """
    for target, span in site.config.nav:
        page = site.page(site.config.default.code, target)
        if page is not None and not may_publish(site, page):
            yield problem("PUB003", span, target=target)


def _target(site: Site, page: Page, link: Link) -> tuple[str, str] | None:
    """Locale and path of the page that a link means; None if it means none of ours."""
    href = link.href.strip()
    if addresses.scheme(href):
        inside = below_site(site, href)
        file = own_file(site, inside)[0] if inside is not None else ""
    else:
        file = resolve(page, unquote(href.partition("#")[0].partition("?")[0]))
    locale, _, path = file.removeprefix("docs/").partition("/")
    known = any(one.code == locale for one in site.config.every_locale)
    return (locale, path) if known and posixpath.splitext(path)[1] == ".md" else None


def _is_homeless(site: Site, directive: Directive) -> bool:
    """Whether the record that is called would be printed by pages only that do not go out."""
    row = DIRECTIVES.get(directive.name)
    if row is None or not row.names:
        return False
    printing = PRINTING[row.names]
    whole = printing.prints is not None and printing.prints.chosen is None
    return site.memoize(_all_withheld, printing.name, "" if whole else directive.argument)


def _all_withheld(site: Site, name: str, key: str) -> bool:
    """Whether no page goes out that prints the record with a key by the directive of a name; any
    record, if the key is empty.
    """
    prints = DIRECTIVES[name].prints
    homes = [
        page
        for page in site.holding(f"[[{name}")
        for directive in page.body.calls(name)
        if prints and (not key or key in map(str, prints.keys(site, directive.argument)))
    ]
    return bool(homes) and not any(may_publish(site, page) for page in homes)
