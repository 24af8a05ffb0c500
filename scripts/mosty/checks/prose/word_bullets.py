"""Bullets of a word processor, which Markdown does not know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.fixes import in_prose
from mosty.checks.prose.places import short
from mosty.checks.registry import check
from mosty.model.problem import Problem, problem
from mosty.model.site import Page, Site
from mosty.text import word_bullets as bullets


@check("TXT039", scope="page", alone=True)
def word_bullets(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT039: the first of a run of lines that begin with a bullet pasted from a word processor,
    and every character of its picture fonts.

    Bad:
        •\tnájem
        •\tjídlo

    Good:
        - nájem
        - jídlo
    """
    prose = page.body.prose
    for run in bullets.runs(prose):
        start, end = run[0].start, run[-1].end
        fix = in_prose(page, bullets.as_items(prose, run))
        line = prose.find("\n", start)
        span = page.body.span(start, line if line >= 0 else len(prose))
        yield problem("TXT039", span, text=short(prose[start:end]), fix=fix)
    for start, end in bullets.pictures(prose):
        yield problem("TXT039", page.body.span(start, end), text=f"U+{ord(prose[start]):04X}")
