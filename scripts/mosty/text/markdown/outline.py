"""Where code stands in Markdown: unclosed fences, and the text with code and comments blanked out.

Pure functions on strings. Everything keeps its length, so an offset in the result is an offset in
the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pyromark

from mosty.text.markdown.comments import comments, neutral

_FENCE = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(`{3,}|~{3,})")
_SPACED = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class Outline:
    """``fences``: start and end of every fenced block; ``bare``: the text without code and
    comments.
    """

    fences: tuple[tuple[int, int], ...]
    bare: str


@lru_cache(maxsize=8)
def outline(text: str) -> Outline:
    """The code of ``text``. Indented code inside a list stays: Python-Markdown may read it as a
    paragraph.
    """
    fences: list[tuple[int, int]] = []
    blank: list[tuple[int, int]] = []
    depth = 0
    hidden = [(start, end) for start, end, closed, _ in comments(text) if closed]
    read = neutral(text)
    if "`" in text or "~~~" in text or "    " in text or "\t" in text:
        for event, place in pyromark.events_with_range(
            read, options=pyromark.Options.ENABLE_TABLES
        ):
            kind, value = next(iter(event.items())) if isinstance(event, dict) else (event, None)
            pair = (place["start"], place["end"])
            if kind == "Code":
                blank.append(pair)
            elif kind == "Start" and isinstance(value, dict) and "CodeBlock" in value:
                if value["CodeBlock"] != "Indented":
                    fences.append(pair)
                if value["CodeBlock"] != "Indented" or not depth:
                    blank.append(pair)
            elif kind in ("Start", "End") and isinstance(value, dict) and "List" in value:
                depth += 1 if kind == "Start" else -1
    where = (
        _characters(read, sorted({at for pair in fences + blank for at in pair})) if blank else {}
    )
    bare = blanked(text, [(where[a], where[b]) for a, b in blank]) if blank else text
    bare = blanked(bare, hidden) if hidden else bare
    return Outline(tuple((where[a], where[b]) for a, b in fences), bare)


def _characters(text: str, offsets: list[int]) -> dict[int, int]:
    data = text.encode("utf-8")
    characters, count, last = {}, 0, 0
    for offset in offsets:
        count += len(data[last:offset].decode("utf-8", "ignore"))
        characters[offset] = count
        last = offset
    return characters


def blanked(text: str, ranges: list[tuple[int, int]]) -> str:
    """``text`` with the ranges (apart, in order) turned to spaces, line breaks kept."""
    parts, last = [], 0
    for start, end in ranges:
        parts += [text[last:start], _SPACED.sub(" ", text[start:end])]
        last = end
    return "".join([*parts, text[last:]])


def open_fences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the opening line of every fence that is never closed.

    A fence is open too when the next fence opens inside it: only then does a line of the same marks
    name a language.
    """
    if "```" not in text and "~~~" not in text:
        return
    for start, end in outline(text).fences:
        lines = text[start:end].rstrip().split("\n")
        opening = _FENCE.match(lines[0])
        if opening is None:
            continue
        marks = opening[1]
        close = lines[-1].lstrip(" \t>").rstrip() if len(lines) > 1 else ""
        closed = len(close) >= len(marks) and not close.strip(marks[0])
        if not closed or any(_opens(line, marks) for line in lines[1:]):
            yield start, start + len(lines[0])


def _opens(line: str, marks: str) -> bool:
    fence = _FENCE.match(line)
    if fence is None or fence[1][0] != marks[0] or len(fence[1]) < len(marks):
        return False
    return line[fence.end() :].strip().isalnum()
