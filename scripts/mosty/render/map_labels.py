"""Where the labels of a map are: inside their own area as far as there is room, apart from one
another, and never beyond the edge of the drawing.

The size of the letters on a phone decides: labels that are apart there are apart everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

Point = tuple[float, float]

#: The letters of a label on a phone, in units of the drawing (map.css); what a letter of Source
#: Sans 3 Semibold takes, the way from line to line, and what is above and below a line's letters.
LETTER = 22.0
_WIDE, _LINE, _BESIDE = 0.54, 1.1, 0.2
#: How far apart the places that are tried are, and how much room stays around a label.
_STEP, _ROOM = 8.0, 2.0
#: What counts against a place: each unit of another label that it covers, each of its nine points
#: outside the own area, each unit of distance from its middle. Nothing weighs as much as crossing.
_CROSSES, _OUTSIDE, _FAR = 1_000.0, 60.0, 1.0


@dataclass(frozen=True)
class Label:
    """The lines of a label, the outline of its area and the area's middle."""

    lines: tuple[str, ...]
    ring: tuple[Point, ...]
    middle: Point

    @property
    def size(self) -> Point:
        """Width and height."""
        longest = max(len(line) for line in self.lines)
        return longest * LETTER * _WIDE, (len(self.lines) * _LINE + _BESIDE) * LETTER


class Box(NamedTuple):
    """A label that has its place, by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> Point:
        """The middle of the box."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def covers(self, other: Box) -> float:
        """The area that both have."""
        width = min(self.right, other.right) - max(self.left, other.left) + _ROOM
        height = min(self.bottom, other.bottom) - max(self.top, other.top) + _ROOM
        return width * height if width > 0 and height > 0 else 0.0


@lru_cache(maxsize=64)
def placed(labels: tuple[Label, ...], width: float, height: float) -> tuple[Box, ...]:
    """A box per label, in their order, within a drawing of that size.

    The smallest areas choose first: they have the fewest places.
    """
    boxes: dict[int, Box] = {}
    for place in sorted(range(len(labels)), key=lambda at: _extent(labels[at].ring)):
        label, taken = labels[place], list(boxes.values())
        tried = [(_cost(box, label, taken), box) for box in _places(label, width, height)]
        boxes[place] = min(tried)[1]
    return tuple(boxes[place] for place in range(len(labels)))


def _extent(ring: Sequence[Point]) -> float:
    (left, right), (top, bottom) = _span(x for x, _ in ring), _span(y for _, y in ring)
    return (right - left) * (bottom - top)


def _span(values: Iterator[float]) -> tuple[float, float]:
    every = list(values)
    return min(every), max(every)


def _places(label: Label, width: float, height: float) -> Iterator[Box]:
    """Boxes around places on the area's bounding rectangle, pushed in from the edge."""
    (left, right), (top, bottom) = (
        _span(x for x, _ in label.ring),
        _span(y for _, y in label.ring),
    )
    wide, high = label.size
    yield _around(*label.middle, wide, high, width, height)
    y = top
    while y <= bottom:
        x = left
        while x <= right:
            yield _around(x, y, wide, high, width, height)
            x += _STEP
        y += _STEP


def _around(x: float, y: float, wide: float, high: float, width: float, height: float) -> Box:
    x = min(max(x, wide / 2), width - wide / 2)
    y = min(max(y, high / 2), height - high / 2)
    return Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _cost(box: Box, label: Label, taken: Sequence[Box]) -> float:
    x, y = box.middle
    far = abs(x - label.middle[0]) + abs(y - label.middle[1])
    covered = sum(box.covers(other) for other in taken)
    cost = _CROSSES * covered + _FAR * far
    corners = (
        (at_x, at_y) for at_x in (box.left, x, box.right) for at_y in (box.top, y, box.bottom)
    )
    return cost + _OUTSIDE * sum(not inside(corner, label.ring) for corner in corners)


def inside(point: Point, ring: Sequence[Point]) -> bool:
    """Whether a point is inside an outline.

    >>> inside((1, 1), [(0, 0), (2, 0), (2, 2), (0, 2)])
    True
    """
    x, y = point
    within = False
    x1, y1 = ring[-1]
    for x2, y2 in ring:
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            within = not within
        x1, y1 = x2, y2
    return within
