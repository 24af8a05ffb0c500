"""A translation beside its original: do both call the same records and link to the same places?

What is in the original only is reported on the heading (or first line) of the section that lacks
it; a section that one of the two lacks is told by its heading alone (TRN004).
"""

from __future__ import annotations

import bisect
import datetime as dt
import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from urllib.parse import unquote

from mosty.checks.registry import check
from mosty.checks.translation.sections import paired_headings, stretches
from mosty.model.body import Body, Directive
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.text.prefilter import lazy_pattern


@check("TRN009", scope="page", alone=True)
def called(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TRN009: a call of our markup that is in one of the two only, or not as often.

    Case: TRN009/fails
    """
    source = page.source
    if source is None or not source.body.text:
        return
    lack = _Lack(page, source)
    for call in _surplus(page.body.directives, source.body.directives):
        if lack.alone(call.span.line):
            continue
        yield problem("TRN009", call.span, difference=f"+ [[{_call(call)}]]")
    for call in _surplus(source.body.directives, page.body.directives):
        span = lack.at(call.span.line)
        if span is None:
            continue
        yield problem("TRN009", span, difference=f"− [[{_call(call)}]]")


def _surplus(some: Sequence[Directive], others: Sequence[Directive]) -> Iterator[Directive]:
    """Those of ``some`` that ``others`` lack, each as often."""
    left = Counter(map(_call, others))
    for call in some:
        left[_call(call)] -= 1
        if left[_call(call)] < 0:
            yield call


class _Lack:
    """Where in a page to say that something is missing that its original has."""

    def __init__(self, page: Page, source: Page) -> None:
        self._page, self._source = page, source

    @cached_property
    def _pairs(self) -> tuple[dict[int, int], dict[int, int]]:
        """Position of a heading → that of its counterpart, in both directions; −1 is what stands
        before all headings.
        """
        pairs = paired_headings(self._page)
        both = [(own, other) for own, other in pairs if own is not None and other is not None]
        return {-1: -1, **dict(both)}, {-1: -1, **{other: own for own, other in both}}

    def alone(self, line: int) -> bool:
        """Whether the line of ours is in a section that the original lacks: its heading says so."""
        return _section_at(self._page.body, line) not in self._pairs[0]

    def at(self, line: int) -> Span | None:
        """The place for what the original has on ``line``; None in a section that we lack."""
        own = self._pairs[1].get(_section_at(self._source.body, line))
        return stretches(self._page.body)[own + 1].span if own is not None else None


def _section_at(body: Body, line: int) -> int:
    """The position of the heading above a line, −1 if there is none."""
    return bisect.bisect_right([one.span.line for one in body.headings], line) - 1


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
    lack = _Lack(page, source)
    for key in sorted(ours.keys() - theirs.keys()):
        if lack.alone(ours[key].span.line):
            continue
        yield problem("TRN011", ours[key].span, difference=f"+ {ours[key].href}")
    for key in sorted(theirs.keys() - ours.keys()):
        span = lack.at(theirs[key].span.line)
        if span is None:
            continue
        yield problem("TRN011", span, difference=f"− {theirs[key].href}")


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
