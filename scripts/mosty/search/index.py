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
from mosty.search.concepts import (
    EXPRESSION,
    MARK,
    Phrases,
    entry_tokens,
    phrase_tables,
    tokens_of,
)
from mosty.search.impacts import Impacts, Postings, Share
from mosty.search.ranking import Trace, near, rank
from mosty.search.records import Concept, Document, Hit, SearchResult
from mosty.search.spelling import nearest_word, order

SIDECAR = "mosty.json"
LEAD_WORDS = 40
#: How many times a saying counts on the page that answers it best.
BEST = 3
_SHOWN = ("url", "title", "kind", "description", "breadcrumb", "locale", "note")


class Index:
    """A search index of one locale. Keeps what it has read: a second query is much cheaper than the
    first.
    """

    def __init__(self, directory: Path) -> None:
        """Open `directory`; raises FileNotFoundError if no index was built there."""
        self._impacts = Impacts(store.Store(directory))
        kept: dict[str, Any] = json.loads((directory / SIDECAR).read_text(encoding="utf-8"))
        self.locale: str = kept["locale"]
        self.abbreviations: tuple[str, ...] = tuple(kept["abbreviations"])
        concepts = [
            Concept(c["id"], {k: tuple(v) for k, v in c["labels"].items()})
            for c in kept["concepts"]
        ]
        self.documents: tuple[Hit, ...] = tuple(
            Hit(**{**entry, "breadcrumb": tuple(entry["breadcrumb"]), "score": 0})
            for entry in kept["documents"]
        )
        self.surfaces: Mapping[str, str] = kept["surfaces"]
        self.weights: Sequence[int] = kept["weights"]
        self.analyzers = _analyzers(self.locale, concepts, self.abbreviations)
        self.phrases: Mapping[str, Phrases] = phrase_tables(
            concepts, self.analyzers, self.abbreviations
        )

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
        self._nearest: dict[tuple[str, bool], str | None] = {}

    def label_stems(self) -> set[str]:
        """The stems of all labels, of every locale: known words, whether or not a document has
        them.
        """
        return {stem for table in self.phrases.values() for stem in table.stems()}

    def postings(self, term: str) -> Postings:
        """(document, q) of a term or concept token, by document (see impacts.py)."""
        return self._impacts.of(term)

    def shares(self, term: str, document: int) -> dict[str, Share]:
        """What makes up the impact of a term in a document, field by field (see impacts.py)."""
        return self._impacts.shares(term, document)

    def idf(self, term: str) -> float:
        """How rare a term is (see impacts.py)."""
        return self._impacts.idf(term)

    def weight(self, document: int) -> int:
        """How far the score of a document counts, in sixteenths."""
        return self.weights[document]

    def known(self, stem: str) -> bool:
        """Whether a document or a label has the stem."""
        return stem in self._known

    def starting_with(self, prefix: str) -> Sequence[str]:
        """The stems of documents that start with `prefix`."""
        first = bisect.bisect_left(self._order_keys, order(prefix))
        terms = []
        for stem in self.stems[first:]:
            if not stem.startswith(prefix):
                break
            terms.append(stem)
        return terms

    def relatives(self, root: str) -> Sequence[str]:
        """The stems of documents that have this root."""
        analyzer = self.analyzers[self.locale]
        return [stem for stem in self.starting_with(root) if analyzer.root(stem) == root]

    def nearest(self, stem: str, everywhere: bool) -> str | None:
        """The nearest known word in the form people write most often, or None (see
        spelling.nearest_word).
        """
        key = (stem, everywhere)
        if key not in self._nearest:
            word = nearest_word(
                stem, self.vocabulary, lambda term: len(self.postings(term)), everywhere
            )
            self._nearest[key] = None if word is None else self.surface(word)
        return self._nearest[key]

    def surface(self, stem: str) -> str:
        """The form of a stem that documents or labels have most often ("skol" → "škola")."""
        return self.surfaces.get(stem, stem)

    def search(
        self,
        query: str,
        limit: int = 10,
        *,
        prefix: bool = False,
        correct: bool = True,
        professional: bool = False,
        trace: Trace | None = None,
    ) -> SearchResult:
        """The best `limit` documents for `query`. See ranking.rank; never raises, whatever the
        query.
        """
        ranking = rank(
            query,
            self,
            self.analyzers,
            self.phrases,
            self.locale,
            prefix=prefix,
            correct=correct,
            professional=professional,
            trace=trace,
        )
        if trace:
            trace.ranked = ranking.ranked
        hits = tuple(
            Hit(**{name: getattr(self.documents[document], name) for name in _SHOWN}, score=score)
            for document, score in ranking.ranked[: max(0, limit)]
        )
        return SearchResult(
            query, ranking.corrected, hits, len(ranking.ranked), near(ranking),
            ranking.absent,
        )  # fmt: skip


def _has_digit(word: str) -> bool:
    return any("0" <= letter <= "9" for letter in word)


def _analyzers(
    locale: str, concepts: Iterable[Concept], abbreviations: Sequence[str]
) -> dict[str, Analyzer]:
    locales = {locale, *(label_locale for concept in concepts for label_locale in concept.labels)}
    return {name: Analyzer(name, abbreviations) for name in sorted(locales)}


def _count_surfaces(
    words: Mapping[str, int], analyzer: Analyzer, counts: dict[str, Counter[str]]
) -> None:
    for raw, number in words.items():
        if stem := analyzer.stem(raw):
            # OSPOD keeps its capitals, a word at the beginning of a sentence does not.
            capitals = sum(letter.isupper() for letter in raw) >= 2
            surface = raw if capitals and stem == analyzer.folded(raw) else raw.lower()
            counts.setdefault(stem, Counter())[surface] += number


def _surfaces(
    words: Mapping[str, int],
    concepts: Iterable[Concept],
    analyzers: Mapping[str, Analyzer],
    locale: str,
) -> dict[str, str]:
    """stem → the form written most often, of the words of all documents (with their numbers) and of
    the labels.
    """
    counts: dict[str, Counter[str]] = {}
    _count_surfaces(words, analyzers[locale], counts)
    seen = set(counts)
    for concept in concepts:
        for text_locale, labels in concept.labels.items():
            more: dict[str, Counter[str]] = {}
            analyzer = analyzers[text_locale]
            _count_surfaces(
                Counter(raw for label in labels for raw in analyzer.raw_words(label)),
                analyzer,
                more,
            )
            for stem in more.keys() - seen:
                counts.setdefault(stem, Counter()).update(more[stem])
    best = {
        stem: min(forms, key=lambda form: (-forms[form], form)) for stem, forms in counts.items()
    }
    return {stem: form for stem, form in sorted(best.items()) if form != stem}


def lead_of(document: Document) -> str:
    """The description of a document, or the first words of its body; "" where there is no body:
    what is found by its title only (the help of a check, by its code) is kept out of the way of
    everybody else.
    """
    if not document.body:
        return ""
    return document.description or " ".join(document.body.split(maxsplit=LEAD_WORDS)[:LEAD_WORDS])


def build_index(
    directory: Path,
    locale: str,
    documents: Iterable[Document],
    concepts: Iterable[Concept] = (),
    abbreviations: Iterable[str] = (),
) -> Index:
    """Write the index of `documents` (in this order, which settles ties) into `directory`, and open
    it.

    `concepts` carry the labels of every locale; `abbreviations` as the glossary writes them
    ("OSPOD"). The same input gives the same files. An unknown locale is folded only, not stemmed.
    """
    directory = Path(directory)
    documents, concepts = tuple(documents), tuple(concepts)
    forms = abbreviation_forms(abbreviations)
    analyzers = _analyzers(locale, concepts, forms)
    phrases = phrase_tables(concepts, analyzers, forms)

    written: Counter[str] = Counter()

    def tokens(*texts: str) -> list[str]:
        made = []
        for text in texts:
            own = analyzers[locale]
            words, joined = own.raw_words(text), own.joined(text)
            written.update([*words, *joined])
            made += tokens_of(words, locale, analyzers, phrases)
            made += [stem for word in joined if (stem := own.stem(word))]
        return made

    def texts_of(*texts: str) -> list[str]:
        # What people say leads to the pages that answer it, not to all that use the words.
        return [token for token in tokens(*texts) if not token.startswith(MARK + EXPRESSION)]

    def wholes(*texts: str) -> list[str]:
        own = analyzers[locale]
        return [whole for text in texts if (whole := own.whole(own.raw_words(text)))]

    def subjects(*texts: str) -> list[str]:
        own = analyzers[locale]
        named = [own.subject(own.raw_words(text)) for text in texts]
        return sorted({*filter(None, named)})

    def row(document: Document) -> store.Row:
        expressions = tokens(*document.expressions)
        also = tokens(*document.also)
        return {
            "title": texts_of(document.title)
            + wholes(document.title)
            + entry_tokens(document.title, locale, analyzers, phrases),
            "headings": texts_of(*document.headings),
            "tags": texts_of(*document.tags)
            + wholes(*document.tags, *document.expressions)
            + subjects(*document.subjects)
            + BEST * [token for token in expressions if token.startswith(MARK)]
            # Once each, so the page that answers best comes first.
            + sorted({token for token in also if token.startswith(MARK)} - set(expressions)),
            "questions": texts_of(*document.questions),
            "lead": texts_of(lead_of(document)),
            # The words one by one count little: the saying is meant as a whole.
            "body": texts_of(document.body)
            + [token for token in [*expressions, *also] if not token.startswith(MARK)],
        }

    store.write(directory, (row(document) for document in documents))
    kept = {
        "locale": locale,
        "abbreviations": forms,
        "concepts": [
            asdict(Concept(c.id, {k: tuple(v) for k, v in c.labels.items()})) for c in concepts
        ],
        "documents": [{name: getattr(document, name) for name in _SHOWN} for document in documents],
        "weights": [document.weight for document in documents],
        "surfaces": _surfaces(written, concepts, analyzers, locale),
    }
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    (directory / SIDECAR).write_text(text, encoding="utf-8", newline="\n")
    return Index(directory)


def open_index(directory: Path) -> Index:
    """Open the index `build_index` wrote; raises FileNotFoundError if there is none."""
    return Index(Path(directory))
