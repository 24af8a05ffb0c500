"""What a number counts, in signs that both languages know: money, per cent, measures. A pure
function.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mosty.text.prefilter import lazy_pattern
from mosty.text.quantities.numbers import Item, Reading

_S = "[\\s\u00a0\u202f\u2009]"
#: Unit → how it is written after a number; all but per cent and money are signs only.
_UNITS = {
    "CZK": r"Kč\b|CZK\b|(?:českých[ ]|Czech[ ])?(?:korun\w{0,3}|crowns?|korunas?)\b",
    "EUR": r"€|EUR\b|[Ee]uro?s?\b|[Ee]ur[aueo]m?\w{0,2}\b",
    "USD": r"\$|USD\b|(?:US[ ])?dol(?:ar|lar)\w{0,2}\b",
    "GBP": r"£|GBP\b|liber\b|libr\w{1,2}\b|pounds?\b",
    "%": r"%|procent\w*(?:[ ]bod\w*)?|per[ ]?cent\b|p\.[ ]?b\.|percentage[ ]points?\b|pp\b",
    "‰": r"‰|promile?\b|per[ ]mille?\b",
    "km": r"km\b(?!/)|kilomet(?:r|re|er)\w{0,2}\b",
    "m": r"m\b(?![²³/2])|metr(?:[ůyu]|ech|em)?\b|metres?\b|meters?\b",
    "cm": r"cm\b|centimet(?:r|re|er)\w{0,2}\b",
    "mm": r"mm\b",
    "m²": r"m²|m2\b|square[ ]met(?:re|er)s?\b|metr\w{0,2}[ ]čtverečn\w+|čtverečn\w+[ ]metr\w*",
    "kg": r"kg\b|kilogram\w{0,2}\b|kil[oa]s?\b",
    "g": r"g\b|gram[ůyums]{0,2}\b",
    "l": r"l\b|litr\w{0,2}\b|lit(?:re|er)s?\b",
    "°C": r"°[ ]?C?",
    "kB": r"kB\b|KB\b",
    "MB": r"MB\b",
    "GB": r"GB\b",
}


def _spaced(pattern: str) -> str:
    return pattern.replace("[ ]", "[ \u00a0\n]")


_NAMES = list(_UNITS)
_GROUPS = "|".join(f"(?P<u{at}>{_spaced(pattern)})" for at, pattern in enumerate(_UNITS.values()))
_BEFORE_UNITS = {"CZK": r"Kč|CZK", "EUR": r"€|EUR", "USD": r"\$|USD", "GBP": r"£|GBP"}
_SCALE = (
    r"(?:tisíc\w{0,2}|tis\.|thousand|mili[oó]n\w{0,2}|mil\.|million|miliard\w{0,2}|mld\.|billion)"
)
_AFTER = lazy_pattern(rf"(?:[,.][-–—]{{1,2}})?(?:{_S}?{_SCALE})?(?:{_S}|-)?(?:ti|mi)?(?:{_GROUPS})")
_BEFORE = lazy_pattern(
    "(?:"
    + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _BEFORE_UNITS.items())
    + rf"){_S}?\Z"
)
#: Between two numbers of one unit: *15–20 %*, *from 5 to 10 per cent*, *5, 10 and 15 %*.
_ON = lazy_pattern(
    rf"{_S}?(?:[–-]|až|do|to|a|and|nebo|or|i|,|/|by){_S}?(?:(?:o|na|by|to|z|from|{_SCALE}){_S})?"
)
_SIGN = lazy_pattern(_GROUPS + r"|[Pp]ercent\w*")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number, its unit (empty where none is said) and the text of both."""

    item: Item
    unit: str
    text: str


def may_say(text: str) -> bool:
    """Whether any number of the text may have a unit: a cheap test."""
    return _DIGIT.search(text) is not None and _SOME.search(text) is not None


_DIGIT = lazy_pattern(r"\d")
_SOME = lazy_pattern(
    r"[%‰€$£°²]|[Kk]č|CZK|EUR|USD|GBP|[Kk]orun|[Cc]rown|[Ee]ur|[Dd]ol|[Ll]ib|[Pp]ound|[Pp]rocent"
    r"|[Pp]er ?cent|[Pp]romil|[Mm]et[re]|\d\s?(?:[ckm]?m2?|k?g|l|[kKMG]B)\b|[Ll]it|[Gg]ram|[Kk]il"
)


def counted(text: str, reading: Reading) -> list[Counted]:
    """The numbers of a text with what they count; of numbers in a row the first has the unit of
    the last.
    """
    numbers = [one for one in reading.items if one.kind == "number"]
    counts: list[Counted] = []
    following = ""
    for at in range(len(numbers) - 1, -1, -1):
        item = numbers[at]
        unit, end = _unit(text, item)
        if not unit and at + 1 < len(numbers) and _on(text, item, numbers[at + 1]):
            unit = following
        following = unit
        counts.append(Counted(item, unit, text[item.start : end]))
    counts.reverse()
    for at in range(1, len(counts)):  # CZK 200–300
        before, here = counts[at - 1], counts[at]
        if before.unit and not here.unit and _on(text, before.item, here.item):
            counts[at] = Counted(here.item, before.unit, here.text)
    return counts


def _on(text: str, item: Item, following: Item) -> bool:
    return _ON.fullmatch(text, item.end, following.start) is not None


def _unit(text: str, item: Item) -> tuple[str, int]:
    after = _AFTER.match(text, item.end)
    if after:
        return _NAMES[int((after.lastgroup or "u0")[1:])], after.end()
    before = _BEFORE.search(text[max(0, item.start - 5) : item.start])
    return (before.lastgroup or "" if before else ""), item.end


def at_odds(
    ours: Sequence[Counted], theirs: Sequence[Counted], texts: tuple[str, str]
) -> list[tuple[Counted, Counted]]:
    """Pairs of one number that counts something else on each side.

    A unit that only one of them says is missing where its text says it less often, in signs or
    words: a head of a table may say it for all its rows.
    """
    pairs = []
    for value in dict.fromkeys(one.item.value for one in ours):
        own = [one for one in ours if one.item.value == value]
        other = [one for one in theirs if one.item.value == value]
        if len(own) != len(other):
            continue
        pairs += _unlike(own, other)
    if not pairs:
        return []
    mentions = [Counter(map(_name_of, _SIGN.finditer(text))) for text in texts]
    return [
        (here, there)
        for here, there in pairs
        if (here.unit and there.unit)
        or mentions[0][here.unit or there.unit] != mentions[1][here.unit or there.unit]
    ]


def _name_of(match: object) -> str:
    group = getattr(match, "lastgroup", None)
    return _NAMES[int(group[1:])] if group else "%"


def _unlike(own: list[Counted], other: list[Counted]) -> list[tuple[Counted, Counted]]:
    left = Counter(one.unit for one in other)
    surplus = []
    for number in own:
        left[number.unit] -= 1
        if left[number.unit] < 0:
            surplus.append(number)
    right = Counter(one.unit for one in own)
    lacking = []
    for number in other:
        right[number.unit] -= 1
        if right[number.unit] < 0:
            lacking.append(number)
    return list(zip(surplus, lacking, strict=False))
