"""Sections of acts in the records: the same in every language, and of a form that an act can have.

How many sections an act has, no record says: a number that is merely too high is not known here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import combinations

from mosty.checks.registry import check
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Site
from mosty.text.prefilter import lazy_pattern

#: A number of a section or paragraph with its letters, or the letter of a point.
_PART = lazy_pattern(r"\d+[a-z]{0,2}(?![a-z])|\b[a-z](?=\))")
#: How a citation of an act begins, by the kind of its parts.
_SIGNS = {
    "section": lazy_pattern(r"§|\b[Ss]ections?\b"),
    "article": lazy_pattern(r"\bčl\.|\b[Aa]rticles?\b"),
}
#: Numbers that no section has: nought, and those of five digits; and a range that goes back.
_NONE = lazy_pattern(r"(?:§{1,2}|čl\.|[Ss]ections?|[Aa]rticles?)\s*(?:0\d*(?!\d)|\d{5,})")
_RANGE = lazy_pattern(
    r"(?:§{1,2}|čl\.|[Ss]ections?|[Aa]rticles?)\s*(\d+)([a-z]{0,2})\s*(?:–|-|až|to)\s*(\d+)"
    r"([a-z]{0,2})(?!\w)"
)


@check("LAW012", scope="records")
def languages(site: Site, today: dt.date) -> Iterator[Problem]:
    """LAW012: a law record that names another section in one language than in another.

    Case: LAW012/fails
    """
    for record in site.law.values():
        cited = {code: text for code, text in (record.section or {}).items() if _kinds(text)}
        for (_, first), (code, other) in combinations(cited.items(), 2):
            if _PART.findall(first) != _PART.findall(other) or _kinds(first) != _kinds(other):
                place = site.places.get(("law", record.id), Span("docs/data/law.yml"))
                yield problem("LAW012", place, key=record.id, text=other, first=first, locale=code)


def _kinds(text: str) -> list[str]:
    """Whether it cites sections, articles or both."""
    return [name for name, sign in _SIGNS.items() if sign.search(text)]


@check("LAW013", scope="records")
def forms(site: Site, today: dt.date) -> Iterator[Problem]:
    """LAW013: a section that no act has: numbered nought or in five digits, a range that goes back.

    Case: LAW013/fails
    """
    cited = [("law", one.id, [*(one.section or {}).values()]) for one in site.law.values()]
    cited += [
        ("term", term.id, [reference.section or "" for reference in term.law])
        for term in site.terms.values()
    ]
    for what, record_id, texts in cited:
        matches = (_NONE.search(text) or _backward(text) for text in texts)
        wrong = next(filter(None, matches), None)
        if wrong is not None:
            place = site.places.get((what, record_id), Span("docs/data/law.yml"))
            yield problem("LAW013", place, key=record_id, text=wrong[0])


def _backward(text: str) -> re.Match[str] | None:
    """A range whose end comes before its beginning."""
    for match in _RANGE.finditer(text):
        first, last = (int(match[1]), match[2]), (int(match[3]), match[4])
        if last < first:
            return match
    return None
