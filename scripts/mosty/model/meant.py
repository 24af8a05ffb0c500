"""Did you mean: what may have been meant, as an argument of a problem."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from mosty.model.message import Message, message
from mosty.text.language.guess import nearest


class Meant(TypedDict, total=False):
    """The argument ``guess`` of a problem; none where nothing is near."""

    guess: Message


def guesses(word: str, known: Iterable[str], cutoff: float = 0.6) -> Meant:
    """The nearest of the known words."""
    close = nearest(word, known, cutoff)
    return {"guess": message("blanks.meant", guess=close)} if close is not None else {}
