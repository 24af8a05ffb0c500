"""Did you mean: the nearest of the known words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word most like ``word``, or None."""
    import difflib  # only where there is something to say

    close = difflib.get_close_matches(word, list(known), 1, cutoff)
    return close[0] if close else None


def twin(word: str, known: Iterable[str]) -> str | None:
    """The one known word that differs only in letter case, diacritics, hyphens, underscores and
    spaces; else None.

    So near that it may be put in without asking; where two are, nothing is sure.
    """
    wanted = _folded(word)
    twins = {one for one in known if one != word and _folded(one) == wanted} if wanted else set()
    return twins.pop() if len(twins) == 1 else None


def alike(word: str, other: str) -> bool:
    """Whether two words are the same but for letter case, diacritics, hyphens and spaces."""
    return _folded(word) == _folded(other)


def _folded(word: str) -> str:
    letters = "".join(
        char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char)
    )
    return re.sub(r"[-_\s]+", "", letters.casefold())
