"""The words of the running text: each distinct one once, with the pages it is on.

Checks of words ask about ten thousand distinct words instead of a million written ones, and look
for the place only where there is something to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from mosty.model.front_matter import KINDS
from mosty.model.problem import Span
from mosty.model.site import Page, Site
from mosty.text.language.stemmers import stem
from mosty.text.prefilter import MOST_WORDS

#: A word: letters (and the marks of NFD text), with apostrophes inside.
WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*|['’][^\W\d_]+)*")
#: The next word of a phrase: over a line's end, emphasis or a hyphen.
_NEXT = re.compile(rf"(?:[\s*_]+|-)({WORD.pattern})")
_BEFORE = re.compile("[\\w@#'’\u0300-\u036f]")
_AFTER = re.compile("[\\w@\u0300-\u036f]|['’]\\w")
_ADDRESS = re.compile(r"(?:https?:/|www\.|(?<![\w.+-])[\w.+-]{0,80}[\w+-]@)\S*")
_BRACES = re.compile(r"\{[^{}\n]*\}")
_ENTITY = re.compile(r"&#?\w{1,31};")
#: The rest of a line that begins like a box; what is before it on the line decides.
_BLOCK = re.compile(r"///.*")
_FOOTNOTE = re.compile(r"\[\^[^\]\[\n]*\]")
_BLANKED = (
    ("://", _ADDRESS),
    ("www.", _ADDRESS),
    ("@", _ADDRESS),
    ("{", _BRACES),
    ("&", _ENTITY),
    ("[^", _FOOTNOTE),
)


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of prose of a page: its body (``field`` is None) or one value of its front matter."""

    page: Page
    prose: str
    field: tuple[str | int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """The place of the characters ``start`` to ``end``; the whole value where YAML writes it
        otherwise.
        """
        if self.field is None:
            return self.page.body.span(start, end)
        value = self.page.where(*self.field)
        quotes = value.end_col - value.col - len(self.prose)
        if value.line != value.end_line or quotes not in (0, 2):
            return value
        first = value.col + quotes // 2
        return Span(value.file, value.line, first + start, value.line, first + end)


@dataclass(frozen=True)
class Vocabulary:
    """The words of one locale; ``where`` holds the texts a word is in, in the order of the
    pages.
    """

    where: Mapping[str, list[Text]]

    def __iter__(self) -> Iterator[str]:
        return iter(self.where)


def texts(page: Page) -> Iterator[Text]:
    """The prose of a page without code, addresses, directives and attribute lists: front matter,
    body.
    """
    for name in ("title", "description", *(KINDS[page.kind][1] if page.kind in KINDS else ())):
        value = page.raw.get(name)
        if isinstance(value, str):
            yield Text(page, _blanked(value), (name,))
        elif isinstance(value, list):
            for index, entry in enumerate(value):
                if isinstance(entry, str):
                    yield Text(page, _blanked(entry), (name, index))
    yield Text(page, readable(page))


def readable(page: Page) -> str:
    """The prose of the body, as long as its text, with all that is no word for people blanked
    out.
    """
    prose = page.body.prose
    if "///" in prose:
        prose = _BLOCK.sub(_box, prose)
    return _blanked(prose)


def _box(match: re.Match[str]) -> str:
    before = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    return match[0] if before.strip(" \t") else _spaces(match)


def _blanked(prose: str) -> str:
    for sign, pattern in _BLANKED:
        if sign in prose:
            prose = pattern.sub(_spaces, prose)
    return prose


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def of_pages(
    site: Site, pages: Iterable[Page], more: Iterable[tuple[str, Text]] = ()
) -> Mapping[str, Vocabulary]:
    """The vocabulary of every locale: of the pages and of ``more`` texts with their locale.

    Pages for engineers stay out, half of their words are names of things.
    """
    by_locale: dict[str, list[Text]] = {one.code: [] for one in site.config.locales}
    listed = [
        (page.locale, text) for page in pages if page.kind != "engineering" for text in texts(page)
    ]
    for locale, text in (*listed, *more):
        by_locale.setdefault(locale, []).append(text)
    return {locale: Vocabulary(_Where(there)) for locale, there in by_locale.items()}


class _Where(Mapping[str, list[Text]]):
    """The texts a word is in, put together at the first look: few words are ever looked up.

    Until then only pieces between white space are known by the numbers of their texts; words are
    taken out of each different piece once.
    """

    def __init__(self, there: list[Text]) -> None:
        self._texts = there
        self._pieces: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(there):
            for piece in dict.fromkeys(text.prose.split()):
                self._pieces[piece].append(number)
        self._words: dict[str, list[str]] = defaultdict(list)
        for piece in self._pieces:
            for word in WORD.findall(piece):
                self._words[word].append(piece)
        self._by_word: dict[str, list[Text]] = {}

    def __getitem__(self, word: str) -> list[Text]:
        if word not in self._by_word:
            if word not in self._words:
                raise KeyError(word)
            numbers = {number for piece in self._words[word] for number in self._pieces[piece]}
            self._by_word[word] = [self._texts[number] for number in sorted(numbers)]
        return self._by_word[word]

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


def places(text: Text, word: str) -> Iterator[tuple[int, int]]:
    """Where ``word`` is in the text as a word of its own; not a part of a name such as
    ``gitu2`` or ``a@b``.
    """
    prose, start = text.prose, text.prose.find(word)
    while start >= 0:  # a pattern with a look behind is ten times as slow
        end = start + len(word)
        if not _BEFORE.match(prose[start - 1 : start]) and not _AFTER.match(prose, end):
            yield start, end
        start = prose.find(word, end)


def plain(word: str) -> str:
    """The word in composed letters with a straight apostrophe, as dictionaries have it."""
    return (word if word.isascii() else unicodedata.normalize("NFC", word)).replace("’", "'")


def stems(phrase: str, locale: str) -> tuple[str, ...]:
    """The stems of every word of a phrase."""
    return tuple(stem(plain(word), locale) for word in WORD.findall(phrase))


#: Letters at the beginning of a word that are looked at before it is stemmed.
_BEGUN = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase found in a text, in whatever form."""

    phrase: str
    text: Text
    start: int
    end: int


def mentions_of(vocabulary: Vocabulary, locale: str, phrases: Iterable[str]) -> Iterator[Mention]:
    """Every place of one of the phrases, each of its words in any form; the longest
    phrase at a place.
    """
    wanted = {phrase: [plain(word) for word in WORD.findall(phrase)] for phrase in phrases}
    forms = _forms(vocabulary, locale, {word for words in wanted.values() for word in words})
    for first, by_text in _near(vocabulary, locale, wanted, forms).items():
        for raw in forms[first]:
            for text in vocabulary.where[raw]:
                phrases_here = by_text.get(id(text), ())
                for start, _ in places(text, raw) if phrases_here else ():
                    for words, phrase in phrases_here:
                        end = _end(text.prose, start, words, locale)
                        if end:
                            yield Mention(phrase, text, start, end)
                            break


def _forms(vocabulary: Vocabulary, locale: str, wanted: Set[str]) -> dict[str, list[str]]:
    """The stem of each wanted word → the words of the vocabulary that have it, as written."""
    forms: dict[str, list[str]] = {}
    begun: set[str] = set()  # beginnings of forms: stems are dear, and few words of a page fit
    for word in wanted:
        stemmed = stem(word, locale)
        forms[stemmed] = []
        begun.add(word.lower()[: min(_kept(stemmed), _BEGUN)])
    for raw in vocabulary.where:
        word = plain(raw)
        small = word.lower()
        begins = small[:1] in begun or small[:2] in begun or small[:_BEGUN] in begun
        if begins and (same := forms.get(stem(word, locale))) is not None:
            same.append(raw)
    return forms


def _near(
    vocabulary: Vocabulary,
    locale: str,
    wanted: Mapping[str, list[str]],
    forms: Mapping[str, list[str]],
) -> dict[str, dict[int, list[tuple[list[str], str]]]]:
    """Stem of a phrase's first word → id of a text that has all its words, in any order → those
    phrases as words and phrase, the longest first.
    """
    holding = {
        stemmed: {id(text) for raw in raws for text in vocabulary.where[raw]}
        for stemmed, raws in forms.items()
    }
    near: dict[str, dict[int, list[tuple[list[str], str]]]] = {}
    for phrase, words in sorted(wanted.items(), key=lambda item: -len(item[1])):
        sought = stems(phrase, locale)
        for text_id in set.intersection(*(holding[each] for each in sought)) if sought else ():
            near.setdefault(sought[0], {}).setdefault(text_id, []).append((words, phrase))
    return near


def _end(prose: str, start: int, words: list[str], locale: str) -> int:
    """Where the phrase that begins at ``start`` ends; 0 where it is another one."""
    end = start
    for index, wanted in enumerate(words):
        match = (WORD if index == 0 else _NEXT).match(prose, end)
        if match is None or not _form(plain(match[index and 1]), wanted, locale):
            return 0
        end = match.end()
    return end


@lru_cache(maxsize=MOST_WORDS)
def _form(word: str, wanted: str, locale: str) -> bool:
    """Whether the word is a form of the wanted one: the same stem, and with diacritics the same
    beginning.
    """
    stemmed, word, wanted = stem(wanted, locale), word.lower(), wanted.lower()
    kept = _kept(stemmed)
    return word[:kept] == wanted[:kept] and stem(word, locale) == stemmed


def _kept(stemmed: str) -> int:
    """So many letters at the beginning of a word are the same in all its forms."""
    return max(1, len(stemmed) - 1)
