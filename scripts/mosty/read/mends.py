"""Mends of front matter and records, as far as a value tells what it was meant to be: a date as
people write it, what a value is called in place of its key, a colon that YAML takes for its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from mosty.model.front_matter import KINDS, VOCABULARY
from mosty.model.problem import Edit, Fix, Span
from mosty.read.strings import read_strings
from mosty.text.language.guess import named, twin
from mosty.text.quantities.written_dates import iso_day, iso_month

#: Fields with few values, which are named in the words of the interface: field → begin of the key.
_CHOICES = {"kind": "kind", "status": "status", "audience": "audience"}
#: A key with a value on the same line, at any depth.
_PAIR = re.compile(r"[ ]*[^\W\d][\w-]*:[ ]+(?P<value>\S.*?)[ ]*")
#: What begins a value that is no plain text.
_NO_TEXT = frozenset("\"'[]{}|>&*!#,?-")
_KEY_INSIDE = re.compile(r"(?<![A-Za-z_])([A-Za-z_]{1,40}):(?:[ ]|$)")


def replaced(span: Span, old: str, new: str) -> Fix | None:
    """``new`` for the value ``old``, in its quotation marks if it has some; None unless it is on
    one line as it is read.
    """
    quoted = span.end_col - span.col - len(old)
    if span.line != span.end_line or quoted not in (0, 2):
        return None
    col = span.col + quoted // 2
    return Fix((Edit(Span(span.file, span.line, col, span.line, col + len(old)), old, new),))


def as_date(span: Span, value: object, kind: str) -> Fix | None:
    """A day for one that is written as people write it; ``kind`` is pydantic's type of error."""
    if not isinstance(value, str):
        return None
    new = iso_day(value) if kind.startswith(("date", "string_pattern", "value_error")) else None
    if new is None and kind.startswith(("string_pattern", "value_error")):
        new = iso_month(value)
    return replaced(span, value, new) if new else None


def as_key(
    span: Span, key: str, value: object, known: Iterable[str], taxonomy: Mapping[str, Any]
) -> Fix | None:
    """The word of the vocabulary for one that differs in capitals, diacritics or hyphens only, or
    for what it is called in Czech or in English.
    """
    word = str(value)
    names = [*known]
    own = twin(word, names) or named(word, labels(key, names, taxonomy))
    return replaced(span, word, own) if own else None


def labels(
    key: str, known: Iterable[str], taxonomy: Mapping[str, Any]
) -> Mapping[str, tuple[str, ...]]:
    """What readers see for each of the ``known`` values of a field, in every language."""
    section = taxonomy.get(VOCABULARY.get(key, key))
    if isinstance(section, Mapping):
        texts = {name: section.get(name) for name in known}
        return {
            name: tuple(str(each[code]) for code in ("cs", "en") if code in each)
            for name, each in texts.items()
            if isinstance(each, Mapping)
        }
    start = _CHOICES.get(key)
    words = read_strings()
    return {
        name: tuple(
            words[code][f"{start}_{name}"]
            for code in ("cs", "en")
            if f"{start}_{name}" in words.get(code, {})
        )
        for name in (known if start else ())
    }


def in_quotes(lines: list[str], at: int) -> tuple[int, int, str] | None:
    """The columns of the value on the line ``at`` (from nought) and the value in quotation marks:
    a plain text whose colon, sign or quotation marks YAML takes for its own. None where it is not
    sure that all of it is one text.
    """
    match = _PAIR.fullmatch(lines[at])
    if match is None or _goes_on(lines, at):
        return None
    value = match["value"]
    quotes_inside = value[0] in "\"'" and value.find(value[0], 1) not in (-1, len(value) - 1)
    if value[0] in _NO_TEXT and not quotes_inside:
        return None
    if " #" in value or _names_a_key(value):
        return None
    own = '"' if not set(value) & set('"\\') else "'"
    quoted = own + (value if own == '"' else value.replace("'", "''")) + own
    return (*match.span("value"), quoted)


def _goes_on(lines: list[str], at: int) -> bool:
    """Whether the next line belongs to the value, or stands in it."""
    below = lines[at + 1] if at + 1 < len(lines) else ""
    depth = len(lines[at]) - len(lines[at].lstrip())
    return bool(below.strip()) and len(below) - len(below.lstrip()) > depth


def _names_a_key(value: str) -> bool:
    """Whether a line break is missing and the value holds another field of the page."""
    fields = {name for model, _ in KINDS.values() for name in model.model_fields}
    return any(name in fields for name in _KEY_INSIDE.findall(value))
