"""A copy of the records in ``.mosty/records.txt``: a start without YAML and schemas.

The copy is kept by a fingerprint of all it was made of (the files of records, the languages, the
program), so that what is no longer true is never found. It is JSON: whatever stands in the file,
reading it runs nothing. One that is missing, broken or another version's is no fault: the records
are read from their own files then.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path
from typing import Any, get_args, get_origin

from mosty.model.problem import Span
from mosty.model.record import Record
from mosty.model.records import TABLES, Records
from mosty.model.work import lines_of, write_lines
from mosty.text import program

_COPY = "records.txt"


def fingerprint(locales: Iterable[str], texts: Iterable[str | None]) -> str:
    """What records made of these files in these languages by this program are kept by; None: there
    is no such file.
    """
    made = hashlib.blake2b(program.fingerprint().encode(), digest_size=16)
    made.update(json.dumps([*locales]).encode())
    for text in texts:
        data = b"" if text is None else text.encode("utf-8", "surrogatepass")
        made.update(f"\0{-1 if text is None else len(data)} ".encode() + data)
    return made.hexdigest()


def keep(root: Path, key: str, records: Records) -> None:
    """Write the copy, where there is a folder for it."""
    copy = {
        name: [
            [name_of, record.model_dump(mode="json", by_alias=True, exclude_unset=True)]
            for name_of, record in _items(records, name)
        ]
        for name in TABLES
    }
    text = json.dumps(
        {**copy, "taxonomy": records.taxonomy, "names": [*records.names],
         "places": [[*what, span] for what, span in records.places.items()]}
    )  # fmt: skip
    write_lines(root, _COPY, [f"{key} {_sum(text)}", text])


def _items(records: Records, name: str) -> Iterable[tuple[Any, Record]]:
    table = getattr(records, name)
    return table.items() if isinstance(table, dict) else enumerate(table)


def _sum(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def records(root: Path, key: str) -> Records | None:
    """The records kept by this fingerprint; None where there are none."""
    lines = lines_of(root, _COPY)
    if len(lines) != 2 or lines[0] != f"{key} {_sum(lines[1])}":
        return None
    try:
        copy = json.loads(lines[1])
        copied = Records(
            taxonomy=copy["taxonomy"],
            names=frozenset(copy["names"]),
            places={(what, record_id): Span(*span) for what, record_id, span in copy["places"]},
        )
        for name, model in TABLES.items():
            table = {name_of: _made(model, raw) for name_of, raw in copy[name]}
            setattr(copied, name, [*table.values()] if name == "timeline" else table)
        return copied
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _made(model: type[Record], raw: dict[str, Any]) -> Record:
    """The record as pydantic has made it, without asking it again."""
    readers = _readers(model)
    values = {key: readers[key](value) if key in readers else value for key, value in raw.items()}
    return model.model_construct(None, **values)


@cache
def _readers(model: type[Record]) -> dict[str, Callable[[Any], Any]]:
    """How the fields are read, by their names in the file, that JSON does not hold as they are."""
    readers = {
        info.alias or name: _reader(info.annotation) for name, info in model.model_fields.items()
    }
    return {name: reader for name, reader in readers.items() if reader}


def _reader(kind: Any) -> Callable[[Any], Any] | None:
    if isinstance(kind, type) and issubclass(kind, Record):
        return partial(_made, kind)
    if kind is dt.date:
        return dt.date.fromisoformat
    inner = next((reader for one in get_args(kind) if (reader := _reader(one))), None)
    if inner is None:
        return None
    if get_origin(kind) is list:
        return lambda value: [inner(one) for one in value]
    if get_origin(kind) is dict:
        return lambda value: {key: inner(one) for key, one in value.items()}
    return lambda value: None if value is None else inner(value)
