"""Brackets and quotation marks come in pairs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.prose.places import short
from mosty.checks.registry import check
from mosty.model.problem import Problem, problem
from mosty.model.site import Page, Site
from mosty.text.faults import Place
from mosty.text.language import brackets
from mosty.text.markdown.passages import passages


def _sections(prose: str) -> list[list[Place]]:
    """The places of the passages between two headings; a heading or a row is one by itself."""
    sections: list[list[Place]] = [[]]
    for passage in passages(prose):
        if passage.kind in ("heading", "row"):
            sections += [[(passage.start, passage.end)], []]
        elif passage.kind != "mark":
            sections[-1].append((passage.start, passage.end))
    return sections


def _around(text: str, at: int) -> str:
    """The words beside a mark, for the message."""
    start = max(text.rfind("\n", 0, at) + 1, text.rfind(" ", 0, max(0, at - 20)) + 1)
    stop = text.find("\n", at)
    return short(text[start : min(at + 30, stop if stop >= 0 else len(text))])


@check("TXT025", scope="page", alone=True)
def round_brackets(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT025: a round bracket that nothing closes, or that closes nothing; marks of items, such as
    ``a)``, are none.

    Bad:
        Zavolejte na úřad (tam vám poradí.

    Good:
        Zavolejte na úřad (podle písm. a) tam vám poradí).
    """
    prose = page.body.prose
    if "(" in prose or ")" in prose:
        for start, end in brackets.brackets(prose, _sections(prose)):
            if prose[start - 1 : start] != "]":  # a link without an end is another check's
                span = page.body.span(start, end)
                yield problem("TXT025", span, text=_around(prose, start))


def _lone_quotes(page: Page) -> Iterator[Place]:
    prose = page.body.prose
    return brackets.quotes(prose, page.locale, _sections(prose), page.body.text)


@check("TXT026", scope="page", alone=True)
def quotation_marks(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT026: a quotation mark of the language that nothing closes, or that closes nothing.

    Bad:
        Řekla: „Přijďte zítra.

    Good:
        Řekla: „Přijďte zítra.“
    """
    prose = page.body.prose
    if any(mark in prose for mark in "„“”"):
        for start, end in _lone_quotes(page):
            yield problem("TXT026", page.body.span(start, end), text=_around(prose, start))
