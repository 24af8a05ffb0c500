"""Why a file cannot be read, in the reader's language: what libyaml and the system say comes in
English only.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml

from mosty.text.resources import shipped


def reasons(english: str) -> dict[str, Any]:
    """Arguments ``reason`` and ``reason_cs`` of a message; an unknown reason stays as it came.

    What the English holds at ``…`` of the table (a character, a name) is put into the Czech in its
    place.
    """
    for pattern, texts in _table():
        match = pattern.match(english)
        if match:
            detail = match[1] if match.lastindex else ""
            return {f"reason_{lang}": text.replace("…", detail) for lang, text in texts.items()} | {
                "reason": english
            }
    return {"reason": english}


#: Reasons of ours why a file is not written, in the words of the system.
CHANGED = "the file has changed since it was checked"
READ_ONLY = "the file is read-only"


def because(error: Exception) -> dict[str, str]:
    """Why the system refuses, as texts by language: the value of a message."""
    english = (error.strerror if isinstance(error, OSError) else None) or str(error)
    texts = reasons(english)
    own = {name.removeprefix("reason_"): text for name, text in texts.items() if name != "reason"}
    return {"en": english, **own}


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
