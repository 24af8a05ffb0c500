"""Methods and their studies: a page claims no other strength than its studies have, and practices
name methods that there are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.fixes import in_value
from mosty.checks.registry import check
from mosty.model.meant import guesses
from mosty.model.methods import KIND, methods, strength
from mosty.model.problem import Problem, problem
from mosty.model.site import Page, Site

FILE = "docs/data/studies.yml"


@check("REC004", "REC011", scope="page")
def strengths(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """REC004: a page of a method that the taxonomy lacks. REC011: a method whose page claims
    another strength of evidence than its studies have.

    Bad REC004:
        ---
        kind: method
        id: kouzlo
        strength: nothing
        actors: []
        themes: []
        stage: []
        sources: ["usti-2018, s. 3"]
        ---

    Good:
        ---
        kind: method
        id: rodinna-konference
        strength: nothing
        actors: []
        themes: []
        stage: []
        sources: ["usti-2018, s. 3"]
        ---

    Case: REC011/fails
    """
    if page.kind != KIND or page.source is not None or page.meta is None:
        return
    known, key = site.taxonomy.get("methods", {}), str(page.field("id"))
    if key not in known:
        place = page.where("id")
        yield problem("REC004", place, id=page.path, key=key, what="methods", **guesses(key, known))
    if not _all_read(site):
        return
    claimed, own = str(page.field("strength")), strength(site, str(page.field("id")))
    if claimed != own:
        fix = in_value(page, ("strength",), [(0, len(claimed), str(own))])
        yield problem("REC011", page.where("strength"), id=claimed, right=own, fix=fix)


def _all_read(site: Site) -> bool:
    """Whether every study could be read: with one missing, no page claims too much."""
    there = FILE in site.files
    return len(site.ids("study")) == len(site.studies) and there == bool(site.studies)


@check("REC004", scope="page")
def used(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """REC004: a method that a practice names and that has no page.

    Case: REC004/fails-method
    """
    named = getattr(page.meta, "methods", None) or [] if page.source is None else []
    known = methods(site) if named else {}
    for index, key in enumerate(named):
        if key not in known:
            place = page.where("methods", index)
            yield problem(
                "REC004", place, id=page.path, key=key, what="methods", **guesses(key, known)
            )
