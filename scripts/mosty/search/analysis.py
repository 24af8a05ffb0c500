"""From text to stems: fold, cut into words, drop stop words, stem. The browser's twin is
analyzer.js.

Both read one specification, `analyzer.json`. A word is a run of letters and digits (combining
diacritics count as part of it). Folding is lower case, then NFD without the combining diacritics
U+0300–U+036F, so a missing diacritic costs nothing. A locale the specification does not know gets
folding alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from mosty.text.language.stemmers import (
    fold,
    locale_specification,
    root_finder,
    specification,
    stemmer_for,
)

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
#: Before the words of a whole title, keyword or query; no word begins so.
WHOLE = "#="
# Stemmers know the plain Latin alphabet only; numbers and other scripts stay as they are.
_STEMMABLE = re.compile(r"[a-z]+\Z")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: the slice [start:end] as written, and its stem ("" for a stop word)."""

    raw: str
    start: int
    end: int
    stem: str


def abbreviation_forms(abbreviations: Iterable[str]) -> tuple[str, ...]:
    """The single capital words in a glossary's list: "SAS (SAS RD)" → ("rd", "sas"), folded and
    sorted.
    """
    words = (word for text in abbreviations for word in _WORD.findall(text))
    return tuple(
        sorted({fold(word) for word in words if sum(letter.isupper() for letter in word) >= 2})
    )


def _is_upper(text: str) -> bool:
    return text == text.upper() and text != text.lower()


class Analyzer:
    """The analyzer of one locale, with the abbreviations (folded, see `abbreviation_forms`) of the
    glossary.
    """

    def __init__(self, locale: str, abbreviations: Iterable[str] = ()) -> None:
        spec = locale_specification(locale)
        limits = specification()["limits"]
        self.locale = locale
        self.max_words: int = limits["words"]
        self.max_whole: int = limits["whole"]
        self._max_word: int = limits["word"]
        self._stop = frozenset(spec["stop"])
        self._endings: tuple[str, ...] = tuple(sorted(spec["endings"], key=lambda e: (-len(e), e)))
        self._abbreviations = frozenset(abbreviations)
        self._stemmer = stemmer_for(spec)
        self._root = root_finder(spec.get("root"))
        self._seen: dict[str, str] = {}

    def words(self, text: str) -> list[Word]:
        """All words of `text` in order, stop words included (with an empty stem)."""
        return [
            Word(m.group(), m.start(), m.end(), self.stem(m.group())) for m in _WORD.finditer(text)
        ]

    def stems(self, text: str) -> list[str]:
        """The stems of `text` in order, without stop words."""
        return [stem for raw in _WORD.findall(text) if (stem := self.stem(raw))]

    @staticmethod
    def raw_words(text: str) -> list[str]:
        """The words of `text` in order, as written."""
        words: list[str] = _WORD.findall(text)
        return words

    def whole(self, words: Iterable[str]) -> str:
        """The token of a whole title, keyword or query: its words as stems, stop words folded; ""
        beyond 12 words.

        So that what consists of stop words alone ("Kdo je kdo") can be found, and what is asked for
        word for word.
        """
        parts = [self.stem(word) or self.folded(word) for word in words]
        return WHOLE + " ".join(parts) if 0 < len(parts) <= self.max_whole else ""

    def root(self, stem: str) -> str:
        """What a stem has in common with its relatives (see stemmers.root_finder)."""
        return self._root(stem) if _STEMMABLE.match(stem) else stem

    def stem(self, raw: str) -> str:
        """The stem of one word as written; "" for a stop word or for a word with no letter left."""
        known = self._seen.get(raw)
        if known is None:
            known = self._seen[raw] = self._stem(raw)
        return known

    def folded(self, raw: str) -> str:
        """One word folded and cut to the longest a term may be."""
        return fold(raw)[: self._max_word]

    def _stem(self, raw: str) -> str:
        word = self.folded(raw)
        abbreviation = self._abbreviation(raw, word)
        if abbreviation:
            return abbreviation
        if word in self._stop:
            return ""
        return self._stemmer(word) if _STEMMABLE.match(word) else word

    def _abbreviation(self, raw: str, word: str) -> str:
        """OSPODu, OSPODem → ospod. A stop word must be in capitals (DO), a short head too (SASu,
        not "sasu").
        """
        if word in self._abbreviations:
            return "" if word in self._stop and not _is_upper(raw) else word
        for ending in self._endings:
            head = word[: len(word) - len(ending)]
            if not word.endswith(ending) or head not in self._abbreviations:
                continue
            composed = unicodedata.normalize("NFC", raw)
            capital = len(composed) == len(word) and _is_upper(composed[: len(head)])
            if len(head) >= 4 or (capital and not _is_upper(composed)):
                return head
        return ""
