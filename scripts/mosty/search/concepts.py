"""Concepts: several names of one thing, found by each other. The browser's twin is phrases.js.

A label is analysed by the analyzer of its own locale into a phrase of stems. Texts and queries are
analysed by every locale that has labels, phrases are matched longest first, and a match puts the
token "#id" in beside the words. So an English label is met by an English query on the Czech side,
in any number ("authorities"), and the words of a Czech document are never torn apart by English
rules.

A title that is nothing but names of one concept makes the document that concept's *entry* (the
glossary's article on it): it gets the token "#id!" as well, and comes first when the whole query
is a name of the concept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mosty.search.analysis import Analyzer, Word
from mosty.search.records import Concept

MARK = "#"
ENTRY = "!"
#: The first letter of the id of what people say (no entry of the glossary) and of a subject that
#: nothing is written about.
EXPRESSION, ABSENT = "~", "-"
Phrase = tuple[str, ...]
_PARENTHESIS = re.compile(r"(?<!\s)\s*+\(([^()]*)\)")
_ALTERNATIVE = re.compile(r"\s/\s")


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found in a text: the concept tokens, and the words it covers (indices, end
    excluded).
    """

    start: int
    end: int
    tokens: tuple[str, ...]


class Phrases:
    """The phrases of one locale: first stem → (phrase, concept tokens), longest phrase first."""

    def __init__(self, table: Mapping[Phrase, Iterable[str]]) -> None:
        by_first: dict[str, list[tuple[Phrase, tuple[str, ...]]]] = {}
        for phrase in sorted(table, key=lambda p: (-len(p), p)):
            by_first.setdefault(phrase[0], []).append((phrase, tuple(sorted(set(table[phrase])))))
        self.by_first: Mapping[str, Sequence[tuple[Phrase, tuple[str, ...]]]] = by_first

    def stems(self) -> set[str]:
        """Every stem that is in some phrase."""
        return {
            stem for entries in self.by_first.values() for phrase, _ in entries for stem in phrase
        }

    def find(self, text: Sequence[str]) -> Iterator[Match]:
        """The phrases in `text` (its stems, "" for a stop word), left to right, longest first, none
        inside another.
        """
        if self.by_first.keys().isdisjoint(text):
            return
        places = [place for place, stem in enumerate(text) if stem]
        stems = [text[place] for place in places]
        at = 0
        while at < len(stems):
            for phrase, tokens in self.by_first.get(stems[at], ()):
                end = at + len(phrase)
                if tuple(stems[at:end]) == phrase:
                    yield Match(places[at], places[end - 1] + 1, tokens)
                    at = end - 1
                    break
            at += 1


def label_variants(label: str, abbreviations: Iterable[str]) -> list[str]:
    """The ways a glossary's label is really written.

    "A (B) / C" → "A (B)", "A", "C"; what is in parentheses is a name by itself only if it is an
    abbreviation.
    """
    known = set(abbreviations)
    variants: list[str] = []
    for part in _ALTERNATIVE.split(label):
        variants += [part, _PARENTHESIS.sub("", part)]
        variants += [
            inner for inner in _PARENTHESIS.findall(part) if inner.strip().lower() in known
        ]
    return [variant for variant in dict.fromkeys(v.strip() for v in variants) if variant]


def _head(words: Sequence[Word]) -> Phrase:
    """What people say for short: the part before the first stop word inside, if it has two stems or
    more.

    "sociálně aktivizační služby | pro rodiny s dětmi".
    """
    head: list[str] = []
    for word in words:
        if word.stem:
            head.append(word.stem)
        elif head:
            break
    whole = sum(1 for word in words if word.stem)
    return tuple(head) if 2 <= len(head) < whole else ()


def _is_expression(concept_id: str) -> bool:
    """Whether it is no term: a name of it is said as a whole, and nothing is its entry."""
    return concept_id.startswith((EXPRESSION, ABSENT))


def phrase_tables(
    concepts: Iterable[Concept], analyzers: Mapping[str, Analyzer], abbreviations: Iterable[str]
) -> dict[str, Phrases]:
    """Locale → its phrases. A short form is taken only where it means one concept and is nobody's
    full label.
    """
    abbreviations = tuple(abbreviations)
    full: dict[str, dict[Phrase, set[str]]] = {}
    short: dict[str, dict[Phrase, set[str]]] = {}
    for concept in concepts:
        for locale, labels in concept.labels.items():
            for text in (v for label in labels for v in label_variants(label, abbreviations)):
                words = analyzers[locale].words(text)
                phrase = tuple(word.stem for word in words if word.stem)
                # "Můžu za to" is no more than "můžu" once small words are passed over.
                if _is_expression(concept.id) and len(phrase) == 1 < len(words):
                    continue
                if phrase:
                    full.setdefault(locale, {}).setdefault(phrase, set()).add(MARK + concept.id)
                    if not _is_expression(concept.id) and (head := _head(words)):
                        short.setdefault(locale, {}).setdefault(head, set()).add(MARK + concept.id)
    return {
        locale: Phrases(
            {
                head: ids
                for head, ids in short.get(locale, {}).items()
                if len(ids) == 1 and head not in table
            }
            | table
        )
        for locale, table in sorted(full.items())
    }


def find_concepts(
    words: Sequence[str], analyzers: Mapping[str, Analyzer], tables: Mapping[str, Phrases]
) -> list[Match]:
    """The matches of all locales in `words` (as written), in the order of locale and place."""
    return [
        match
        for locale in sorted(tables)
        for match in tables[locale].find([analyzers[locale].stem(word) for word in words])
    ]


def tokens_of(
    words: Sequence[str],
    locale: str,
    analyzers: Mapping[str, Analyzer],
    tables: Mapping[str, Phrases],
) -> list[str]:
    """What goes into the index for a text's words: their stems, and each concept once for every
    place it is at.
    """
    concepts = {
        (match.start, token)
        for match in find_concepts(words, analyzers, tables)
        for token in match.tokens
    }
    stem = analyzers[locale].stem
    return [stemmed for word in words if (stemmed := stem(word))] + [
        token for _, token in sorted(concepts)
    ]


def entry_tokens(
    title: str, locale: str, analyzers: Mapping[str, Analyzer], tables: Mapping[str, Phrases]
) -> list[str]:
    """The entry tokens of a title: of the concepts whose names, alone, make up the whole of it."""
    if locale not in tables:
        return []
    words = analyzers[locale].words(title)
    matches = list(tables[locale].find([word.stem for word in words]))
    covered = {place for match in matches for place in range(match.start, match.end)}
    if not matches or any(word.stem and place not in covered for place, word in enumerate(words)):
        return []
    common = set.intersection(*(set(match.tokens) for match in matches))
    return [
        token + ENTRY for token in sorted(common) if not _is_expression(token.removeprefix(MARK))
    ]
