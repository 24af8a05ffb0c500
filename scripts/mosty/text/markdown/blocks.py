"""The blocks of a page's Markdown with what is written in each: a paragraph, an item, the cells of
a row, the heading of a box. Pure functions.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mosty.text.markdown.comments import comments
from mosty.text.markdown.passages import Passage, passages
from mosty.text.prefilter import lazy_pattern

_FENCE = lazy_pattern(
    r"^[ \t>]{0,40}(`{3,}|~{3,})",
)
_UNDERLINE = lazy_pattern(r"\n[ \t>]*[=-]+[ \t]*\Z")
_CELL_END = lazy_pattern(r"\\.|`[^`\n]*`|(\|)")
_BOX = lazy_pattern(r"///[ \t]*[\w-]+[ \t]*\|[ \t]*(?=\S)")
_ABBREVIATION = lazy_pattern(r"\*\[[^\]\n]*\]:[ \t]*(?=\S)")


class Block(NamedTuple):
    """A passage from ``start`` to ``end`` and the places of what is written in it: none in a mark,
    one for each cell of a row.
    """

    kind: str
    start: int
    end: int
    parts: tuple[tuple[int, int], ...]


def blocks(text: str) -> list[Block]:
    """The blocks of ``text`` in order; comments and fenced code are none."""
    return [_block(text, passage) for passage in passages(_masked(text))]


def uncommented(text: str) -> str:
    """``text`` without the comments in it, and without the lines they leave empty."""
    for comment in reversed(comments(text)):
        end = comment.end + text[comment.end :].startswith("\n") if comment.closed else comment.end
        text = text[: comment.start] + text[end:]
    return text


def _masked(text: str) -> str:
    """The text in equal length, blank where comments and fenced code are."""
    for comment in comments(text):
        text = (
            text[: comment.start] + _blank(text[comment.start : comment.end]) + text[comment.end :]
        )
    return "\n".join(_without_fences(text.split("\n"))) if "```" in text or "~~~" in text else text


def _without_fences(lines: list[str]) -> Iterator[str]:
    fence = ""
    for line in lines:
        sign = _FENCE.match(line)
        if fence:
            yield _blank(line)
            is_end = sign and sign[1].startswith(fence) and not line.strip(" \t>`~")
            fence = "" if is_end else fence
        elif sign:
            yield _blank(line)
            fence = sign[1]
        else:
            yield line


def _blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _block(text: str, passage: Passage) -> Block:
    kind, start, end = passage.kind, passage.start, passage.end
    parts = [(start, end)]
    if kind == "row":
        parts = list(_cells(text, start, end))
    elif kind == "mark":
        begun = _BOX.match(text, start) or _ABBREVIATION.match(text, start)
        parts = [(begun.end(), end)] if begun and begun.end() < end else []
    elif kind == "heading" and (line := _UNDERLINE.search(text[start:end])):
        parts = [(start, start + line.start())]
    return Block(kind, start, end, tuple(parts))


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for sign in [*_CELL_END.finditer(text, start, end), None]:
        if sign is not None and sign[1] is None:
            continue
        to = sign.start() if sign else end
        bare = text[at:to].strip(" \t")
        if bare:
            begun = at + text[at:to].index(bare)
            yield begun, begun + len(bare)
        at = sign.end() if sign else end
