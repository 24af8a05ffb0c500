"""Open data read back: from the tables of all languages to the records that JSON has."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from mosty.outputs.opendata.columns import Column


def back(tables: Mapping[str, bytes], columns: Sequence[Column]) -> list[dict[str, Any]]:
    """The records that the tables were made of, by the rules that the page Data gives: an empty cell
    says nothing, several values are a JSON array, an apostrophe before =, +, -, @ is ours.
    """
    read = {
        code: list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
        for code, data in tables.items()
    }
    records = []
    for rows in zip(*read.values(), strict=True):
        by_language = dict(zip(read, rows, strict=True))
        records.append({one.name: _value(one, by_language) for one in columns})
    return records


def _value(column: Column, rows: Mapping[str, Mapping[str, str]]) -> Any:
    if column.translated:
        texts = {code: _cell(column, row[column.name]) for code, row in rows.items()}
        return {code: text for code, text in texts.items() if text not in (None, [])}
    (cell,) = {row[column.name] for row in rows.values()}  # the same in every language
    return _cell(column, cell)


def _cell(column: Column, cell: str) -> Any:
    if column.kind in ("list", "numbers"):
        return json.loads(cell) if cell else []
    if cell.startswith("'") and cell.lstrip("'")[:1] in ("=", "+", "-", "@", "\t", "\r"):
        cell = cell[1:]
    if not cell:
        return None
    return {"integer": int, "boolean": "true".__eq__}.get(column.kind, str)(cell)
