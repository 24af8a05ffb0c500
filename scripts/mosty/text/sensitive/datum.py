"""A personal datum that is in a text."""

from __future__ import annotations

from typing import NamedTuple


class Datum(NamedTuple):
    """A datum at ``start`` to ``end``; ``bare`` compares two writings of it, ``masked`` may be
    printed.
    """

    start: int
    end: int
    bare: str
    masked: str
