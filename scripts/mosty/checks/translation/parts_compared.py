"""Paragraphs, items and rows of a translation beside those of its original: what numbers count,
and names.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from mosty.checks.registry import check
from mosty.checks.translation.sections import paired_parts
from mosty.model.problem import Problem, problem
from mosty.model.site import Page, Site
from mosty.text.language.same_name import CAPITAL, inflected, person_names, same_stem, stem_of
from mosty.text.language.stemmers import fold
from mosty.text.markdown.parts import Part
from mosty.text.prefilter import lazy_pattern
from mosty.text.quantities import numbers, units
from mosty.text.quantities.number_words import LANGUAGES

#: English names of Czech towns that differ.
_ENGLISH = {"Praha": "Prague", "Plzeň": "Pilsen"}
#: Where a town may be another word: *Most parents*.
_BEGINS = lazy_pattern(r"(?:^|[.!?:|–*_„“‘(]\s?|\n)\s*\Z")
#: Found: our place in the part, our text, the original's text.
_Found = tuple[int, int, str, str]


@check("TRN016", "TRN019", scope="page", alone=True)
def compared(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TRN016: a number that counts something else in the original: crowns and euros, per cent and
    none. TRN019: another person or town.

    Only parts that answer one another are compared, and of names only those for which both have one
    that the other lacks.

    Case: TRN016/fails
    Case: TRN019/fails
    """
    source = page.source
    if source is None or not {page.locale, source.locale} <= LANGUAGES:
        return
    sides = (page, source)
    measured = units.may_say(page.body.prose) or units.may_say(source.body.prose)
    for pair in paired_parts(page):
        if pair.own is None or pair.other is None:
            continue
        texts = _text(page, pair.own), _text(source, pair.other)
        differences = [("TRN016", one) for one in _units(texts, sides)] if measured else []
        differences += [("TRN019", one) for one in _people(*texts)]
        differences += [("TRN019", one) for one in _towns(site, texts, sides)]
        for code, (start, end, ours, theirs) in differences:
            span = page.body.span(pair.own.start + start, pair.own.start + end)
            yield problem(code, span, difference=f"{ours} ≠ {theirs}")


def _text(page: Page, part: Part) -> str:
    return page.body.prose[part.start : part.end]


def _units(texts: tuple[str, str], sides: tuple[Page, Page]) -> Iterator[_Found]:
    if not any(map(units.may_say, texts)):
        return
    ours, theirs = (
        units.counted(text, numbers.read(text, side.locale))
        for text, side in zip(texts, sides, strict=True)
    )
    for own, other in units.at_odds(ours, theirs, texts):
        yield own.item.start, own.item.end, _with_unit(own), _with_unit(other)


def _with_unit(number: units.Counted) -> str:
    """The number with its unit, on whichever side the text has it."""
    if len(number.text) > len(number.item.text) or not number.unit:
        return " ".join(number.text.split())
    return f"{number.text} %" if number.unit == "%" else f"{number.unit} {number.text}"


def _people(ours: str, theirs: str) -> Iterator[_Found]:
    """Surnames after one first name, or after a title, that the other text lacks in every form."""
    own, other = person_names(ours), person_names(theirs)
    if not own or not other:
        return
    here, there = _stems(ours), _stems(theirs)
    for first, name, start, end in own:
        if _among(stem_of(name), there):
            continue
        for theirs_first, their_name, _, _ in other:
            same_first = bool(first) == bool(theirs_first) and (
                not first or same_stem(stem_of(first), stem_of(theirs_first))
            )
            if same_first and not _among(stem_of(their_name), here):
                yield start, end, name, their_name
                break


def _stems(text: str) -> set[str]:
    return {stem_of(word) for word in CAPITAL.findall(text)}


def _among(stem: str, stems: set[str]) -> bool:
    return any(same_stem(stem, one) for one in stems)


def _towns(site: Site, texts: tuple[str, str], sides: tuple[Page, Page]) -> Iterator[_Found]:
    """Towns of our records: one that the English text names and the Czech page nowhere does, while
    the Czech text has another that the English page has nowhere. So a list may be in another order.
    """
    english = 0 if sides[0].locale == "en" else 1
    towns = site.memoize(_known_towns)
    here = towns.keys() & set(CAPITAL.findall(texts[english]))
    if not here:
        return
    pages = [side.body.prose for side in sides]
    czech = frozenset(map(fold, CAPITAL.findall(texts[1 - english])))
    for first in sorted(here):
        for name, own in towns[first].items():
            place = re.search(rf"\b{re.escape(name)}\b(?! [Rr]egion)", texts[english])
            if place is None or _at_start(texts[english], place):
                continue
            if inflected(own, czech | {"nad", "pod"}) or inflected(own, _words(pages[1 - english])):
                continue
            other = _other_town(towns, czech, pages[english])
            other_place = other and next(
                (
                    at
                    for at in CAPITAL.finditer(texts[1 - english])
                    if inflected(other.split()[0], frozenset({fold(at[0])}))
                ),
                None,
            )
            if other and other_place:
                if english == 0:
                    yield (*place.span(), name, other)
                else:
                    yield (*other_place.span(), other, name)


@lru_cache(maxsize=2)
def _words(prose: str) -> frozenset[str]:
    """Every word of a page, folded."""
    return frozenset(map(fold, re.findall(r"\w+", prose)))


def _place_of(town: str, czech: str) -> re.Match[str] | None:
    """The place of a town of one word, in any case."""
    words = CAPITAL.finditer(czech)
    return next((at for at in words if inflected(town, frozenset({fold(at[0])}))), None)


def _at_start(text: str, place: re.Match[str]) -> bool:
    """Whether a word of English letters begins a sentence: it may be another word."""
    return place[0].isascii() and _BEGINS.search(text, 0, place.start()) is not None


def _other_town(
    towns: Mapping[str, Mapping[str, str]], czech: frozenset[str], page: str
) -> str | None:
    """The Czech name of a town that the Czech text has and the English page has nowhere."""
    for named in towns.values():
        for own in named.values():
            first = own.split()[0]
            if " " in own or len(first) < 4:
                continue
            start = fold(first)[: max(4, len(first) - 2)]
            near = [word for word in czech if word.startswith(start)]
            if any(len(word) <= len(first) + 2 for word in near) and start not in fold(page):
                return own
    return None


def _known_towns(site: Site) -> dict[str, dict[str, str]]:
    """First word of a town's English name → its name in English and in Czech."""
    towns: dict[str, dict[str, str]] = {}
    labels = site.taxonomy.get("orps", {}).values()
    czech = {texts.get("cs") or "": texts.get("en") for texts in labels}
    czech |= dict.fromkeys(office.orp for office in site.offices.values())
    czech |= _ENGLISH
    for own, name in czech.items():
        known = name or own
        if own.split() and known.split():  # a label that is missing is another check's problem
            towns.setdefault(known.split()[0], {})[known] = own
    return towns
