"""Abbreviations that a text explains itself, in the ways in which people write it."""

from __future__ import annotations

import re

from mosty.text.language.stemmers import fold
from mosty.text.prefilter import lazy_pattern

_CAPITALS = "A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ"
_SMALL = "a-zěščřžýáíéúůóďťň"
_QUOTES = "„“”‚‘’»«\"'*_(\\["
#: Right after an opening bracket, or right before one; after words that introduce a shorter name.
_IN_PLACE = lazy_pattern(
    rf"\(\s*[{_QUOTES}]?([{_CAPITALS}]{{2,}}[0-9]{{0,2}})[{_SMALL}]{{0,4}}\b"
    rf"|\b([{_CAPITALS}]{{2,}}[0-9]{{0,2}})[{_SMALL}]{{0,4}}(?=\s*\()"
    r"|(?:\b[Dd]ále(?:[ \u00a0]+(?:též|také|i))?(?:[ \u00a0]+jen(?:om)?)?(?:[ \u00a0]+jako)?"
    r"|\b[Zz]krácen[ěýáé]|\b[Zz]krat[kc]\w{1,3}|\b[Nn]eboli|\b[Čč]ili"
    r"|\b[Hh]ereinafter(?:[ ]+referred[ ]+to)?(?:[ ]+as)?|\b[Kk]nown[ ]as"
    r"|\b[Aa]bbreviated(?:[ ]+(?:to|as))?|\b[Ss]hort[ ]for|\b[Rr]eferred[ ]to[ ]as)"
    rf"[ \u00a0]+(?:the[ ]+)?[{_QUOTES}]*([{_CAPITALS}]{{2,}}[0-9]{{0,2}})[{_SMALL}]{{0,4}}\b"
)
#: A dash, a colon or a comma between an abbreviation and its words.
_BETWEEN = (
    r"(?:[\]\)*_\"“”‘’]*(?:[ \u00a0]*[–—:=,-][ \u00a0]*"
    r"|[ \u00a0]+(?:je|znamená|is|means|stands[ ]for)[ \u00a0]+(?:the[ ]|an?[ ])?))"
)
_AFTER = lazy_pattern(rf"{_BETWEEN}((?:[^\W\d_]+[ \u00a0\n/-]+){{1,11}}[^\W\d_]+)")
_BEFORE = lazy_pattern(rf"((?:[^\W\d_]+[ \u00a0\n/-]+){{1,11}}[^\W\d_]+){_BETWEEN}[{_QUOTES}]*\Z")
#: How far the words of an abbreviation are looked for.
_FAR = 120


def explained(text: str) -> set[str]:
    """The abbreviations that stand beside a bracket or words that introduce them."""
    return {each[1] or each[2] or each[3] for each in _IN_PLACE.finditer(text)}


def has_its_words(text: str, start: int, end: int) -> bool:
    """Whether the words whose first letters it is stand beside the abbreviation, parted by a dash,
    a colon or a comma: NKOD – národní katalog otevřených dat.
    """
    abbr = fold(re.sub(r"\d", "", text[start:end]))
    after = _AFTER.match(text, end, end + _FAR)
    if after is not None and _begins_with(_initials(after[1]), abbr):
        return True
    before = _BEFORE.search(text[max(0, start - _FAR) : start])
    return before is not None and _begins_with(_initials(before[1])[::-1], abbr[::-1])


def _initials(words: str) -> str:
    return "".join(fold(word)[:1] for word in re.findall(r"[^\W\d_]+", words))


def _begins_with(initials: str, abbr: str) -> bool:
    """Whether the first words make the abbreviation, with as many small ones left out."""
    at = skipped = 0
    for letter in initials:
        if at < len(abbr) and letter == abbr[at]:
            at += 1
        elif at == 0 or skipped > 1:
            return False
        else:
            skipped += 1
        if at == len(abbr):
            return True
    return False
