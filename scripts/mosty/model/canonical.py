"""One digest for equal values, in any process and on any machine."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping, Sequence, Set
from pathlib import PurePath
from typing import Any

from pydantic import BaseModel

from mosty.model.site import Page


def digest(value: object) -> str:
    """32 hexadecimal digits of BLAKE2 over the value; equal values have equal digests.

    The order of a mapping counts, that of a set does not. A page counts by its locale and path
    alone. Raises ``TypeError`` for a value of another type than records are made of.
    """
    text = json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))
    data = text.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _plain(value: object) -> Any:
    """The value as JSON, with the name of each type that JSON does not have."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Page):
        return {"page": [value.locale, value.path]}
    if isinstance(value, BaseModel):
        return {type(value).__name__: value.model_dump_json(by_alias=True)}
    if dataclasses.is_dataclass(value):
        names = [field.name for field in dataclasses.fields(value)]
        return {type(value).__name__: [_plain(getattr(value, name)) for name in names]}
    return _plain_collection(value)


def _plain_collection(value: object) -> Any:
    if isinstance(value, Mapping):
        return {"mapping": [[_plain(key), _plain(item)] for key, item in value.items()]}
    if isinstance(value, Set):
        return {"set": sorted(json.dumps(_plain(item)) for item in value)}
    if isinstance(value, Sequence):
        return [_plain(item) for item in value]
    if isinstance(value, dt.date | PurePath):
        return {type(value).__name__: str(value)}
    if isinstance(value, re.Pattern):
        return {"pattern": [value.pattern, value.flags]}
    raise TypeError(f"no digest of {type(value).__name__}")
