"""A translation beside its original: do both tell the same numbers, days, hours, calls and links?

Sections are aligned by headings; where the headings differ (TRN004 says so), the bodies are
compared whole. What is in the original only is reported on the heading (or first line) of the
section that lacks it.
"""

from __future__ import annotations

import bisect
import datetime as dt
import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from mosty.checks.registry import check
from mosty.model.body import Body, Directive
from mosty.model.front_matter import KINDS
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.text.prefilter import lazy_pattern
from mosty.text.quantities import numbers
from mosty.text.quantities.in_words import at_odds, may_say, mentions
from mosty.text.quantities.lone_words import lone_words
from mosty.text.quantities.number_words import LANGUAGES

_CODES = {"number": "TRN006", "date": "TRN007", "time": "TRN008", "phone": "TRN008"}
#: Classes of words (``text/quantities/lone_words.py``) that are no numbers.
_CLASSES = {"month": "date", "season": "date", "half": "time"}


@dataclass(frozen=True, slots=True)
class _Section:
    """Characters ``start`` to ``end`` of a body, and where to say what they lack."""

    start: int
    end: int
    span: Span


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
    yield from _in_sections(_Side(page, here), _Side(source, there))
    for kind, our_word, their_word in lone_words(here, there, page.locale, source.locale):
        match = re.search(rf"(?<!\w){our_word}(?!\w)", here)
        if match:
            code = _CODES[_CLASSES.get(kind, "number")]
            span = page.body.span(*match.span())
            yield problem(code, span, difference=f"{our_word} ≠ {their_word}")
    for name in ("title", "description", *(KINDS[page.kind][1] if page.kind in KINDS else ())):
        ours, theirs = _value(page, name), _value(source, name)
        for kind, our_item, their_item in _differences(page, source, ours, theirs):
            difference = _difference(our_item, their_item)
            yield problem(_CODES[kind], page.where(name), difference=difference)


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
    ours: _Side, theirs: _Side, own: _Section, other: _Section, reported: set[tuple[str, int]]
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
    ours: _Side, theirs: _Side, own: _Section, other: _Section, reported: set[tuple[str, int]]
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
        yield problem("TRN006", span, difference=difference)


def _differences(
    page: Page, source: Page, ours: str, theirs: str
) -> list[tuple[str, numbers.Item | None, numbers.Item | None]]:
    return numbers.differences(numbers.read(ours, page.locale), numbers.read(theirs, source.locale))


def _value(page: Page, name: str) -> str:
    value = page.raw.get(name)
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value or "")


@check("TRN009", scope="page", alone=True)
def called(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TRN009: a call of our markup that is in one of the two only, or not as often.

    Case: TRN009/fails
    """
    source = page.source
    if source is None or not source.body.text:
        return
    lack = _Lack(page.body, source.body)
    for call in _surplus(page.body.directives, source.body.directives):
        yield problem("TRN009", call.span, difference=f"+ [[{_call(call)}]]")
    for call in _surplus(source.body.directives, page.body.directives):
        yield problem("TRN009", lack.at(call.span.line), difference=f"− [[{_call(call)}]]")


def _surplus(some: Sequence[Directive], others: Sequence[Directive]) -> Iterator[Directive]:
    """Those of ``some`` that ``others`` lack, each as often."""
    left = Counter(map(_call, others))
    for call in some:
        left[_call(call)] -= 1
        if left[_call(call)] < 0:
            yield call


@check("TRN011", scope="page")
def linked(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TRN011: a target to which one of the two links and the other doesn't.

    Case: TRN011/fails
    """
    source = page.source
    if source is None or not source.body.text:
        return
    hrefs = [one.href for one in page.body.links]
    if hrefs == [one.href for one in source.body.links] and all(map(_SAME.match, hrefs)):
        return
    ours = {_target(site, page, one.href): one for one in reversed(page.body.links)}
    theirs = {_target(site, source, one.href): one for one in reversed(source.body.links)}
    for key in sorted(ours.keys() - theirs.keys()):
        yield problem("TRN011", ours[key].span, difference=f"+ {ours[key].href}")
    lack = _Lack(page.body, source.body)
    for key in sorted(theirs.keys() - ours.keys()):
        yield problem("TRN011", lack.at(theirs[key].span.line), difference=f"− {theirs[key].href}")


def _sections(ours: Body, theirs: Body) -> tuple[list[_Section], list[_Section]]:
    if [one.level for one in ours.headings] == [one.level for one in theirs.headings]:
        return _cut(ours), _cut(theirs)
    return [_whole(ours)], [_whole(theirs)]


def _cut(body: Body) -> list[_Section]:
    starts = [0, *(body.line_starts[one.span.line - body.line] for one in body.headings)]
    spans = [_first_line(body), *(one.span for one in body.headings)]
    ends = [*starts[1:], len(body.text)]
    return [_Section(*one) for one in zip(starts, ends, spans, strict=True)]


def _whole(body: Body) -> _Section:
    return _Section(0, len(body.text), _first_line(body))


def _first_line(body: Body) -> Span:
    """The first line on which anything stands."""
    start = len(body.text) - len(body.text.lstrip())
    end = body.text.find("\n", start)
    return body.span(start, end if end >= 0 else len(body.text))


class _Lack:
    """Where in ``ours`` to say that something is missing that is in ``theirs``."""

    def __init__(self, ours: Body, theirs: Body) -> None:
        self.ours, self.theirs = ours, theirs

    @cached_property
    def sections(self) -> tuple[list[Span], list[int]]:
        """Where to say it, and the line of ``theirs`` from which on."""
        own, other = _sections(self.ours, self.theirs)
        return [one.span for one in own], [
            self.theirs.span(section.start, section.start).line for section in other
        ]

    def at(self, line: int) -> Span:
        """The place for what ``theirs`` has on ``line``."""
        spans, lines = self.sections
        return spans[max(bisect.bisect_right(lines, line) - 1, 0)]


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


def _call(directive: Directive) -> str:
    """What is the same in every language: a deadline's text is not."""
    argument = (
        directive.argument.split(" ", 1)[0]
        if directive.name == "deadline"
        else " ".join(directive.argument.split())
    )
    options = "".join(f" {key}={value}" for key, value in sorted(directive.options.items()))
    return f"{directive.name}:{argument}{options}" if argument else f"{directive.name}{options}"


#: Addresses that lead to the same from both pages of a pair: pages without an anchor, other houses.
_SAME = lazy_pattern(r"\A(?:[^#:?%\s]+\.md\Z|https?:)")
_ELSEWHERE = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]")
_HOUSE = lazy_pattern(r"^https?://(?:www\.)?")
_BELOW = lazy_pattern(r"^docs/[\w-]+/")
_LANGUAGE_PART = lazy_pattern(
    r"(?<=[/.=_-])(?:cs|cz|en|eng|ces)(?=[/._&-]|$)|^https?://(?:cs|en)\."
)


def _target(site: Site, page: Page, href: str) -> str:
    """Where a link leads, said alike in every language: path under the locale, and the original's
    anchor.
    """
    href = href.strip()
    if _ELSEWHERE.match(href):
        bare = _HOUSE.sub("https://", href).rstrip("/")
        house = bare.split("/")[2] if bare.startswith("https://") else ""
        return (
            house.removeprefix("cs.").removeprefix("en.")
            if house and _LANGUAGE_PART.search(bare)
            else bare
        )
    target, _, anchor = href.partition("#")
    target = unquote(target.split("?", 1)[0])
    folder = f"docs/{page.locale}"
    path = (
        posixpath.normpath(posixpath.join(posixpath.dirname(page.file), target))
        if target
        else page.file
    )
    path = path.removeprefix(f"{folder}/")
    linked = site.page(page.locale, path) if anchor else None
    path = _BELOW.sub("", path)
    if not target.endswith(".md"):
        path = re.sub(rf"(?<=[._-]){re.escape(page.locale)}(?=\.\w+$)", "", path)
    return f"{path}#{_anchor(linked, unquote(anchor))}" if anchor else path


def _anchor(page: Page | None, anchor: str) -> str:
    """The anchor of the same heading in the original; the anchor itself where there is no such."""
    if page is None or page.source is None:
        return anchor
    ours, theirs = page.body.headings, page.source.body.headings
    at = next((at for at, one in enumerate(ours) if one.anchor == anchor), None)
    return theirs[at].anchor if at is not None and len(ours) == len(theirs) else anchor


def _difference(own: numbers.Item | None, other: numbers.Item | None) -> str:
    """``16 ≠ 15`` (the original last), ``+ 16`` for what only the translation has, ``− 15`` for
    what it lacks.
    """
    our_text, their_text = (" ".join(one.text.split()) if one else "" for one in (own, other))
    return (
        f"{our_text} ≠ {their_text}"
        if our_text and their_text
        else f"+ {our_text}"
        if our_text
        else f"− {their_text}"
    )
