"""mosty import offices: what a newer list changes in ``docs/data/offices.tsv``, worked out whole
before anything is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mosty.checking.fixer import replace_file
from mosty.model.errors import UsageError
from mosty.model.offices import OFFICE_COLUMNS, OFFICES_FILE, Office
from mosty.model.site import Site
from mosty.read.office_list import ListedOffice, OfficeList
from mosty.read.offices import office_of, wrong_cells
from mosty.read.reasons import because
from mosty.text.language.collate import fold, sort_key

#: Columns that every reading of a list renews; they are no news by themselves.
_RENEWED = ("seen_on", "source")


@dataclass(frozen=True, slots=True)
class Changes:
    """What an import does: offices by id that come, that go, and cells that change
    (column, before, after); and the whole table as it will be.
    """

    added: dict[str, Office]
    removed: dict[str, Office]
    changed: dict[str, list[tuple[str, str, str]]]
    table: dict[str, Office]


@dataclass(frozen=True, slots=True)
class Import:
    """How a list is taken in: the day it was read, its source if its rows do not name one, and
    whether offices that it lacks stay.
    """

    seen_on: str
    source: str = ""
    keep_missing: bool = False


def changes_by(site: Site, listed: OfficeList, path: Path, how: Import) -> Changes:
    """What the list changes. An empty cell says nothing: what stands there stays.

    Raises :class:`UsageError`, one line, for a row that cannot be taken in, and for a list without
    which some municipality would have no office.
    """
    table: dict[str, Office] = {}
    for row in listed.rows:
        office = _office(site, row, path, how)
        if office.id in table:
            raise UsageError("import_again", path=path, line=row.line, id=office.id)
        table[office.id] = office
    missing = {key: office for key, office in site.offices.items() if key not in table}
    if how.keep_missing:
        table |= missing
        missing = {}
    served = {office.orp_code for office in table.values()}
    without = sorted({office.orp for office in missing.values() if office.orp_code not in served})
    if without:
        raise UsageError("import_without", path=path, n=len(without), orp=", ".join(without[:5]))
    return Changes(
        added={key: office for key, office in table.items() if key not in site.offices},
        removed=missing,
        changed={
            key: cells
            for key, office in table.items()
            if key in site.offices and (cells := _differences(site.offices[key], office))
        },
        table=_in_order(site, table),
    )


def write_offices(root: Path, changes: Changes) -> None:
    """Write the table: the whole of it or nothing. Raises :class:`UsageError`."""
    path = root / OFFICES_FILE
    rows = [OFFICE_COLUMNS, *(office.cells() for office in changes.table.values())]
    text = "".join("\t".join(row) + "\n" for row in rows)
    try:
        replace_file(path, path.read_bytes(), text.encode("utf-8"))
    except OSError as error:
        raise UsageError("import_unwritable", path=path, reason=because(error)) from error


def _office(site: Site, row: ListedOffice, path: Path, how: Import) -> Office:
    """The office of a row: what the list brings, laid over what stands in the table."""
    record_id = row.cells.get("id") or _id(row.cells.get("area", ""))
    before = site.offices.get(record_id)
    cells = dict(zip(OFFICE_COLUMNS, before.cells(), strict=True)) if before else {}
    renewed = {"seen_on": how.seen_on, "source": how.source}
    cells |= {name: value for name, value in renewed.items() if value}
    cells |= row.cells | {"id": record_id}
    cells |= _orp(site, cells.get("orp_code", ""))
    values = [cells.get(column, "") for column in OFFICE_COLUMNS]
    for column in wrong_cells(OFFICE_COLUMNS, values)[:1]:
        value = cells.get(column, "") or "∅"
        raise UsageError("import_cell", path=path, line=row.line, column=column, value=value[:60])
    if cells["source"] not in site.sources:
        raise UsageError(
            "import_source", path=path, line=row.line, key=cells["source"],
            known=", ".join(site.sources),
        )  # fmt: skip
    return office_of(values)


def _id(area: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(area)).strip("-")


def _orp(site: Site, code: str) -> Mapping[str, str]:
    """The name of an ORP and its region, known from the tables; nothing for one that is unknown."""
    for office in site.offices.values():
        if office.orp_code == code:
            return {"orp": office.orp, "region": office.region}
    return {"orp": "", "region": ""}


def _differences(before: Office, after: Office) -> list[tuple[str, str, str]]:
    cells = zip(OFFICE_COLUMNS, before.cells(), after.cells(), strict=True)
    return [
        (column, old, new) for column, old, new in cells if old != new and column not in _RENEWED
    ]


def _in_order(site: Site, table: Mapping[str, Office]) -> dict[str, Office]:
    """Known offices in their order, a new one at the end of its region."""
    regions = list(dict.fromkeys(office.region for office in site.offices.values()))
    places = {key: place for place, key in enumerate(site.offices)}
    last = len(places)

    def key(office: Office) -> tuple[object, ...]:
        return (
            regions.index(office.region),
            places.get(office.id, last),
            sort_key(office.area, "cs"),
        )

    return {office.id: office for office in sorted(table.values(), key=key)}
