"""The checks: each a function from the site to problems, listed in one registry. ``run`` calls them all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from mosty.checks import (
    anchors,
    attachments,
    citations,
    directives,
    expansions,
    glossary,
    law,
    leaflets,
    links,
    pairs,
    private,
    prose,
    reach,
    records,
    renderings,
    sources,
    spelling,
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
    law.free_text,
    law.calls,
    leaflets.panels,
    leaflets.icons,
    citations.in_page,
    links.targets,
    links.miswritten,
    anchors.once,
    anchors.close_marks,
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
    prose.front_matter,
    prose.html_spaces,
    translation.pair,
    pairs.counted,
    pairs.called,
    pairs.tongues,
    pairs.linked,
)
#: Checks of the base as a whole.
SITE_CHECKS: tuple[SiteCheck, ...] = (
    glossary.terms,
    glossary.avoided_words,
    expansions.expansions,
    renderings.renderings,
    law.records,
    citations.in_records,
    links.navigation,
    links.stray_pages,
    reach.orphans,
    private.pages,
    private.record_files,
    private.names,
    attachments.metadata,
    attachments.sizes,
    attachments.readable_pdfs,
    records.references,
    records.languages,
    records.page_ids,
    text.file_names,
    spelling.misspelt,
    prose.records,
)


def run(site: Site, today: dt.date) -> list[Problem]:
    """Every problem of the site on the day ``today``, sorted by place, each once."""
    found = set_of(_all(site, today))
    return sorted(found, key=Problem.sort_key)


def _all(site: Site, today: dt.date) -> Iterator[Problem]:
    for page in site.pages.values():
        for page_check in PAGE_CHECKS:
            yield from page_check(site, page, today)
    for site_check in SITE_CHECKS:
        yield from site_check(site, today)


def set_of(problems: Iterable[Problem]) -> list[Problem]:
    """Each place and code once, in order of appearance."""
    seen: dict[tuple[object, ...], Problem] = {}
    for one in problems:
        seen.setdefault((one.code, one.span, tuple(sorted((k, str(v)) for k, v in one.args.items()))), one)
    return list(seen.values())
