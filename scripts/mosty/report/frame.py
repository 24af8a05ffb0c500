"""The line of the source with carets under the span, as a terminal shows it. Private data never
come through.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from mosty.model.problem import Problem, Span
from mosty.text.sensitive.redact import redacted

#: A line of a file (counted from 1) without its end; None where there is none to show.
Line = Callable[[str, int], str | None]

TAB = 4
#: Cells of the terminal that a source line may take; before the span so many are kept.
WIDTH, BEFORE = 100, 40
#: What has the shape of a birth number is never printed, whether its checksum holds or not.
_NUMBER = re.compile(r"\d{6}[ \u00a0]?/?[ \u00a0]?\d{3,4}")
#: Marks that turn the direction of writing would turn the terminal's too.
_TURNS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


def shown_lines(line: Line, problems: Iterable[Problem]) -> Line:
    """``line`` without the lines that hold private data.

    A problem without an extent, or one in a file of records (its place is only where the record
    begins), hides the whole file.
    """
    files: set[str] = set()
    lines: set[tuple[str, int]] = set()
    for problem in problems:
        if problem.code.startswith("PRV"):
            span = problem.span
            if not span.end_line or not span.file.endswith(".md"):
                files.add(span.file)
            lines.update(
                (span.file, number)
                for number in range(span.line, max(span.line, span.end_line) + 1)
            )

    def shown(file: str, number: int) -> str | None:
        return None if file in files or (file, number) in lines else line(file, number)

    return shown


def frame(problem: Problem, line: Line) -> list[str]:
    """Two lines, source and carets; none for private data, a whole file or a place that cannot be
    read.
    """
    span = problem.span
    if problem.code.startswith("PRV") or (not span.end_line and (span.line, span.col) == (1, 1)):
        return []
    text = line(span.file, span.line)
    if text is None or not text.strip() or span.col > len(text) + 1:
        return []
    source, carets = _drawn(masked(_near(text, span)[0]), *_near(text, span)[1:])
    return [f"{span.line:>6} | {source}", f"{'':>6} | {carets}"]


def masked(text: str) -> str:
    """``text`` with stars for private data and for what has the shape of a birth number; its length
    stays.
    """
    return _NUMBER.sub(lambda match: re.sub(r"\d", "*", match[0]), redacted(text))


def _near(text: str, span: Span) -> tuple[str, int, int, bool, bool]:
    """A piece of the line that is enough to draw from, the span in it, and whether it was cut left
    and right.
    """
    start = span.col - 1
    end = (
        span.end_col - 1
        if span.end_line == span.line
        else len(text)
        if span.end_line
        else start + 1
    )
    left = max(0, start - 4 * WIDTH)
    piece = text[left : start + 4 * WIDTH]
    return (
        piece,
        start - left,
        max(min(end - left, len(piece)), start - left + 1),
        left > 0,
        left + len(piece) < len(text),
    )


def _drawn(text: str, start: int, end: int, cut_left: bool, cut_right: bool) -> tuple[str, str]:
    cells: list[tuple[str, int]] = []
    at = 0
    for char in text:
        shown, width = _cell(char, at)
        cells.append((shown, width))
        at += width
    first, last = 0, len(cells)
    if at > WIDTH or cut_left or cut_right:
        first = _back(cells, start, BEFORE)
        last, room = first, WIDTH
        while last < len(cells) and room >= cells[last][1]:
            room -= cells[last][1]
            last += 1
    before = "…" if first or cut_left else ""
    after = "…" if last < len(cells) or cut_right else ""
    source = before + "".join(shown for shown, _ in cells[first:last]) + after
    pad = len(before) + sum(width for _, width in cells[first:start])
    return source.rstrip(), " " * pad + "^" * max(
        1, sum(width for _, width in cells[start : min(end, last)])
    )


def _back(cells: list[tuple[str, int]], start: int, room: int) -> int:
    """The cell ``room`` columns before ``start``, or the first; a mark is not parted from its
    letter.
    """
    first = start
    while first and room >= cells[first - 1][1]:
        first -= 1
        room -= cells[first][1]
    while first < start and cells[first][1] == 0:
        first += 1
    return first


def _cell(char: str, at: int) -> tuple[str, int]:
    """What is printed for a character in the column ``at``, and its width in columns."""
    if char == "\t":
        width = TAB - at % TAB
        return " " * width, width
    if char in _TURNS or unicodedata.category(char) in ("Cc", "Cs"):
        return "\ufffd", 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return char, 0
    return char, 2 if unicodedata.east_asian_width(char) in "WF" else 1
