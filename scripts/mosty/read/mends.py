"""Mends of front matter and records, as far as a value tells what it was meant to be: a date as
people write it, a colon that YAML takes for its own.
"""

from __future__ import annotations

import re

from mosty.model.front_matter import KINDS
from mosty.model.problem import Edit, Fix, Span
from mosty.text.quantities.written_dates import iso_day, iso_month

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
