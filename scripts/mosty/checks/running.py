"""Runs the checks: all of them, or those that can report a wanted code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import Protocol

from mosty.checks import file_names, leaflets, redirects, sources, unpublished, withdrawals
from mosty.checks.attachments import files
from mosty.checks.dialects import rendering, stray_marks
from mosty.checks.directives import call_targets, damaged
from mosty.checks.glossary import (
    abbreviations,
    expansions,
    other_names,
    same_terms,
    term_translation,
    terms,
)
from mosty.checks.law import citations, law_records, sections, validity
from mosty.checks.links import (
    address_faults,
    anchors,
    folders,
    html_links,
    link_mismatch,
    link_targets,
    link_words,
    miswritten,
    navigation,
    orphan_pages,
    unsecured,
)
from mosty.checks.private_data import personal_data
from mosty.checks.prose import (
    blocks,
    characters,
    doubled,
    fields,
    grammar,
    leftovers,
    pairs_of_marks,
    punctuation_marks,
    raw_html,
    sentence_length,
    spacing,
    structure,
    weekdays,
)
from mosty.checks.records import (
    claims,
    contacts,
    help_numbers,
    helplines,
    offices,
    passed_years,
    record_addresses,
    record_texts,
    references,
    steps,
    studies,
    updates,
)
from mosty.checks.registry import TOO_MANY, Check, Scope, registered
from mosty.checks.spelling import dictionaries, misspellings
from mosty.checks.spelling.vocabulary import Text, of_pages
from mosty.checks.translation import (
    calls_and_links,
    leaflet_languages,
    missing_parts,
    pair,
    parts_compared,
    translation_parity,
    untranslated,
)
from mosty.model.pages import OnDemand
from mosty.model.problem import Problem, Span, problem
from mosty.model.processes import for_each
from mosty.model.site import Page, Site

#: Every module of checks. They run in this order, which shows in problems of one place and code.
MODULES = (
    call_targets,
    damaged,
    abbreviations,
    terms,
    same_terms,
    expansions,
    other_names,
    term_translation,
    law_records,
    validity,
    citations,
    sections,
    leaflets,
    link_targets,
    miswritten,
    anchors,
    link_words,
    html_links,
    address_faults,
    unsecured,
    link_mismatch,
    orphan_pages,
    navigation,
    folders,
    redirects,
    sources,
    leftovers,
    blocks,
    characters,
    punctuation_marks,
    raw_html,
    fields,
    weekdays,
    doubled,
    pairs_of_marks,
    structure,
    spacing,
    grammar,
    sentence_length,
    rendering,
    stray_marks,
    pair,
    translation_parity,
    calls_and_links,
    missing_parts,
    parts_compared,
    untranslated,
    leaflet_languages,
    personal_data,
    file_names,
    references,
    helplines,
    help_numbers,
    contacts,
    offices,
    studies,
    updates,
    claims,
    passed_years,
    steps,
    record_texts,
    record_addresses,
    unpublished,
    withdrawals,
    misspellings,
    files,
)
CHECKS = registered(MODULES)


class Clean(Protocol):
    """Remembers pages in which the checks of a page alone and of words find nothing, and the
    records (None) in which those of records find nothing.
    """

    def has(self, page: Page | None) -> bool:
        """Whether nothing was found in exactly this page, on this day and with these records."""

    def add(self, page: Page | None) -> None:
        """Remember it."""


def checks_of(
    scope: Scope, codes: Collection[str] | None = None, *, alone: bool | None = None
) -> list[Check]:
    """The checks of a scope that can report one of ``codes`` (None: any), in order; with ``alone``
    only those that are, or are not, of a page alone.
    """
    return [
        check
        for check in CHECKS
        if check.scope == scope and alone in (None, check.alone) and check.reports(codes)
    ]


def run(
    site: Site,
    today: dt.date,
    pages: Collection[Page] | None = None,
    clean: Clean | None = None,
    codes: Collection[str] | None = None,
) -> list[Problem]:
    """Every problem of the site on the day ``today``, sorted by place, each once.

    With ``pages`` every problem of these pages, whatever else is found. Pages that ``clean`` has
    are not looked at by the checks that would find nothing again. With ``codes`` only the checks
    that can report one of them run, so there are all problems with these codes and perhaps others;
    ``clean`` is asked then but learns nothing.
    """
    problems = set_of(_all(site, today, pages, clean, codes))
    return sorted(problems, key=Problem.sort_key)


def of_records(
    site: Site,
    today: dt.date,
    clean: Clean | None = None,
    codes: Collection[str] | None = None,
) -> Iterator[Problem]:
    """Every problem of the records alone; none again where ``clean`` has them."""
    if clean is not None and clean.has(None):
        return
    faulty = False
    for check in checks_of("records", codes):
        for reported in check(site, today):
            faulty = True
            yield reported
    if clean is not None and codes is None and not faulty:
        clean.add(None)


def _all(
    site: Site,
    today: dt.date,
    pages: Collection[Page] | None,
    clean: Clean | None,
    codes: Collection[str] | None,
) -> Iterator[Problem]:
    looked = site.pages.values() if pages is None else pages
    unknown = [page for page in looked if clean is None or not clean.has(page)]
    faulty: set[str] = set()
    for reported in _alone(site, today, unknown, codes, with_records=pages is None):
        faulty.add(reported.span.file)
        yield reported
    if clean is not None and codes is None:
        for page in unknown:
            if page.file not in faulty:
                clean.add(page)
    page_checks = checks_of("page", codes, alone=False)
    for page in looked:
        yield from _of_page(page_checks, site, page, today)
    for check in checks_of("spelling", codes) if dictionaries.wanted() else ():
        words = site.memoize(record_texts.vocabularies) if pages is None else of_pages(site, pages)
        yield from check(site, words, today)
    for check in [*(checks_of("site", codes) if pages is None else ()), *checks_of("names", codes)]:
        yield from check(site, today)
    if pages is None:
        yield from of_records(site, today, clean, codes)


def _alone(
    site: Site,
    today: dt.date,
    pages: Collection[Page],
    codes: Collection[str] | None,
    with_records: bool,
) -> Iterator[Problem]:
    """What is found in each of the pages by itself, and in the words of the records."""
    page_checks = checks_of("page", codes, alone=True)

    def problems_of(page: Page) -> list[Problem]:
        return list(_of_page(page_checks, site, page, today))

    yield from chain.from_iterable(for_each(problems_of, list(pages)))
    word_checks = checks_of("words", codes)
    if not word_checks:
        return
    if not isinstance(site.pages, OnDemand) and len(pages) == len(site.pages):
        spoken = site.memoize(record_texts.vocabularies)
    else:  # a translation is held to its original
        texts: list[tuple[str, Text]] = site.memoize(record_texts.as_texts) if with_records else []
        paired = {page.file: page for one in pages for page in (one.source, one) if page}
        spoken = of_pages(site, paired.values(), texts)
    for check in word_checks:
        yield from _limited(check(site, spoken, today), site.config.problems)


def _of_page(
    page_checks: Iterable[Check], site: Site, page: Page, today: dt.date
) -> Iterator[Problem]:
    """What each check finds in one page, at most ``limits → problems`` of each; FIL011 stands where
    it stopped.

    A page that somebody has filled with a million faults is reported in the time that others
    take.
    """
    most = site.config.problems
    for check in page_checks:
        for count, reported in enumerate(check(site, page, today)):
            if count == most:
                yield problem(TOO_MANY, reported.span, what=f"{reported.code} > {most}")
                break
            yield reported


def _limited(problems: Iterable[Problem], most: int) -> Iterator[Problem]:
    """The same for a check of many pages: so many problems of each file."""
    counts: dict[str, int] = {}
    for reported in problems:
        counts[reported.span.file] = count = counts.get(reported.span.file, 0) + 1
        if count <= most:
            yield reported
        elif count == most + 1:
            yield problem(TOO_MANY, reported.span, what=f"{reported.code} > {most}")


def set_of(problems: Iterable[Problem]) -> list[Problem]:
    """Each place and code once, in order of appearance."""
    kept: list[Problem] = []
    seen: dict[tuple[str, Span], Problem | list[dict[str, str]]] = {}
    for reported in problems:
        key = (reported.code, reported.span)
        there = seen.get(key)
        if there is None:  # nearly always; only of two are the texts compared
            seen[key] = reported
            kept.append(reported)
            continue
        if isinstance(there, Problem):
            there = seen[key] = [_arguments(there)]
        if (args := _arguments(reported)) not in there:
            there.append(args)
            kept.append(reported)
    return kept


def _arguments(problem: Problem) -> dict[str, str]:
    return {name: str(value) for name, value in problem.args.items()}
