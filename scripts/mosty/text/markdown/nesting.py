"""How deep lists and quotations of a text stand in each other: no reader follows it, and no
renderer is made for it.
"""

from __future__ import annotations

import re

from mosty.text.prefilter import lazy_pattern

#: So many marks of lists and quotations on one line, or a list that far to the right: some
#: twenty-five within another.
MOST = 25
_MARKS = lazy_pattern(
    rf"^(?:(?:[ ]{{4}}|\t|[ ]{{1,3}}\t){{{MOST},}}+[ ]{{0,3}}(?:[-*+>]|\d{{1,9}}[.)])(?=[ \t\n])"
    rf"|(?:[ \t]{{0,9}}(?:>|(?:[-*+]|\d{{1,9}}[.)])(?=[ \t]))){{{MOST},}})",
    re.MULTILINE,
)


def too_deep(text: str) -> int:
    """The offset of the first line that stands too deep; -1 where none does."""
    match = _MARKS.search(text)
    return match.start() if match else -1
