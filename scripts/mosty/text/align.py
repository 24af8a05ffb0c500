"""Which section of a translation is which of the original's, where one of them has more. A pure
function.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: What it costs to leave a section alone; a pair of other levels must be alike in the rest.
_ALONE, _OTHER_LEVEL, _OTHER_ANCHOR = 0.6, 1.0, 1.3
#: What is left of the distance where the heading is known to be the same.
_KNOWN = 0.2
#: What it costs that the heading is known to translate another one.
_OTHER_TITLE = 0.3
#: More sections than any page has: beyond that they are paired by their order.
MOST = 300


@dataclass(frozen=True, slots=True)
class Section:
    """What is the same in every language: the heading's level, its written anchor (or ""), marks in
    the text (numbers, calls, targets, names), the length in characters, and the headings of the
    original that its own heading is known to translate.
    """

    level: int
    anchor: str
    marks: frozenset[str]
    length: int
    titles: frozenset[str] = frozenset()


def align(
    ours: Sequence[Section],
    theirs: Sequence[Section],
    other_level: float = _OTHER_LEVEL,
    shortest: int = 40,
) -> list[tuple[int | None, int | None]]:
    """Pairs of positions in order; None for a section without a counterpart. The cheapest way by
    edit distance, in which ``other_level`` is what another level costs; sections
    shorter than ``shortest`` are as long as each other.

    ``align(a, a)`` pairs each with itself; positions rise on both sides and each comes once.
    """
    rows, cols = len(ours), len(theirs)
    if max(rows, cols) > MOST:
        both = min(rows, cols)
        rest: list[tuple[int | None, int | None]] = [(at, None) for at in range(both, rows)]
        return [(at, at) for at in range(both)] + rest + [(None, at) for at in range(both, cols)]

    def apart(row: int, col: int) -> float:
        return _apart(ours[row - 1], theirs[col - 1], other_level, shortest)

    cost = [[(row + col) * _ALONE for col in range(cols + 1)] for row in range(rows + 1)]
    for row in range(1, rows + 1):
        for col in range(1, cols + 1):
            cost[row][col] = min(
                cost[row - 1][col - 1] + apart(row, col),
                cost[row - 1][col] + _ALONE,
                cost[row][col - 1] + _ALONE,
            )
    pairs: list[tuple[int | None, int | None]] = []
    row, col = rows, cols
    while row or col:
        here = cost[row][col]
        if row and col and here == cost[row - 1][col - 1] + apart(row, col):
            row, col = row - 1, col - 1
            pairs.append((row, col))
        elif col and (
            not row or here == cost[row][col - 1] + _ALONE
        ):  # the edges are products, not sums
            col -= 1
            pairs.append((None, col))
        else:
            row -= 1
            pairs.append((row, None))
    return pairs[::-1]


def _apart(section: Section, other: Section, other_level: float, shortest: int) -> float:
    """From 0 (the same section) upwards."""
    if section.anchor and other.anchor:
        return (
            _OTHER_ANCHOR
            if section.anchor != other.anchor
            else 0.0
            if section.level == other.level
            else 0.5
        )
    all_marks = section.marks | other.marks
    marks = 1 - len(section.marks & other.marks) / len(all_marks) if all_marks else 0.0
    longest = max(section.length, other.length, 1)
    length = abs(section.length - other.length) / longest if longest > shortest else 0.0
    apart = 0.7 * marks + 0.3 * length
    if section.titles and other.titles:
        known = not section.titles.isdisjoint(other.titles)
        apart = _KNOWN * apart if known else apart + _OTHER_TITLE
    return (other_level if section.level != other.level else 0.0) + apart
