"""Sentences that say law: time limits, rights and duties in Czech and English prose.

How law is said stands in :mod:`mosty.text.law.legal_cs` and :mod:`mosty.text.law.legal_en`, row by
row. Opening hours, ages, lengths of courses and questions are no claims
(:mod:`mosty.text.law.everyday`).
Whether a sentence of law may stand where it does is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mosty.text.law import everyday, legal_cs, legal_en
from mosty.text.prefilter import WordIndex, lazy_pattern, places, words

#: Between two words: white space, with the marks of **bold** and *italic* letters.
_GAP = r"[\s*_]+"
_WORD = r"[^\W_]+(?:[-'’][^\W_]+){0,3}['’]?"
#: In a row: what stays as it is written (classes, looks behind), ``~3``, a space, a letter and the
#: end of a word.
_MARK = re.compile(r"\[[^\]]{0,99}\]|\(\?<[!=][^)]*\)|( ?)~(\d) | |\\[wb]")
#: A letter is no underscore, which is a mark of italics: no piece of text is both a word and a gap.
_PLAIN = {" ": _GAP, r"\w": r"[^\W_]", r"\b": r"(?![^\W_])"}
#: Where a word begins, as the lists of signs write it and as it is read here: after a mark of
#: italics too.
_NO_LETTER, _BEGINS = r"(?<!\w)", r"(?<![^\W_])"


def _plain(match: re.Match[str]) -> str:
    """The pattern that a mark of a row stands for."""
    if match[2]:
        return rf"{_GAP if match[1] else ''}(?:{_WORD}{_GAP}){{0,{match[2]}}}?"
    return _PLAIN.get(match[0], match[0])


def _sentence(rows: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """All rows as one pattern: each begins where a word does, which is asked once in front of them
    all.
    """
    listed = "|".join(row for group in rows.values() for row in group)
    return lazy_pattern(rf"{_BEGINS}(?=[^\W_])(?:{_MARK.sub(_plain, listed)})")


LIMIT = {"cs": _sentence(legal_cs.LIMITS), "en": _sentence(legal_en.LIMITS)}
RIGHT = {"cs": _sentence(legal_cs.RIGHTS), "en": _sentence(legal_en.RIGHTS)}


@dataclass(frozen=True)
class _Sign:
    """What every such sentence holds: one of some words, and for most of them, right before it, one
    of others.
    """

    word: WordIndex
    before: re.Pattern[str] | None = None


#: Where a word of a language begins, or what stands between two spaces: not at each bracket of a
#: row of them.
_STARTS = rf"(?:(?<!\S)|{_BEGINS}(?=[^\W_]))"


def _signs(listed: Iterable[tuple[str, str]]) -> tuple[_Sign, ...]:
    return tuple(
        _Sign(
            WordIndex(lazy_pattern(rf"(?<!\S)(?:[^\w\s]|_){{0,3}}(?:{word})"), fold=True),
            lazy_pattern(rf"{_STARTS}(?:{before.replace(_NO_LETTER, _BEGINS)})\s\Z", re.IGNORECASE)
            if before
            else None,
        )
        for word, before in listed
    )


#: Only what stands around such words is read with the patterns above, which are slow.
_LIMIT_SIGNS = {"cs": _signs(legal_cs.LIMIT_SIGNS), "en": _signs(legal_en.LIMIT_SIGNS)}
_RIGHT_SIGNS = {"cs": _signs(legal_cs.RIGHT_SIGNS), "en": _signs(legal_en.RIGHT_SIGNS)}
_AROUND = 90


def limits(text: str, locale: str) -> Iterator[tuple[int, int]]:
    """Places of time limits; none in a language whose words are not known."""
    for start, end in _around(text, _LIMIT_SIGNS.get(locale, ()), LIMIT.get(locale)):
        if not everyday.time(text, start, end):
            yield start, end


def rights(text: str, locale: str) -> Iterator[tuple[int, int]]:
    """Places of rights and duties said as facts."""
    for start, end in _around(text, _RIGHT_SIGNS.get(locale, ()), RIGHT.get(locale)):
        if not everyday.question(text, start, end):
            yield start, end


def _around(
    text: str, signs: Iterable[_Sign], pattern: re.Pattern[str] | None
) -> Iterator[tuple[int, int]]:
    """Places of the pattern near a sign, in any letter case; in time that grows with the text
    only.
    """
    present = words(text)
    near = sorted(
        {at for sign in signs for at in places(text, sign.word.among(present), sign.before)}
    )
    if pattern is None or not near:
        return
    small = text.lower()
    if len(small) != len(text):  # one Turkish letter grows when made small
        small = text
    done = until = 0
    for at in near:
        if at + _AROUND <= until:
            continue  # read with the word before; no character is read more than three times
        start, until = max(done, at - _AROUND, until - _AROUND), at + 2 * _AROUND
        for match in pattern.finditer(small, start, until):
            yield match.span()
            done = match.end()
