"""Slips of grammar that are sure without a dictionary, in the language of the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.prose.places import everywhere
from mosty.checks.registry import check
from mosty.model.problem import Problem
from mosty.model.site import Page, Site
from mosty.text.language import czech_grammar, english_grammar


@check("TXT035", scope="page", alone=True)
def numerals(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT035: a Czech numeral with the counted in a wrong case, where that is sure.

    Bad:
        V rodině žije 5 děti.

    Good:
        V rodině žije 5 dětí.
    """
    if page.locale == "cs":
        yield from everywhere(page, "TXT035", czech_grammar.numerals)


@check("TXT036", scope="page", alone=True)
def conditionals(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT036: *aby jste* for *abyste*, *by jsme* for *bychom*.

    Bad:
        Zavolejte, aby jste věděli víc.

    Good:
        Zavolejte, abyste věděli víc.
    """
    if page.locale == "cs":
        yield from everywhere(page, "TXT036", czech_grammar.conditionals)


@check("TXT037", scope="page", alone=True)
def prepositions(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT037: a Czech preposition that wants a vowel: *s školou* for *se školou*. *S sebou* is
    right.

    Bad:
        Mluvte s školou.

    Good:
        Vezměte si to s sebou.
    """
    if page.locale == "cs":
        yield from everywhere(page, "TXT037", czech_grammar.prepositions)


@check("TXT038", scope="page", alone=True)
def articles(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT038: the English article *a* before a vowel as it is said, or *an* before a consonant.

    Case: TXT038/fails
    """
    if page.locale == "en":
        yield from everywhere(page, "TXT038", english_grammar.articles)
