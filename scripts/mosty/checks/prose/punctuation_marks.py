"""Quotation marks of the language, and dashes in ranges."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.fixes import in_prose, in_value
from mosty.checks.prose.shown import shown
from mosty.checks.registry import check
from mosty.model.problem import Problem, problem
from mosty.model.site import Page, Site
from mosty.text import fixes
from mosty.text.language import punctuation

#: Quotation marks by language; a language that is not here is not judged.
QUOTES = {"cs": "„…“", "sk": "„…“", "de": "„…“", "en": "“…”"}


@check("TXT011", scope="page", alone=True)
def quotes(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT011: straight quotation marks in prose, or those of another language.

    Bad:
        Říká "ano".

    Good:
        Říká „ano“.
    """
    wanted = QUOTES.get(page.locale)
    if wanted is None:
        return
    for place in punctuation.straight_quotes(page.body.prose):
        fix = in_prose(page, fixes.curly(page.body.text, place, wanted))
        yield problem("TXT011", page.body.span(*place), wanted=wanted, fix=fix)
    for place in punctuation.strange_quotes(page.body.prose, page.locale):
        yield problem("TXT011", page.body.span(*place), wanted=wanted)
    for name, value in shown(page):
        places = list(punctuation.straight_quotes(value))
        if places:
            fix = in_value(
                page,
                (name,),
                [one for place in places for one in fixes.curly(value, place, wanted)],
            )
            yield problem("TXT011", page.where(name), wanted=wanted, fix=fix)


@check("TXT012", scope="page", alone=True)
def ranges(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT012: a hyphen in a range of numbers.

    Bad:
        Pro děti 6-12 let.

    Good:
        Pro děti 6–12 let.
    """
    prose = page.body.prose
    for start, end in punctuation.hyphen_ranges(prose):
        text = prose[start:end]
        fix = in_prose(page, _dashed(prose, start, end))
        yield problem(
            "TXT012", page.body.span(start, end), text=text, wanted=fixes.with_dash(text), fix=fix
        )
    for name, value in shown(page):
        for start, end in punctuation.hyphen_ranges(value):
            text, fix = value[start:end], in_value(page, (name,), _dashed(value, start, end))
            yield problem(
                "TXT012", page.where(name), text=text, wanted=fixes.with_dash(text), fix=fix
            )


def _dashed(text: str, start: int, end: int) -> list[fixes.Change]:
    return [] if fixes.reference(text, start) else [(start, end, fixes.with_dash(text[start:end]))]
