"""What leaves in a report: no private datum, whatever message, hint or line of a source it stands
in.

:func:`redacted` is the last step for every text of a problem (``Problem.text`` calls it) and every
excerpt; it knows nothing but the text. :class:`Secrets` are what is known to stand on a page: their
pieces are hidden too, as checks quote a part of a number. Nothing else changes, and every text
keeps its length.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from mosty.text.sensitive import particulars
from mosty.text.sensitive.emails import emails
from mosty.text.sensitive.personal import birth_numbers, personal, telephones

#: What is hidden is hidden whether its owner is born yet or not.
_ANY_DAY = dt.date.max
#: What has the shape of a birth number, whether its checksum holds or not.
_NUMBER = re.compile(r"(?<![\d/])\d{6}[ \u00a0]?/[ \u00a0]?\d{3,4}(?![\d/])")
_SEEN = re.compile(r"\w")
_AT_HOUSE = re.compile(r"@|\uff20|&#64;|&commat;|%40|\s")
_RUN = re.compile(r"\d(?:[\s./\u2010-\u2014-]{0,2}\d)*")
#: The ending of a file's name, which would make an address's house another one.
_ENDING = re.compile(r"\.[A-Za-z]{1,5}(?![\w.-])")
_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=4096)
def redacted(text: str) -> str:
    """``text`` with stars for the letters and digits of every private datum in it."""
    bare = _ENDING.sub(lambda ending: " " * len(ending[0]), text)
    readings = dict.fromkeys((text, bare, as_words(text), as_words(bare)))
    for start, end in sorted({place for reading in readings for place in _places(reading)}):
        text = text[:start] + _stars(text[start:end]) + text[end:]
    return text


def as_words(path: str) -> str:
    """A path as words: in a file's name hyphens and underscores part them, in prose they join
    numbers.
    """
    return path.replace("-", " ").replace("_", " ").replace("/", "\n")


def _places(text: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _NUMBER.finditer(text))
    for find in particulars.ALL:
        yield from (found[:2] for found in find(text))
    if not personal(text):
        return
    for datum in (*birth_numbers(text, _ANY_DAY), *telephones(text)):
        yield datum[:2]
    for datum in emails(
        text
    ):  # the house is an organisation's or a provider's, the name a person's
        sign = _AT_HOUSE.search(text, datum.start)
        yield datum.start, sign.start() if sign and sign.start() < datum.end else datum.end


def _stars(text: str) -> str:
    return _SEEN.sub("*", text)


@dataclass(frozen=True)
class Secrets:
    """Pieces of private data: numbers, each with the fewest digits that give it away, the groups
    that one was written in, and words in small letters.
    """

    numbers: frozenset[tuple[str, int]] = frozenset()
    words: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()

    @classmethod
    def of(cls, data: Iterable[tuple[str, str]]) -> Secrets:
        """Of data by the code of the check that has found them."""
        numbers: set[tuple[str, int]] = set()
        words: set[str] = set()
        groups: set[str] = set()
        for code, text in data:
            if code == "PRV002":
                name = _AT_HOUSE.split(text, maxsplit=1)[0].casefold()
                words |= {name, *(word for word in re.split(r"[\W\d_]+", name) if len(word) > 3)}
            else:
                digits = re.sub(r"\D", "", text)
                numbers.add((digits, _FEWEST.get(code, len(digits))))
                words |= _words_of(code, text)
                if code in ("PRV001", "PRV003"):
                    groups |= {group for group in _DIGITS.findall(text) if len(group) > 1}
        return cls(
            frozenset(pair for pair in numbers if pair[1]),
            frozenset(words - {""}),
            frozenset(groups),
        )

    @property
    def whole(self) -> Secrets:
        """What is hidden where the data do not stand: numbers that are as good as whole."""
        return Secrets(frozenset((digits, max(6, least)) for digits, least in self.numbers))

    def hide(self, text: str) -> str:
        """``text`` with stars for the pieces, and for whatever :func:`redacted` finds."""
        text = _RUN.sub(lambda run: self._hidden(run[0]), redacted(text))
        if not self.words:
            return text
        pattern = (
            r"(?<!\w)(?:"
            + "|".join(map(re.escape, sorted(self.words, key=len, reverse=True)))
            + r")(?!\w)"
        )
        return re.sub(pattern, lambda word: _stars(word[0]), text, flags=re.I)

    def _hidden(self, run: str) -> str:
        if self._is_piece(re.sub(r"\D", "", run)):
            return _stars(run)
        return _DIGITS.sub(
            lambda piece: _stars(piece[0]) if self._is_piece(piece[0]) else piece[0], run
        )

    def _is_piece(self, digits: str) -> bool:
        return digits in self.groups or any(
            len(digits) >= least and (digits in number or number in digits)
            for number, least in self.numbers
        )


#: Digits of a number that give it away, by the check that has found it; of the others the whole.
_FEWEST = {"PRV001": 3, "PRV003": 3, "PRV009": 5, "PRV010": 4}


def _words_of(code: str, text: str) -> set[str]:
    """The words that name a person or a place in a datum."""
    if code == "PRV011":
        return {text.casefold()}
    if code not in ("PRV007", "PRV008"):
        return set()
    return {
        word.casefold()
        for word in re.findall(r"[^\W\d_]+", text)
        if len(word) > 3 and word[0].isupper()
    }
