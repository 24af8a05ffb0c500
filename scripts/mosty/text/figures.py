"""Numbers that a page's author writes as arguments: small and in plain figures, else none."""

from __future__ import annotations

#: As many as CommonMark takes for the number of an item.
_LONGEST = 9


def small(text: str, otherwise: int) -> int:
    """The number that ``text`` is; ``otherwise`` for a superscript, a word, or more figures than
    anything has.
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST else otherwise
