"""Why a file cannot be read, in the reader's language: what libyaml and the system say comes in
English only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from mosty.model.message import message
from mosty.text.resources import shipped


def reasons(english: str) -> dict[str, Any]:
    """Arguments ``reason``, ``reason_cs`` and perhaps ``reason_en`` of a message; an unknown reason
    stays as it came.

    What the English holds at ``…`` of the table (a character, a name) is put into the texts in its
    place.
    """
    match, row = _row(english)
    if match is None:
        return {"reason": english}
    detail = match[1] if match.lastindex else ""
    said = {
        f"reason_{lang}": row[lang].replace("…", detail) for lang in ("cs", "en") if lang in row
    }
    return {"reason": english, **said}


def unread(english: str) -> dict[str, Any]:
    """The same for a fault of YAML, and ``mend``: what to do about it."""
    name = _row(english)[1].get("mend", "usual")
    return {**reasons(english), "mend": message(f"advice.yaml_{name}")}


def _row(english: str) -> tuple[re.Match[str] | None, Mapping[str, str]]:
    for pattern, row in _table():
        if match := pattern.match(english):
            return match, row
    return None, {}


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
