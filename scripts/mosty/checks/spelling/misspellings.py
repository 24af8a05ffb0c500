"""Spelling of inflected Czech, of English, and of any language the machine has a dictionary for.

Every distinct word is looked up once. What the dictionary lacks and our field needs is in
``docs/data/words.<locale>.txt``; words of the glossary and proper names of the records may be used
as they are.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from mosty.checks.records.record_texts import vocabularies
from mosty.checks.registry import check
from mosty.checks.spelling import dictionaries
from mosty.checks.spelling.known_words import KnownWords
from mosty.checks.spelling.strangers import ALPHABETS, Strangers, edits
from mosty.checks.spelling.vocabulary import WORD, Text, Vocabulary, places, plain
from mosty.model.meant import Meant
from mosty.model.message import message
from mosty.model.own_words import own_words
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.text.language.language_detect import wholly_in
from mosty.text.language.stemmers import fold
from mosty.text.prefilter import lazy_pattern

#: Signs between which another language is in a sentence: quotation marks, brackets, emphasis.
_PAIRS = (("„", "“”"), ("“", "”"), ("‚", "‘’"), ("‘", "’"), ("»", "«"), ("(", ")"), ("[", "]"))
_SAME = ('"', "*", "_")
_INSIDE = lazy_pattern(r"(?<=\w)['’](?=\w)")
#: How far from a word such signs are looked for.
_FAR = 600
#: Questions to the dictionary for words like a wrong one that no page has: a quarter of a second
#: each.
MOST_QUESTIONS = 5
_PACKAGE = {"cs": "hunspell-cs", "en": "hunspell-en-gb"}


@dataclass
class Speller:
    """One language: its dictionary and the words allowed beside it; remembers every answer."""

    dictionary: dictionaries.Dictionary
    allowed: frozenset[str]
    remembered: KnownWords
    _known: dict[str, bool] = field(default_factory=dict)

    def knows(self, word: str) -> bool:
        """Whether a word may be written so; a capital at the beginning is always allowed."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._look_up(word)
        return known

    def knows_itself(self, word: str) -> bool:
        """Whether the dictionary does, whatever we allow."""
        known = self.remembered.answers.get(word)
        if known is None:
            known = self.dictionary.knows(word)
            self.remembered.add(word, known)
        return known

    def _look_up(self, word: str) -> bool:
        lower = word[:1].lower() + word[1:]
        if word in self.allowed or lower in self.allowed or self.knows_itself(word):
            return True
        bare = word.removesuffix("'s").removesuffix("'")
        return bare != word and (bare in self.allowed or self.knows_itself(bare))


@check("WRD001", "WRD002", "WRD003", scope="spelling")
def misspelt(site: Site, spoken: Mapping[str, Vocabulary], today: dt.date) -> Iterator[Problem]:
    """WRD001: a word that neither the dictionary nor our lists know, once per page; WRD002 where
    there is no dictionary.

    WRD003: a word of our list that is to be inflected like a word nobody knows.

    Case: WRD001/fails
    Case: WRD002/fails
    Case: WRD003/fails
    """
    if not dictionaries.wanted():
        return
    for locale, vocabulary in spoken.items():
        if not vocabulary.where:
            continue
        speller = site.memoize(_speller, locale)
        if speller is None and site.config.is_leaflet_locale(locale):
            continue  # TRN013 says at each of its pages what was not checked
        if speller is None:
            missing = (
                f"{dictionaries.names(locale)[0]}.dic" if dictionaries.available() else "chunspell"
            )
            package = _PACKAGE.get(locale, f"hunspell-{locale}")
            yield problem(
                "WRD002", Span(f"docs/{locale}"), locale=locale, missing=missing, package=package
            )
            continue
        for word in site.words.get(locale, ()):
            if word.like and not speller.knows_itself(word.like):
                yield problem("WRD003", word.span, entry=f"{word.word}/{word.like}")
        yield from _wrong(site, vocabulary, locale, speller)
    for locale in sorted(site.spoken):
        if own := site.memoize(_speller, locale):
            own.remembered.keep()


def _speller(site: Site, locale: str) -> Speller | None:
    """The dictionary of the language with our words; None if there is none."""
    listed = tuple((word.word, word.like) for word in site.words.get(locale, ()) if word.like)
    dictionary = dictionaries.dictionary(locale, listed)
    if dictionary is None:
        return None
    return Speller(
        dictionary,
        frozenset(_allowed(site, locale)),
        KnownWords(site.root, locale, f"{dictionary.made_of} {listed}"),
    )


def _wrong(site: Site, vocabulary: Vocabulary, locale: str, speller: Speller) -> Iterator[Problem]:
    guesser = _Guesser(site, speller, locale)
    others = [site.memoize(_speller, code) for code in sorted(site.spoken - {locale})]
    strangers = Strangers(locale, speller.knows, [one.knows for one in others if one])
    by_word: dict[tuple[str, str], list[tuple[Span, str]]] = {}
    pages: dict[str, Page] = {}
    for raw in vocabulary:
        word = plain(raw)
        # capitals inside: an abbreviation with an ending (OSPODu) or a name (iROZHLAS); other
        # checks speak of those
        if len(word) < 2 or word[1:] != word[1:].lower() or speller.knows(word):
            continue
        foreign = any(knows(word) or knows(word + ".") for knows in strangers.others)
        for text in vocabulary.where[raw]:
            for start, end in places(text, raw):
                if _excused(text.prose, start, end, word, speller) or (
                    (foreign and _quoted(text, start, end, word))
                    or strangers.excused(text.prose, start, end, word)
                ):
                    continue
                by_word.setdefault((text.page.file, word.lower()), []).append(
                    (text.span(start, end), raw)
                )
                pages[text.page.file] = text.page
    foreign_pages = {file for file, page in pages.items() if _is_foreign(site, page, locale)}
    for (file, _), wrong in by_word.items():
        if file in foreign_pages:
            continue
        span, word = min(wrong)
        yield problem(
            "WRD001", span, word=word, count=len(wrong), locale=locale, **guesser.hints(plain(word))
        )


def _is_foreign(site: Site, page: Page, locale: str) -> bool:
    """Whether the whole page is in another language of the site: TRN020 says so, once."""
    others = [page.source.locale] if page.source else sorted(site.spoken - {locale})
    return any(wholly_in(own_words(page.body), one, locale) for one in others if one != locale)


def _excused(prose: str, start: int, end: int, word: str, speller: Speller) -> bool:
    """An abbreviation with a full stop, the first part of ``česko-anglický``, a part of a word with
    marks inside.
    """
    after = prose[end : end + 1]
    if after == "." and speller.knows(word + "."):
        return True
    if (
        after == "-"
        and word.endswith("o")
        and any(speller.knows(word[:-1] + ending) for ending in "ýí")
    ):
        return True
    before = prose[max(0, start - 3) : start]
    return bool(
        re.search(r"\w[*_]{1,2}$|\u00ad$", before)
        or re.match(r"[*_]{1,2}\w|\u00ad", prose[end : end + 3])
    )


def _quoted(text: Text, start: int, end: int, word: str) -> bool:
    """Whether a word of another language is used as such: with letters of its own, quoted,
    emphasised, in brackets.
    """
    if not word.isascii():
        return True
    before = _INSIDE.sub("", text.prose[max(0, start - _FAR) : start].rpartition("\n\n")[2])
    after = _INSIDE.sub("", text.prose[end : end + _FAR].partition("\n\n")[0])
    for opening, closing in _PAIRS:
        opened = before.rfind(opening)
        if opened > max(map(before.rfind, closing)) and any(sign in after for sign in closing):
            return True
    return any(before.count(sign) % 2 and sign in after for sign in _SAME)


class _Guesser:
    """What may have been meant: first a word of our own pages, then, a few times, what the
    dictionary says.
    """

    def __init__(self, site: Site, speller: Speller, locale: str) -> None:
        self.site, self.locale, self.speller = site, locale, speller
        self.alphabet = ALPHABETS.get(locale, ALPHABETS["en"])
        self.left = MOST_QUESTIONS
        self.folded: dict[str, list[str]] | None = None

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of all pages, whichever were selected."""
        return self.site.memoize(vocabularies)[self.locale]

    def hints(self, word: str) -> Meant:
        """The words that may have been meant."""
        near = tuple(message("blanks.quoted_word", word=one) for one in self.near(word))
        return {"guess": message("blanks.meant_words", words=near)} if near else {}

    def near(self, word: str) -> list[str]:
        """Up to three words, likely ones first."""
        if self.folded is None:
            self.folded = {}
            for candidate in self.vocabulary:
                self.folded.setdefault(fold(candidate), []).append(plain(candidate))
        lower = word.lower()
        candidates = [
            *self.folded.get(fold(word), ()),
            *(one for one in edits(lower, self.alphabet) if one in self.vocabulary.where),
        ]
        known = [
            candidate
            for candidate in dict.fromkeys(candidates)
            if candidate.lower() != lower and self.speller.knows(candidate)
        ]
        known.sort(key=lambda one: -len(self.vocabulary.where.get(one, ())))
        if not known and self.left:
            self.left -= 1
            known = [one for one in self.speller.dictionary.suggest(word) if one.lower() != lower]
        return [one if word[:1].islower() else one[:1].upper() + one[1:] for one in known[:3]]


def _allowed(site: Site, locale: str) -> Iterator[str]:
    """Words that may be on pages of the language: our list, the glossary, proper names of every
    record.
    """
    yield from (one.word for one in site.words.get(locale, ()))
    for term in site.terms.values():
        if text := term.texts.get(locale):
            yield from _words((text.term, *text.variants, *text.forms, *text.everyday))
    yield from _words(site.names)
    names: list[Any] = [[one.name, one.place] for one in site.organisations.values()]
    names += [one.name for one in site.helplines.values()]
    names += [contact.name for contact in site.contacts.values()]
    names += [district.name for district in site.districts.values()]
    names += [
        labels
        for section in ("orps", "regions")
        for labels in site.taxonomy.get(section, {}).values()
    ]
    yield from _words(_strings(names))
    makers = [[*one.author, one.publisher] for one in site.sources.values()]
    yield from (word for word in _words(_strings(makers)) if word[:1].isupper())


def _words(some: Iterable[str]) -> Iterator[str]:
    for each in some:
        yield from map(plain, WORD.findall(each))


def _strings(value: Any) -> Iterator[str]:
    """Every text inside lists and mappings."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
