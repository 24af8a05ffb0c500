"""The checks: each a function from the site to problems, listed in one registry. ``run`` calls them all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

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
from mosty.checks.vocabulary import Vocabulary, of_pages, vocabularies
from mosty.model.problem import Problem
from mosty.model.site import Page, Site

PageCheck = Callable[[Site, Page, dt.date], Iterable[Problem]]
SiteCheck = Callable[[Site, dt.date], Iterable[Problem]]
WordCheck = Callable[[Site, Mapping[str, Vocabulary], dt.date], Iterable[Problem]]

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
    private.of_page,
    reach.orphans,
    records.page_findings,
    records.page_id,
)
#: Checks of the base as a whole.
SITE_CHECKS: tuple[SiteCheck, ...] = (
    glossary.terms,
    law.records,
    citations.in_records,
    links.navigation,
    links.stray_pages,
    prose.records,
    private.record_files,
    attachments.metadata,
    attachments.sizes,
    attachments.readable_pdfs,
    records.references,
    records.languages,
)


#: Checks of the base as a whole that may find something in a page (its name counts): they run for changed pages too.
NAME_CHECKS: tuple[SiteCheck, ...] = (
    private.names,
    text.file_names,
)
#: Checks of the words of many pages at once.
WORD_CHECKS: tuple[WordCheck, ...] = (
    glossary.avoided_words,
    expansions.expansions,
    renderings.renderings,
    spelling.misspelt,
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
    if pages is None:
        spoken = site.once(vocabularies)
    else:  # a translation is held to its original
        spoken = of_pages(site, {page.file: page for one in pages for page in (one.source, one) if page}.values())
    for word_check in WORD_CHECKS:
        yield from word_check(site, spoken, today)


def set_of(problems: Iterable[Problem]) -> list[Problem]:
    """Each place and code once, in order of appearance."""
    seen: dict[tuple[object, ...], Problem] = {}
    for one in problems:
        seen.setdefault((one.code, one.span, tuple(sorted((k, str(v)) for k, v in one.args.items()))), one)
    return list(seen.values())
