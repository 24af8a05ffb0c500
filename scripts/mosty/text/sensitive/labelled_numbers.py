"""Numbers that a word announces: after *rodné číslo*, *tel.* or *IČO* any grouping of the digits
says the same.

Without such a word a number must have its usual form, or it is a sum, an account or a case
(``personal.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mosty.text.prefilter import lazy_pattern

#: What people put between the digits of one number: a space or the end of a line, a dot, a dash, a
#: slash, brackets.
_APART = r"(?:[\s.()/\\\u00ad\u200b\u2044\u2060\u2010-\u2014-]|&nbsp;|&#47;){0,3}"
#: Between the word and its number: marks, small words, the bars of a table, marks of emphasis.
_TO = r"(?:[\s:.,;*_|`=„“(\"'–-]|&nbsp;|č\.|číslo|je|na|jsem|is|no\.|number){0,9}"

#: A word and what may stand between it and its number are shorter.
_WORD = 150
#: What is asked for behind the first digits.
_AFTER = 20

BIRTH = lazy_pattern(
    rf"(?<!\w)(?:rodn(?:é|ého|ému|ém|ým)\s+čísl\w{{0,3}}|r\.?\s?č\.?|birth\s+n(?:umber|o\.))"
    rf"{_TO}(?=\d)",
    re.I,
)
TELEPHONE = lazy_pattern(
    rf"(?:(?<!\w)(?:tel\.?|telef\w{{2,9}}|telephone|mob\.?|mobil\w{{0,3}}|phone|call(?:\s+\w{{2,"
    rf"12}}){{0,2}}\s+(?:on|at)"
    rf"|call|ring|(?:za)?vol(?:ej(?:te)?|at)|gsm|sms|whatsapp|na\s+čísl(?:e|o|ech|a))"
    rf"|[☎📞📱]\ufe0f?){_TO}(?=\d)",
    re.I,
)
COMPANY = lazy_pattern(
    rf"(?<!\w)(?:I(?:Č|C\u030c)O?|ICO|identifikační\w?\s+čísl\w{{1,3}}(?:\s+osoby)?"
    rf"|company\s+(?:no\.|number|id))"
    rf"{_TO}(?=\d)|(?<!\w)DIČ{_TO}CZ\s?(?=\d{{8}}(?!\d))",
    re.I,
)


def announced(
    text: str, word: re.Pattern[str], least: int, most: int
) -> Iterator[tuple[int, int, str]]:
    """Start, end and digits of numbers of ``least`` to ``most`` digits that come right after
    ``word``.
    """
    number = _number(least, most)
    for start, end in _near(text, least):
        for match in word.finditer(text, start, end):
            following = number.match(text, match.end())
            if following:
                digits = re.sub(r"\D", "", following[0].replace("&#47;", ""))
                yield *following.span(), digits


def _near(text: str, least: int) -> Iterator[tuple[int, int]]:
    """Stretches in which a word may announce so many digits: before every such run of digits."""
    begin = end = -1
    for run in _run(least).finditer(text):
        start = max(0, run.start() - _WORD)
        if start > end:
            if end >= 0:
                yield begin, end
            begin = start
        end = run.end() + _AFTER
    if end >= 0:
        yield begin, end


@cache
def _run(least: int) -> re.Pattern[str]:
    return re.compile(rf"\d(?:{_APART}\d){{{least - 1}}}")


@cache
def _number(least: int, most: int) -> re.Pattern[str]:
    return re.compile(rf"\d(?:{_APART}\d){{{least - 1},{most - 1}}}(?![\w/]|[.,-]\d)")
