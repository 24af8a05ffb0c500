"""A translation beside its original: do both give the same numbers, days and hours?

Sections are aligned by headings; where the headings differ (TRN004 says so), the bodies are
compared whole. What is in the original only is reported on the heading (or first line) of the
section that lacks it.
"""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from mosty.checks.registry import check
from mosty.checks.translation.sections import Stretch, first_line, paired_parts, stretches
from mosty.model.body import Body
from mosty.model.front_matter import KINDS
from mosty.model.problem import Problem, problem
from mosty.model.site import Page, Site
from mosty.text.markdown.parts import Part
from mosty.text.quantities import numbers
from mosty.text.quantities.clock_times import unshifted
from mosty.text.quantities.in_words import at_odds, may_say, mentions
from mosty.text.quantities.lone_words import lone_word_places, lone_words
from mosty.text.quantities.number_words import LANGUAGES

_CODES = {"number": "TRN006", "date": "TRN007", "time": "TRN008", "phone": "TRN008"}
#: Classes of words (``text/quantities/lone_words.py``) that are no numbers.
_CLASSES = {"month": "date", "season": "date", "half": "time"}


@dataclass(frozen=True, slots=True)
class _Side:
    """A page and its text as it is compared."""

    page: Page
    text: str


@check("TRN006", "TRN007", "TRN008", scope="page", alone=True)
def counted(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TRN006–TRN008: numbers, dates, times and telephone numbers that are in one of the two
    only.

    Case: TRN006/fails
    Case: TRN007/fails
    Case: TRN008/fails
    """
    source = page.source
    if source is None or not source.body.text or not source.raw:  # without front matter its lines
        return  # would be taken for text
    if not {page.locale, source.locale} <= LANGUAGES:
        return
    here, there = _readable(page.body), _readable(source.body)
    reported = set()
    for mismatch in _in_sections(_Side(page, here), _Side(source, there)):
        reported.add((mismatch.span.line, mismatch.span.col))
        yield mismatch
    yield from _lone_words(page, here, there, reported)
    for name in ("title", "description", *(KINDS[page.kind][1] if page.kind in KINDS else ())):
        ours, theirs = _value(page, name), _value(source, name)
        for kind, our_item, their_item in _differences(page, source, ours, theirs):
            difference = _difference(our_item, their_item)
            yield problem(_CODES[kind], page.where(name), difference=difference)


def _lone_words(
    page: Page, here: str, there: str, reported: set[tuple[int, int]]
) -> Iterator[Problem]:
    """Words of number, month and the like that are other ones in the original: in each part, as
    another may say the same, then on the page as a whole.
    """
    ours, theirs = (
        lone_word_places(text, side.locale)
        for text, side in ((here, page), (there, page.source or page))
    )
    places = [
        (pair.own.start, pair.own.end, there[pair.other.start : pair.other.end])
        for pair in paired_parts(page)
        if pair.own
        and pair.other
        and pair.own.kind != "row"  # rows may be in another order
        and _any_within(ours, pair.own)
        and _any_within(theirs, pair.other)
    ]
    reported_words: set[str] = set()
    for start, end, text in [*places, (0, len(here), there)]:
        source = page.source or page
        sides = unshifted(here[start:end], page.locale), unshifted(text, source.locale)
        for kind, our_word, their_word in lone_words(*sides, page.locale, source.locale):
            match = re.search(rf"(?<!\w){our_word}(?!\w)", here[start:end])
            if match is None or not reported_words.isdisjoint({our_word, their_word}):
                continue
            reported_words |= {our_word, their_word}
            code = _CODES[_CLASSES.get(kind, "number")]
            span = page.body.span(start + match.start(), start + match.end())
            if (span.line, span.col) not in reported:
                yield problem(code, span, difference=f"{our_word} ≠ {their_word}")


def _any_within(places: list[int], part: Part) -> bool:
    at = bisect.bisect_left(places, part.start)
    return at < len(places) and places[at] < part.end


def _in_sections(ours: _Side, theirs: _Side) -> Iterator[Problem]:
    """The differences of the bodies, section by section: what is in digits, then what is in words
    and not in the digits already.
    """
    page, source = ours.page, theirs.page
    in_words = may_say(ours.text, page.locale) and may_say(theirs.text, source.locale)
    for own, other in zip(*_sections(page.body, source.body), strict=True):
        reported: set[tuple[str, int]] = set()  # file and place
        yield from _in_digits(ours, theirs, own, other, reported)
        if in_words:
            yield from _in_words(ours, theirs, own, other, reported)


def _in_digits(
    ours: _Side, theirs: _Side, own: Stretch, other: Stretch, reported: set[tuple[str, int]]
) -> Iterator[Problem]:
    page, source = ours.page, theirs.page
    left, right = ours.text[own.start : own.end], theirs.text[other.start : other.end]
    for kind, our_item, their_item in _differences(page, source, left, right):
        span = own.span
        if our_item:
            reported.add((page.file, own.start + our_item.start))
            span = page.body.span(own.start + our_item.start, own.start + our_item.end)
        if their_item:
            reported.add((source.file, other.start + their_item.start))
        yield problem(_CODES[kind], span, difference=_difference(our_item, their_item))


def _in_words(
    ours: _Side, theirs: _Side, own: Stretch, other: Stretch, reported: set[tuple[str, int]]
) -> Iterator[Problem]:
    page, source = ours.page, theirs.page
    left, right = ours.text[own.start : own.end], theirs.text[other.start : other.end]
    for mention, answer in at_odds(mentions(left, page.locale), mentions(right, source.locale)):
        places = {(page.file, own.start + mention[2]), (source.file, other.start + answer[2])}
        if places & reported:
            continue
        reported |= places
        pair = (left[mention[2] : mention[3]], right[answer[2] : answer[3]])
        span = page.body.span(own.start + mention[2], own.start + mention[3])
        difference = " ≠ ".join(" ".join(words.split()) for words in pair)
        code = "TRN008" if mention[0] == "clock" else "TRN006"
        yield problem(code, span, difference=difference)


def _differences(
    page: Page, source: Page, ours: str, theirs: str
) -> list[tuple[str, numbers.Item | None, numbers.Item | None]]:
    return numbers.differences(numbers.read(ours, page.locale), numbers.read(theirs, source.locale))


def _value(page: Page, name: str) -> str:
    value = page.raw.get(name)
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _sections(ours: Body, theirs: Body) -> tuple[list[Stretch], list[Stretch]]:
    if [one.level for one in ours.headings] == [one.level for one in theirs.headings]:
        return stretches(ours), stretches(theirs)
    return [_whole(ours)], [_whole(theirs)]


def _whole(body: Body) -> Stretch:
    return Stretch(0, len(body.text), first_line(body))


def _readable(body: Body) -> str:
    """The prose, with the words that a ``[[deadline:…]]`` prints put back in their place."""
    if "[[deadline" not in body.text:
        return body.prose
    parts, last = [], 0
    for directive in body.directives:
        if directive.name == "deadline":
            start = body.line_starts[directive.span.line - body.line] + directive.span.col - 1
            end = body.line_starts[directive.span.end_line - body.line] + directive.span.end_col - 1
            parts += [body.prose[last:start], re.sub(r"[\[\]:]", " ", body.text[start:end])]
            last = end
    return "".join([*parts, body.prose[last:]])


def _difference(own: numbers.Item | None, other: numbers.Item | None) -> str:
    """``16 ≠ 15`` (the original last), ``+ 16`` for what only the translation has, ``− 15`` for
    what it lacks.
    """
    our_text, their_text = (
        " ".join(item.text.split()).removesuffix(".") if item else "" for item in (own, other)
    )
    return (
        f"{our_text} ≠ {their_text}"
        if our_text and their_text
        else f"+ {our_text}"
        if our_text
        else f"− {their_text}"
    )
