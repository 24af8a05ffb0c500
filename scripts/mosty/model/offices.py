"""Offices that protect children (OSPOD) and the municipalities that each of them serves, as rows of
two tables in ``docs/data``, and the boundaries of their districts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from mosty.model.problem import Span
from mosty.model.record import Record, Texts

OFFICES_FILE = "docs/data/offices.tsv"
MUNICIPALITIES_FILE = "docs/data/municipalities.tsv"
#: Columns of the two tables, in their order.
OFFICE_COLUMNS = (
    "id", "orp_code", "orp", "area", "region", "address", "web", "phone", "email", "data_box",
    "note_cs", "note_en", "seen_on", "source",
)  # fmt: skip
MUNICIPALITY_COLUMNS = ("code", "name", "orp_code", "district", "region")


@dataclass(frozen=True, slots=True)
class District:
    """An ORP's boundary: RÚIAN codes of the ORP and its region, rings of (longitude, latitude) in
    degrees.
    """

    code: str
    name: str
    region: str
    rings: tuple[tuple[tuple[float, float], ...], ...]


class Office(Record):
    """A workplace of OSPOD: facts of a public office, never the name of anybody who works there.

    ``orp_code`` is the RÚIAN code of the ORP; in Prague many offices share one. ``area`` is the
    town, or the district of Prague, that the office is known by. ``seen_on`` is the day on which
    the source was read. Phone, e-mail and data box are empty until a list brings them.
    """

    id: str
    orp_code: str
    orp: str
    area: str
    region: str
    address: str
    web: str
    phone: str = ""
    email: str = ""
    data_box: str = ""
    note: Texts = {}
    seen_on: dt.date
    source: str

    def cells(self) -> tuple[str, ...]:
        """The row as it is in the table."""
        notes = {f"note_{locale}": text for locale, text in self.note.items()}
        row = {**self.model_dump(exclude={"note"}), **notes, "seen_on": self.seen_on.isoformat()}
        return tuple(str(row.get(column, "")) for column in OFFICE_COLUMNS)


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality: its RÚIAN code, the ORP whose office serves it, its district (okres).

    591 names occur more than once, so a name is never shown without its district.
    """

    code: str
    name: str
    orp_code: str
    district: str
    region: str

    def cells(self) -> tuple[str, ...]:
        """The row as it is in the table."""
        return astuple(self)


def cell_span(row: Span, columns: Sequence[str], cells: Sequence[str], column: str) -> Span:
    """The place of a cell in the table, where ``row`` is the place of its row."""
    index = columns.index(column)
    start = 1 + sum(len(cell) + 1 for cell in cells[:index])
    length = len(cells[index]) if index < len(cells) else 0
    return Span(row.file, row.line, start, row.line, start + length)
