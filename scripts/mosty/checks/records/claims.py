"""Facts that contradict one another: evidence without a result, an ORP in another region, a period
that has not come.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from mosty.checks.registry import check
from mosty.model.message import message
from mosty.model.problem import Problem, Span, problem
from mosty.model.records import Period
from mosty.model.site import Page, Site
from mosty.text.language.unfinished import says_nothing
from mosty.text.prefilter import lazy_pattern

#: Degrees of evidence that speak of a result: local data, a comparison, a clearinghouse.
WITH_OUTCOME = 2
#: A field that says that nothing is known.
_UNKNOWN = lazy_pattern(
    r"\W*(?:výsled\w+\s+)?(?:nevíme|neznám\w+|(?:v prameni\s+)?neuveden\w*|nezjištěn\w*|není"
    r"|žádn\w+|we do not know|not (?:known|stated|recorded)|unknown|none)\b.{0,60}",
    re.IGNORECASE,
)


@check("REC022", scope="page", alone=True)
def evidence(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """REC022: a practice that claims evidence of a result, and records no result.

    Case: REC022/fails
    """
    degree = getattr(page.meta, "evidence", None) if page.source is None else None
    if not isinstance(degree, int) or degree < WITH_OUTCOME:
        return
    outcome = str(page.field("outcome") or "")
    if not outcome or says_nothing(outcome) or _UNKNOWN.fullmatch(outcome):
        yield problem("REC022", page.where("evidence"), degree=degree)


@check("REC023", scope="page", alone=True)
def places(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """REC023: an ORP that lies in none of the page's regions.

    Case: REC023/fails
    """
    if page.source is not None or page.meta is None:
        return
    regions = _listed(getattr(page.meta, "region", None))
    orps = _listed(getattr(page.meta, "orp", None))
    several = isinstance(getattr(page.meta, "orp", None), list)
    for index, orp in enumerate(orps):
        if right := _elsewhere(site, orp, regions):
            place = page.where("orp", index) if several else page.where("orp")
            yield _outside(place, orp, regions, right)


@check("REC023", scope="records")
def recommended(site: Site, today: dt.date) -> Iterator[Problem]:
    """REC023 in recommendations, where they name a region beside the ORP.

    Case: REC023/fails-in-a-record
    """
    for recommendation in site.recommendations.values():
        regions = _listed(recommendation.region)
        orp = recommendation.orp
        if orp and regions and (right := _elsewhere(site, orp, regions)):
            place = site.places.get(("recommendation", recommendation.id), Span("docs/data"))
            yield _outside(place, orp, regions, right)


def _listed(value: object) -> list[str]:
    return [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []


def _elsewhere(site: Site, orp: str, regions: list[str]) -> str:
    """The region of the ORP if it is none of these; an ORP or a region that nobody knows is
    reported at its own place.
    """
    region = str(site.taxonomy.get("orps", {}).get(orp, {}).get("region", ""))
    known = region in site.taxonomy.get("regions", {})
    return region if known and region not in regions else ""


def _outside(place: Span, orp: str, regions: list[str], right: str) -> Problem:
    return problem("REC023", place, orp=orp, right=right, regions=", ".join(regions) or "[]")


@check("REC024", scope="page", alone=True)
def periods(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """REC024: a period that has not begun, and one that the project's status contradicts.

    Case: REC024/fails
    """
    period: Period | None = getattr(page.meta, "period", None) if page.source is None else None
    if period is None:
        return
    where, ended = page.where("period", "to"), period.to
    status = str(getattr(page.meta, "status", ""))
    if _ahead(period.from_, today):
        yield _wrong_day(page.where("period", "from"), page.path, "from", period.from_, "ahead")
    elif ended and status == "ended" and _ahead(ended, today):
        yield _wrong_day(where, page.path, "to", ended, "ended")
    elif ended and status == "running" and ended < today.isoformat()[: len(ended)]:
        yield _wrong_day(where, page.path, "to", ended, "running")


@check("REC024", scope="records")
def days_of_reading(site: Site, today: dt.date) -> Iterator[Problem]:
    """REC024: a source issued or read, and a law checked, on a day that has not come; a source read
    before it was issued.

    Case: REC024/fails-in-a-record
    """
    for source in site.sources.values():
        place = site.places.get(("source", source.id), Span("docs/data/sources.yml"))
        read = source.accessed.isoformat() if source.accessed else ""
        issued = source.issued or ""
        ahead = [
            (key, day)
            for key, day in (("issued", issued), ("accessed", read))
            if day and _ahead(day, today)
        ]
        for key, day in ahead:
            yield _wrong_day(place, source.id, key, day, "ahead")
        if not ahead and issued and read and issued > read[: len(issued)]:
            yield _wrong_day(place, source.id, "issued", issued, "order")
    for record in site.law.values():
        if record.checked_on > today:
            place = site.places.get(("law", record.id), Span("docs/data/law.yml"))
            day = record.checked_on.isoformat()
            yield _wrong_day(place, record.id, "checked_on", day, "ahead")


def _ahead(day: str, today: dt.date) -> bool:
    """Whether all of the year, month or day is still to come."""
    return day > today.isoformat()[: len(day)]


def _wrong_day(place: Span, record_id: str, key: str, text: str, why: str) -> Problem:
    advice = message(f"blanks.day_{why}")
    return problem("REC024", place, id=record_id, key=key, text=text, why=advice)
