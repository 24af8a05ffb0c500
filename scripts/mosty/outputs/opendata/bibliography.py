"""The sources as CSL-JSON, the data model of the Citation Style Language 1.0.2."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mosty.outputs.opendata.columns import Row


def csl(rows: Iterable[Row], locale: str) -> list[Row]:
    """The sources in one language, each under its id; what a source does not say is left out."""
    return [{name: value for name, value in _item(row, locale).items() if value} for row in rows]


def _item(row: Row, locale: str) -> Row:
    def text_of(texts: dict[str, str]) -> str | None:
        return texts.get(locale) or next(iter(texts.values()), None)

    return {
        "id": row["id"],
        "type": row["type"],
        "title": text_of(row["title"]),
        "author": [{"literal": name} for name in row["author"]],
        "issued": _date(row["issued"]),
        "publisher": text_of(row["publisher"]),
        "URL": row["url"],
        "language": row["language"],
        "accessed": _date(row["accessed"]),
        "note": text_of(row["note"]),
    }


def _date(day: str | None) -> dict[str, Any] | None:
    """A year, a month or a day in the way of CSL."""
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else None
