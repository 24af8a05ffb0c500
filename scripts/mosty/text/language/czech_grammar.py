"""Slips of Czech grammar that are sure without a dictionary: conditionals in two words, the case
after a numeral, prepositions that want a vowel. Pure functions on strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mosty.text.language.fault import Fault
from mosty.text.prefilter import WordIndex, lazy_pattern, words

_SPACE = r"[ \u00a0\n]"
_QUOTED_BEFORE, _QUOTED_AFTER = tuple("„‚\"'*"), tuple("“‘\"'*")


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether somebody quotes just these words, to speak of them."""
    return text[start - 1 : start] in _QUOTED_BEFORE and text[end : end + 1] in _QUOTED_AFTER


#: The endings of the conditional: *abych, abys, abychom, abyste*.
_PERSONS = {"jsem": "ch", "jsi": "s", "jste": "ste", "jsme": "chom"}
_CONDITIONAL = lazy_pattern(
    rf"(?<![\w-])(?P<by>aby|kdyby|by)(?P<gap>{_SPACE})(?P<be>jsem|jsi|jste|jsme)(?!\w)"
    r"|(?<![\w-])(?P<all>(?:aby|kdyby|by)sme)(?!\w)",
    re.IGNORECASE,
)
_REFLEXIVE = lazy_pattern(rf"{_SPACE}(?:se|si)(?!\w)")


def conditionals(text: str) -> Iterator[Fault]:
    """*aby jste, kdyby jsme, by jsi, abysme* for *abyste, kdybychom, bys, abychom*."""
    if "by jsi" not in text and not any(
        sign in text for sign in ("by jste", "by jsme", "by jsem", "by\n", "by\u00a0", "bysme")
    ):
        return
    for match in _CONDITIONAL.finditer(text):
        if _quoted(text, *match.span()):
            continue
        if match["all"]:
            wanted = match["all"][:-3] + "chom"
        else:
            wanted = match["by"] + _PERSONS[match["be"].lower()]
        # *aby jsi se* becomes *aby ses*: a person must write that
        sure = (match["be"] or "").lower() != "jsi" or not _REFLEXIVE.match(text, match.end())
        yield Fault(*match.span(), wanted, (*match.span(), wanted) if sure else None)


#: The prepositions, and beginnings of words before which each takes an *e*.
_HARD = r"[šŠžŽ](?![aeiouyáéíóúůýě])"
_VOCALISED = lazy_pattern(
    r"(?<![\w.,/&’'-])(?<!\d[ \u00a0])(?:"
    rf"(?P<s>[sS]){_SPACE}(?=[sSzZ]|{_HARD}|(?:mnou|vším)(?!\w))"
    rf"|(?P<z>[zZ]){_SPACE}(?=[sSzZ]|{_HARD}|mne(?!\w))"
    rf"|(?P<k>[kK]){_SPACE}(?=[kK]|mně(?!\w))"
    rf"|(?P<v>[vV]){_SPACE}(?=[vVfF]|mně(?!\w)))"
    r"(?P<word>[^\W\d_]{2,40})(?!\w)"
)
#: What may follow without an *e*: *s sebou* is right, *s se* is no preposition.
_LEFT = frozenset({"sebou", "se", "si", "sem", "sa", "za", "ze", "ve", "ke", "ku", "vs", "ks"})


def prepositions(text: str) -> Iterator[Fault]:
    """*s školou, z sociálních, k krajskému, v Vsetíně, s mnou*; sure are only the same or nearly
    the same consonant, and two of them.
    """
    for match in _VOCALISED.finditer(text):
        word = match["word"]
        if word.lower() in _LEFT or not word[1:].islower() or len(word) < 3:
            continue
        if _quoted(text, *match.span()):
            continue
        start = match.start()
        wanted = f"{text[start]}e"
        change = (start, start + 1, wanted)
        yield Fault(*match.span(), f"{wanted} {word}", change)


#: After five and more the counted are in the genitive; these forms are never one.
_NOT_GENITIVE = {
    "děti": "dětí",
    "dítě": "dětí",
    "lidé": "lidí",
    "rodiny": "rodin",
    "rodina": "rodin",
    "osoby": "osob",
    "osoba": "osob",
    "hodiny": "hodin",
    "minuty": "minut",
    "koruny": "korun",
    "ženy": "žen",
    "matky": "matek",
    "služby": "služeb",
    "schůzky": "schůzek",
    "návštěvy": "návštěv",
    "rodiče": "rodičů",
    "měsíce": "měsíců",
    "roky": "let",
    "dny": "dnů",
    "týdny": "týdnů",
    "případy": "případů",
}
#: These are instrumentals too: *před 5 dny*, *mezi 8 případy*.
_INSTRUMENTAL = frozenset({"roky", "dny", "týdny", "případy"})
#: After two, three and four, where a nominative or accusative is sure, no genitive stands.
_GENITIVE = {
    "dětí": "děti",
    "lidí": "lidé",
    "let": "roky",
    "roků": "roky",
    "dnů": "dny",
    "dní": "dny",
    "týdnů": "týdny",
    "měsíců": "měsíce",
    "hodin": "hodiny",
    "minut": "minuty",
    "rodin": "rodiny",
    "osob": "osoby",
    "schůzek": "schůzky",
    "rodičů": "rodiče",
}
_MANY = lazy_pattern(
    rf"(?<![\w.,:/§–+-])(?<!\d[ \u00a0])(?P<number>[5-9]|1\d|[2-9][05-9]|(?P<tens>[2-9][1-4]))"
    rf"(?P<gap>[ \u00a0])(?P<noun>{'|'.join(_NOT_GENITIVE)})(?![\w-])"
)
_FEW = lazy_pattern(
    rf"(?<!\w)(?P<before>(?:za|na|pro|přes)|m(?:á|ají|ám|áme|áte|ěl[aiy]?|ít)|vychovává(?:m|me|te|jí)?)"
    rf"[ \u00a0\n](?P<number>[234])(?P<gap>[ \u00a0])(?P<noun>{'|'.join(_GENITIVE)})(?![\w-])"
)
#: Before a number that counts nothing: a place in a list, a year, an hour, an age, a share.
_NAMED_NUMBER = lazy_pattern(
    r"(?:(?<!\w)(?:ve?|o[dk]?|do|po|kolem|okolo|roku|rok|roce|let|čísl\w{0,2}|č\.|bod\w{0,2}|kapitol\w|tabulk\w"
    r"|článk\w|článek|čl\.|odst\.|odstav\w+|obr\.|obráz\w+|str\.|stran\w|verz\w|fáz\w|krok\w{0,2}|tříd\w"
    r"|oddíl\w{0,2}|přílo\w+|list\w{0,2}|lince|link\w|vzor\w?|typ\w?|stup\w+|doporučení|zjištění|cíl\w?"
    r"|opatření|věku|nad|pod|z|ze|ú?plných)|[§:=%])[ \u00a0\n]\Z",
    re.IGNORECASE,
)
_WITH = lazy_pattern(
    r"(?<!\w)(?:před|mezi|se?|nad|pod|za)[ \u00a0\n](?:\w+[ \u00a0\n]){0,2}\Z", re.IGNORECASE
)
_COUNTED = WordIndex(lazy_pattern(rf"(?<!\w)(?:{'|'.join([*_NOT_GENITIVE, *_GENITIVE])})(?!\w)"))


def numerals(text: str) -> Iterator[Fault]:
    """*5 děti, 12 hodiny* for *5 dětí, 12 hodin*; *má 2 dětí, za 3 dnů* for *2 děti, 3 dny*."""
    if not _COUNTED.among(words(text)):
        return
    for match in _MANY.finditer(text):
        start, noun = match.start(), match["noun"]
        if match["tens"] and noun != "lidé":
            continue  # 22 děti is said too
        before = text[max(0, start - 24) : start]
        if _NAMED_NUMBER.search(before) or (noun in _INSTRUMENTAL and _WITH.search(before)):
            continue
        yield Fault(*match.span(), f"{match['number']} {_NOT_GENITIVE[noun]}")
    for match in _FEW.finditer(text):
        start = match.start("number")
        yield Fault(start, match.end(), f"{match['number']} {_GENITIVE[match['noun']]}")
