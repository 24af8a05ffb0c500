"""Provenance: every page that states facts says what it rests on, and when it was and will be
checked.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from mosty.checks.fixes import in_value
from mosty.checks.registry import check
from mosty.model.front_matter import WITH_REVIEW
from mosty.model.meant import guesses
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.model.validity import overdue
from mosty.text.language.guess import twin
from mosty.text.markdown.directive_syntax import split_source
from mosty.text.prefilter import lazy_pattern

#: A locator that leads nowhere.
_NOWHERE = lazy_pattern(
    r"[\W_]*|(?:s|str|p|pp|kap|viz|celý|celé|celá|celek|všude|různě|dokument|text|whole|all"
    r"|document|passim)\.?",
    re.IGNORECASE,
)


@check("SRC001", "SRC002", "SRC003", scope="page", alone=True)
def page_sources(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """SRC001–SRC003: no source, one that the records lack, one without a place in it.

    Bad SRC001:
        ---
        kind: parents
        ---

    Bad SRC002:
        ---
        kind: parents
        sources: ["usti-2008, s. 3"]
        ---

    Bad SRC003:
        ---
        kind: parents
        sources: [usti-2018]
        ---

    Good:
        ---
        kind: parents
        sources: ["usti-2018, s. 3"]
        ---
    """
    if page.source is not None or page.facts is None:
        return
    if page.needs_source and not page.facts.sources:
        yield problem("SRC001", Span(page.file))
    for index, entry in enumerate(page.facts.sources):
        key, locator = split_source(entry)
        span = page.where("sources", index)
        bare = re.split(r"[;:\s]", key, maxsplit=1)[0]
        if key not in site.sources and bare in site.sources:  # the key, and no comma after it
            yield problem("SRC003", span, key=bare)
        elif key not in site.sources:
            if site.sources and key not in site.ids("source"):
                own = twin(key, site.sources) if entry.startswith(key) else None
                fix = in_value(page, ("sources", index), [(0, len(key), own)]) if own else None
                yield problem("SRC002", span, key=key, fix=fix, **guesses(key, site.sources))
        elif not locator or _NOWHERE.fullmatch(locator):
            yield problem("SRC003", span, key=key)


@check("SRC004", "SRC005", "SRC006", "SRC007", scope="page", alone=True)
def dates(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """SRC004–SRC007: review overdue, page expired, dates missing or out of order.

    Bad SRC004:
        ---
        kind: parents
        sources: ["usti-2018, s. 3"]
        checked_on: 2026-11-21
        review_by: 2026-11-30
        ---

    Bad SRC005:
        ---
        expires: 2026-11-30
        ---

    Bad SRC006:
        ---
        kind: parents
        sources: ["usti-2018, s. 3"]
        ---

    Bad SRC007:
        ---
        kind: parents
        sources: ["usti-2018, s. 3"]
        checked_on: 2028-11-21
        review_by: 2029-05-21
        ---

    Good:
        ---
        kind: parents
        sources: ["usti-2018, s. 3"]
        checked_on: 2026-11-21
        review_by: 2027-05-21
        ---
    """
    facts = page.facts
    if page.source is not None or facts is None:
        return
    if facts.review_by and overdue(facts.review_by, today):
        yield problem("SRC004", page.where("review_by"), date=facts.review_by.isoformat())
    if facts.expires and overdue(facts.expires, today):
        yield problem("SRC005", page.where("expires"), date=facts.expires.isoformat())
    if page.needs_source and facts.checked_on is None:
        yield problem("SRC006", Span(page.file), key="checked_on")
    if facts.kind in WITH_REVIEW and facts.review_by is None:
        yield problem("SRC006", Span(page.file), key="review_by")
    if facts.checked_on and facts.checked_on > today:
        yield problem(
            "SRC007", page.where("checked_on"), key="checked_on", text=facts.checked_on.isoformat()
        )
    if facts.checked_on and facts.review_by and facts.review_by < facts.checked_on:
        yield problem(
            "SRC007", page.where("review_by"), key="review_by", text=facts.review_by.isoformat()
        )
    period = getattr(facts, "period", None)
    if period and period.to and period.to < period.from_[: len(period.to)]:
        yield problem(
            "SRC007", page.where("period"), key="period", text=f"{period.from_}–{period.to}"
        )
