"""The checks: each a function from the site to problems, listed in one registry. ``run`` calls them all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator

from mosty.checks import (
    attachments,
    directives,
    glossary,
    law,
    links,
    pairs,
    private,
    records,
    sources,
    text,
    translation,
)
from mosty.model.problem import Problem
from mosty.model.site import Page, Site

PageCheck = Callable[[Site, Page, dt.date], Iterable[Problem]]
SiteCheck = Callable[[Site, dt.date], Iterable[Problem]]

#: Checks of one page, in the order of their codes.
PAGE_CHECKS: tuple[PageCheck, ...] = (
    directives.calls,
    glossary.abbreviations,
    glossary.avoided_words,
    law.free_text,
    law.calls,
    links.targets,
    links.anchors_once,
    sources.page_sources,
    sources.dates,
    text.conflicts,
    text.placeholders,
    text.fences,
    text.invisible,
    text.mixed_scripts,
    text.heading_levels,
    text.pictures,
    text.tables,
    text.footnotes,
    text.quotes,
    text.ranges,
    text.html,
    text.vague_links,
    translation.pair,
    pairs.counted,
    pairs.called,
    pairs.tongues,
    pairs.linked,
    private.of_page,
    records.page_findings,
    records.page_id,
)
#: Checks of the base as a whole.
SITE_CHECKS: tuple[SiteCheck, ...] = (
    glossary.terms,
    law.records,
    links.navigation,
    links.stray_pages,
    private.record_files,
    attachments.metadata,
    records.references,
    records.languages,
)


#: Checks of the base as a whole that may find something in a page (its name counts): they run for changed pages too.
NAME_CHECKS: tuple[SiteCheck, ...] = (
    private.names,
    text.file_names,
)


def run(site: Site, today: dt.date, pages: Collection[Page] | None = None) -> list[Problem]:
    """Every problem of the site on the day ``today``, sorted by place, each once.

    With ``pages`` every problem of these pages, whatever else is found.
    """
    found = set_of(_all(site, today, pages))
    return sorted(found, key=Problem.sort_key)


def _all(site: Site, today: dt.date, pages: Collection[Page] | None) -> Iterator[Problem]:
    for page in site.pages.values() if pages is None else pages:
        for page_check in PAGE_CHECKS:
            yield from page_check(site, page, today)
    for site_check in (*SITE_CHECKS, *NAME_CHECKS) if pages is None else NAME_CHECKS:
        yield from site_check(site, today)


def set_of(problems: Iterable[Problem]) -> list[Problem]:
    """Each place and code once, in order of appearance."""
    seen: dict[tuple[object, ...], Problem] = {}
    for one in problems:
        seen.setdefault((one.code, one.span, tuple(sorted((k, str(v)) for k, v in one.args.items()))), one)
    return list(seen.values())
