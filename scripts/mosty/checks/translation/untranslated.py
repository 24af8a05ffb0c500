"""Text that a translation has left in the other language of its pair."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from mosty.checks.registry import check
from mosty.checks.translation.sections import first_line
from mosty.model.body import Body, Link
from mosty.model.own_words import leads_elsewhere, own_words
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.text.language.language_detect import (
    heading_in,
    is_known,
    signs_of,
    tongue,
    wholly_in,
)
from mosty.text.prefilter import lazy_pattern

_BLOCK = lazy_pattern(r"(?:(?<![^\S\n])[^\S\n]*\S[^\n]*(?:\n|\Z))+")
_BETWEEN = lazy_pattern(
    r"^[ \t>]*(?:[-*+]|\d{1,3}[.)])[ \t]+|^[ \t]*(?:#{1,6}[ \t]|///|\|)", re.MULTILINE
)
_MARK = lazy_pattern(r"[\s>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?")
_MARKED = lazy_pattern(r"\[[^\[\]\n]{0,300}\][ ]*\{[^{}\n]{0,200}\blang=|\blang=")


@check("TRN010", "TRN020", scope="page", alone=True)
def tongues(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TRN010: a paragraph, or a sentence of one, in another language of the site: left over from
    the original, or from a translation that was pasted into it. Pages for engineers are written in
    one language for all. TRN020: a page all of whose text is; nothing more is said of its language.

    Case: TRN020/fails

    Bad TRN010:
        The authority will help the parents and the children, and they can ask it for advice.

    Good:
        Úřad rodičům i dětem pomůže a mohou se na něj obrátit o radu.
    """
    if page.kind == "engineering" or not is_known(page.locale):
        return
    for other in [page.source.locale] if page.source else [one.code for one in site.config.locales]:
        if other == page.locale:
            continue
        if wholly_in(own_words(page.body), other, page.locale):
            yield problem("TRN020", first_line(page.body), locale=other, own=page.locale)
            return
        yield from _in_tongue(page, other)


def _copied(text: str, source: Page | None) -> bool:
    """Whether a heading is the original's, beginning with a word that is no name: the original has
    it small too.
    """
    word = text.partition(" ")[0]
    if (
        source is None
        or word.isascii()
        or not any(one.text == text for one in source.body.headings)
    ):
        return False
    return re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", source.body.prose) is not None


def _line(body: Body, span: Span) -> tuple[int, int]:
    """The characters of the lines that a span touches."""
    end = span.end_line - body.line + 1
    return body.line_starts[span.line - body.line], body.line_starts[end] if end < len(
        body.line_starts
    ) else len(body.text)


_SENTENCE = lazy_pattern(r"[^.!?…]+[.!?…]*\s*")


def _in_tongue(page: Page, other: str) -> Iterator[Problem]:
    prose = page.body.prose
    for text, span in _short_texts(page, other):
        if not _MARKED.search(page.body.text, *_line(page.body, span)):
            yield problem("TRN010", span, text=_short(text), locale=other)
    for start, end in _blocks(prose, signs_of(prose, other, page.locale)):
        if _MARKED.search(page.body.text, start, end):
            continue
        text = own_words(page.body, start, end)
        if tongue(text, (page.locale, other)) == other:
            yield problem("TRN010", page.body.span(start, end), text=_short(text), locale=other)
            continue
        for sentence in _SENTENCE.finditer(text):
            if tongue(sentence[0], (page.locale, other)) == other:
                first = start + sentence.start()
                span = page.body.span(first, first + len(sentence[0].rstrip()))
                yield problem("TRN010", span, text=_short(sentence[0]), locale=other)


def _short_texts(page: Page, other: str) -> Iterator[tuple[str, Span]]:
    """Headings, words of links and descriptions of pictures that are in ``other``. Words of a link
    that leads to another house may be the name of what is there.
    """
    for heading in page.body.headings:
        foreign = (page.source or other == "en") and heading_in(heading.text, other)
        if foreign or (page.source and other == "cs" and _copied(heading.text, page.source)):
            yield heading.text, heading.span
    for link in page.body.links:
        name = not link.image and (leads_elsewhere(link) or _explained(page.body, link))
        if not name and heading_in(link.text, other):
            yield link.text, link.span


def _explained(body: Body, link: Link) -> bool:
    """Whether brackets follow: a name, and what it means."""
    end = body.line_starts[link.span.end_line - body.line] + link.span.end_col - 1
    return body.text[end : end + 2] in (" (", "\u00a0(")


def _blocks(prose: str, signs: set[str]) -> Iterator[tuple[int, int]]:
    """Paragraphs, list items, headings and table rows in which one of ``signs`` occurs."""
    for match in (
        block for region in _regions(prose, signs) for block in _BLOCK.finditer(prose, *region)
    ):
        cuts = [
            match.start(),
            *(one.start() for one in _BETWEEN.finditer(prose, *match.span())),
            match.end(),
        ]
        for start, end in pairwise(cuts):
            text = prose[start:end]
            if not signs.isdisjoint(text.split()):
                mark = _MARK.match(text)
                skipped = mark.end() if mark else 0
                yield start + min(skipped, len(text.rstrip())), start + len(text.rstrip())


def _regions(prose: str, signs: set[str]) -> list[tuple[int, int]]:
    """Stretches between empty lines in which a sign occurs."""
    regions = set()
    for sign in signs:
        at = prose.find(sign)
        while at >= 0:
            end = prose.find("\n\n", at)
            end = end if end >= 0 else len(prose)
            regions.add((prose.rfind("\n\n", 0, at) + 1, end))
            at = prose.find(sign, max(end, at + 1))
    return sorted(regions)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:59] + "…"
