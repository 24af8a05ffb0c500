"""A newer list of offices: CSV, TSV or JSON with named columns, as rows by the names of our own.

Columns go by our names or by those that Czech lists use (``COLUMNS``); any other is left out, so
that no name of a worker comes in by accident.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mosty.model.errors import UsageError
from mosty.model.message import message
from mosty.model.offices import OFFICE_COLUMNS
from mosty.read.reasons import because
from mosty.text.language.collate import fold

#: Columns that a list may bring; the name of the ORP and its region follow from ``orp_code``.
BROUGHT = tuple(name for name in OFFICE_COLUMNS if name not in ("orp", "region"))
#: What lists call a column → what we call it.
COLUMNS = {
    **{name: name for name in BROUGHT},
    "kod_orp": "orp_code",
    "uzemi": "area",
    "mesto": "area",
    "adresa": "address",
    "adresa_ospod": "address",
    "url": "web",
    "web_ospod": "web",
    "telefon": "phone",
    "tel": "phone",
    "e_mail": "email",
    "mail": "email",
    "datova_schranka": "data_box",
    "isds": "data_box",
    "id_ds": "data_box",
    "precteno": "seen_on",
    "pramen": "source",
}
_DELIMITERS = "\t;,"
_MOST_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class ListedOffice:
    """A row of the list: the line (in JSON the number of the object) it stands on, and its cells
    that are not empty, by our names.
    """

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class OfficeList:
    """The rows of a list and the columns that were left out."""

    rows: tuple[ListedOffice, ...]
    ignored: tuple[str, ...]


def read_office_list(path: Path) -> OfficeList:
    """Read the whole list. Raises :class:`UsageError` for one that cannot be read or has no column
    to tell offices by.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UsageError("import_large", path=path, most=_MOST_BYTES // 1000)
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError("import_encoding", path=path) from error
    except OSError as error:
        raise UsageError("import_unreadable", path=path, reason=because(error)) from error
    raw = list(_objects(text, path) if path.suffix.lower() == ".json" else _lines(text, path))
    if not raw:
        raise UsageError("import_empty", path=path)
    names = dict.fromkeys(name for _, row in raw for name in row)
    known = {name: column for name in names if (column := COLUMNS.get(_key(name)))}
    for column in set(known.values()):
        twice = [name for name in known if known[name] == column]
        if len(twice) > 1:
            raise UsageError("import_twice", path=path, names=", ".join(twice), column=column)
    if not {"id", "area"} & set(known.values()):
        raise UsageError("import_columns", path=path, known=", ".join(COLUMNS))
    rows = [
        ListedOffice(line, {known[name]: cell for name, cell in row.items() if name in known})
        for line, row in raw
    ]
    full = tuple(
        ListedOffice(row.line, {name: cell for name, cell in row.cells.items() if cell})
        for row in rows
    )
    return OfficeList(full, tuple(name for name in names if name not in known))


def _key(name: str) -> str:
    return "_".join(fold(name).replace("-", " ").replace("_", " ").split())


def _plain(cell: object) -> str:
    return " ".join(str(cell).split()) if cell is not None else ""


def _lines(text: str, path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    try:
        names = [_plain(name) for name in next(reader, [])]
        for cells in reader:
            if not any(cells):
                continue
            if len(cells) != len(names):
                raise UsageError(
                    "import_cells", path=path, line=reader.line_num, n=len(cells), most=len(names)
                )
            yield reader.line_num, dict(zip(names, map(_plain, cells), strict=True))
    except csv.Error as error:
        what = message("usage.import_quotes")
        raise UsageError("import_syntax", path=path, line=reader.line_num, what=what) from error


def _objects(text: str, path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        what = message("usage.import_json")
        raise UsageError("import_syntax", path=path, line=line, what=what) from error
    for number, row in enumerate(value if isinstance(value, list) else [None], 1):
        if not isinstance(row, dict) or any(isinstance(cell, dict | list) for cell in row.values()):
            raise UsageError("import_objects", path=path, n=number)
        yield number, {str(name): _plain(cell) for name, cell in row.items()}
