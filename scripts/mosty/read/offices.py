"""The tables of offices and municipalities, ``docs/data/*.tsv``: rows of text with a tab between
two cells, the names of the columns in the first line.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from mosty.model.offices import (
    MUNICIPALITIES_FILE,
    MUNICIPALITY_COLUMNS,
    OFFICE_COLUMNS,
    OFFICES_FILE,
    Municipality,
    Office,
    cell_span,
)
from mosty.model.problem import Problem, Span, problem
from mosty.read.files import text_of
from mosty.text import addresses

#: A text without spaces around it and without characters that cannot be seen.
_TEXT = re.compile(r"[^\s\x00-\x1f](?:[^\x00-\x1f]*[^\s\x00-\x1f])?")
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = re.compile(r"[1-9]\d{0,5}")
_PHONE = re.compile(r"\+?\d[\d ]{7,18}\d")
_DATA_BOX = re.compile(r"[a-z0-9]{7}")


def _is_date(value: str) -> bool:
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_web(value: str) -> bool:
    return addresses.scheme(value) in ("https", "http") and addresses.meant(value) is None


#: Column → whether its cell may read so. A column that is not here is a plain text.
_RULES: dict[str, Callable[[str], object]] = {
    "id": _KEY.fullmatch,
    "code": _CODE.fullmatch,
    "orp_code": _CODE.fullmatch,
    "region": _KEY.fullmatch,
    "source": _KEY.fullmatch,
    "web": _is_web,
    "phone": _PHONE.fullmatch,
    "email": addresses.mail,
    "data_box": _DATA_BOX.fullmatch,
    "seen_on": _is_date,
}
#: Columns whose cells may be empty.
OPTIONAL = frozenset({"phone", "email", "data_box", "note_cs", "note_en"})


@dataclass
class OfficeTables:
    """Offices by id, municipalities by their region, and where the row of each stands."""

    offices: dict[str, Office] = field(default_factory=dict)
    municipalities: dict[str, tuple[Municipality, ...]] = field(default_factory=dict)
    places: dict[tuple[str, str], Span] = field(default_factory=dict)


class ReadTables(NamedTuple):
    """Tables as they were read: of which texts by their files, with which problems."""

    texts: Mapping[str, str | None]
    tables: OfficeTables
    problems: tuple[Problem, ...]


def read_offices(
    root: Path, problems: list[Problem], known: ReadTables | None = None
) -> ReadTables:
    """Both tables; empty ones where the base has neither. A bad row is left out with a problem.

    ``known``: the tables as they were read before. They are returned if the files are the same.
    """
    there = [file for file in (OFFICES_FILE, MUNICIPALITIES_FILE) if (root / file).exists()]
    if len(there) == 1:  # an office without the places it serves helps nobody, nor they without it
        missing = MUNICIPALITIES_FILE if OFFICES_FILE in there else OFFICES_FILE
        problems.append(problem("FIL001", Span(missing)))
    texts = {file: text_of(root, root / file, problems) for file in there}
    if known is None or known.texts != texts:
        known = _read_tables(texts)
    problems += known.problems
    return known


def _read_tables(texts: Mapping[str, str | None]) -> ReadTables:
    tables, problems = OfficeTables(), list[Problem]()
    offices, municipalities = texts.get(OFFICES_FILE), texts.get(MUNICIPALITIES_FILE)
    if offices is not None:
        tables.offices.update(offices_in(offices, OFFICES_FILE, tables.places, problems))
    if municipalities is not None:
        tables.municipalities.update(_municipalities(municipalities, tables.places, problems))
    return ReadTables(texts, tables, tuple(problems))


def offices_in(
    text: str, file: str, places: dict[tuple[str, str], Span], problems: list[Problem]
) -> dict[str, Office]:
    """Offices by id, of a table in the form of ``offices.tsv``."""
    return {
        cells[0]: office_of(cells)
        for cells in _rows(text, file, "office", OFFICE_COLUMNS, places, problems)
    }


def office_of(cells: Sequence[str]) -> Office:
    """The office of a row whose cells are as they should be."""
    row = dict(zip(OFFICE_COLUMNS, cells, strict=True))
    texts = {"cs": row.pop("note_cs"), "en": row.pop("note_en")}
    row["note"] = {locale: text for locale, text in texts.items() if text}  # type: ignore[assignment]
    return Office.model_validate(row)


def _municipalities(
    text: str, places: dict[tuple[str, str], Span], problems: list[Problem]
) -> dict[str, tuple[Municipality, ...]]:
    """Municipalities by their region, in the order of the table."""
    rows = _rows(text, MUNICIPALITIES_FILE, "municipality", MUNICIPALITY_COLUMNS, places, problems)
    regions: dict[str, list[Municipality]] = {}
    for cells in rows:
        municipality = Municipality(*cells)
        regions.setdefault(municipality.region, []).append(municipality)
    return {region: tuple(there) for region, there in regions.items()}


def _rows(
    text: str,
    file: str,
    kind: str,
    columns: Sequence[str],
    places: dict[tuple[str, str], Span],
    problems: list[Problem],
) -> Iterator[list[str]]:
    """The cells of every good row; its place is in ``places`` by its first cell."""
    lines = text.removesuffix("\n").split("\n")
    if lines[0].split("\t") != list(columns):
        span = Span(file, 1, 1, 1, len(lines[0]) + 1)
        problems.append(problem("OFF001", span, columns=", ".join(columns)))
        return
    if len(lines) == 1:
        problems.append(problem("REC001", Span(file)))
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        span = Span(file, number, 1, number, len(line) + 1)
        if len(cells) != len(columns):
            problems.append(problem("OFF002", span, count=len(cells), columns=len(columns)))
            continue
        wrong = wrong_cells(columns, cells)
        for column in wrong:
            place = cell_span(span, columns, cells, column)
            value = cells[columns.index(column)][:60] or "∅"
            problems.append(problem("OFF003", place, column=column, value=value))
        first = places.get((kind, cells[0]))
        if first is not None:
            place = cell_span(span, columns, cells, columns[0])
            problems.append(problem("REC003", place, id=cells[0], first=first.line))
            continue
        places[kind, cells[0]] = span  # a row with a fault is known all the same
        if not wrong:
            yield cells


def wrong_cells(columns: Sequence[str], cells: Sequence[str]) -> list[str]:
    """The columns whose cells do not read as they should."""
    return [
        column
        for column, cell in zip(columns, cells, strict=True)
        if not (column in OPTIONAL if not cell else _fits(column, cell))
    ]


def _fits(column: str, cell: str) -> bool:
    return _TEXT.fullmatch(cell) is not None and bool(_RULES.get(column, bool)(cell))
