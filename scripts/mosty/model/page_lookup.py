"""Which page prints a record: the one answer for links, citations, search, feeds and exports."""

from __future__ import annotations

from mosty.model.directives import PRINTING
from mosty.model.pages import files
from mosty.model.site import Page, Site


def page_printing(site: Site, kind: str, key: str | int, locale: str) -> Page | None:
    """The page on which a reader of ``locale`` finds a record; None if no page prints it.

    ``kind`` is that of ``Site.places`` ("term", "finding", "law", …), ``key`` the record's id, of a
    finding its number. A page that prints the whole table comes before one that prints a part of
    it, then the order is that of the paths. Where the page is not translated, it is the page of the
    source locale. A leaflet, which says in brief what pages say, comes last.
    """
    return site.memoize(_page_printing, kind, key, locale)


def _page_printing(site: Site, kind: str, key: str | int, locale: str) -> Page | None:
    row = PRINTING[kind]
    prints = row.prints
    if prints is None or prints.chosen is None:
        return page_calling(site, row.name, locale)
    record = prints.table(site).get(key)
    if record is None:
        return None
    pages = [
        (page, argument)
        for page, argument in calls_of(site, row.name, locale)
        if prints.chosen(record, argument)
    ]
    order = [(argument != "", page.kind == "leaflet") for page, argument in pages]
    return pages[order.index(min(order))][0] if pages else None


def leaflet_starts(site: Site) -> tuple[Page, ...]:
    """The page that every header leads to in each language that is only leaflets: its first one by
    path. A language without a page is left out.
    """
    return site.memoize(_leaflet_starts)


def _leaflet_starts(site: Site) -> tuple[Page, ...]:
    starts = []
    for language in site.config.leaflet_locales:
        paths = sorted(path for code, path in files(site.pages) if code == language.code)
        pages = (site.page(language.code, path) for path in paths)
        starts += [page for page in pages if page is not None][:1]
    return tuple(starts)


def page_calling(site: Site, name: str, locale: str, argument: str | None = None) -> Page | None:
    """The first page, by path, on which a reader of ``locale`` finds what a directive prints.

    ``argument``: only a call with exactly that argument will do.
    """
    for page, called in calls_of(site, name, locale):
        if argument in (None, called):
            return page
    return None


def calls_of(site: Site, name: str, locale: str) -> tuple[tuple[Page, str], ...]:
    """The calls of a directive on the pages that a reader of ``locale`` has: page and argument, in
    the order of paths.
    """
    return site.memoize(_calls_of, name, locale)


def _calls_of(site: Site, name: str, locale: str) -> tuple[tuple[Page, str], ...]:
    languages = site.languages_of(locale)
    paths = {page.path for page in site.holding(f"[[{name}") if page.locale in languages}
    pages = (site.page_or_source(locale, path) for path in sorted(paths))
    return tuple(
        (page, directive.argument)
        for page in pages
        if page is not None
        for directive in page.body.calls(name)
    )
