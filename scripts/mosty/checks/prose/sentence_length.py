"""Sentences on the pages that families read: no longer than they can be followed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.prose.places import short
from mosty.checks.registry import check
from mosty.model.problem import Problem, problem
from mosty.model.site import Page, Site
from mosty.text.language import readability
from mosty.text.language.typography import is_known, typographer
from mosty.text.markdown.passages import Passage, passages
from mosty.text.prefilter import lazy_pattern

#: What nobody reads as a word: emphasis, calls of footnotes, attributes.
_MARKUP = lazy_pattern(r"\[\^[^\[\]\n]{1,100}\]|\{[^{}\n]*\}|[*\[\]>]|(?<!\w)_+|_+(?!\w)")


@check("TXT039", scope="page", alone=True)
def long_sentences(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT039: a sentence of more than fifteen words on a page of parents, children or relatives,
    counted as ``mosty readability`` counts; lines to fill in and sentences of law are left alone.

    Case: TXT039/fails
    """
    for_professionals = page.field("audience") == "professionals"
    if not page.for_plain_reader or for_professionals or not is_known(page.locale):
        return
    prose = page.body.prose
    for passage in passages(prose):
        if passage.kind in ("text", "item", "row"):
            for start, end, sentence, count in _long(prose, passage, page.locale):
                span = page.body.span(start, end)
                yield problem(
                    "TXT039", span, text=short(sentence), count=count, most=readability.LONG
                )


def _long(prose: str, passage: Passage, locale: str) -> Iterator[tuple[int, int, str, int]]:
    """Place, text and number of words of every sentence over the limit."""
    whole = prose[passage.start : passage.end]
    if len(whole.split()) <= readability.LONG:
        return
    at = passage.start
    for part in whole.split("|") if passage.kind == "row" else [whole]:
        # as many characters as the passage has, so that a place in one is a place in the other
        bare = _MARKUP.sub(lambda match: " " * len(match[0]), part)
        bound = typographer(locale)(bare) if "__" not in part else ""
        same = len(bound) == len(bare)
        begin = 0
        for sentence in readability.sentences(bound):
            count = len(readability.words(sentence))
            place = bound.find(sentence, begin)
            begin = place + len(sentence)
            if count > readability.LONG:
                start, end = (at + place, at + begin) if same else (at, at + len(part))
                yield start, end, sentence, count
        at += len(part) + 1
