"""Typography that the renderer does for the writer: spaces that must not break, apostrophes. Pure
functions.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from mosty.text.prefilter import lazy_pattern

NBSP = "\u00a0"
_MONTHS_CS = "ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince"
_MONTHS_EN = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
)

_CS = (
    # a one-letter preposition or conjunction never ends a line, wherever the source breaks
    (re.compile(r"(?<![^\s(„‚«\[/–—])([KkSsVvZzOoUuAaIi])[ \n](?=\S)"), rf"\1{NBSP}"),
    (re.compile(r"\b(\d{1,2}\.) (?=\d{1,2}\. ?\d{4}\b)"), rf"\1{NBSP}"),  # 1. 9. 2026
    (re.compile(rf"(\d{{1,2}}\.) ?(?=(?:{_MONTHS_CS})\b)"), rf"\1{NBSP}"),  # 1. září
    (re.compile(r"(\d{1,2}\.) (?=(?:19|20)\d{2}\b)"), rf"\1{NBSP}"),  # 9. 2026
    (
        re.compile(r"\b(č|čl|odst|písm|str|sv|tzv|např|tj|Mgr|Bc|Ing|MUDr|JUDr)\. (?=\S)"),
        rf"\1.{NBSP}",
    ),
    (
        re.compile(
            r"(?<=\d) (?=(?:Sb|Kč|%|°C|kB|MB|mm|cm|km|m|h|min|dnů|dní|let|dětí|hodin|měsíců)\b|%)"
        ),
        NBSP,
    ),
    (re.compile(r"\b(o|z|p|s|v) (?=p\. ?s\.|z\. ?s\.|s\. ?r\. ?o\.)"), rf"\1{NBSP}"),
)
_EN = (
    (re.compile(rf"\b(\d{{1,2}}) (?=(?:{_MONTHS_EN})\b)"), rf"\1{NBSP}"),  # 1 September
    (re.compile(r"\b(No|Art|Dr|Mr|Mrs|p|pp)\. (?=[\d\w])"), rf"\1.{NBSP}"),
    (re.compile(r"(?<=[a-z])'(?=[a-z]|s?\b)|(?<=s)'(?= )"), "’"),  # child's, don't, parents' rights
    (re.compile(r"\b([Ss]ection|[Aa]rticle|[Ff]inding|[Pp]hase|[Pp]age) (?=\d)"), rf"\1{NBSP}"),
)
_ANY = (
    (
        re.compile(r"\b([opsrz]\.) (?=[oprsú]\.)"),
        rf"\1{NBSP}",
    ),  # o. p. s., s. r. o.: Czech bodies, in any text
    (re.compile(r"(§{1,2}) ?(?=\d)"), rf"\1{NBSP}"),
    (re.compile(r"(?<=\d) (?=\d{3}(?!\d))"), NBSP),  # 116 111, 606 021 021
    (re.compile(r" (?=[–—] )"), NBSP),  # a dash never begins a line
    # the first word of a sentence does not stay at the end of a line, if it is short: Na, Do, It
    (re.compile(r"(?<=[.!?…] )([^\W\d_]{1,2}) (?=\S)"), rf"\1{NBSP}"),
)
_BY_LOCALE = {"cs": _CS, "sk": _CS, "en": _EN}


def is_known(locale: str) -> bool:
    """Whether there are rules for the language, beside those that hold in any."""
    return locale in _BY_LOCALE


@cache
def typographer(locale: str) -> Callable[[str], str]:
    """A function that puts non-breaking spaces into text of ``locale``. Idempotent; touches spaces
    and apostrophes.
    """
    rules = (*_BY_LOCALE.get(locale, ()), *_ANY)

    @lru_cache(
        maxsize=1 << 15
    )  # a build sees most pieces of text twice or more: for the index, the web and paper
    def mend(text: str) -> str:
        for pattern, replacement in rules:
            text = pattern.sub(replacement, text)
        return text

    return mend


#: A one-letter word at the end of a piece of text.
_LOOSE_END = lazy_pattern(r"(?<![^\s(„‚«\[/–—])([KkSsVvZzOoUuAaIi])[ \n]$")


def bound_end(text: str, locale: str) -> str:
    """The same for text that goes on in another element: ``v <strong>domě</strong>``."""
    return _LOOSE_END.sub(rf"\1{NBSP}", text) if locale in ("cs", "sk") else text


#: How languages of which we know nothing else write a date.
_DATES = {"uk": "{}.{}.{}", "vi": "{}/{}/{}"}


def date(day: object, locale: str) -> str:
    """A date for readers: ``1. 9. 2026`` in Czech, ``1 September 2026`` in English, in
    numbers where we know their order, ISO elsewhere.
    """
    iso = str(day)
    year, month, number = (int(part) for part in iso.split("-"))
    if locale in ("cs", "sk"):
        return f"{number}.{NBSP}{month}.{NBSP}{year}"
    if locale == "en":
        return f"{number}{NBSP}{_MONTHS_EN.split('|')[month - 1]} {year}"
    return _DATES[locale].format(number, month, year) if locale in _DATES else iso


def partial_date(value: str, locale: str) -> str:
    """``2016``, ``2016-10`` or a whole date for readers: ``10/2016``, ``October 2016``."""
    parts = value.split("-")
    if len(parts) == 3:
        return date(value, locale)
    if len(parts) == 2:
        if locale == "en":
            return f"{_MONTHS_EN.split('|')[int(parts[1]) - 1]} {parts[0]}"
        return f"{int(parts[1])}/{parts[0]}"
    return value


_MONTH_NAMES_CS = [
    "leden",
    "únor",
    "březen",
    "duben",
    "květen",
    "červen",
    "červenec",
    "srpen",
    "září",
    "říjen",
    "listopad",
    "prosinec",
]


def month(value: str, locale: str) -> str:
    """``2026-11`` as a heading: ``listopad 2026``, ``November 2026``."""
    year, number = value.split("-")
    if locale in ("cs", "sk"):
        return f"{_MONTH_NAMES_CS[int(number) - 1]} {year}"
    return partial_date(value, locale)


def size_of(count: int, locale: str) -> str:
    """A number of bytes for readers: ``48 kB``, ``1,9 MB`` in Czech, ``1.9 MB`` elsewhere (decimal
    units).
    """
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))}{NBSP}kB"
    size = f"{count / 1_000_000:.1f}"
    comma = locale in ("cs", "sk", "uk", "vi")
    return f"{size.replace('.', ',') if comma else size}{NBSP}MB"
