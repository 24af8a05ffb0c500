"""Leftovers of writing: what a merge has left, what was to be filled in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.prose.shown import shown
from mosty.checks.registry import check
from mosty.model.problem import Problem, problem
from mosty.model.site import Page, Site
from mosty.text import faults
from mosty.text.language import unfinished
from mosty.text.markdown.outline import outline


@check("TXT001", scope="page", alone=True)
def conflicts(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT001: lines that a merge has left.

    Bad:
        <<<<<<< HEAD
        Kavárna je v Mostě.

    Good:
        Kavárna je v Mostě.
    """
    if any(mark in page.body.text for mark in ("<<<<<<<", ">>>>>>>", "|||||||", "=======")):
        for place in faults.conflicts(outline(page.body.text).bare):
            yield problem("TXT001", page.body.span(*place))


@check("TXT002", scope="page", alone=True)
def placeholders(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT002: text that was to be filled in, in the body, the title and the description.

    Bad:
        Kavárna se schází [doplnit].

    Good:
        Kavárna se schází v úterý.
    """
    prose, text = page.body.prose, page.body.text
    for start, end in unfinished.left_open(prose, text):
        yield problem("TXT002", page.body.span(start, end), text=prose[start:end])
    may_hold = unfinished.may_hold(page.told)
    for name, value in shown(page):
        place = next(unfinished.placeholders(value), None) if may_hold else None
        if place or (value and unfinished.says_nothing(value)):
            yield problem("TXT002", page.where(name), text=value[slice(*place)] if place else value)
