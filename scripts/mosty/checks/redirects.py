"""Addresses that people have kept: one that a page has had leads on when the page is gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.registry import check
from mosty.model.directives import anchors_are_known, anchors_of
from mosty.model.meant import guesses
from mosty.model.problem import Edit, Fix, Problem, Span, problem
from mosty.model.publication import may_publish
from mosty.model.redirects import ADDRESSES_FILE, Redirect
from mosty.model.site import Site
from mosty.model.withdrawn import withdrawn


@check("RED001", "RED002", scope="site")
def redirects(site: Site, today: dt.date) -> Iterator[Problem]:
    """RED001: a redirect to a page or an anchor that is not there; RED002: one from a page that is
    still there, which nobody could open any more.

    Case: RED001/fails
    Case: RED002/fails
    """
    default = site.config.default.code
    for redirect in site.redirects.values():
        if any(path == redirect.old for _, path in site.pages):
            yield problem("RED002", redirect.span, old=redirect.old)
        page = site.page(default, redirect.path)
        if page is not None and f"page:{redirect.path}" in withdrawn(site):
            continue  # it leads on again once the page is returned
        if page is None or not may_publish(site, page):
            new = redirect.path
            known = [path for locale, path in site.pages if locale == default]
            yield problem("RED001", redirect.span, old=redirect.old, new=new, **guesses(new, known))
        elif not _has_anchor(site, redirect):
            new = f"{redirect.path}#{redirect.anchor}"
            yield problem("RED001", redirect.span, old=redirect.old, new=new)


def _has_anchor(site: Site, redirect: Redirect) -> bool:
    """Whether the page has the anchor in every language in which it is written."""
    pages = [page for (_, path), page in site.pages.items() if path == redirect.path]
    return not redirect.anchor or all(
        redirect.anchor in anchors_of(site, page) or not anchors_are_known(site, page)
        for page in pages
    )


@check("RED003", "RED004", scope="site")
def addresses(site: Site, today: dt.date) -> Iterator[Problem]:
    """RED003: the address of a page that is gone and leads nowhere; RED004: a page whose address is
    not in the list yet, so that nobody would notice if it went.

    Case: RED003/fails
    Case: RED004/fails
    """
    if not site.addresses:
        return
    default = site.config.default.code
    for path, span in site.addresses.items():
        if f"docs/{default}/{path}" not in site.files and path not in site.redirects:
            known = [path for locale, path in site.pages if locale == default]
            yield problem("RED003", span, old=path, **guesses(path, known))
    yield from _unlisted(site)


def _unlisted(site: Site) -> Iterator[Problem]:
    """RED004 at the line where each page belongs; pages of one place share one mend."""
    default = site.config.default.code
    lines = {path: span.line for path, span in site.addresses.items()}
    end = max(lines.values()) + 1
    places: dict[int, list[str]] = {}
    for page in site.pages.values():
        if page.locale == default and page.path not in lines and may_publish(site, page):
            after = [line for path, line in lines.items() if path > page.path]
            places.setdefault(min(after, default=end), []).append(page.path)
    for line, paths in places.items():
        span = Span(ADDRESSES_FILE, line, 1, line, 1)
        fix = Fix((Edit(span, "", "".join(f"{path}\n" for path in sorted(paths))),))
        for path in paths:
            yield problem("RED004", span, path=path, fix=fix)
