"""A page's lines as passages: headings, paragraphs, list items and table rows, each with its place.

Read line by line, so it is cheap; what the renderer makes of unusual nesting is another module's
matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from mosty.text.prefilter import lazy_pattern

Kind = Literal["heading", "text", "item", "note", "row", "mark"]

_QUOTE = lazy_pattern(r"[ ]{0,3}(?:>[ ]?)+")
_ITEM = lazy_pattern(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)")
_UNDERLINE = lazy_pattern(r"(?:=+|-+)[ \t]*")
#: A rule, the mark of a box, an attribute list, an abbreviation, the option of a box.
_MARK = lazy_pattern(
    r"///.*|(?:[-*_][ \t]*){3,}|\{[^{}]*\}[ \t]*|\*\[[^\]]*\]:.*"
    r"|[ ]{4}(?:attrs|type|open|new|name):.*"
)
_NOTE = lazy_pattern(r"[ ]{0,3}(?:\[\^[^\]\n]+\]:|:[ \t]+)[ \t]*")
_HEADING = lazy_pattern(r"[ ]{0,3}#{1,6}(?:[ \t]+|$)")


#: What may go on in the next line.
_RUNNING = frozenset({"text", "item", "note"})


class Passage(NamedTuple):
    """A heading, a paragraph (``text``), an item of a list, a footnote or a definition (``note``),
    a row of a table, or a mark that nobody reads.

    ``quoted`` in a block quote; ``number`` of an item of a numbered list.
    """

    kind: Kind
    start: int
    end: int
    quoted: bool = False
    indent: int = 0
    number: int | None = None


class _Line(NamedTuple):
    start: int
    text: str
    quoted: bool
    indent: int


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for line in text.split("\n"):
        marks = _QUOTE.match(line) if ">" in line[:4] else None
        cut = marks.end() if marks else 0
        rest = line[cut:]
        bare = rest.lstrip(" \t")
        yield _Line(at + cut, rest, bool(marks), len(rest) - len(bare))
        at += len(line) + 1


@lru_cache(maxsize=8)
def passages(text: str) -> tuple[Passage, ...]:
    """The passages of ``text``, in order."""
    parsed: list[Passage] = []
    opened = False  # whether the next line may belong to the last passage
    for line in _lines(text):
        bare = line.text.strip()
        if not bare:
            opened = False
            continue
        end = line.start + len(line.text.rstrip())
        last = parsed[-1] if parsed else None
        if opened and last and last.kind == "text" and _UNDERLINE.fullmatch(line.text):
            parsed[-1] = last._replace(kind="heading", end=end)
            opened = False
            continue
        begun = _begun(line, end)
        if begun is None and opened and last is not None and last.kind in _RUNNING:
            parsed[-1] = last._replace(end=end)
            continue
        if begun is None:
            inside = line.indent > 1 and any(one.kind in ("item", "note") for one in parsed[-1:])
            start = line.start + line.indent
            kind: Kind = "item" if inside else "text"
            begun = Passage(kind, start, end, line.quoted, line.indent)
        parsed.append(begun)
        opened = begun.kind in _RUNNING
    return tuple(parsed)


def _begun(line: _Line, end: int) -> Passage | None:
    """The passage that a line begins by its own marks; None for a line of plain text."""
    heading = _HEADING.match(line.text)
    if heading:
        return Passage("heading", min(line.start + heading.end(), end), end, line.quoted)
    if _MARK.fullmatch(line.text):
        return Passage("mark", line.start, end, line.quoted)
    if line.text.lstrip().startswith("|"):
        return Passage("row", line.start + line.indent, end, line.quoted, line.indent)
    item = _ITEM.match(line.text)
    if item:
        digits = item[0].strip().rstrip(".)")
        number = int(digits) if digits.isdecimal() else None
        start = min(line.start + item.end(), end)
        return Passage("item", start, end, line.quoted, line.indent, number)
    note = _NOTE.match(line.text)
    if note:
        return Passage("note", min(line.start + note.end(), end), end, line.quoted)
    return None
