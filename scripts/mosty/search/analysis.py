"""From text to stems: fold, cut into words, drop stop words, stem. The browser's twin is
analyzer.js.

Both read one specification, `analyzer.json`. A word is a run of letters and digits (combining
diacritics count as part of it, and so do signs that nobody sees, such as a soft hyphen inside it).
The country before a telephone number (+420) is no word. Folding is lower case, then NFKD without
the combining diacritics U+0300–U+036F and without these signs, so a missing diacritic costs
nothing. A locale the specification does not know gets folding alone.
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

_WORD = re.compile(
    r"\+420(?=[\s\d])|((?:[^\W_]|[\u0300-\u036f])(?:[^\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff])*)"
)
#: What is written apart and also together: words with a hyphen, numbers of telephones.
_APART = re.compile(
    r"(?<![^\W_])[^\W\d_]{4,}(?:[-\u2010\u2011][^\W\d_]{4,})+(?![^\W_])"
    r"|(?<!\d)(?<!\d[ \u00a0\u202f])\d{3}(?:[ \u00a0\u202f]\d{3}){1,2}(?![ \u00a0\u202f]?\d)"
)
_BETWEEN = re.compile(r"[-\u2010\u2011 \u00a0\u202f]")
#: Before the words of a whole title, keyword or query; no word begins so.
WHOLE = "#="
#: Before the words of a name that professionals call a subject by.
SUBJECT = "#/"
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
    words = (word for text in abbreviations for word in _words(text))
    return tuple(
        sorted({fold(word) for word in words if sum(letter.isupper() for letter in word) >= 2})
    )


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word]


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
        #: Words as written that only look like a stop word once they are folded: muže, not může.
        self._meaningful = frozenset(spec.get("meaningful", ()))
        self._endings: tuple[str, ...] = tuple(sorted(spec["endings"], key=lambda e: (-len(e), e)))
        self._abbreviations = frozenset(abbreviations)
        self._stemmer = stemmer_for(spec)
        self._root = root_finder(spec.get("root"))
        self._seen: dict[str, str] = {}

    def words(self, text: str) -> list[Word]:
        """All words of `text` in order, stop words included (with an empty stem)."""
        return [
            Word(m[1], m.start(1), m.end(1), self.stem(m[1])) for m in _WORD.finditer(text) if m[1]
        ]

    def stems(self, text: str) -> list[str]:
        """The stems of `text` in order, without stop words."""
        return [stem for raw in _words(text) if (stem := self.stem(raw))]

    @staticmethod
    def raw_words(text: str) -> list[str]:
        """The words of `text` in order, as written."""
        return _words(text)

    @staticmethod
    def joined(text: str) -> list[str]:
        """What people may write together that `text` has apart: "sociálněprávní" of
        "sociálně-právní", "116111" of "116 111".
        """
        return [_BETWEEN.sub("", apart) for apart in _APART.findall(text)]

    def whole(self, words: Iterable[str]) -> str:
        """The token of a whole title, keyword or query: its words as stems, stop words folded; ""
        beyond 12 words.

        So that what consists of stop words alone ("Kdo je kdo") can be found, and what is asked for
        word for word.
        """
        parts = [self.stem(word) or self.folded(word) for word in words]
        return WHOLE + " ".join(parts) if 0 < len(parts) <= self.max_whole else ""

    def subject(self, words: Iterable[str]) -> str:
        """The token of a subject's name, of a query that may be one likewise; "" as above."""
        whole = self.whole(words)
        return SUBJECT + whole.removeprefix(WHOLE) if whole else ""

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
            composed = unicodedata.normalize("NFC", raw.lower())
            if composed not in self._meaningful:
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
