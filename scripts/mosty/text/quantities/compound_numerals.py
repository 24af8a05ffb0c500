"""Numbers of several words: *dvacet pět*, *pětadvacet*, *a hundred and twenty*, *tisíc dvě stě*."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mosty.text.prefilter import lazy_pattern

#: Between the words of one number.
_TOGETHER = lazy_pattern(r"(?:[\s\u00a0-]|\band\b|\ba\b){1,8}")
_TENS = {
    "dvacet": 20,
    "třicet": 30,
    "čtyřicet": 40,
    "padesát": 50,
    "šedesát": 60,
    "sedmdesát": 70,
    "osmdesát": 80,
    "devadesát": 90,
}
_UNITS = {"jed": 1, "dva": 2, "tři": 3, "čty": 4, "pět": 5, "šes": 6, "sed": 7, "osm": 8, "dev": 9}
#: The unit first: ``pětadvacet``.
_JOINED = lazy_pattern(
    rf"(?<!\w)(jedn?|jeden|dv|tři|čtyři|pět|šest|sedm|osm|devět)a({'|'.join(_TENS)})", re.IGNORECASE
)


def sums(text: str, lang: str, numerals: Iterable[tuple[int, int, int]]) -> set[int]:
    """The values of the words ``said`` (start, end, value; in order) and of the numbers they make
    together.
    """
    values: set[int] = set()
    run, last = 0, -1
    for start, end, value in numerals:
        run = _more(run, value) if last >= 0 and _TOGETHER.fullmatch(text, last, start) else value
        last = end
        values |= {value, run}
    for match in _JOINED.finditer(text) if lang == "cs" else ():
        values.add(_UNITS[(match[1] + "a")[:3].lower()] + _TENS[match[2].lower()])
    return values


def _more(before: int, value: int) -> int:
    """The number that goes on: *hundred* and *thousand* multiply what stands before them, the rest
    is added.
    """
    return before * value if value in (100, 1000) and 0 < before < value else before + value
