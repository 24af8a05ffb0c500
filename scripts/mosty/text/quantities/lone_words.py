"""Words of number, order, month and season that only one of two texts has, while the other has
another of the class.

``tři schůzky`` and ``four meetings``: no digits, so :mod:`mosty.text.numbers` says nothing. A word
alone is no sign, as a translation may say it differently (*both*, *a couple*); two of one class
that do not answer each other are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from mosty.text.prefilter import WordIndex, lazy_pattern, places, words

_ADJECTIVE = ("ý", "á", "é", "ého", "ému", "ém", "ým", "ou", "ých", "ými")


def _ordinals(*stems: str) -> tuple[str, ...]:
    """Every form of Czech adjectives of order in ``ý``."""
    return tuple(" ".join(f"{stem}{end}" for end in _ADJECTIVE) for stem in stems)


#: Class → forms of its values in order; ``number`` begins with two, as *one* says too many other
#: things. What the other language often says for a word of order is beside it: *the other
#: parent* is ``druhý rodič``.
_FORMS: dict[str, dict[str, tuple[str, ...]]] = {
    "cs": {
        "number": (
            "dva dvě dvou dvěma oba obě obou oběma dvojice dvojici",
            "tři tří třem třemi třech trojice trojici",
            "čtyři čtyř čtyřem čtyřmi čtyřech čtveřice čtveřici",
            "pět pěti pětice",
            "šest šesti",
            "sedm sedmi",
            "osm osmi",
            "devět devíti",
            "deset deseti desíti",
            "jedenáct jedenácti",
            "dvanáct dvanácti tucet",
            "třináct třinácti",
            "čtrnáct čtrnácti",
            "patnáct patnácti",
            "šestnáct šestnácti",
            "sedmnáct sedmnácti",
            "osmnáct osmnácti",
            "devatenáct devatenácti",
            "dvacet dvaceti",
        ),
        "times": ("jednou", "dvakrát", "třikrát", "čtyřikrát"),
        "order": (
            "první prvního prvnímu prvním prvních prvními nejprve nejdřív nejdříve napřed poprvé "
            "zaprvé",
            f"{_ordinals('druh')[0]} podruhé zadruhé sekunda sekundy sekund vteřina vteřiny "
            f"vteřin jiný jiná jiné",
            "třetí třetího třetímu třetím třetích třetími potřetí zatřetí třetina třetiny "
            "třetinu třetině",
            f"{_ordinals('čtvrt')[0]} čtvrtletí čtvrtina čtvrtiny čtvrtinu čtvrt",
            *_ordinals("pát", "šest", "sedm", "osm", "devát", "desát"),
        ),
        "month": (
            "leden ledna lednu lednem",
            "únor února únoru únorem",
            "březen března březnu březnem",
            "duben dubna dubnu dubnem",
            "květen května květnu květnem",
            "červen června červnu červnem",
            "červenec července červenci červencem",
            "srpen srpna srpnu srpnem",
            "září",
            "říjen října říjnu říjnem",
            "listopad listopadu listopadem",
            "prosinec prosince prosinci prosincem",
        ),
        "season": (
            "jaro jara jaře jarem",
            "léta létě",
            "podzim podzimu podzimem",
            "zima zimy zimě zimu zimou",
        ),
        "half": ("poledne poledni", "půlnoc půlnoci"),
    },
    "en": {
        "number": (
            "two both pair couple",
            "three trio",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve dozen",
            "thirteen",
            "fourteen fortnight",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ),
        "times": ("once", "twice", "thrice", ""),
        "order": (
            "first firstly initial initially",
            "second secondly seconds other others another next",
            "third thirdly thirds",
            "fourth quarter quarters quarterly",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
        ),
        "month": (
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        "season": ("spring springtime", "summer", "autumn", "winter"),
        "half": ("noon midday", "midnight"),
    },
}
#: Word → class and value.
_SAYS: dict[str, dict[str, tuple[str, int]]] = {
    lang: {
        form: (kind, at)
        for kind, rows in classes.items()
        for at, forms in enumerate(rows, 2 if kind == "number" else 1)
        for form in forms.split()
    }
    for lang, classes in _FORMS.items()
}
_SIGN = {
    lang: WordIndex(
        lazy_pattern(rf"(?<!\S)[(„“*_]{{0,3}}(?:{'|'.join(map(str.lower, says))})(?!\w)"), fold=True
    )
    for lang, says in _SAYS.items()
}
_WORD = lazy_pattern(r"[^\W\d_]+")

#: Class and value → the word that says it.
Occurrences = Mapping[tuple[str, int], str]


def _occurrences(text: str, lang: str) -> Occurrences:
    counts = {}
    for piece in sorted(
        _SIGN[lang].among(words(text))
    ):  # a set has no order: of two words of one value the last stays
        word = _WORD.search(piece)
        says = (
            (_SAYS[lang].get(word[0]) or _SAYS[lang].get(word[0].lower())) if word else None
        )  # May, not may
        if word and says:
            counts[says] = word[0]
    return counts


def lone_word_places(text: str, lang: str) -> list[int]:
    """Places where such words may be, in order: elsewhere :func:`lone_words` finds nothing."""
    return sorted(places(text, _SIGN[lang].among(words(text)))) if lang in _SIGN else []


def lone_words(ours: str, theirs: str, lang: str, other: str) -> list[tuple[str, str, str]]:
    """Class, our word, their word: each without its counterpart in the other text, paired in the
    order of the text.
    """
    if lang not in _SIGN or other not in _SIGN:
        return []
    own, yours = _occurrences(ours, lang), _occurrences(theirs, other)
    if own.keys() == yours.keys():
        return []
    pairs = []
    for kind in _FORMS[lang]:
        left = [
            word for says, word in own.items() if says[0] == kind and not _has(theirs, yours, says)
        ]
        right = [
            word for says, word in yours.items() if says[0] == kind and not _has(ours, own, says)
        ]
        if left and right:
            left.sort(key=ours.find)
            right.sort(key=theirs.find)
            pairs += [(kind, one, another) for one, another in zip(left, right, strict=False)]
    return pairs


def _has(text: str, counts: Occurrences, says: tuple[str, int]) -> bool:
    """Whether the text says the same, in a word or in digits."""
    kind, value = says
    if says in counts or kind == "season":
        return says in counts
    after = r"(?:\.|st\b|nd\b|rd\b|th\b)" if kind == "order" else r"(?!\d)"
    return re.search(rf"(?<!\d){value}{after}", text) is not None
