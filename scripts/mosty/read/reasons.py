"""Why a file cannot be read, in the reader's language: what libyaml and the system say comes in
English only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from mosty.text.resources import shipped


def reason(english: str) -> Mapping[str, str]:
    """A reason by language, as a value of a message; an unknown one stays as it came.

    What the English holds at ``…`` of the table (a character, a name) is put into the Czech in its
    place.
    """
    for pattern, texts in _table():
        match = pattern.match(english)
        if match:
            detail = match[1] if match.lastindex else ""
            own = {lang: text.replace("…", detail) for lang, text in texts.items()}
            return {"en": english, **own}
    return {"en": english}


#: Reasons of ours why a file is not written, in the words of the system.
CHANGED = "the file has changed since it was checked"
READ_ONLY = "the file is read-only"


def because(error: Exception) -> Mapping[str, str]:
    """Why the system refuses, by language."""
    return reason((error.strerror if isinstance(error, OSError) else None) or str(error))


@cache
def _table() -> list[tuple[re.Pattern[str], dict[str, Any]]]:
    text = shipped("reasons.yml")
    rows = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return [
        (
            re.compile(re.escape(row["says"]).replace("…", "(.+?)") + r"(?:$|(?=[\s,;]))"),
            {lang: text for lang, text in row.items() if lang != "says"},
        )
        for row in rows
    ]
