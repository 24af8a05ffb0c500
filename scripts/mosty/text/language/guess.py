"""Did you mean: the nearest of the known words, said in the languages of the messages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import TypedDict

_IN_BRACKETS = re.compile(r"\([^()]*\)")


class Guesses(TypedDict, total=False):
    """Arguments of a message: what may have been meant, said in each language of messages."""

    guess_cs: str
    guess_en: str


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word most like ``word``, or None."""
    import difflib  # only where there is something to say

    close = difflib.get_close_matches(word, list(known), 1, cutoff)
    return close[0] if close else None


def guesses(word: str, known: Iterable[str], cutoff: float = 0.6) -> Guesses:
    """Arguments ``guess_cs`` and ``guess_en`` of a message; empty texts where nothing is near."""
    close = nearest(word, known, cutoff)
    if close is None:
        return {"guess_cs": "", "guess_en": ""}
    return {"guess_cs": f" Nemysleli jste „{close}“?", "guess_en": f" Did you mean “{close}”?"}


def twin(word: str, known: Iterable[str]) -> str | None:
    """The one known word that differs only in letter case, diacritics, hyphens, underscores and
    spaces; else None.

    So near that it may be put in without asking; where two are, nothing is sure.
    """
    wanted = _folded(word)
    twins = {one for one in known if one != word and _folded(one) == wanted} if wanted else set()
    return twins.pop() if len(twins) == 1 else None


def named(word: str, labels: Mapping[str, Iterable[str]]) -> str | None:
    """The one key that people call ``word``, whole or without what its label has in brackets; else
    None.

    >>> labels = {"sas": ("sociálně aktivizační služby (SAS)",), "rodice": ("rodiče", "parents")}
    >>> named("Sociálně aktivizační služby", labels), named("parents", labels), named("x", labels)
    ('sas', 'rodice', None)
    """
    wanted = _folded(word)
    found = {
        key
        for key, texts in labels.items()
        for text in texts
        if wanted and wanted in (_folded(text), _folded(_IN_BRACKETS.sub("", text)))
    }
    return found.pop() if len(found) == 1 else None


def _folded(word: str) -> str:
    letters = "".join(
        char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char)
    )
    return re.sub(r"[-_\s]+", "", letters.casefold())
