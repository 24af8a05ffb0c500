"""Words written twice by mistake. Pure functions on strings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress

from mosty.text.language.fault import Fault
from mosty.text.prefilter import lazy_pattern


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Two doublings that are right: of words that may follow themselves (*se se sestrou*, *je je
#: třeba vyslechnout*, *told her her rights*), and for stress (*velmi velmi*).
_RIGHT = {
    "cs": _listed(
        "a i á é je jsou má mají byl byla bylo to ta ten ti ty té tu tou toho tomu tom těch těm "
        "nás vás nám vám jim ji jí jich ne ano tak jo no ha he bla velmi moc dlouho daleko hodně "
        "dost až už jen málo brzy co tam sem pořád stále hned vůbec nikdy víc dál pryč pá cha haf "
        "hop ťuk klap tik pomalu rychle pomaličku honem jednou den krok kus kousek šup šust mňam "
        "dobře dobrý krásný velký velká malý malá malé"
    ),
    "en": _listed(
        "had that is was are were has have do does did in on out over up her his you it one all "
        "will can may what who work back left this those there very really so now then many long "
        "far no yes bye well more too never please quite big much small old good ha knock hear "
        "tut aye blah walla ok"
    ),
}
#: Words that never stand twice: the second can go.
_SURE = {
    "cs": _listed(
        "na do od po za pro při před mezi nad pod bez ke ve ze v k s z u o že aby když kdyby "
        "protože nebo ale než který která které kteří kterou jak jako pokud by si jsem jste jsme "
        "může mohou musí bude budou být není proto také ani podle kvůli"
    ),
    "en": _listed(
        "the a an of and or to with for from by at as if be but because into than when their your "
        "our its they we she he not which while"
    ),
}
#: After the reflexive pronoun the preposition *se* may follow, before a word that is hard to say
#: with *s*: one that begins with s, z, š, ž or with two consonants.
_AFTER_SE = lazy_pattern(
    r"[ \u00a0\n]+(?:[szšž]|[bcčdďfghjklmnňpqrřsštťvwxzž]{2})\w", re.IGNORECASE
)
_TWICE = lazy_pattern(
    r"(?<![\w’'&./@-])(?P<word>[^\W\d_]+)(?P<gap>[ \u00a0]{1,2}|[ ]?\n)(?P<again>(?i:(?P=word)))"
    r"(?![\w’'-]|[./]\w)"
)
_MARKS = ".,;:!?()[]„“”\"'*_"
_LINE = lazy_pattern(r"[#|/]|[ \t>]*(?:[-*+]|\d+[.)])[ \t]*\Z")


def _may_hold(text: str) -> bool:
    """Whether any word is followed by one that begins as it does and ends there."""
    pieces = text.lower().split()
    follows = pieces[1:]
    alike = compress(zip(pieces, follows, strict=False), map(str.startswith, follows, pieces))
    return any(word.isalpha() and next_.strip(_MARKS) == word for word, next_ in alike)


def doubled_words(text: str, locale: str) -> Iterator[Fault]:
    """Every second word of a pair that must not be there; a name (Baden Baden) may."""
    right = _RIGHT.get(locale)
    if right is None or not _may_hold(text):
        return
    for match in _TWICE.finditer(text):
        word, again = match["word"], match["again"]
        small = word.lower()
        sure = small in _SURE[locale]
        if small in right or (again[0].isupper() and (word[0].isupper() or "\n" in match["gap"])):
            continue
        if small == "se" and locale == "cs" and _AFTER_SE.match(text, match.end()):
            continue
        if again != again.lower() and not word.isupper():
            continue  # the second is a name, or an abbreviation
        if _beside_marks(text, match.start(), match.end()) or _across_blocks(text, match.start()):
            continue
        sure = sure or (small == "se" and locale == "cs")
        yield Fault(match.start(), match.end(), word, _without(text, match) if sure else None)


def _beside_marks(text: str, start: int, end: int) -> bool:
    """Whether somebody quotes the two words."""
    return text[start - 1 : start] in tuple("„“‚‘\"'") and text[end : end + 1] in tuple("“”‘’\"'")


def _across_blocks(text: str, start: int) -> bool:
    """Whether the first word is in a heading, a row or a mark, whose line ends with it."""
    line = text.rfind("\n", 0, start) + 1
    return _LINE.match(text, line) is not None and "\n" in text[start : start + 60].split(" ")[0]


def _without(text: str, match: re.Match[str]) -> tuple[int, int, str] | None:
    """The second word and the space that goes with it taken out."""
    start, end = match.span("again")
    gap = match.start("gap")
    if "\n" not in text[gap:start]:
        return gap, end, ""
    return (start, end + 1, "") if text[end : end + 1] == " " else None
