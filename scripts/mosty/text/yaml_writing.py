"""YAML as the files of the base are written: values in one line, records in blocks. Pure functions.

A file that people keep by hand is never written anew by a library, which would lose its comments
and its layout; what is added is written by these functions.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence

import yaml

#: A value of a record: texts by language are a mapping.
Value = str | int | bool | dt.date | None | Sequence["Value"] | Mapping[str, "Value"]


def scalar(
    value: str | int | bool | dt.date | None, quoted: bool = False, in_brackets: bool = False
) -> str:
    """A value as it stands in a line, or in a list in brackets. A text goes in quotation marks
    where it would be read as anything else without them, and everywhere if it is more than a word
    and ``quoted``.

    >>> scalar("Adite: služby"), scalar("ano, jistě"), scalar("no"), scalar(True)
    ('"Adite: služby"', 'ano, jistě', '"no"', 'true')
    """
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case dt.date():
            return value.isoformat()
        case int():
            return str(value)
    is_word = not any(char.isspace() for char in value)
    is_plain = value[:1].isalpha() or value[:1] in "…(„‘“"
    if is_plain and (is_word or not quoted) and _reads_the_same(value, in_brackets):
        return value
    return json.dumps(value, ensure_ascii=False)


def _reads_the_same(text: str, in_brackets: bool) -> bool:
    """Whether YAML reads the bare text as this text."""
    line = f"- [{text}, {text}]\n" if in_brackets else f"- {text}\n- k: {text}\n"
    try:
        read: object = yaml.safe_load(line)
        return read == ([[text, text]] if in_brackets else [text, {"k": text}])
    except (yaml.YAMLError, ValueError):
        return False


def block(record: Mapping[str, Value], indent: int = 0, quoted: bool = False) -> list[str]:
    """The lines of a mapping. A list stands in brackets if its items are words, else an item a
    line.
    """
    lines: list[str] = []
    margin = " " * indent
    for key, value in record.items():
        if isinstance(value, Mapping):
            lines += [f"{margin}{key}:", *block(value, indent + 2, quoted)]
        elif isinstance(value, Sequence) and not isinstance(value, str):
            lines += _items(f"{margin}{key}:", value, indent + 2, quoted)
        else:
            lines.append(f"{margin}{key}: {scalar(value, quoted)}")
    return lines


def _items(head: str, values: Sequence[Value], indent: int, quoted: bool) -> list[str]:
    words = [value for value in values if isinstance(value, str | int)]
    if all("," not in str(word) and len(str(word)) <= 40 for word in words):
        return [f"{head} [{', '.join(scalar(word, in_brackets=True) for word in words)}]"]
    return [head, *(f"{' ' * indent}- {scalar(word, quoted)}" for word in words)]


def item(record: Mapping[str, Value], indent: int = 0, quoted: bool = False) -> list[str]:
    """The lines of a mapping as an item of a list."""
    lines = block(record, indent + 2, quoted)
    return [f"{' ' * indent}- {lines[0].lstrip()}", *lines[1:]]
