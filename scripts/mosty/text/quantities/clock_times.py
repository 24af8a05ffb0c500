"""Times of the day as people say them: *v 9 večer* and *9 p.m.*, *v půl osmé* and *half past
seven*, *v poledne* and *noon*.

A time in figures is an item of :mod:`mosty.text.quantities.numbers`; one in words is only ever an
answer to figures of the other language, or compared with another in words. Pure functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mosty.text.prefilter import lazy_pattern

_S = "[ \\t\u00a0\u202f\u2009]"
_SPACE = "(?:[ \\t\u00a0\u202f\u2009]|\\n(?!\\n))"
_HOUR = r"(?:[01]?\d|2[0-4])"
_OCLOCK = {
    "cs": rf"(?:{_SPACE}(?:hodin\w{{0,3}}|hod\.?|h)(?!\w))",
    "en": rf"(?:{_SPACE}o[’']clock\b)",
}
#: What says the half of the day after an hour, per language; then before it.
_PART = {
    "cs": r"(?:ráno|nad{0}ránem|dopoledne|odpoledne|večer|v{0}noci|v{0}poledne)(?!\w)",
    "en": r"(?:in{0}the{0}(?:early{0})?(?:morning|afternoon|evening)|at{0}night|noon)\b",
}
_PART = {lang: part.replace("{0}", _SPACE) for lang, part in _PART.items()}
_BEFORE = {
    "cs": (
        ("ráno", "dopoledne", "odpoledne", "večer", "v noci"),
        ("v", "ve", "od", "do", "po", "kolem", "okolo", "před"),
    ),
    "en": (("in the morning", "in the afternoon", "in the evening", "at night"), ("at", "from")),
}
#: What makes another hour of the one that follows.
_SHIFTED = {
    "cs": ("půl", "čtvrt na", "čtvrtě na"),
    "en": ("half past", "quarter past", "quarter to"),
}
_GAP = "[ \u00a0]"


def _after(*phrases: str) -> str:
    """A look behind: one of the phrases and a space come before."""
    return "(?:" + "|".join(f"(?<={one.replace(' ', _GAP)}{_GAP})" for one in phrases) + ")"


def _half_before(lang: str) -> str:
    parts, words = _BEFORE[lang]
    return _after(*(f"{part} {word}" for part in parts for word in words))


_HALF_DAY = rf"(?:{_S}?(?P<half>[ap])\.?m\b\.?)"
_BEGIN = r"(?<![\w.,:])"
_UNTIL = {
    "cs": rf"(?:{_S}?[–-]{_S}?|{_SPACE}(?:až|do|a){_SPACE})",
    "en": rf"(?:\s?[–-]\s?|{_SPACE}(?:to|until|till|and){_SPACE})",
}
TIME = {
    "cs": lazy_pattern(
        rf"{_BEGIN}(?:{_after(*_SHIFTED['cs'])}(?P<h5>{_HOUR})(?:{_SPACE}(?P<part5>{_PART['cs']}))?(?![\w.,:]\d)"
        rf"|(?P<h>{_HOUR})(?:[.:](?P<m>[0-5]\d))?{_OCLOCK['cs']}?"
        rf"{_SPACE}(?P<part>{_PART['cs']})"
        rf"|(?P<h2>{_HOUR})(?:[.:](?P<m2>[0-5]\d))?{_OCLOCK['cs']}?(?={_UNTIL['cs']}"
        rf"(?P<end>{_HOUR})(?:[.:]\d\d)?{_OCLOCK['cs']}?{_SPACE}(?P<later>{_PART['cs']}))"
        rf"|{_half_before('cs')}(?P<h4>{_HOUR})(?:[.:](?P<m4>[0-5]\d))?{_OCLOCK['cs']}?(?![\w.,:])"
        r"|(?P<h3>[01]?\d|2[0-4])[.:](?P<m3>[0-5]\d)(?![\d:%]|[.,]\d|\s?%))",
        re.IGNORECASE,
    ),
    "en": lazy_pattern(
        rf"{_BEGIN}(?:{_after(*_SHIFTED['en'])}(?P<h5>{_HOUR})(?:{_SPACE}(?P<part5>{_PART['en']}))?(?![\w.,:]\d)"
        rf"|(?P<h>{_HOUR})(?:[:.](?P<m>[0-5]\d))?{_OCLOCK['en']}?"
        rf"(?:{_HALF_DAY}|{_SPACE}(?P<part>{_PART['en']}))"
        rf"|(?P<h2>{_HOUR})(?:[:.](?P<m2>[0-5]\d))?(?={_UNTIL['en']}(?P<end>{_HOUR})"
        rf"(?:[:.]\d\d)?(?:{_S}?(?P<later>[ap])\.?m\b|{_SPACE}(?P<later2>{_PART['en']})))"
        rf"|{_half_before('en')}(?P<h4>{_HOUR})(?:[.:](?P<m4>[0-5]\d))?{_OCLOCK['en']}?(?![\w.,:])"
        rf"|(?P<h6>{_HOUR}){_OCLOCK['en']}"
        r"|(?P<h3>[01]?\d|2[0-4]):(?P<m3>[0-5]\d)(?![\d:]))",
        re.IGNORECASE,
    ),
}


_AT = lazy_pattern(r"(?<!\w)(?:ve?|od|do|po|kolem|okolo|před|at|from|until|by)\s\Z")


def time_of(match: re.Match[str]) -> tuple[str, frozenset[str]] | None:
    """The time a match of :data:`TIME` says, ``HH:MM``, and by what else the other language may
    say it: a number, another time of a clock with twelve hours.
    """
    got = {name: said for name, said in match.groupdict().items() if said is not None}
    name = next(one for one in ("h", "h2", "h3", "h4", "h5", "h6") if one in got)
    hour, minute = int(got[name]), int(got.get(f"m{name[1:]}", 0))
    before = match.string[max(0, match.start() - 30) : match.start()].lower()
    half = _half(got, before if name == "h4" else "")
    if name == "h2" and half == "p" and int(got["end"]) % 12 < hour % 12:
        half = ""  # from 10 to 2 p.m.
    also: set[str] = set()
    if name == "h5":
        hour, minute = _shifted(hour, before)
    on = _on_a_day(hour, half)
    if minute:
        also.add(f"{on}.{minute:02d}".rstrip("0"))
    else:
        also |= {str(on), f"{on}.0"}
    if name == "h" and "part" in got and not _AT.search(before):
        also.add(str(hour))  # 2 odpoledne týdně
    if name in ("h5", "h6") and not half:  # the clock on the wall says no half of the day
        also |= {f"{(hour + 12) % 24:02d}:{minute:02d}", str((hour + 12) % 24)}
    return f"{on % 24:02d}:{minute:02d}", frozenset(also)


def _half(got: dict[str, str], before: str) -> str:
    """The half of the day that is said, as :func:`_half_of` names it."""
    names = ("half", "part", "later", "later2", "part5")
    return _half_of(next((got[one] for one in names if one in got), "").lower() or before)


def _half_of(phrase: str) -> str:
    """``a``, ``p``, ``n`` for night, ``morning``, ``noon``; empty if no half is named."""
    if phrase in ("a", "p"):
        return phrase
    words = set(phrase.split())
    for half, signs in (
        ("noon", {"poledne", "noon"}),
        ("n", {"noci", "night"}),
        ("p", {"odpoledne", "večer", "afternoon", "evening"}),
        ("morning", {"ráno", "ránem", "dopoledne", "morning"}),
    ):
        if words & signs:
            return half
    return ""


def _on_a_day(hour: int, half: str) -> int:
    """The hour of twenty-four."""
    if half == "n":
        return hour + 12 if 6 <= hour < 12 else 0 if hour == 12 else hour
    if half == "p" and hour < 12:
        return hour + 12
    return 0 if half == "a" and hour == 12 else hour


def _shifted(hour: int, before: str) -> tuple[int, int]:
    """The hour and minute of *half past seven*, *půl osmé*, by the words before it."""
    words = before.replace("\u00a0", " ").split()
    if words[-1:] == ["past"]:
        return hour, 30 if words[-2:-1] == ["half"] else 15
    earlier = (hour - 1) % 24 if hour > 1 else 12
    if words[-1:] in (["to"],) or re.search(r"tři[ ]?čtvrtě na\s*$", before):
        return earlier, 45
    return earlier, 30 if words[-1:] == ["půl"] else 15


_HOURS = {
    "cs": (
        "jednu|jedné|jedna",
        "dvě|dvou|druhé|druhou",
        "tři|tří|třetí",
        "čtyři|čtyř|čtvrté|čtvrtou",
        "pět|pěti|páté|pátou",
        "šest|šesti|šesté|šestou",
        "sedm|sedmi|sedmé|sedmou",
        "osm|osmi|osmé|osmou",
        "devět|devíti|deváté|devátou",
        "deset|deseti|desíti|desáté|desátou",
        "jedenáct|jedenácti|jedenácté|jedenáctou",
        "dvanáct|dvanácti|dvanácté|dvanáctou",
    ),
    "en": (
        *("one", "two", "three", "four", "five", "six"),
        *("seven", "eight", "nine", "ten", "eleven", "twelve"),
    ),
}
_VALUE = {
    lang: {form: at for at, forms in enumerate(rows, 1) for form in forms.split("|")}
    for lang, rows in _HOURS.items()
}
_NAMED = {lang: "|".join(rows) for lang, rows in _HOURS.items()}
_HALF_HOUR = {
    "cs": rf"(?P<shift>půl|(?:tři{_SPACE}?)?čtvrtě?{_SPACE}na)",
    "en": rf"(?P<shift>half{_SPACE}past|(?:a{_SPACE})?quarter{_SPACE}(?:past|to))",
}
_SPOKEN = {
    "cs": lazy_pattern(
        rf"\b(?:{_HALF_HOUR['cs']}{_SPACE}(?P<of>{_NAMED['cs']})\b(?:{_SPACE}(?P<half>{_PART['cs']}))?"
        rf"|(?P<hour>{_NAMED['cs']})(?:{_SPACE}hodin\w{{0,3}})?{_SPACE}(?P<part>{_PART['cs']})"
        rf"|(?:(?P<early>{'|'.join(_BEFORE['cs'][0])}){_SPACE})?(?:ve?|od|do|po|kolem|okolo|před)"
        rf"{_SPACE}(?P<alone>{_NAMED['cs']})\b(?!{_SPACE}?čtvrt)(?:{_SPACE}hodin\w{{0,3}})?"
        r"|(?P<noon>poledn[ei]\w{0,2})|(?P<midnight>půlnoc\w{0,2}))",
        re.IGNORECASE,
    ),
    "en": lazy_pattern(
        rf"\b(?:{_HALF_HOUR['en']}{_SPACE}(?P<of>{_NAMED['en']})\b(?:{_SPACE}(?P<half>{_PART['en']}))?"
        rf"|(?P<hour>{_NAMED['en']}){_OCLOCK['en']}?(?:{_SPACE}(?P<part>{_PART['en']})"
        rf"|{_SPACE}?(?P<m>[ap])\.?m\b)"
        rf"|(?:(?P<early>{'|'.join(_BEFORE['en'][0])}){_SPACE})?(?:(?:at|from|until|by|after|before)"
        rf"{_SPACE})?(?P<alone>{_NAMED['en']}){_OCLOCK['en']}"
        r"|(?P<noon>noon|midday)|(?P<midnight>midnight))\b",
        re.IGNORECASE,
    ),
}
_SIGNS = {"cs": ("půl ", "půl\u00a0", "čtvrt"), "en": ("half past", "quarter")}


def spoken(text: str, lang: str) -> frozenset[str]:
    """Every time that the text may say in words, ``HH:MM``; both halves of a day where it names
    none.
    """
    return frozenset(time for match in _SPOKEN[lang].finditer(text) for time in _times(match, lang))


def _times(match: re.Match[str], lang: str) -> Iterator[str]:
    got = {name: said for name, said in match.groupdict().items() if said is not None}
    if "noon" in got or "midnight" in got:
        yield "12:00" if "noon" in got else "00:00"
        return
    hour = _VALUE[lang][next(got[one] for one in ("of", "hour", "alone") if one in got).lower()]
    minute = 0
    if "shift" in got:
        hour, minute = _shifted(hour, got["shift"].lower())
    half = _half_of(
        next((got[one] for one in ("half", "part", "m", "early") if one in got), "").lower()
    )
    yield f"{_on_a_day(hour, half) % 24:02d}:{minute:02d}"
    if not half:
        yield f"{(hour + 12) % 24:02d}:{minute:02d}"


def may_say(text: str, lang: str) -> bool:
    """Whether :func:`shifted` may find anything."""
    small = text.lower()
    return any(sign in small for sign in _SIGNS.get(lang, ()))


def shifted(text: str, lang: str) -> Iterator[tuple[str, int, int]]:
    """Times of which a word makes another hour (*půl osmé*), on a clock of twelve hours, with
    their places. Their numbers are not those of the other language.
    """
    for match in _SPOKEN[lang].finditer(text) if may_say(text, lang) else ():
        if match["shift"]:
            hour, _, minute = min(_times(match, lang)).partition(":")
            yield f"{int(hour) % 12}:{minute}", *match.span()


def unshifted(text: str, lang: str) -> str:
    """``text`` with these times blanked out."""
    for _, start, end in shifted(text, lang):
        text = text[:start] + " " * (end - start) + text[end:]
    return text
