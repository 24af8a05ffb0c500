"""Offices and municipalities: every place has its office, every office serves a place, and both lie
where the boundaries say.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import chain

from mosty.checks.registry import check
from mosty.model.meant import guesses
from mosty.model.offices import MUNICIPALITY_COLUMNS, OFFICE_COLUMNS, cell_span
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Site


def _place(
    site: Site, kind: str, columns: Sequence[str], cells: Sequence[str], column: str
) -> Span:
    row = site.places.get((kind, cells[0]), Span("docs/data"))
    return cell_span(row, columns, cells, column)


@check("REC003", "REC004", "OFF004", scope="records")
def municipalities(site: Site, today: dt.date) -> Iterator[Problem]:
    """REC003: two municipalities of one name in one ORP; REC004: a region or an ORP that nothing
    else knows; OFF004: a region that is not that of the office.

    Case: REC003/fails-municipality
    Case: REC004/fails-municipality
    Case: OFF004/fails-municipality
    """
    served = {office.orp_code: office.region for office in site.offices.values()}
    known = {span.file for (kind, _), span in site.places.items() if kind == "office"}
    names: dict[tuple[str, str], str] = {}
    for municipality in chain.from_iterable(site.municipalities.values()):
        cells = municipality.cells()
        first = names.setdefault((municipality.name, municipality.orp_code), municipality.code)
        if first != municipality.code:
            place = _place(site, "municipality", MUNICIPALITY_COLUMNS, cells, "name")
            line = site.places["municipality", first].line
            yield problem("REC003", place, id=municipality.name, first=line)
        if municipality.orp_code not in served and known:
            place = _place(site, "municipality", MUNICIPALITY_COLUMNS, cells, "orp_code")
            yield problem(
                "REC004", place, id=municipality.name, key=municipality.orp_code, what="orp_code"
            )
        elif known and municipality.region != served[municipality.orp_code]:
            place = _place(site, "municipality", MUNICIPALITY_COLUMNS, cells, "region")
            yield problem(
                "OFF004",
                place,
                id=municipality.name,
                region=municipality.region,
                other=served[municipality.orp_code],
            )


@check("REC004", "SRC007", "OFF004", scope="records")
def offices(site: Site, today: dt.date) -> Iterator[Problem]:
    """REC004: a region, a source or an ORP that nothing else knows; SRC007: a day that is still to
    come; OFF004: a region that is not that of the boundaries.

    Case: REC004/fails-office
    Case: SRC007/fails-office
    Case: OFF004/fails
    """
    regions = site.taxonomy.get("regions", {})
    places = {place.orp_code for place in chain.from_iterable(site.municipalities.values())}
    for office in site.offices.values():
        cells = office.cells()
        keys = {"region": regions, "source": site.ids("source"), "orp_code": places}
        for column, words in keys.items():
            key = str(getattr(office, column))
            if words and key not in words:
                place = _place(site, "office", OFFICE_COLUMNS, cells, column)
                yield problem(
                    "REC004", place, id=office.id, key=key, what=column, **guesses(key, words)
                )
        if office.seen_on > today:
            place = _place(site, "office", OFFICE_COLUMNS, cells, "seen_on")
            yield problem("SRC007", place, key="seen_on", text=office.seen_on.isoformat())
        yield from _boundary(site, cells, office.orp_code, office.region)


def _boundary(site: Site, cells: Sequence[str], orp_code: str, region: str) -> Iterator[Problem]:
    """What does not agree with the boundaries of the ORPs, where the base has them."""
    district = site.districts.get(orp_code)
    if district is None:
        if site.districts:
            place = _place(site, "office", OFFICE_COLUMNS, cells, "orp_code")
            yield problem("REC004", place, id=cells[0], key=orp_code, what="orp.topo.json")
        return
    texts = site.taxonomy.get("regions", {}).get(region, {})
    if texts and str(texts.get("ruian")) != district.region:
        place = _place(site, "office", OFFICE_COLUMNS, cells, "region")
        yield problem("OFF004", place, id=cells[0], region=region, other=district.region)
