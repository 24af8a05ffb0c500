"""Alphabetical order: Czech with ch after h and č ř š ž after their letter; elsewhere by folded
letters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CS = {letter: index for index, letter in enumerate("abcčdefghijklmnopqrřsštuvwxyzž")}


def plain(text: str) -> str:
    """``text`` without diacritics, its letters as large as they were."""
    return "".join(
        char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char)
    )


def fold(text: str) -> str:
    """Lower case without diacritics."""
    return "".join(
        char
        for char in unicodedata.normalize("NFD", text.lower())
        if not unicodedata.combining(char)
    )


@lru_cache(maxsize=1 << 12)  # a list of all practices is put in order on the page of each
def sort_key(text: str, locale: str) -> tuple[object, ...]:
    """A key to sort by. Czech (ČSN 97 6030, first pass): ``ch`` after ``h``; accents of vowels only
    break ties.
    """
    words = re.sub(r"[^\w\s]", "", text.lower()).strip()
    if locale not in ("cs", "sk"):
        return (fold(words), text)
    ranks: list[float] = []
    index = 0
    while index < len(words):
        if words.startswith("ch", index):
            ranks.append(_CS["h"] + 0.5)
            index += 2
            continue
        char = words[index]
        ranks.append(float(_CS.get(char, _CS.get(fold(char)[:1], -1))))
        index += 1
    return (tuple(ranks), text)


def initial(text: str, locale: str) -> str:
    """The letter under which a word is in an index."""
    word = re.sub(r"^[^\w]+", "", text).upper()
    if locale in ("cs", "sk"):
        if word.startswith("CH"):
            return "Ch"
        if word[:1] in "ČŘŠŽ":
            return word[:1]
    return fold(word[:1]).upper()
