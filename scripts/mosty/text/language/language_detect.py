"""Which language a paragraph is in: a guess by its commonest words and its letters, made only when
it is plain.
"""

from __future__ import annotations

from mosty.text.prefilter import WordIndex, lazy_pattern, words

#: Words that hold sentences together; none of them is a common word of the other language.
_CZECH = """
se je že na pro nebo jsou jak když ale při od co kdo který která které jeho její jejich aby není být
bez ve ze za po tak také už jen jako mezi podle před pod nad může mohou než až ani jsme jste byl
byla bylo byly si v z k této toto tento tím kde proto pokud však má mají bude
"""
_ENGLISH = """
the of and is are for with that this in it you your not or from at be can what who when they their
which was were has have will if there than then but by an as we our these those how where may should
"""
_COMMON = {"cs": frozenset(_CZECH.split()), "en": frozenset(_ENGLISH.split())}
_LETTERS = {"cs": frozenset("ěščřžýáíéúůťďňó")}
_WORD = lazy_pattern(r"[^\W\d_]+")
#: Too short a paragraph says too little: a name, a heading, a title.
LEAST_WORDS = 8


def is_known(lang: str) -> bool:
    """Whether we know the common words of the language."""
    return lang in _COMMON


def _any_of(listed: frozenset[str]) -> WordIndex:
    return WordIndex(
        lazy_pattern(rf"(?<![^\W\d_])(?:{'|'.join(sorted(listed)) or '(?!)'})(?![^\W\d_])"),
        fold=True,
    )


#: Per pair of languages: which words only the first of them has, and which both.
_OWN = {
    (lang, other): _any_of(_COMMON[lang] - _COMMON[other])
    for lang in _COMMON
    for other in _COMMON
    if lang != other
}
_SHARED = _any_of(frozenset.intersection(*_COMMON.values()))


def _lower(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def signs_of(text: str, lang: str, other: str) -> set[str]:
    """Words of which one is in every paragraph of ``text`` that is in ``lang``; none where no
    paragraph is.

    ``text`` itself is in ``other``. Words that both languages have are never enough alone, but may
    be with many words that only ``lang`` can spell.
    """
    if (lang, other) not in _OWN:
        return set()
    signs = set(_OWN[lang, other].among(words(text)))
    if (
        not text.isascii()
        and sum(map(text.lower().count, _LETTERS.get(lang, ()))) >= LEAST_WORDS // 2
    ):
        signs.update(_SHARED.among(words(text)))
    return signs


def tongue(text: str, among: tuple[str, str]) -> str | None:
    """The language of ``among`` that ``text`` is plainly in; None if it is short, mixed or in
    doubt.
    """
    words = _lower(text)
    if len(words) < LEAST_WORDS or not set(among) <= set(_COMMON):
        return None
    score = {lang: _score(words, lang) for lang in among}
    first, second = sorted(among, key=lambda lang: -score[lang])
    if score[first] >= 0.15 and score[second] <= score[first] / 4:
        return first
    return None


#: So many words, and so many signs of the other language, a whole text has at least.
_WHOLE_WORDS, _WHOLE_SIGNS = 25, 5


def wholly_in(text: str, other: str, locale: str) -> bool:
    """Whether all of a text for readers of ``locale`` is plainly in ``other``."""
    if len(signs_of(text, other, locale)) < _WHOLE_SIGNS:
        return False
    return len(words(text)) >= _WHOLE_WORDS and tongue(text, (locale, other)) == other


def _score(words: list[str], lang: str) -> float:
    """The share of common words, and half the share of words with letters that only this language
    has.
    """
    common = sum(word in _COMMON[lang] for word in words)
    if not common:
        return 0.0
    special = _LETTERS.get(lang, frozenset())
    return (common + sum(not special.isdisjoint(word) for word in words) / 2) / len(words)


#: Common words of Czech that are none of English, not even in a name.
_CZECH_ALONE = (_COMMON["cs"] | {"kdy", "proč", "kam", "vaše", "naše"}) - {
    "pro", "co", "do", "by", "po", "pod", "si", "v", "z", "k", "s"
}  # fmt: skip
#: Letters that no word taken into English keeps.
_CZECH_SIGNS = frozenset("ěščřžýůťďáíú")
_HEADING_WORD = lazy_pattern(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ASIDE = lazy_pattern(r"[(„“‚‘\"»][^()„“”‚‘’\"»«]{1,200}[)“”‘’\"«]")


def heading_in(text: str, lang: str) -> bool:
    """Whether a heading, too short for :func:`tongue`, is plainly Czech: a common word, or a small
    one that only Czech spells so. What is in brackets or quotation marks does not count, nor do
    names (*Ústí nad Labem*). Or English: a word that holds sentences together, and a small word
    that means something (no *Save the Children*).

    False for every other language.
    """
    if lang == "en":
        return _english(_HEADING_WORD.findall(_ASIDE.sub(" ", text)))
    if lang != "cs" or (text.isascii() and _CZECH_ALONE.isdisjoint(text.lower().split())):
        return False
    words = _HEADING_WORD.findall(_ASIDE.sub(" ", text))
    if any(word.lower() in _COMMON["en"] for word in words):
        return False
    for at, word in enumerate(words):
        small = word.lower()
        in_a_name = at > 0 and words[at + 1 : at + 2] and words[at + 1][0].isupper()
        if small in _CZECH_ALONE and not in_a_name:
            return len(words) > 1
        if word == small and at and not _CZECH_SIGNS.isdisjoint(word):
            return True
    return False


#: Common words of English that no Czech text has.
_ENGLISH_ALONE = _COMMON["en"] - _COMMON["cs"] - {"on", "by", "an", "at", "it", "are", "can"}


def _english(words: list[str]) -> bool:
    small = [word for word in words if word == word.lower()]
    if len(words) < 3 or _ENGLISH_ALONE.isdisjoint(word.lower() for word in words):
        return False
    meant = [word for word in small if word not in _COMMON["en"] and len(word) > 2]
    foreign = not "".join(words).isascii() or not _CZECH_ALONE.isdisjoint(small)
    return bool(meant) and not foreign
