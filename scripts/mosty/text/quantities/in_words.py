"""What two languages say in words, not in digits: durations, days of the week, letters of a
section.

Of a duration the unit is compared too, whether its number is in words or in digits: *15 dnů*
are not *15 weeks*.

Words are no sure sign alone (a translation may leave *three months* out of a sentence that says it
twice), so only pairs count: both texts have one of a class that the other does not answer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mosty.text.prefilter import WordIndex, lazy_pattern, places, words
from mosty.text.quantities import clock_times

#: Every form of the numbers up to fifteen, in order.
_FORMS = {
    "cs": (
        "jeden jedna jedno jednoho jednomu jednu",
        "dva dvě dvou",
        "tři tří",
        "čtyři čtyř",
        "pět pěti",
        "šest šesti",
        "sedm sedmi",
        "osm osmi",
        "devět devíti",
        "deset deseti desíti",
        "jedenáct jedenácti",
        "dvanáct dvanácti",
        "třináct třinácti",
        "čtrnáct čtrnácti",
        "patnáct patnácti",
    ),
    "en": (
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
    ),
}
_VALUES = {
    lang: {form: at for at, forms in enumerate(rows, 1) for form in forms.split()}
    for lang, rows in _FORMS.items()
}
#: Forms that stand in prose, but not before a unit of time.
_CASES = {"třech": "tři", "třem": "tři", "třemi": "tři", "čtyřech": "čtyři", "čtyřem": "čtyři",
          "čtyřmi": "čtyři", "dvěma": "dva"}  # fmt: skip
_UNITS = {
    "cs": {
        "min": "minute",
        "hod": "hour",
        "dn": "day",
        "den": "day",
        "týd": "week",
        "měs": "month",
        "rok": "year",
        "let": "year",
    },
    "en": {
        "min": "minute",
        "hou": "hour",
        "day": "day",
        "wee": "week",
        "mon": "month",
        "yea": "year",
    },
}
_UNIT = {
    "cs": re.compile(r"[\s\u00a0](min(?=ut)|hod|dn(?=[íůy]\b)|den\b|týd|měs|rok|let\b)\w*"),
    "en": re.compile(r"[\s\u00a0-](min(?=ute)|hou|day|wee(?=ks?\b)|mon(?=th)|yea)\w*"),
}
_BEFORE = lazy_pattern(
    r"([^\W\d_]+|(?<![\w.,:])\d{1,3})(?:[\s\u00a0]+(?:\w+ch|working|calendar))?$"
)
_WEEKDAYS = {
    "cs": re.compile(
        r"\b(?:(pondělí|pondělk)|(úter)|(střed[auyou])|(čtvrte?k)|(pát(?:ek|k[uey]))|(sobot)"
        r"|(neděl))",
        re.I,
    ),
    "en": re.compile(
        r"\b(?:(Monday)|(Tuesday)|(Wednesday)|(Thursday)|(Friday)|(Saturday)|(Sunday))"
    ),
}
_DAY_WORDS = {
    "cs": ("ponděl", "úter", "střed", "čtvrt", "pátek", "pátk", "sobot", "neděl"),
    "en": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
}
_SECTION = lazy_pattern(r"(?:§{1,2}[\s\u00a0]*|\b[Ss]ections?[\s\u00a0]+)(\d+)([a-z]{1,2})\b")
_LETTER = {
    "cs": re.compile(r"\bpísm\.[\s\u00a0]*([a-z])\)"),
    "en": re.compile(r"(?<=[\d)])\(([a-z])\)"),
}
#: Class, value, start, end.
Mention = tuple[str, str, int, int]


_UNIT_SIGN = {
    "cs": WordIndex(lazy_pattern(r"(?<!\S)(?:minut|hod|dn[íůy]|den|týd|měs|rok|let)"), fold=True),
    "en": WordIndex(lazy_pattern(r"(?<!\S)(?:minute|hou|day|wee|month|yea)"), fold=True),
}
_VALUE_SIGN = {
    lang: lazy_pattern(rf"(?:(?<![^\W\d_])(?:{'|'.join(values)})|\d)\s(?:\S+\s)?\Z", re.IGNORECASE)
    for lang, values in _VALUES.items()
}
_SIGN = {
    "cs": WordIndex(lazy_pattern("písm|section|§|" + "|".join(_DAY_WORDS["cs"])), fold=True),
    "en": WordIndex(
        lazy_pattern(
            r"-(?:minute|hou|day|wee|month|yea)|section|§|[\d)]\([a-z]\)|"
            + "|".join(_DAY_WORDS["en"])
        ),
        fold=True,
    ),
}


def value_of(number: str, lang: str) -> int | None:
    """What a number in digits, or in a word up to fifteen, says; None for any other word."""
    digits, small = "".join(number.split()), number.lower()
    if digits.isdecimal():
        return int(digits)
    return _VALUES.get(lang, {}).get(_CASES.get(small, small) if lang == "cs" else small)


def number_words(lang: str) -> str:
    """A pattern of every word that :func:`value_of` knows in a language."""
    return "|".join([*_VALUES[lang], *(_CASES if lang == "cs" else ())])


def may_say(text: str, lang: str) -> bool:
    """Whether :func:`mentions` may find anything; where this denies it, nothing is there."""
    if lang not in _UNIT:
        return False
    if clock_times.may_say(text, lang):
        return True
    present = words(text)
    return bool(_SIGN[lang].among(present)) or any(
        places(text, _UNIT_SIGN[lang].among(present), _VALUE_SIGN[lang])
    )


def mentions(text: str, lang: str) -> list[Mention]:
    """Everything of the kind in ``text``; nothing in a language whose words are not known."""
    if lang not in _UNIT:
        return []
    listed = [*_durations(text, lang)]
    listed += (("clock", *time) for time in clock_times.shifted(text, lang))
    small = text.lower()
    if any(word in small for word in _DAY_WORDS[lang]):
        for match in _WEEKDAYS[lang].finditer(text):
            listed.append(("weekday", str(match.lastindex), *match.span()))
    if "§" in text or "ection" in text:
        for match in _SECTION.finditer(text):
            listed.append((f"section {match[1]}", match[2], *match.span()))
    if ")" in text:
        for match in _LETTER[lang].finditer(text):
            listed.append(("letter", match[1], *match.span()))
    return listed


def _durations(text: str, lang: str) -> Iterator[Mention]:
    """Every duration twice: by its unit, and by its number, whose unit is compared."""
    for match in _UNIT[lang].finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - 25), match.start())
        if before is None:
            continue
        unit, word = _UNITS[lang][match[1]], before[1].lower()
        value = int(word) if word.isdecimal() else _VALUES[lang].get(word)
        if value:
            yield unit, str(value), before.start(), match.end()
            yield f"{value} of what", unit, before.start(), match.end()


def at_odds(ours: list[Mention], theirs: list[Mention]) -> list[tuple[Mention, Mention]]:
    """Pairs of one class whose values differ, where each side has one that the other lacks."""
    own, other = _lacking(ours, theirs), _lacking(theirs, ours)
    pairs = []
    for mention in own:
        match = next((each for each in other if each[0] == mention[0]), None)
        if match:
            other.remove(match)
            pairs.append((mention, match))
    return pairs


def _lacking(some: list[Mention], others: list[Mention]) -> list[Mention]:
    left = Counter(one[:2] for one in others)
    lacking = []
    for mention in some:
        left[mention[:2]] -= 1
        if left[mention[:2]] < 0:
            lacking.append(mention)
    return lacking
