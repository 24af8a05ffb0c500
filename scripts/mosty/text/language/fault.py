"""What a look at running text finds: a place, what should be there, and the sure mend."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """The characters ``start`` to ``end``; ``wanted`` is what to write there, ``change`` a mend
    ``(start, end, new)`` where it is sure.
    """

    start: int
    end: int
    wanted: str = ""
    change: tuple[int, int, str] | None = None
