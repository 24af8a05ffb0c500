"""Columns: what stands in each, and how a record becomes a row of JSON or CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from mosty.model.record import PartialDate, Texts
from mosty.model.site import Site

#: What a value is. A ``day`` is as exact as its source: a year, a month or a day. ``list`` and
#: ``numbers`` are several texts, or whole numbers.
Kind = Literal["string", "integer", "boolean", "date", "day", "address", "list", "numbers"]
SEVERAL = ("list", "numbers")
Row = dict[str, Any]
Value = Callable[[Site, Any], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column, called the same in every language.

    ``value`` makes it of a record. A ``translated`` one has a value a language: in JSON a mapping
    from language to value, in CSV the value in the language of the file. ``choices`` are the only
    values there can be; ``section`` of the taxonomy has their names. ``label`` is the key of the
    column's own name in ``messages/strings.*.yml``, ``data_…`` and its name if not given.
    ``dated``: it holds the day on which somebody last looked at the record.
    """

    name: str
    kind: Kind
    value: Value
    translated: bool = False
    required: bool = False
    choices: tuple[str, ...] = ()
    section: str = ""
    label: str = ""
    dated: bool = False

    @property
    def string(self) -> str:
        """The key of its name in a language."""
        return self.label or f"data_{self.name}"


def column(model: type[BaseModel], field: str, **changes: Any) -> Column:
    """The column of a field of a model: kind, choices and languages are those of its type."""
    info = model.model_fields[field]
    parts = _parts(info.annotation)
    made = Column(
        name=field.rstrip("_"),
        kind="address" if field == "url" else _kind(parts),
        value=lambda _, record: getattr(record, field),
        translated=Texts in parts,
        required=info.is_required(),
        choices=_choices(parts),
    )
    return replace(made, **changes)


def _parts(annotation: Any) -> list[Any]:
    """The types that a value may have, but that there may be none."""
    if get_origin(annotation) in (Union, UnionType):
        return [part for one in get_args(annotation) for part in _parts(one)]
    return [] if annotation is type(None) else [annotation]


def _kind(parts: list[Any]) -> Kind:
    for part in parts:
        if get_origin(part) is list:
            return "numbers" if get_args(part) == (int,) else "list"
        if part == PartialDate:
            return "day"
    kinds: dict[Any, Kind] = {dt.date: "date", bool: "boolean", int: "integer"}
    return next((kinds[part] for part in parts if part in kinds), "string")


def _choices(parts: list[Any]) -> tuple[str, ...]:
    """The words of a type, one of them or several of which a value is made."""
    each = [get_args(one)[0] if get_origin(one) is list else one for one in parts]
    words = [get_args(one)[0] if get_origin(one) is Annotated else one for one in each]
    return tuple(word for one in words if get_origin(one) is Literal for word in get_args(one))


def row_of(site: Site, columns: Iterable[Column], record: Any) -> Row:
    """The record as JSON has it: every column is there, with ``null``, an empty list or an empty
    mapping where the base says nothing.
    """
    return {one.name: _plain(site, one, one.value(site, record)) for one in columns}


def _plain(site: Site, of: Column, value: Any) -> Any:
    if not of.translated:
        return _bare(of, value)
    codes = [one.code for one in site.config.locales]
    if not isinstance(value, Mapping):  # the same in every language
        value = dict.fromkeys(codes, value)
    texts = {code: _bare(of, value.get(code) or value.get("")) for code in codes}
    return {code: text for code, text in texts.items() if text not in (None, [])}


def _bare(of: Column, value: Any) -> Any:
    if of.kind in SEVERAL:
        return [value] if isinstance(value, str) and value else list(value or [])
    if isinstance(value, dt.date):
        return value.isoformat()
    return None if value == "" else value


def table(columns: Iterable[Column], rows: Iterable[Row], locale: str) -> bytes:
    """The rows as CSV (RFC 4180, UTF-8, commas) in one language; the header is the same in all."""
    columns = list(columns)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([one.name for one in columns])
    for row in rows:
        writer.writerow([_cell(one, row[one.name], locale) for one in columns])
    return out.getvalue().encode("utf-8")


def _cell(of: Column, value: Any, locale: str) -> str:
    """The value in a cell: several of them as a JSON array, nothing as an empty cell."""
    if of.translated:
        value = value.get(locale)
    if of.kind in SEVERAL:
        return json.dumps(value, ensure_ascii=False) if value else ""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else inert(str(value))


#: A spreadsheet runs a cell that begins with one of these (OWASP, CSV injection).
_RUN = ("=", "+", "-", "@", "\t", "\r")


def inert(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run, and before what looks as if
    it had one from us: so the first apostrophe can be taken away again. A number runs nothing.
    """
    if cell[:1] in ("+", "-") and cell[1:].replace(" ", "").isdigit():
        return cell
    return f"'{cell}" if cell.lstrip("'").startswith(_RUN) else cell
