"""Did you mean: the nearest of the known words, said in the languages of the messages."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word most like ``word``, or None."""
    close = difflib.get_close_matches(word, list(known), 1, cutoff)
    return close[0] if close else None


def guesses(word: str, known: Iterable[str], cutoff: float = 0.6) -> dict[str, str]:
    """Arguments ``guess_cs`` and ``guess_en`` of a message; empty texts where nothing is near."""
    close = nearest(word, known, cutoff)
    if close is None:
        return {"guess_cs": "", "guess_en": ""}
    return {"guess_cs": f" Nemysleli jste „{close}“?", "guess_en": f" Did you mean “{close}”?"}
