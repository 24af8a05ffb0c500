"""The index of one locale: built from documents and concepts, opened from a directory, searched."""

from __future__ import annotations

import bisect
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from mosty.search import store
from mosty.search.analysis import Analyzer, abbreviation_forms
from mosty.search.concepts import MARK, Phrases, entry_tokens, phrase_tables, tokens_of
from mosty.search.impacts import Impacts, Postings
from mosty.search.ranking import rank
from mosty.search.records import Concept, Document, Hit, SearchResult
from mosty.search.spelling import nearest_word, order

SIDECAR = "mosty.json"
_SHOWN = ("url", "title", "kind", "description", "breadcrumb", "locale", "note")


class Index:
    """A search index of one locale. Keeps what it has read: a second query is much cheaper than the first."""

    def __init__(self, directory: Path) -> None:
        """Open `directory`; raises FileNotFoundError if no index was built there."""
        self._impacts = Impacts(store.Store(directory))
        kept: dict[str, Any] = json.loads((directory / SIDECAR).read_text(encoding="utf-8"))
        self.locale: str = kept["locale"]
        self.abbreviations: tuple[str, ...] = tuple(kept["abbreviations"])
        concepts = [Concept(c["id"], {k: tuple(v) for k, v in c["labels"].items()}) for c in kept["concepts"]]
        self.documents: tuple[Hit, ...] = tuple(
            Hit(**{**entry, "breadcrumb": tuple(entry["breadcrumb"]), "score": 0}) for entry in kept["documents"]
        )
        self.surfaces: Mapping[str, str] = kept["surfaces"]
        self.analyzers = _analyzers(self.locale, concepts, self.abbreviations)
        self.phrases: Mapping[str, Phrases] = phrase_tables(concepts, self.analyzers, self.abbreviations)

        terms = set(self._impacts.terms())
        labels = {stem for table in self.phrases.values() for stem in table.stems()}
        own = self.phrases[self.locale].stems() if self.locale in self.phrases else set()
        self.terms: Sequence[str] = sorted(terms, key=order)
        self.stems: Sequence[str] = [term for term in self.terms if not term.startswith(MARK)]
        self.vocabulary: Sequence[str] = sorted(
            (word for word in {*self.stems, *own} if not _has_digit(word)), key=order
        )
        self._order_keys = [order(stem) for stem in self.stems]
        self._known = terms | labels
        self._nearest: dict[str, str | None] = {}

    def label_stems(self) -> set[str]:
        """The stems of all labels, of every locale: known words, whether or not a document has them."""
        return {stem for table in self.phrases.values() for stem in table.stems()}

    def postings(self, term: str) -> Postings:
        """(document, q) of a term or concept token, by document (see impacts.py)."""
        return self._impacts.of(term)

    def known(self, stem: str) -> bool:
        """Whether a document or a label has the stem."""
        return stem in self._known

    def starting_with(self, prefix: str) -> Sequence[str]:
        """The stems of documents that start with `prefix`."""
        first = bisect.bisect_left(self._order_keys, order(prefix))
        found = []
        for stem in self.stems[first:]:
            if not stem.startswith(prefix):
                break
            found.append(stem)
        return found

    def nearest(self, stem: str) -> str | None:
        """The nearest known word in the form people write most often, or None."""
        if stem not in self._nearest:
            word = nearest_word(stem, self.vocabulary, lambda term: len(self.postings(term)))
            self._nearest[stem] = None if word is None else self.surface(word)
        return self._nearest[stem]

    def surface(self, stem: str) -> str:
        """The form of a stem that documents or labels have most often ("skol" → "škola")."""
        return self.surfaces.get(stem, stem)

    def search(self, query: str, limit: int = 10, *, prefix: bool = False, correct: bool = True) -> SearchResult:
        """The best `limit` documents for `query`. See ranking.rank; never raises, whatever the query."""
        ranking = rank(query, self, self.analyzers, self.phrases, self.locale, prefix=prefix, correct=correct)
        hits = tuple(
            Hit(**{name: getattr(self.documents[document], name) for name in _SHOWN}, score=score)
            for document, score in ranking.ranked[: max(0, limit)]
        )
        return SearchResult(query, ranking.corrected, hits, len(ranking.ranked))


def _has_digit(word: str) -> bool:
    return any("0" <= letter <= "9" for letter in word)


def _analyzers(locale: str, concepts: Iterable[Concept], abbreviations: Sequence[str]) -> dict[str, Analyzer]:
    locales = {locale, *(label_locale for concept in concepts for label_locale in concept.labels)}
    return {name: Analyzer(name, abbreviations) for name in sorted(locales)}


def _count_surfaces(texts: Iterable[str], analyzer: Analyzer, counts: dict[str, Counter[str]]) -> None:
    for text in texts:
        for word in analyzer.words(text):
            if word.stem:
                # OSPOD keeps its capitals, a word at the beginning of a sentence does not.
                capitals = sum(letter.isupper() for letter in word.raw) >= 2
                surface = word.raw if capitals and word.stem == analyzer.folded(word.raw) else word.raw.lower()
                counts.setdefault(word.stem, Counter())[surface] += 1


def _surfaces(
    documents: Sequence[Document], concepts: Iterable[Concept], analyzers: Mapping[str, Analyzer], locale: str
) -> dict[str, str]:
    counts: dict[str, Counter[str]] = {}
    for document in documents:
        texts = (document.title, *document.headings, *document.tags, document.body)
        _count_surfaces(texts, analyzers[locale], counts)
    seen = set(counts)
    for concept in concepts:
        for text_locale, labels in concept.labels.items():
            more: dict[str, Counter[str]] = {}
            _count_surfaces(labels, analyzers[text_locale], more)
            for stem in more.keys() - seen:
                counts.setdefault(stem, Counter()).update(more[stem])
    best = {stem: min(forms, key=lambda form: (-forms[form], form)) for stem, forms in counts.items()}
    return {stem: form for stem, form in sorted(best.items()) if form != stem}


def build_index(
    directory: Path,
    locale: str,
    documents: Iterable[Document],
    concepts: Iterable[Concept] = (),
    abbreviations: Iterable[str] = (),
) -> Index:
    """Write the index of `documents` (in this order, which settles ties) into `directory`, and open it.

    `concepts` carry the labels of every locale; `abbreviations` as the glossary writes them ("OSPOD"). The same
    input gives the same files. An unknown locale is folded only, not stemmed.
    """
    directory = Path(directory)
    documents, concepts = tuple(documents), tuple(concepts)
    forms = abbreviation_forms(abbreviations)
    analyzers = _analyzers(locale, concepts, forms)
    phrases = phrase_tables(concepts, analyzers, forms)

    def tokens(*texts: str) -> list[str]:
        return [token for text in texts for token in tokens_of(text, locale, analyzers, phrases)]

    store.write(
        directory,
        (
            {
                "title": tokens(document.title) + entry_tokens(document.title, locale, analyzers, phrases),
                "headings": tokens(*document.headings),
                "tags": tokens(*document.tags),
                "body": tokens(document.body),
            }
            for document in documents
        ),
    )
    kept = {
        "locale": locale,
        "abbreviations": forms,
        "concepts": [asdict(Concept(c.id, {k: tuple(v) for k, v in c.labels.items()})) for c in concepts],
        "documents": [{name: getattr(document, name) for name in _SHOWN} for document in documents],
        "surfaces": _surfaces(documents, concepts, analyzers, locale),
    }
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    (directory / SIDECAR).write_text(text, encoding="utf-8", newline="\n")
    return Index(directory)


def open_index(directory: Path) -> Index:
    """Open the index `build_index` wrote; raises FileNotFoundError if there is none."""
    return Index(Path(directory))
