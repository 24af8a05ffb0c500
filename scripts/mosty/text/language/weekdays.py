"""Days of the week beside dates: is it that day? Pure functions on strings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from mosty.text.prefilter import WordIndex, lazy_pattern, words

#: Names of the days in the forms that are used beside a date; Monday is 0.
NAMES = {
    "cs": ("pondělí", "úterý", "středa", "čtvrtek", "pátek", "sobota", "neděle"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_FORMS = {
    "cs": (
        ("pondělí", "pondělka", "pondělku", "pondělek"),
        ("úterý", "úterek", "úterka", "úterku", "út"),
        ("středa", "středu", "středy", "středě"),
        ("čtvrtek", "čtvrtku", "čtvrtka", "čt"),
        ("pátek", "pátku", "pátkem", "pá"),
        ("sobota", "sobotu", "soboty", "sobotě"),
        ("neděle", "neděli", "nedělí"),
    ),
    "en": (
        ("monday", "mon"),
        ("tuesday", "tue", "tues"),
        ("wednesday", "wed"),
        ("thursday", "thu", "thur", "thurs"),
        ("friday", "fri"),
        ("saturday", "sat"),
        ("sunday", "sun"),
    ),
}
_MONTHS = {
    "cs": (
        ("ledna", "leden"),
        ("února", "únor"),
        ("března", "březen"),
        ("dubna", "duben"),
        ("května", "květen"),
        ("června", "červen"),
        ("července", "červenec"),
        ("srpna", "srpen"),
        ("září",),
        ("října", "říjen"),
        ("listopadu", "listopad"),
        ("prosince", "prosinec"),
    ),
    "en": (
        ("january", "jan"),
        ("february", "feb"),
        ("march", "mar"),
        ("april", "apr"),
        ("may",),
        ("june", "jun"),
        ("july", "jul"),
        ("august", "aug"),
        ("september", "sep", "sept"),
        ("october", "oct"),
        ("november", "nov"),
        ("december", "dec"),
    ),
}


def _numbers(forms: tuple[tuple[str, ...], ...], first: int) -> dict[str, int]:
    return {form: number for number, several in enumerate(forms, first) for form in several}


_DAYS = {locale: _numbers(forms, 0) for locale, forms in _FORMS.items()}
_MONTH = {locale: _numbers(forms, 1) for locale, forms in _MONTHS.items()}
_SPACE = r"[ \u00a0\n]"


def _any(names: dict[str, int]) -> str:
    return (
        "|".join(sorted(map(str.capitalize, names), key=len, reverse=True))
        + "|"
        + "|".join(sorted(names, key=len, reverse=True))
    )


_CS_DATE = (
    rf"(?P<d>\d{{1,2}})\.{_SPACE}?(?:(?P<m>\d{{1,2}})\.{_SPACE}?|(?P<name>{_any(_MONTH['cs'])})"
    rf"{_SPACE})(?P<y>\d{{4}})"
)
_EN_MONTH = rf"(?:{_any(_MONTH['en'])})\.?"
_EN_DATE = (
    rf"(?:(?:the{_SPACE})?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{_SPACE}(?:of{_SPACE})?(?P<name>{_EN_MONTH})"
    rf",?{_SPACE}(?P<y>\d{{4}})"
    rf"|(?P<name2>{_EN_MONTH}){_SPACE}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?{_SPACE}(?P<y2>\d{{4}}))"
)
#: A day of the week and a date behind it, or the other way round in brackets or after a comma.
_BESIDE = {
    "cs": (
        lazy_pattern(
            rf"(?<!\w)(?P<w>{_any(_DAYS['cs'])})\.?(?:,?{_SPACE}(?:dne{_SPACE})?){_CS_DATE}(?!\d)"
        ),
        lazy_pattern(
            rf"(?<![\d.]){_CS_DATE}(?:{_SPACE}?\(|,{_SPACE})(?P<w>{_any(_DAYS['cs'])})(?=[),.;]|$)",
        ),
    ),
    "en": (
        lazy_pattern(rf"(?<!\w)(?P<w>{_any(_DAYS['en'])})\.?,?{_SPACE}{_EN_DATE}(?!\d)"),
        lazy_pattern(
            rf"(?<![\d.]){_EN_DATE}(?:{_SPACE}?\(|,{_SPACE})(?P<w>{_any(_DAYS['en'])})(?=[),.;]|$)"
        ),
    ),
}
#: Before a day that ends a range or a list of days: opening hours, with a date of their own behind.
_RANGE = lazy_pattern(
    r"(?:[–—-][ \u00a0]?|(?<!\w)(?:až|do|a|i|nebo|or|and|to|till|until|through)[ \u00a0\n])\Z"
)
#: A name of a day in a word, and a year: without both there is nothing to look for.
_NAMED = {
    locale: WordIndex(lazy_pattern(rf"(?<!\w)(?:{'|'.join(days)})(?!\w)"), fold=True)
    for locale, days in _DAYS.items()
}
_YEAR = lazy_pattern(r"[12]\d{3}")


class Beside(NamedTuple):
    """A place where the day of the week is not the date's; ``day`` is the date's (Monday is 0)."""

    start: int
    end: int
    day: int


def wrong_weekdays(text: str, locale: str) -> Iterator[Beside]:
    """Days of the week that are not those of the date with a year beside them."""
    if locale not in _BESIDE or not _NAMED[locale].among(words(text)) or not _YEAR.search(text):
        return
    for pattern in _BESIDE[locale]:
        for match in pattern.finditer(text):
            date = _date(match.groupdict(), locale)
            weekday = _DAYS[locale][match["w"].lower()]
            in_range = _RANGE.search(text, max(0, match.start() - 12), match.start())
            if date is not None and date.weekday() != weekday and not in_range:
                yield Beside(*match.span(), date.weekday())


def _date(groups: dict[str, str | None], locale: str) -> dt.date | None:
    """The date of a match; None for one that there is not."""
    day, year = groups["d"] or groups.get("d2"), groups["y"] or groups.get("y2")
    name = groups["name"] or groups.get("name2")
    month = _MONTH[locale][name.lower().rstrip(".")] if name else int(groups.get("m") or 0)
    try:
        return dt.date(int(year or 0), month, int(day or 0))
    except ValueError:
        return None
