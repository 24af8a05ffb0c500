"""Whether a heading is in capitals throughout."""

from __future__ import annotations

from mosty.text.prefilter import lazy_pattern

_LETTERS = lazy_pattern(r"[^\W\d_]+")
#: A heading of one word is shouting from so many letters on, of several if one has so
#: many; shorter ones may be abbreviations.
_SHOUTED, _SHOUTED_BESIDE = 7, 5


def long_words(text: str) -> list[str]:
    """The words of a heading that are more than an abbreviation's few letters."""
    return [word for word in _LETTERS.findall(text) if len(word) > 3]


def shouts(text: str) -> bool:
    """Whether all letters of a heading are capitals, and it is more than one abbreviation."""
    if not text.isupper():
        return False
    words = _LETTERS.findall(text)
    return max(map(len, words)) >= (_SHOUTED if len(words) == 1 else _SHOUTED_BESIDE)
