"""Words that a dictionary lacks and that are right all the same: of another language, names, parts
of addresses and files, words made of known ones.

Each of these is doubted where a slip of the hand explains the word as well: where a word of the
page's own language is near.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from mosty.checks.spelling.dictionaries import LONGEST
from mosty.checks.spelling.vocabulary import WORD, plain
from mosty.text.language.stemmers import fold, stop_words
from mosty.text.prefilter import lazy_pattern

ALPHABETS = {
    "cs": "aábcčdďeéěfghiíjklmnňoópqrřsštťuúůvwxyýzž",
    "en": "abcdefghijklmnopqrstuvwxyz'",
}
Knows = Callable[[str], bool]
#: Languages that take words of the others for their own. An English sentence has a Czech word in
#: quotation marks, or beside others.
_BORROWS = frozenset({"cs"})
#: Letters that people leave without their mark, or give another one.
_MARKED = {
    "cs": {
        "a": "á", "c": "č", "d": "ď", "e": "éě", "i": "í", "n": "ň", "o": "ó", "r": "ř", "s": "š",
        "t": "ť", "u": "úů", "y": "ý", "z": "ž",
    },
}  # fmt: skip
#: So many letters of a word may lack their mark.
_MOST_MARKS = 3
#: Shorter words have a neighbour at one slip nearly always.
_LONG = 5
#: What Czech puts behind a word of another language: cases, and what makes an adjective of it.
_ENDINGS = {
    "cs": lazy_pattern(
        r"(?:ovsk|ov|n|sk|)(?:ý|ého|ému|ém|ým|á|é|ou|í|ích|ými|ých)\Z"
        r"|(?:u|e|em|ě|y|ů|ům|ech|ách|ami|emi|ovi|ové|a|ou|i|ích|ém|o)\Z"
        r"|(?:ovat|uj[ei]|ují|ujeme|ujete|oval[aoiy]?|ování|ován[aoy]?|ovan(?:ý|á|é|ého|ých)"
        r"|ovateln(?:ý|á|é|ě))\Z"
    ),
}
#: The bookish ending of verbs, for which some dictionaries have the common one only.
_OTHER_FORM = lazy_pattern(r"[žšč]í\Z")
#: An abbreviation: short, with a consonant and a full stop at the end, and the sentence goes on.
_SHORTENED = lazy_pattern(
    r"\.[ \u00a0\n]{1,3}(?=[^\W_A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ])|\.(?=[ \u00a0]?[)\],;:])"
)
_MOST_SHORTENED = 4
_CONSONANT = lazy_pattern(r"[bcčdďfghjklmnňpqrřsštťvwxzž]\Z", re.IGNORECASE)
#: What is put before a word of either language and stays a word of its own there.
_BEGINNINGS = lazy_pattern(
    r"(?:anti|audio|auto|elektro|enviro|extra|foto|geo|hyper|inter|intra|kyber|cyber|makro|macro|mega"
    r"|meta|mezi|mikro|micro|mimo|mini|multi|nano|neuro|nízko|psycho|pseudo|proti|samo|socio|spolu"
    r"|super|tele|termo|ultra|vele|video|vnitro|vysoko|znovu)(?=[^\W\d_]{4})"
)
#: Around a word that is a part of a name of a file, a house or a command.
_JOINED_BEFORE = lazy_pattern(r"(?:(?<![.…])\.|[=\\])\Z")
_JOINED_AFTER = lazy_pattern(r"\.[a-z]{1,6}(?![^\W\d_])|\.(?=[a-z]{2,20}\.)|[=(\\]|:(?=\w)")
_PATH = lazy_pattern(r"(?<![\w.~-])[\w.~-]*(?:/[\w.~-]+)+")
#: A letter as addresses have it.
_ESCAPED = lazy_pattern(r"%[0-9A-Fa-f]{2}")
#: What a new sentence, item, cell or heading begins after.
_BEGINS = lazy_pattern(
    r"(?:\A|[.!?:…|]|\n[ \t]*(?:[-*+>#]|\d+[.)])?[ \t]*|\n\s*)[\s\"„“‚‘»(\[*_#>-]*\Z"
)
#: The word right before a place, and right after one.
_LAST = lazy_pattern(rf"({WORD.pattern})[\s*_]+\Z")
_FIRST = lazy_pattern(rf"[\s*_]+({WORD.pattern})")
#: How far the words beside one are looked for.
_BESIDE = 60


@dataclass(frozen=True)
class Strangers:
    """What is excused in one language; ``knows`` is its own dictionary, ``others`` those of the
    base's other languages.
    """

    locale: str
    knows: Knows
    others: Sequence[Knows]
    _near: dict[str, bool] = field(default_factory=dict)

    def excused(self, prose: str, start: int, end: int, word: str) -> bool:
        """Whether the word there may be right although the dictionary lacks it."""
        if part_of_name(prose, start, end) or shortened(prose, end, word):
            return True
        if self._is_name_elsewhere(word) or self._in_foreign_words(prose, start, end, word):
            return True
        if self.near(word) or self._is_name_near(word):
            return False
        if self.locale in _BORROWS and any(knows(word) for knows in self.others):
            return True
        if self._made(word):
            return True
        return word[:1].isupper() and not begins(prose, start)

    def _is_name_elsewhere(self, word: str) -> bool:
        """Whether another language knows the word with a capital alone: Pavla, Karel, London."""
        small = word[:1].lower() + word[1:]
        return word != small and any(knows(word) and not knows(small) for knows in self.others)

    def _in_foreign_words(self, prose: str, start: int, end: int, word: str) -> bool:
        """Whether words of another language are beside it: open source; or on both sides words
        that no language knows.
        """
        left, right = prose[max(0, start - _BESIDE) : start], prose[end : end + _BESIDE]
        before = [plain(one) for one in WORD.findall(left)[-3:]]
        after = [plain(one) for one in WORD.findall(right)[:3]]
        if any(knows(word) for knows in self.others):
            foreign = {one for one in before + after if self._foreign(one)} - {word}
            return len(foreign) > 1 or not foreign.isdisjoint(before[-1:] + after[:1])
        both = _LAST.search(left), _FIRST.match(right)
        return all(one is not None and self._is_stranger(plain(one[1]), word) for one in both)

    def _is_stranger(self, neighbour: str, word: str) -> bool:
        """Whether a word beside another one is unknown too."""
        other = neighbour.lower() != word.lower()
        return other and len(neighbour) > 1 and not self.knows(neighbour)

    def _foreign(self, word: str) -> bool:
        """Whether another language knows the word and this one does not."""
        return len(word) > 1 and not self.knows(word) and any(knows(word) for knows in self.others)

    def _made(self, word: str) -> bool:
        """Whether it is made of words that are known: a beginning and a word, or a word of another
        language with an ending of this one.
        """
        lower = word.lower()
        begun = _BEGINNINGS.match(lower)
        if begun and self.knows(lower[begun.end() :]):
            return True
        endings = _ENDINGS.get(self.locale)
        if endings is None:
            return False
        if _OTHER_FORM.search(lower) and self.knows(lower[:-1] + "ou"):
            return True  # dokáží beside dokážou
        if lower.startswith("ne") and len(lower) > 6 and self._is_or_is_made(lower[2:]):
            return True
        return any(
            len(stem) > 3 and any(knows(stem) for knows in self.others)
            for stem in stems_of(lower, endings)
        )

    def _is_or_is_made(self, word: str) -> bool:
        return self.knows(word) or self._made(word)

    def near(self, word: str) -> bool:
        """Whether a slip of the hand makes the word of one that is known: a mark left out, and in a
        longer word, or one of the commonest, a letter too many, too few, another one, or two
        swapped.
        """
        lower = word.lower()
        if lower not in self._near:
            small = edits(fold(lower), ALPHABETS["en"]) if len(lower) < _LONG else ()
            self._near[lower] = any(map(self._known_in_any_case, self._slips(lower))) or (
                not stop_words(self.locale).isdisjoint(small)
            )
        return self._near[lower]

    def _known_in_any_case(self, word: str) -> bool:
        return self.knows(word) or self.knows(word.capitalize())

    def _is_name_near(self, word: str) -> bool:
        """Whether a mark left out makes the word of a name of another language: Plzen."""
        return word[:1].isupper() and any(
            knows(candidate.capitalize())
            for marked in _MARKED.values()
            for candidate in marks(word.lower(), marked)
            for knows in self.others
        )

    def _slips(self, word: str) -> Iterator[str]:
        yield from marks(word, _MARKED.get(self.locale, {}))
        if len(word) >= _LONG:
            yield from edits(word, ALPHABETS.get(self.locale, ALPHABETS["en"]))


def stems_of(word: str, endings: re.Pattern[str]) -> Iterator[str]:
    """What is left of a word when an ending is taken off, the longest ending first, and with the
    mute e of English.
    """
    for at in range(max(3, len(word) - 6), len(word)):
        if endings.match(word, at):
            yield word[:at]
            yield word[:at] + "e"


def marks(word: str, marked: dict[str, str]) -> Iterator[str]:
    """The word with up to three of its letters marked, unmarked or marked otherwise; none of a word
    too long to be one.
    """
    if not marked or len(word) > LONGEST:
        return
    variants = {word}
    for _ in range(_MOST_MARKS):
        more = set()
        for variant in variants:
            for at, letter in enumerate(variant):
                bare = unicodedata.normalize("NFD", letter)[0]
                for other in bare + marked.get(bare, ""):
                    if other != letter:
                        more.add(variant[:at] + other + variant[at + 1 :])
        new = more - variants
        variants |= new
        yield from new
        if len(variants) > 3000:
            return


def edits(word: str, alphabet: str) -> Iterator[str]:
    """Words at one slip of the hand: a letter too many, two swapped, a wrong one, one missing
    (after P. Norvig); none of a word too long to be one.
    """
    if len(word) > LONGEST:
        return
    for at in range(len(word) + 1):
        left, right = word[:at], word[at:]
        if right:
            yield left + right[1:]
            yield from (left + letter + right[1:] for letter in alphabet)
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        yield from (left + letter + right for letter in alphabet)


def part_of_name(prose: str, start: int, end: int) -> bool:
    """Whether a word is a part of the name of a file, a house, a command or a path."""
    if _JOINED_BEFORE.search(prose[max(0, start - 3) : start]) or _JOINED_AFTER.match(prose, end):
        return True
    first = start
    while first > max(0, start - 80) and not prose[first - 1].isspace():
        first -= 1
    token = re.split(r"\s", prose[first : end + 80], maxsplit=1)[0]
    if _ESCAPED.search(token):
        return True
    if "/" not in token:
        return False
    path = _PATH.search(token)
    return bool(path and path[0].isascii() and re.search(r"[-_.\d]|/.*/", path[0]))


def shortened(prose: str, end: int, word: str) -> bool:
    """Whether a full stop cuts the word short, and the sentence goes on: angl., zn."""
    return (
        len(word) <= _MOST_SHORTENED
        and _CONSONANT.search(word) is not None
        and _SHORTENED.match(prose, end) is not None
    )


def begins(prose: str, start: int) -> bool:
    """Whether a sentence, an item or a heading begins with the word."""
    return _BEGINS.search(prose[max(0, start - 20) : start]) is not None or start < 3
