"""The checks: each a function from the site to problems, listed in one registry. ``run`` calls them
all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Protocol

from mosty.checks import dialects, leaflets, sources, unpublished
from mosty.checks.attachments import files
from mosty.checks.directives import call_targets, damaged
from mosty.checks.glossary import expansions, term_translation, terms
from mosty.checks.law import citations, law_records, validity
from mosty.checks.links import anchors, html_links, link_targets, navigation, orphan_pages
from mosty.checks.private_data import personal_data
from mosty.checks.prose import fields, running_text
from mosty.checks.records import helplines, record_texts, references
from mosty.checks.spelling import dictionaries, misspellings
from mosty.checks.spelling.vocabulary import Text, Vocabulary, of_pages
from mosty.checks.translation import pair, translation_parity, untranslated
from mosty.model.pages import OnDemand
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site

PageCheck = Callable[[Site, Page, dt.date], Iterable[Problem]]
SiteCheck = Callable[[Site, dt.date], Iterable[Problem]]
WordCheck = Callable[[Site, Mapping[str, Vocabulary], dt.date], Iterable[Problem]]

#: Checks of one page that look at nothing but the page, its original, the records and the
#: configuration: where they have found nothing, they need not look again (``memory.py``).
ALONE: tuple[PageCheck, ...] = (
    call_targets.calls,
    helplines.calls,
    damaged.broken,
    damaged.in_html,
    damaged.front_matter,
    terms.abbreviations,
    law_records.free_text,
    law_records.calls,
    validity.calls,
    validity.copies,
    leaflets.panels,
    leaflets.icons,
    citations.in_page,
    link_targets.miswritten,
    anchors.unique,
    anchors.close_marks,
    sources.page_sources,
    sources.dates,
    running_text.conflicts,
    running_text.placeholders,
    running_text.fences,
    running_text.unclosed,
    running_text.invisible,
    running_text.broken,
    running_text.mixed_scripts,
    running_text.heading_levels,
    running_text.pictures,
    running_text.tables,
    running_text.bare_tables,
    dialects.same,
    dialects.stray_numbers,
    dialects.foreign_marks,
    dialects.false_lists,
    dialects.open_tags,
    running_text.footnotes,
    running_text.footnotes_again,
    running_text.quotes,
    running_text.ranges,
    running_text.html,
    running_text.vague_links,
    fields.front_matter,
    fields.html_spaces,
    translation_parity.counted,
    translation_parity.called,
    untranslated.tongues,
    personal_data.of_page,
    references.page_findings,
    unpublished.pages,
)
#: Checks of one page that look at other pages or files too.
PAGE_CHECKS: tuple[PageCheck, ...] = (
    link_targets.targets,
    leaflets.named,
    html_links.targets,
    orphan_pages.orphans,
    pair.pair,
    translation_parity.linked,
    references.page_id,
    unpublished.leads,
)
#: Checks of the records that look at nothing but them and the configuration; remembered as those of
#: one page are.
RECORD_CHECKS: tuple[SiteCheck, ...] = (
    terms.terms,
    terms.in_records,
    helplines.sure,
    law_records.records,
    damaged.records,
    validity.records,
    validity.copied_records,
    citations.in_records,
    fields.records,
    personal_data.record_files,
    references.references,
    references.languages,
    record_texts.alike,
    record_texts.links,
    record_texts.written_links,
)
#: Checks of the base as a whole.
SITE_CHECKS: tuple[SiteCheck, ...] = (
    navigation.navigation,
    navigation.stray_pages,
    unpublished.navigation,
    files.kinds,
    files.contents,
    files.metadata,
    files.sizes,
    files.readable_pdfs,
)


#: Checks of the base as a whole that may find something in a page (its name counts): they run for
#: changed pages too.
NAME_CHECKS: tuple[SiteCheck, ...] = (
    personal_data.names,
    running_text.file_names,
)
#: Checks of the words of many pages at once, each page (with its original) by itself.
WORD_CHECKS: tuple[WordCheck, ...] = (
    terms.avoided_words,
    expansions.expansions,
    term_translation.renderings,
)


class Clean(Protocol):
    """Remembers pages in which :data:`ALONE` and :data:`WORD_CHECKS` have found nothing, and the
    records (None) in which :data:`RECORD_CHECKS` haven't.
    """

    def has(self, page: Page | None) -> bool:
        """Whether nothing was found in exactly this page, on this day and with these records."""

    def add(self, page: Page | None) -> None:
        """Remember it."""


def run(
    site: Site, today: dt.date, pages: Collection[Page] | None = None, clean: Clean | None = None
) -> list[Problem]:
    """Every problem of the site on the day ``today``, sorted by place, each once.

    With ``pages`` every problem of these pages, whatever else is found. Pages that ``clean`` has
    are not looked at by the checks that would find nothing again.
    """
    found = set_of(_all(site, today, pages, clean))
    return sorted(found, key=Problem.sort_key)


def _all(
    site: Site, today: dt.date, pages: Collection[Page] | None, clean: Clean | None
) -> Iterator[Problem]:
    looked = site.pages.values() if pages is None else pages
    texts = site.memoize(record_texts.as_texts) if pages is None else []
    yield from _alone(
        site, today, [page for page in looked if clean is None or not clean.has(page)], clean, texts
    )
    for page in looked:
        yield from _of_page(PAGE_CHECKS, site, page, today)
    if dictionaries.wanted():
        yield from misspellings.misspelt(
            site,
            site.memoize(record_texts.vocabularies) if pages is None else of_pages(site, pages),
            today,
        )
    for site_check in (*SITE_CHECKS, *NAME_CHECKS) if pages is None else NAME_CHECKS:
        yield from site_check(site, today)
    if pages is None:
        yield from of_records(site, today, clean)


def of_records(site: Site, today: dt.date, clean: Clean | None = None) -> Iterator[Problem]:
    """Every problem of the records alone; none again where ``clean`` has them."""
    if clean is not None and clean.has(None):
        return
    faulty = False
    for check in RECORD_CHECKS:
        for one in check(site, today):
            faulty = True
            yield one
    if clean is not None and not faulty:
        clean.add(None)


def _alone(
    site: Site,
    today: dt.date,
    pages: Collection[Page],
    clean: Clean | None,
    texts: Collection[tuple[str, Text]],
) -> Iterator[Problem]:
    faulty = set()
    for page in pages:
        for one in _of_page(ALONE, site, page, today):
            faulty.add(page.file)
            yield one
    if not isinstance(site.pages, OnDemand) and len(pages) == len(site.pages):
        spoken = site.memoize(record_texts.vocabularies)
    else:  # a translation is held to its original
        paired = {page.file: page for one in pages for page in (one.source, one) if page}
        spoken = of_pages(site, paired.values(), texts)
    for word_check in WORD_CHECKS:
        for one in _limited(word_check(site, spoken, today), site.config.problems):
            faulty.add(one.span.file)
            yield one
    for page in pages if clean is not None else ():
        if page.file not in faulty and clean is not None:
            clean.add(page)


def _of_page(
    page_checks: Iterable[PageCheck], site: Site, page: Page, today: dt.date
) -> Iterator[Problem]:
    """What each check finds in one page, at most ``limits → problems`` of each; FIL011 stands where
    it stopped.

    A page that somebody has filled with a million faults is told as faulty in the time that others
    take.
    """
    most = site.config.problems
    for check in page_checks:
        for count, one in enumerate(check(site, page, today)):
            if count == most:
                yield problem("FIL011", one.span, what=f"{one.code} > {most}")
                break
            yield one


def _limited(problems: Iterable[Problem], most: int) -> Iterator[Problem]:
    """The same for a check of many pages: so many problems of each file."""
    counts: dict[str, int] = {}
    for one in problems:
        counts[one.span.file] = count = counts.get(one.span.file, 0) + 1
        if count <= most:
            yield one
        elif count == most + 1:
            yield problem("FIL011", one.span, what=f"{one.code} > {most}")


def set_of(problems: Iterable[Problem]) -> list[Problem]:
    """Each place and code once, in order of appearance."""
    found: list[Problem] = []
    seen: dict[tuple[str, Span], Problem | list[dict[str, str]]] = {}
    for one in problems:
        key = (one.code, one.span)
        there = seen.get(key)
        if there is None:  # nearly always: what it tells is asked only where there are two
            seen[key] = one
            found.append(one)
            continue
        if isinstance(there, Problem):
            there = seen[key] = [_told(there)]
        if (told := _told(one)) not in there:
            there.append(told)
            found.append(one)
    return found


def _told(one: Problem) -> dict[str, str]:
    return {name: str(value) for name, value in one.args.items()}
