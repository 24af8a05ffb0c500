"""Times and questions of everyday life that only look like law: ages, opening hours, lengths of
courses, "may I …?".

Each function is asked about a place in which :mod:`mosty.text.law.legal` has found the words of
law.
"""

from __future__ import annotations

import re

from mosty.text.prefilter import lazy_pattern

#: So far back and ahead a sentence is read.
_BACK, _AHEAD = 120, 160
_ENDS = lazy_pattern(r"[.!?](?=\s)|\n[ \t]*\n|\n[ \t]*[-*+]\s|\n#")
_UNIT_YEARS = r"(?:rok[uy]?|let|years?)"
_UNIT_SHORT = r"(?:týdnů|týdny|měsíc\w*|weeks?|months?)"
_HOURS = r"(?:hod(?:in\w*|\.)|h|hours?)"

#: A moment from which the time runs; "od pondělí", "po celý rok" and "po domluvě" are none.
_SINCE = lazy_pattern(
    r"[\s*_]{1,9}(?:(?:od|ode|po)\s{1,9}(?!pond|úter|střed|čtvrt|pát|sobot|neděl|cel[ýéou]|telef"
    r"|domluv|předchoz|dohod|objedn|\d)"
    r"|(?:from|after|since|of)\s{1,9}(?!mon|tue|wed|thu|fri|sat|sun|age\b|\d))",
    re.IGNORECASE,
)
#: The time in question is a plain end ("do 26 let", "up to 26 years"), not "within" or "at the
#: latest".
_PLAIN_END = r"^(?:do|up\s+to)\s+\S+(?:\s+\S+)?\s+"
_YEARS = lazy_pattern(rf"{_PLAIN_END}{_UNIT_YEARS}$", re.IGNORECASE)
_SHORT = lazy_pattern(rf"{_PLAIN_END}{_UNIT_SHORT}$", re.IGNORECASE)
_OLD = lazy_pattern(r"\s{1,9}(?:věku|stáří|star[ýáéí]|of\s+age|old)\b", re.IGNORECASE)
#: "děti a studenti do 26 let", "young people up to 26 years": whose age it is.
_AGED = lazy_pattern(
    r"(?:\b(?:dít|dět|student|žák|škol[áa][kč]|mlad|lid|dospěl|osob|věk|chlap|kluk|dív|hol|rodin"
    r"|rodič|mam|matk|otc"
    r"|zájemc|klient|uživatel|účastn|všech|kojen|novoroz|mimin|batol|sourozen)\w*"
    r"|\bod\s+(?:narození|\S+\s+(?:let|rok[uůy]|měsíc\w*))|\b(?:child(?:ren)?|students?|pupils?"
    r"|people"
    r"|persons?|adults?|aged?|boys?|girls?|clients?|babies|infants|toddlers))\s+(?:ve\s+věku\s+)?$",
    re.IGNORECASE,
)
#: "pro kojence do 12 měsíců": for weeks and months more must be said, as "OSPOD navštíví děti do 3
#: měsíců" is a limit.
_FOR_BABIES = lazy_pattern(
    r"\b(?:(?:pro|u|péče\s+o)\s+(?:děti|dětí|kojen\w+|novoroz\w+|mimin\w+|batol\w+)"
    r"|for\s+(?:children|babies|infants|newborns|toddlers))\s+(?:ve\s+věku\s+)?$",
    re.IGNORECASE,
)
#: "od 3 do 6 měsíců": what is right before the place.
_FROM = lazy_pattern(
    r"\b(?:od|from)\s+[\d\w.,:]+(?:\s+(?:hod\w*\.?|h|let|rok\w*|měsíc\w*|týd\w*|dn\w+))?\s+$",
    re.IGNORECASE,
)
_TO = lazy_pattern(r"^(?:do|up\s+to|to)\s", re.IGNORECASE)
#: Words by which a range is one of law ("opatření trvá od 1 do 3 měsíců").
_OF_LAW = lazy_pattern(
    r"\b(?:lhůt|soud|odvol|opatřen|rozhodnut|rozsud|řízení|výchov|zákon|osvoj|umístěn|pěstoun"
    r"|deadline|limit|court|appeal|measure|decision|judg|proceedings|institutional|adoption"
    r"|placement|foster)",
    re.IGNORECASE,
)
_CLOCK = lazy_pattern(
    rf"^(?:do|up\s+to|no\s+later\s+than|nejpozději\s+do)\s+(\d\d?)\s*{_HOURS}$", re.IGNORECASE
)
_PART_OF_DAY = lazy_pattern(
    r"\s{1,9}(?:ráno|dopoledne|odpoledne|večer|v\s+noci|denně|každý|od\s+pond"
    r"|in\s+the\s+(?:morning|afternoon|evening)"
    r"|daily|every\s+day)",
    re.IGNORECASE,
)
_OPEN = lazy_pattern(
    r"\b(?:otev[řír]|linka|linku|lince|fungu|denně|provoz|úřední|pondělí|úter|střed|čtvrt|pátk"
    r"|pátek|sobot|neděl"
    r"|open|line|daily|works?|monday|tuesday|wednesday|thursday|friday|saturday|sunday|opening)",
    re.IGNORECASE,
)
_COME = lazy_pattern(
    r"\b(?:přijďte|přijít|přij[eí]d|volejte|zavolejte|volat|čekáme|jsme\s+tu|jsme\s+zde|come|call"
    r"|we\s+are)\b",
    re.IGNORECASE,
)
_COURSE = lazy_pattern(
    r"\b(?:kurz|lekce|sezení|schůzk|setkání|školení|přednášk|seminář|přestávk|projekt|program"
    r"|tábor|výlet|cvičení|prohlídk"
    r"|rozhovor|hovor|cesta|workshop|course|lesson|session|meeting|training|lecture|seminar|break"
    r"|project|camp|trip"
    r"|interview|journey|visit)\w*\s+(?:\w+\s+){0,2}(?:trv|zaber|lasts?|takes?|took|lasted|runs?)"
    r"\w*\s+$",
    re.IGNORECASE,
)
#: Words that ask, before the place in its clause, or in its sentence after "ask", "say", "on";
#: "který" and "which" alone mostly do not ask.
_ASKS = lazy_pattern(
    r"(?<!\w)(?:zda|zdali|jestli|kdo|co|čeho|čím|kdy|kde|jak|jaké|jaký|jaká|proč|kolik|komu|koho"
    r"|whether|what|how|why)"
    r"\s[^.,;:!?]{0,120}$"
    r"|(?<!\w)(?:ask|tell|tells|say|says|know|knows|sure|clear|explain|explains|hear|out|on"
    r"|about)\s+(?:\w+\s+){0,3}"
    r"(?:who|which|when|where|if)\s[^.;:!?]{0,120}$",
    re.IGNORECASE,
)
_THAT = lazy_pattern(r"(?:,\s+že|\bthat)\s[^.;:!?]{0,120}$", re.IGNORECASE)


def time(text: str, start: int, end: int) -> bool:
    """Whether the time is somebody's age, hours of the day, or how long something takes, and runs
    from no moment.
    """
    if _SINCE.match(text, end):
        return False
    place, before = text[start:end], _before(text, start)
    return (
        _is_age(text, place, before, end)
        or _is_hours(text, place, before, end)
        or _is_length(place, before)
    )


def _is_age(text: str, place: str, before: str, end: int) -> bool:
    if _YEARS.match(place):
        return bool(_OLD.match(text, end) or _AGED.search(before))
    return bool(_SHORT.match(place) and (_OLD.match(text, end) or _FOR_BABIES.search(before)))


def _is_hours(text: str, place: str, before: str, end: int) -> bool:
    match = _CLOCK.match(place)
    if match is None or int(match[1]) > 24:
        return False
    if _FROM.search(before) or _PART_OF_DAY.match(text, end) or _OPEN.search(before):
        return True
    return int(match[1]) < 24 and bool(_COME.search(before))


def _is_length(place: str, before: str) -> bool:
    if _OF_LAW.search(before):
        return False
    return bool((_TO.match(place) and _FROM.search(before)) or _COURSE.search(before))


def question(text: str, start: int, end: int) -> bool:
    """Whether the words ask ("Zeptejte se, zda se můžete odvolat", "Can I appeal?") instead of
    claiming.
    """
    before = _before(text, start)
    if _THAT.search(before):  # "Víte, že máte právo …?" claims it
        return False
    if _ASKS.search(before):
        return True
    stop = _ENDS.search(text, end, end + _AHEAD)
    return bool(stop and stop[0] == "?") or (
        stop is None and text[end : end + _AHEAD].rstrip().endswith("?")
    )


def _before(text: str, start: int) -> str:
    """What is before the place in its sentence."""
    piece = text[max(0, start - _BACK) : start]
    last = 0
    for match in _ENDS.finditer(piece):
        last = match.end()
    return piece[last:]
