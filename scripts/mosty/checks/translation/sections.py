"""Which section of a translation is which of its original's, and which parts of them answer one
another.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mosty.model.body import Body
from mosty.model.pages import files
from mosty.model.problem import Span
from mosty.model.site import Page, Site
from mosty.text.align import Section, align
from mosty.text.language.same_name import CAPITAL
from mosty.text.language.stemmers import fold
from mosty.text.markdown.parts import Part, parts
from mosty.text.prefilter import lazy_pattern

#: Numbers, calls of our markup and targets of links.
_MARKS = lazy_pattern(r"\d+|\[\[[^\]\n]{1,80}\]\]|(?<=\]\()[^\s()#]{1,200}")
#: After a word: no beginning of a sentence.
_WITHIN = lazy_pattern(r"[\w,;] \Z")
#: By so much two texts of the same content differ in length.
_APART = 0.35
#: An item never answers a paragraph.
_OTHER_KIND = 2.0
#: Parts shorter than that are as long as each other.
_SHORTEST = 8
#: So many pairs before and after may have taken in a part without a counterpart.
_NEAR = ((1, 0), (0, 1), (1, 1), (2, 0), (0, 2))
_Pair = tuple[Part | None, Part | None]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a body from a heading to the next one; ``span`` is the heading, or the first
    line of what comes before all headings.
    """

    start: int
    end: int
    span: Span


@dataclass(frozen=True, slots=True)
class Pair:
    """A part and its counterpart, one of them perhaps missing, in the section of ours."""

    own: Part | None
    other: Part | None
    section: int


def stretches(body: Body) -> list[Stretch]:
    """The whole body, cut at its headings."""
    starts = [0, *(body.line_starts[one.span.line - body.line] for one in body.headings)]
    spans = [first_line(body), *(one.span for one in body.headings)]
    ends = [*starts[1:], len(body.text)]
    return [Stretch(*one) for one in zip(starts, ends, spans, strict=True)]


def first_line(body: Body) -> Span:
    """The first line that is not empty."""
    start = len(body.text) - len(body.text.lstrip())
    end = body.text.find("\n", start)
    return body.span(start, end if end >= 0 else len(body.text))


def paired_headings(
    page: Page, known: Mapping[str, frozenset[str]] | None = None
) -> list[tuple[int | None, int | None]]:
    """Positions of headings of a page and of its original that answer one another; None for one
    without a counterpart. For ``known`` see :func:`known_headings`.
    """
    source = page.source
    if source is None:
        return []
    ours, theirs = page.body.headings, source.body.headings
    if [one.level for one in ours] == [one.level for one in theirs]:
        return [(at, at) for at in range(len(ours))]
    return align(_sections(page, known or {}), _sections(source, {}))


def known_headings(site: Site, page: Page) -> Mapping[str, frozenset[str]]:
    """Headings of the page's language and what they translate elsewhere in its folder."""
    return site.memoize(_translations, page.locale, posixpath.dirname(page.path))


def _translations(site: Site, locale: str, folder: str) -> Mapping[str, frozenset[str]]:
    """Heading in the language → what it translates, by the pairs of a folder that have the same
    headings: pages of a kind have many in common.
    """
    translations: dict[str, set[str]] = defaultdict(set)
    for key in files(site.pages):
        page = (
            site.pages.get(key)
            if key[0] == locale and posixpath.dirname(key[1]) == folder
            else None
        )
        if page is None or page.source is None:
            continue
        ours, theirs = page.body.headings, page.source.body.headings
        if [one.level for one in ours] == [one.level for one in theirs]:
            for own, other in zip(ours, theirs, strict=True):
                translations[own.text].add(other.text)
    return {own: frozenset(others) for own, others in translations.items()}


def _sections(page: Page, known: Mapping[str, frozenset[str]]) -> list[Section]:
    """The sections of a page by what is the same in every language."""
    body = page.body
    sections = []
    for heading, stretch in zip(body.headings, stretches(body)[1:], strict=True):
        inside = body.text[stretch.start : stretch.end]
        marks = {*_MARKS.findall(inside), *_names(inside)}
        counts: dict[str, int] = defaultdict(int)
        for part in parts(body.prose, stretch.start, stretch.end):
            counts[part.kind] += 1
            marks.add(f"{part.kind} {counts[part.kind]}")
        titles = known.get(heading.text, frozenset()) if page.source else {heading.text}
        anchor = heading.anchor if heading.explicit else ""
        sections.append(
            Section(heading.level, anchor, frozenset(marks), len(inside), frozenset(titles))
        )
    return sections


def _names(text: str) -> set[str]:
    """The beginnings of capital words within sentences: names begin alike in both languages."""
    return {
        fold(match[0])[:4]
        for match in CAPITAL.finditer(text)
        if len(match[0]) > 2 and _WITHIN.search(text, max(0, match.start() - 2), match.start())
    }


def paired_parts(page: Page) -> list[Pair]:
    """The parts of a translation and of its original, section by section; where one of the two
    lacks a section, the problem of its heading says so.
    """
    if not _last or _last[0][0] is not page:  # checks go page by page
        _last[:] = [(page, _paired_parts(page))]
    return _last[0][1]


_last: list[tuple[Page, list[Pair]]] = []


def _paired_parts(page: Page) -> list[Pair]:
    source = page.source
    if source is None or not source.body.text:
        return []
    ours, theirs = stretches(page.body), stretches(source.body)
    both = [(-1, -1), *paired_headings(page)]
    pairs: list[Pair] = []
    texts = _with_calls(page.body), _with_calls(source.body)
    for (own, other), after in zip(both, [*both[1:], (0, 0)], strict=True):
        if own is None or other is None or None in after:
            continue  # what is under a missing heading may have come here
        here, there = ours[own + 1], theirs[other + 1]
        left = parts(texts[0], here.start, here.end)
        right = parts(texts[1], there.start, there.end)
        for our_part, their_part in _in_section(page.body, source.body, left, right):
            pairs.append(Pair(our_part, their_part, own + 1))
    return pairs


def _with_calls(body: Body) -> str:
    """The prose, in which each call of our markup is a word."""
    prose = body.prose
    for call in body.directives:
        start = body.line_starts[call.span.line - body.line] + call.span.col - 1
        end = body.line_starts[call.span.end_line - body.line] + call.span.end_col - 1
        prose = prose[:start] + "x" * (end - start) + prose[end:]
    return prose


def _in_section(
    ours: Body, theirs: Body, left: Sequence[Part], right: Sequence[Part]
) -> Iterator[_Pair]:
    if [one.kind for one in left] == [one.kind for one in right]:
        yield from zip(left, right, strict=True)
        return
    pairs = align(
        [_as_section(ours, one) for one in left],
        [_as_section(theirs, one) for one in right],
        other_level=_OTHER_KIND,
        shortest=_SHORTEST,
    )
    yield from _merged(
        [
            (left[own] if own is not None else None, right[other] if other is not None else None)
            for own, other in pairs
        ]
    )


def _as_section(body: Body, part: Part) -> Section:
    text = body.text[part.start : part.end]
    marks = frozenset({*_MARKS.findall(text), *_names(text)})
    level = ("paragraph", "item", "row").index(part.kind)
    return Section(level, "", marks, part.end - part.start)


def _merged(pairs: list[_Pair]) -> Iterator[_Pair]:
    """The pairs without parts that are only divided otherwise: two paragraphs made one, a list
    made a sentence.
    """
    at = 0
    while at < len(pairs):
        own, other = pairs[at]
        if own and other:
            yield own, other
            at += 1
            continue
        end = at
        while end < len(pairs) and None in pairs[end]:
            end += 1
        gap = pairs[at:end]
        windows = [(pairs[max(at - few, 0) : at], pairs[end : end + more]) for few, more in _NEAR]
        taken_in = any(_taken_in(gap, [*before, *after]) for before, after in windows)
        if not (taken_in and not _listed(pairs[max(at - 1, 0) : end + 1])) and not _reshaped(gap):
            yield from gap
        at = end


def _listed(some: list[_Pair]) -> bool:
    """Whether an item is alone beside items that answer one another: they are still a list."""
    return {"item"} == {
        part.kind for pair in (some[0], some[-1]) for part in pair if part and all(pair)
    } and any(part.kind == "item" for pair in some if not all(pair) for part in pair if part)


def _taken_in(gap: list[_Pair], beside: list[_Pair]) -> bool:
    """Whether the pairs beside are longer on the other side by about what the gap has."""
    kinds = {part.kind for pair in [*gap, *beside] for part in pair if part}
    if not beside or "row" in kinds or "paragraph" not in kinds:
        return False
    surplus, lack = _length(gap), -_length(beside)
    return surplus * lack > 0 and 0.6 <= lack / surplus <= 1.5


def _reshaped(gap: list[_Pair]) -> bool:
    """Whether both sides have something here, about as long: a list that was made a sentence."""
    kinds = [{part.kind for pair in gap if (part := pair[side])} for side in (0, 1)]
    if "paragraph" not in kinds[0] ^ kinds[1] or "row" in kinds[0] | kinds[1]:
        return False
    left, right = (sum(_long(pair[side]) for pair in gap) for side in (0, 1))
    return min(left, right) > (1 - _APART) * max(left, right)


def _length(some: list[_Pair]) -> int:
    """How much longer our side is."""
    return sum(_long(own) - _long(other) for own, other in some)


def _long(part: Part | None) -> int:
    return part.end - part.start if part else 0
