"""Why a document stands where it is: which words were searched for, and what each was worth in
which field.

Nothing is computed twice: the ranking says what it added to each sum (ranking.Trace), and this
module says what that is made of. So the numbers add up: a result's score is its sum times what was
found and its weight, its sum is the sum of its parts, and the `q` of a part follows from the fields
by the formula in impacts.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mosty.search.analysis import SUBJECT, WHOLE, Word
from mosty.search.concepts import ENTRY, MARK
from mosty.search.impacts import Share
from mosty.search.index import Index
from mosty.search.ranking import ParsedQuery, Trace, guessed_worth, related_worth
from mosty.search.records import FULL_WEIGHT, SearchResult


@dataclass(frozen=True, slots=True)
class WordNote:
    """A word of the query: what became of it.

    `role`: "term" (searched for as `stem`), "beginning" (and every word that starts so), "stop
    word" (left out) or "unknown" (nobody has it). `documents`: how many have the stem. `concepts`:
    concepts whose names it is part of.
    """

    word: str
    role: str
    stem: str
    documents: int
    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one term added to a document's sum.

    `kind`: "word", "beginning" or "relative" (the term itself is not there, `through` stands for
    it), "concept" (`value` is what the concept is worth above its words), "entry" (the document is
    the concept's own) or "whole" (the document has the query word for word as its title or a
    keyword). `q` and `idf` as in impacts.py, of `through`; `fields`: field → its share.
    """

    term: str
    kind: str
    through: str
    value: int
    q: int
    idf: float
    fields: Mapping[str, Share]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a result has its score = `sum` · `times` · `weight` / 16, rounded down: the parts of the
    sum, how much of the query was found, and how far the document's score counts.
    """

    document: int
    score: int
    sum: int
    times: int
    weight: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The words that were searched for (of the corrected query, if it was put right), and a reason
    for each result.
    """

    words: tuple[WordNote, ...]
    reasons: tuple[Reason, ...]


def explain(
    index: Index,
    query: str,
    limit: int = 10,
    *,
    prefix: bool = False,
    correct: bool = True,
    professional: bool = False,
) -> tuple[SearchResult, Explanation]:
    """Search as `Index.search` does, and say why."""
    trace = Trace()
    result = index.search(
        query, limit, prefix=prefix, correct=correct, professional=professional, trace=trace
    )
    if trace.query is None:
        return result, Explanation((), ())
    reasons = []
    for document, score in trace.ranked[: len(result.results)]:
        added = trace.parts[document]
        total = sum(value for _, value in added)
        weight = index.weight(document)
        # Rounded down to the weight, so no other whole number gives this score.
        times = round(score * FULL_WEIGHT / (total * weight)) if total else 0
        parts = tuple(_part(index, trace.query, document, term, value) for term, value in added)
        reasons.append(Reason(document, score, total, times, weight, parts))
    return result, Explanation(_words(index, trace.query), tuple(reasons))


def _words(index: Index, query: ParsedQuery) -> tuple[WordNote, ...]:
    notes = []
    for place, word in enumerate(query.words):
        concepts = tuple(
            token for token, covers in sorted(query.concepts.items()) if word.stem in covers
        )
        typed = query.prefix and place == len(query.words) - 1
        notes.append(
            WordNote(
                word.raw,
                _role(index, word, bool(typed), bool(concepts)),
                word.stem,
                len(index.postings(word.stem)) if word.stem else 0,
                concepts,
            )
        )
    return tuple(notes)


def _role(index: Index, word: Word, typed: bool, in_concept: bool) -> str:
    if not word.stem:
        return "stop word"
    if typed:
        return "beginning"
    return "term" if in_concept or index.known(word.stem) else "unknown"


def _part(index: Index, query: ParsedQuery, document: int, term: str, value: int) -> Part:
    if term.startswith((WHOLE, SUBJECT)):
        kind, through = "whole", term
    elif term.startswith(MARK):
        kind, through = ("entry" if term.endswith(ENTRY) else "concept"), term
    else:
        kind, through = _stands_for(index, query, document, term, value)
    q = dict(index.postings(through)).get(document, 0)
    return Part(term, kind, through, value, q, index.idf(through), index.shares(through, document))


def _stands_for(
    index: Index, query: ParsedQuery, document: int, term: str, value: int
) -> tuple[str, str]:
    """("word", itself), or the word that gave the value: a relative, or one the query's last word
    may begin.
    """

    def q(word: str) -> int:
        return dict(index.postings(word)).get(document, 0)

    if q(term) ** 2 == value:
        return "word", term
    for other in index.relatives(index.analyzers[index.locale].root(term)):
        if related_worth(q(other)) == value:
            return "relative", other
    return "beginning", next(
        relative
        for relative in index.starting_with(query.prefix)
        if guessed_worth(q(relative)) == value
    )
