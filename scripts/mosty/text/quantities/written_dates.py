"""A date as people write it, as front matter wants it: sure readings only, no text beside it."""

from __future__ import annotations

import datetime as dt
import re

from mosty.text.prefilter import lazy_pattern
from mosty.text.quantities.number_patterns import MONTH_OF

_S = r"[ \u00a0\u202f]*"
_DASH = r"[-\u2010-\u2014\u2212]"
#: Longer than any date that is written out.
_LONGEST = 40
#: 1. 12. 2026 and 1.12.2026: with full stops the day comes first in every language of ours.
_STOPS = lazy_pattern(rf"(?P<d>\d{{1,2}})\.{_S}(?P<m>\d{{1,2}}|[IVX]{{1,4}})\.{_S}(?P<y>\d{{4}})")
#: 2026/12/1, 2026.12.1, 2026–12–01, 2026. 12. 1.
_YEAR_FIRST = lazy_pattern(
    rf"(?P<y>\d{{4}})(?P<s>{_DASH}|/|\.){_S}(?P<m>\d{{1,2}})(?P=s){_S}(?P<d>\d{{1,2}})\.?"
)
#: 25/12/2026 and 12/25/2026, where only one of the two can be a month.
_SLASHES = lazy_pattern(
    rf"(?P<a>\d{{1,2}}){_S}(?P<s>/|{_DASH}){_S}(?P<b>\d{{1,2}}){_S}(?P=s){_S}(?P<y>\d{{4}})"
)
#: 1. prosince 2026, 1 December 2026, the 1st of December, 2026.
_DAY_FIRST = lazy_pattern(
    rf"(?:the )?(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th)?{_S}(?:of )?"
    rf"(?P<n>[^\W\d_]{{3,10}})\.?,?{_S}(?P<y>\d{{4}})"
)
#: December 1, 2026.
_MONTH_FIRST = lazy_pattern(
    rf"(?<!\w)(?P<n>[^\W\d_]{{3,10}})\.?{_S}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,{_S}(?P<y>\d{{4}})"
)
#: 10/2016, 2016/10, říjen 2016: a month of a year.
_MONTH = lazy_pattern(
    rf"(?P<m>\d{{1,2}}){_S}[/.]{_S}(?P<y>\d{{4}})|(?P<y2>\d{{4}}){_S}/{_S}(?P<m2>\d{{1,2}})"
    rf"|(?P<n>[^\W\d_]{{3,10}})\.?{_S}(?P<y3>\d{{4}})"
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def iso_day(text: str) -> str | None:
    """``2026-12-01`` for a day written otherwise; None where it is no day, or may be two.

    >>> iso_day("1. 12. 2026"), iso_day("1 December 2026"), iso_day("25/12/2026")
    ('2026-12-01', '2026-12-01', '2026-12-25')
    >>> iso_day("1/12/2026"), iso_day("31. 2. 2026"), iso_day("asi 1. 12. 2026")
    (None, None, None)
    """
    written = text.strip()
    if len(written) > _LONGEST:
        return None
    for pattern in (_STOPS, _YEAR_FIRST, _DAY_FIRST, _MONTH_FIRST):
        if match := pattern.fullmatch(written):
            got = match.groupdict()
            month = _month(got.get("m") or got["n"])
            return _day(int(got["y"]), month, int(got["d"])) if month else None
    match = _SLASHES.fullmatch(written)
    return _either(int(match["y"]), int(match["a"]), int(match["b"])) if match else None


def either_day(text: str) -> tuple[str, ...]:
    """The two days that ``1/12/2026`` may be, empty if it is no such date.

    >>> either_day("10/11/2026"), either_day("25/12/2026")
    (('2026-11-10', '2026-10-11'), ())
    """
    match = _SLASHES.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if match is None:
        return ()
    year, first, second = int(match["y"]), int(match["a"]), int(match["b"])
    days = (_day(year, second, first), _day(year, first, second))
    return tuple(day for day in days if day) if None not in days and first != second else ()


def iso_month(text: str) -> str | None:
    """``2016-10`` for a month of a year in any notation, None if it is no month.

    >>> iso_month("10/2016"), iso_month("říjen 2016"), iso_month("13/2016")
    ('2016-10', '2016-10', None)
    """
    match = _MONTH.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if match is None:
        return None
    year = match["y"] or match["y2"] or match["y3"]
    month = _month(match["m"] or match["m2"] or match["n"])
    return f"{year}-{month:02d}" if month else None


def _either(year: int, first: int, second: int) -> str | None:
    """The day of ``first/second/year``, if only one order gives one, or both the same."""
    days = {_day(year, second, first), _day(year, first, second)} - {None}
    return days.pop() if len(days) == 1 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _month(written: str) -> int | None:
    """The number of a month that is written as a number, by its name or in Roman figures."""
    if written.isdecimal():
        return int(written) if re.fullmatch("0?[1-9]|1[0-2]", written) else None
    if written in _ROMAN:
        return _ROMAN.index(written) + 1
    for patterns in MONTH_OF.values():
        for number, pattern in enumerate(patterns, 1):
            if pattern.fullmatch(written):
                return number
    return None
