"""What a term is worth in a document: BM25F from Whoosh's postings, quantised to one byte.

BM25F after Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009),
3.6:

    x = Σ_field weight · count / (1 - b + b · length / mean length)
    impact = idf · x / (k1 + x)
    idf = ln(1 + (N - n + ½) / (n + ½))        N documents, n of them with the term in any field

The byte q (1–255) holds the square root of impact / ln(1 + (N - ½) / 1½), the most any term can
reach, so that frequent terms keep their resolution too; the ranking adds q², whole numbers, the
same in Python and in a browser.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from mosty.search.store import FIELDS, Store

Postings = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """How much a word in a field weighs, and how far (0–1) the field's length matters (BM25's
    b).
    """

    weight: float
    b: float


@dataclass(frozen=True, slots=True)
class Share:
    """What a field adds to a term's impact in a document: worth = weight · count / norm (by the
    field's length).
    """

    count: int
    length: int
    weight: float
    norm: float
    worth: float


# Tuned on the benchmark's development queries, kept where both halves of them gained
# (docs/en/o-portalu/search.md); the weight of the tags on the gate queries.
FIELD_SETTINGS = {
    "title": Field(14.0, 0.2),
    "headings": Field(2.0, 0.3),
    "tags": Field(6.0, 0.1),
    "questions": Field(3.0, 0.6),
    "lead": Field(1.0, 0.5),
    "body": Field(1.0, 0.4),
}
K1 = 12.0


class Impacts:
    """The impacts of an index; what was asked for once is kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._norms = {name: self._field_norms(name) for name in FIELDS}
        self._cache: dict[str, Postings] = {}
        self._fields: dict[str, list[str]] = {}
        for name, term in store.terms():
            self._fields.setdefault(term, []).append(name)

    def _field_norms(self, name: str) -> list[float]:
        lengths = [self._store.length(document, name) for document in range(self._store.documents)]
        # The mean is over the documents that have the field: most have no tags, and those should
        # not make every tagged document look long.
        filled = [length for length in lengths if length]
        mean = sum(filled) / len(filled) if filled else 1.0
        b = FIELD_SETTINGS[name].b
        return [1 - b + b * length / mean for length in lengths]

    def shares(self, term: str, document: int) -> dict[str, Share]:
        """What makes up the impact of `term` in a document, field by field (those that have the
        term).
        """
        shares = {}
        for name in FIELDS:
            counts = dict(self._store.postings(name, term)) if self._store.has(name, term) else {}
            if document in counts:
                weight, norm = FIELD_SETTINGS[name].weight, self._norms[name][document]
                length = self._store.length(document, name)
                shares[name] = Share(
                    counts[document], length, weight, norm, weight * counts[document] / norm
                )
        return shares

    def idf(self, term: str) -> float:
        """How rare `term` is, see above."""
        total, having = self._store.documents, len(self.of(term))
        return math.log(1 + (total - having + 0.5) / (having + 0.5))

    def terms(self) -> set[str]:
        """Every term and concept token of the index."""
        return set(self._fields)

    def of(self, term: str) -> Postings:
        """(document, q) of `term`, by document; empty when no document has it."""
        known = self._cache.get(term)
        if known is None:
            known = self._cache[term] = self._compute(term)
        return known

    def _compute(self, term: str) -> Postings:
        weighted: dict[int, float] = {}
        for name in self._fields.get(term, ()):
            weight, norms = FIELD_SETTINGS[name].weight, self._norms[name]
            for document, count in self._store.postings(name, term):
                weighted[document] = weighted.get(document, 0.0) + weight * count / norms[document]
        total, having = self._store.documents, len(weighted)
        idf = math.log(1 + (total - having + 0.5) / (having + 0.5))
        most, sqrt = math.log(1 + (total - 0.5) / 1.5), math.sqrt
        return tuple(
            [
                (document, round(255 * sqrt(idf * x / (K1 + x) / most)) or 1)
                for document, x in sorted(weighted.items())
            ]
        )
