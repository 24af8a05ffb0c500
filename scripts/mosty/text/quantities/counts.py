"""Counts that cannot be: more of a whole than it has, and a list longer than its sentence says.

Pure functions on strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mosty.text.prefilter import lazy_pattern
from mosty.text.quantities.in_words import number_words, value_of

#: A number in digits, thousands apart, or a word.
_N = r"\d{1,3}(?:[ \u00a0]\d{3})*|[^\W\d_]+"
#: Not the beginning of a number, nor an age, a section or the number of something.
_FREE = (
    r"(?<![\w,./§–-])(?<!\d[ \u00a0])(?<!věku )(?<!č\. )(?<!číslo )(?<!§ )(?<!str\. )(?<!aged )"
    r"(?<!number )(?<!No\. )(?<!page )(?<!Section )"
)
#: What is counted as a part of a whole.
_WHOLES = {
    "cs": r"krok|bod|fáz|část|otáz|polož|dět|rodin|rodič|případ|obc|měst|ORP\b|kraj|lid|organizac"
    r"|míst|služeb|stát|osob|žák|škol|studi|domácnost|kapitol|oddíl|úkol|zjištění|doporučení"
    r"|metod|pěstoun|tým|pracovn|žen|muž|dotázaných|účastní",
    "en": r"steps?\b|points?\b|phases?\b|parts?\b|questions?\b|items?\b|children|famil|parents?\b"
    r"|cases?\b|municipalit|towns?\b|ORPs?\b|regions?\b|people|organisations?\b|places?\b"
    r"|services?\b|countr|persons?\b|pupils?\b|schools?\b|studies|households?\b|chapters?\b"
    r"|sections?\b|tasks?\b|findings?\b|recommendations?\b|methods?\b|carers?\b|teams?\b"
    r"|workers?\b|women|men\b|respondents?\b",
}
_STEP = {
    "cs": r"(?:krok\w{0,3}|fáz[eií]|bod\w{0,2}|otázk\w|část\w?|kapitol\w)",
    "en": r"(?:step|phase|point|question|part|chapter)",
}
_SHARES = {
    "cs": (
        lazy_pattern(
            rf"{_FREE}(?P<some>{_N})\s+ze?\s+(?:celkem\s+|těchto\s+|všech\s+)?(?P<all>{_N})\s+"
            rf"(?:\w+(?:ých|ích)\s+)?(?:{_WHOLES['cs']})\w*"
        ),
        lazy_pattern(
            rf"\b{_STEP['cs']}\s+(?P<some>\d{{1,3}})\s+ze?\s+(?P<all>{_N})\b(?![.,]\d)", re.I
        ),
        lazy_pattern(
            rf"{_FREE}(?P<some>\d{{1,3}})\.\s+{_STEP['cs']}\s+ze?\s+(?P<all>{_N})\b", re.I
        ),
    ),
    "en": (
        lazy_pattern(
            rf"{_FREE}(?P<some>{_N})\s+(?:out\s+)?of\s+(?:the\s+|these\s+|all\s+)?(?P<all>{_N})\s+"
            rf"(?:\w+\s+)?(?:{_WHOLES['en']})\w*"
        ),
        lazy_pattern(
            rf"\b{_STEP['en']}\s+(?P<some>\d{{1,3}})\s+(?:out\s+)?of\s+(?P<all>{_N})\b(?![.,]\d)",
            re.I,
        ),
    ),
}
_LINK = {"cs": lazy_pattern(r"\sze?\s"), "en": lazy_pattern(r"(?:\sout)?\sof\s")}
_STEP_WORD = {lang: lazy_pattern(step, re.I) for lang, step in _STEP.items()}
#: So many characters before and after the link belong to a share.
_BEFORE, _AFTER = 30, 60
#: A sentence that ends in a colon and says how many items its numbered list has.
_ANNOUNCED = {
    "cs": lazy_pattern(
        rf"(?P<before>\b\w+\s+)?{_FREE}(?P<count>\d{{1,2}}|{number_words('cs')})\s+(?:\w+\s+)?"
        r"(?:krok(?:y|ů|ech)|krocích|bod(?:y|ů|ech)|fáz(?:e|í|ích)|otáz(?:ky|ek|kách)"
        r"|pravid(?:la|el|lech))[^.\n:!?,0-9]{0,40}:[ \t]*\n(?:[ \t]*\n)?(?=1[.)][ ])"
    ),
    "en": lazy_pattern(
        rf"(?P<before>\b\w+\s+)?{_FREE}(?P<count>\d{{1,2}}|{number_words('en')})\s+(?:\w+\s+)?"
        r"(?:steps|points|phases|questions|rules)"
        r"[^.\n:!?,0-9]{0,40}:[ \t]*\n(?:[ \t]*\n)?(?=1[.)][ ])"
    ),
}
#: Words before a count that is not that of the list.
_OTHERS = lazy_pattern(
    r"(?:ze?|po|první(?:ch|m)?|další(?:ch|m)?|zbývající(?:ch)?|poslední(?:ch)?|asi|nejméně|aspoň"
    r"|alespoň|nejvýš|přes|kromě|of|after|first|next|last|other|remaining|more|about|least|most"
    r"|over|besides)\s+",
    re.IGNORECASE,
)
_LISTED = lazy_pattern(r":[ \t]*\n(?:[ \t]*\n)?1[.)][ ]")
_NUMBERED = lazy_pattern(r"^(\d{1,3})[.)][ \t]", re.MULTILINE)
_ITEM = lazy_pattern(r"\d{1,3}[.)][ \t]")


def impossible_shares(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Start and end of each "17 of ten steps"."""
    link = _LINK.get(lang)
    for at in link.finditer(text) if link else ():
        first, last = max(0, at.start() - _BEFORE), at.end() + _AFTER
        before = text[first : at.start()].split()
        if not before or not (_is_number(before[-1], lang) or _STEP_WORD[lang].match(before[-1])):
            continue
        for match in (
            share for pattern in _SHARES[lang] for share in pattern.finditer(text, first, last)
        ):
            some, whole = value_of(match["some"], lang), value_of(match["all"], lang)
            if some and whole and some > whole and match.start() < at.start() < match.end():
                yield match.span()
                break


def _is_number(word: str, lang: str) -> bool:
    return value_of(word.strip("*_.("), lang) is not None


def miscounted_lists(text: str, lang: str) -> Iterator[tuple[int, int, int, int]]:
    """Start and end of a sentence with the count of its numbered list, that count, the list's."""
    pattern = _ANNOUNCED.get(lang)
    if pattern is None or not _LISTED.search(text):
        return
    for match in pattern.finditer(text):
        announced = value_of(match["count"], lang)
        if announced is None or _OTHERS.fullmatch(match["before"] or ""):
            continue
        items = _items(text, match.end())
        if items and items != announced:
            yield match.start("count"), match.end("count"), announced, items


def _items(text: str, start: int) -> int:
    """The items of the numbered list that begins there; 0 if it may go on further down."""
    count = 0
    lines = iter(text[start:].split("\n"))
    for line in lines:
        if _ITEM.match(line):
            count += 1
        elif line.strip() and not line[0].isspace() and not count:
            return 0
        elif line.strip() and not line[0].isspace():
            break
    rest = "\n".join(lines).partition("\n#")[0]
    goes_on = any(int(item[1]) == count + 1 for item in _NUMBERED.finditer(rest))
    return 0 if goes_on else count
