"""The parts of a section that a reader counts: paragraphs, items of lists, rows of tables. A pure
function.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mosty.text.prefilter import lazy_pattern

PartKind = Literal["paragraph", "item", "row"]
_ITEM = lazy_pattern(r"(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)")
_RULE = lazy_pattern(r"[|:\s-]*")
#: Headings, our blocks, attribute lists, addresses of links: no part of their own.
_NONE = lazy_pattern(r"#{1,6}(?:\s|$)|///|\{[:#.]|\[[^\]\n^]+\]:|(?:[-*_]\s*){3,}$")
_SAID = lazy_pattern(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Part:
    """Characters ``start`` to ``end`` of a body, without the mark of an item."""

    kind: PartKind
    start: int
    end: int


def parts(prose: str, start: int, end: int) -> list[Part]:
    """The parts between two offsets of ``prose`` that say anything, in order."""
    return [one for one in _parts(prose, start, end) if _SAID.search(prose, one.start, one.end)]


def _parts(prose: str, start: int, end: int) -> Iterator[Part]:
    kind: PartKind | None = None
    begin = stop = start
    in_block = False  # the options below the line that opens one of our blocks
    at = start
    for line in prose[start:end].split("\n"):
        bare = line.lstrip(" \t>")
        first = at + len(line) - len(bare)
        at += len(line) + 1
        opens = bool(bare) and _NONE.match(bare) is not None
        if not bare or opens or (in_block and line[:1].isspace()):
            if kind:
                yield Part(kind, begin, stop)
            kind, in_block = None, bool(bare) and (in_block or bare.startswith("///"))
            continue
        in_block = False
        item = _ITEM.match(bare)
        row = bare.startswith("|")
        if kind and (item or row or kind == "row"):
            yield Part(kind, begin, stop)
            kind = None
        stop = first + len(bare.rstrip())
        if row and _RULE.fullmatch(bare):
            continue
        if kind is None:
            kind = "item" if item else "row" if row else "paragraph"
            begin = first + (item.end() if item else 0)
    if kind:
        yield Part(kind, begin, stop)
