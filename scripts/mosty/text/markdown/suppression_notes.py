"""Suppressions as text: ``<!-- mosty: ignore LNK002 why -->``, alone on a line before the block it
speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mosty.text.prefilter import lazy_pattern

#: Anything that was meant as a suppression: group 1 is what is after ``ignore``.
NOTE = lazy_pattern(r"<!--[ \t]*mosty:[ \t]*ignore\b([^\n]*?)-->")
_LINE = lazy_pattern(rf"^[ \t]*{NOTE.pattern}[ \t]*$\n?", re.MULTILINE)
#: Codes, parted by commas, then the reason.
INSIDE = lazy_pattern(r"[ \t]*([A-Za-z]+[0-9]+(?:[ \t]*,[ \t]*[A-Za-z]+[0-9]+)*)?[ \t]*(.*)")

#: The next lines up to an empty one.
_PARAGRAPH = lazy_pattern(r"\S[^\n]*(?:\n[ \t]*\S[^\n]*)*")


def spoken_of(text: str, code: str) -> Iterator[tuple[int, int]]:
    """From each suppression of ``code`` that gives a reason to the end of the paragraph after
    it.
    """
    for note in NOTE.finditer(text) if code in text else ():
        inside = INSIDE.fullmatch(note[1].strip())
        codes = (
            [name.strip() for name in inside[1].upper().split(",")] if inside and inside[1] else []
        )
        if inside is not None and code in codes and any(map(str.isalpha, inside[2])):
            block = _PARAGRAPH.search(text, note.end())
            yield note.start(), block.end() if block else note.end()


def without_notes(text: str) -> str:
    """``text`` without its suppressions: what is read and translated."""
    return _LINE.sub("", text) if "mosty:" in text else text
