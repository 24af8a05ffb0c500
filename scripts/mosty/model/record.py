"""What every record is made of: an immutable model that refuses unknown keys, texts and dates.

Texts for readers are mappings from locale to text, so a third language needs no change here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Texts = dict[str, str]


class Record(BaseModel):
    """A record: unknown keys are an error, nothing changes after reading."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, defer_build=True
    )  # built when first used


class Draftable(Record):
    """A record that may be written down before it is complete."""

    #: Not complete yet: the check reads it, and nothing else knows it.
    draft: bool = False


#: What stands where something is still to be filled in.
TO_FILL_IN = "…"

R = TypeVar("R", bound=Record)


def without_languages(record: R, codes: Collection[str]) -> R:
    """The record without its texts in these languages, of which many records have none."""
    fewer = {
        name: {code: text for code, text in value.items() if code not in codes}
        for name, value in record
        if isinstance(value, dict) and any(code in value for code in codes)
    }
    return record.model_copy(update=fewer) if fewer else record


def _partial_date(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value


_PATTERN = r"^\d{4}(-\d{2}){0,2}$"
#: A day, a month or a year; YAML reads a year as a number.
PartialDate = Annotated[
    str,
    BeforeValidator(
        _partial_date, json_schema_input_type=Annotated[str, Field(pattern=_PATTERN)] | int
    ),
    Field(pattern=_PATTERN),
]
