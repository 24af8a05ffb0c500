"""Suppressions as text: ``<!-- mosty: ignore LNK002 why -->``, alone on a line before the block it speaks of."""

from __future__ import annotations

import re

from mosty.text.signs import late

#: Anything that was meant as a suppression: group 1 is what stands after ``ignore``.
NOTE = late(r"<!--[ \t]*mosty:[ \t]*ignore\b([^\n]*?)-->")
_LINE = late(rf"^[ \t]*{NOTE.pattern}[ \t]*$\n?", re.MULTILINE)
#: Codes, parted by commas, then the reason.
INSIDE = late(r"[ \t]*([A-Za-z]+[0-9]+(?:[ \t]*,[ \t]*[A-Za-z]+[0-9]+)*)?[ \t]*(.*)")


def without_notes(text: str) -> str:
    """``text`` without its suppressions: what is read and translated."""
    return _LINE.sub("", text) if "mosty:" in text else text
