"""From a query to ranked documents, on whole numbers only. The browser's twin is ranking.js,
step by step.

The terms of a query are its different stems. A term, or a concept whose phrase covers it, is
*found* in a document that has it; a term of which the document only has a relative (a stem of the
same root: pestoun, pestounsk) is half found, and the relative counts for three quarters of what it
is worth. A document's score is the sum of q² (q: see impacts.py) over its terms, times the terms
found in it (counted in halves), which ranks like the design's "sum × share of query terms found";
ties fall to the earlier document. Where a concept covers words, the better of the two counts, the
concept or its words together: the same thing is not paid for twice, and what a page calls by its
other name weighs as much. A query that is nothing but a concept's name brings the concept's own
entry (concepts.py) to the top; one that is, word for word, a title or a keyword of a document gets
half as much for it. A term nobody knows is put right first (spelling.py), and the corrected text is
searched for. Where a professional asks, the page on a subject comes first for a query that is
nothing but one of its names, whatever families say by it; else they get what a family gets, who may
sit at the same page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Protocol

from mosty.search.analysis import Analyzer, Word
from mosty.search.concepts import ABSENT, ENTRY, EXPRESSION, MARK, Phrases, find_concepts
from mosty.search.impacts import Postings
from mosty.search.records import FULL_WEIGHT
from mosty.search.spelling import order
from mosty.text.language.stemmers import specification

# The most that q² can be: as if the document had one more perfect word.
ENTRY_WORTH = 255 * 255
WHOLE_WORTH = ENTRY_WORTH // 2
#: More than anything else can have for one name, even with the weight of a theme (13 or more).
SUBJECT_WORTH = 2 * ENTRY_WORTH
#: A document is near if its score is the best one's, divided by this, or more; the first few are in
#: any case, for an exact title beats whatever else has the word.
NEAR, FEW = 16, 10
#: So many are shown of what is nearest to a subject nothing is written about.
BESIDE = 5


class Lexicon(Protocol):
    """What the ranking needs from an index."""

    def postings(self, term: str) -> Postings:
        """(document, q) of a term or concept token; empty if no document has it."""

    def weight(self, document: int) -> int:
        """How far the score of a document counts, in sixteenths."""

    def known(self, stem: str) -> bool:
        """Whether a document or a label has the stem."""

    def starting_with(self, prefix: str) -> Sequence[str]:
        """The terms (not concepts) that documents have and that start so."""

    def relatives(self, root: str) -> Sequence[str]:
        """The terms (not concepts) that documents have and that have this root."""

    def nearest(self, stem: str, everywhere: bool) -> str | None:
        """The nearest known word, as people write it; `everywhere`: even if it begins quite
        differently.
        """


@dataclass(frozen=True, slots=True)
class Ranking:
    """Documents by rank as (document, score); the corrected text, if there is one; the words that
    name an absent subject.
    """

    ranked: tuple[tuple[int, int], ...]
    corrected: str | None
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query taken apart: its words, what the concepts in it cover, the word still being typed (or
    ""), the token of the query as a whole (or ""), and the words that name an absent subject;
    `subject` is the token of a subject's name where a professional asks, or "".
    """

    words: Sequence[Word]
    concepts: Mapping[str, frozenset[str]]
    covered: frozenset[int]
    prefix: str
    whole: str
    absent: tuple[str, ...]
    subject: str


@dataclass(slots=True)
class Trace:
    """What the ranking did, for an explanation.

    `query`: the query it read; `parts`: document → (term or concept token, value) added to its sum;
    `ranked`: its (document, score).
    """

    query: ParsedQuery | None = None
    ranked: tuple[tuple[int, int], ...] = ()
    parts: dict[int, list[tuple[str, int]]] = field(default_factory=dict)

    def add(self, document: int, term: str, value: int) -> None:
        """Note what was added to a document's sum."""
        self.parts.setdefault(document, []).append((term, value))


def _parse(
    query: str,
    analyzers: Mapping[str, Analyzer],
    phrases: Mapping[str, Phrases],
    locale: str,
    prefix: bool,
    professional: bool,
) -> ParsedQuery:
    analyzer = analyzers[locale]
    words = analyzer.words(query)[: analyzer.max_words]
    concepts: dict[str, set[str]] = {}
    covered: set[int] = set()
    absent: list[str] = []
    for match in find_concepts([word.raw for word in words], analyzers, phrases):
        inside = range(match.start, match.end)
        covered.update(inside)
        if any(token.startswith(MARK + ABSENT) for token in match.tokens):
            absent.append(query[words[match.start].start : words[match.end - 1].end])
        for token in match.tokens:
            concepts.setdefault(token, set()).update(
                words[at].stem for at in inside if words[at].stem
            )
    typed = ""
    if prefix and words and words[-1].end == len(query):
        folded = analyzer.folded(words[-1].raw)
        typed = folded if len(folded) >= specification()["limits"]["prefix"] else ""
    covers = {token: frozenset(stems) for token, stems in concepts.items()}
    whole = analyzer.whole(word.raw for word in words)
    subject = analyzer.subject(word.raw for word in words) if professional else ""
    named = tuple(dict.fromkeys(absent))
    return ParsedQuery(words, covers, frozenset(covered), typed, whole, named, subject)


def _unknown(parsed: ParsedQuery, lexicon: Lexicon) -> list[Word]:
    """The words nobody knows: not a document, not a label, and no beginning of a word."""
    typing = bool(parsed.prefix and lexicon.starting_with(parsed.prefix))
    return [
        word
        for place, word in enumerate(parsed.words)
        if word.stem
        and place not in parsed.covered
        and not lexicon.known(word.stem)
        and not (typing and place == len(parsed.words) - 1)
    ]


def _corrected(query: str, parsed: ParsedQuery, lexicon: Lexicon) -> str | None:
    pieces: list[str] = []
    at = 0
    if lexicon.postings(parsed.whole):
        return None
    unknown = _unknown(parsed, lexicon)
    # A slip in the very first letter costs the browser the whole vocabulary: only where nothing
    # else would be found.
    everywhere = len(unknown) == sum(bool(word.stem) for word in parsed.words)
    for word in unknown:
        if better := lexicon.nearest(word.stem, everywhere):
            pieces += [query[at : word.start], better]
            at = word.end
    return "".join([*pieces, query[at:]]) if pieces else None


def guessed_worth(q: int) -> int:
    """What a term is worth of which the query has only the beginning: half, it is a guess."""
    return q * q // 2


def related_worth(q: int) -> int:
    """What a relative of the query's term is worth: three quarters."""
    return q * q * 3 // 4


def _expansions(prefix: str, lexicon: Lexicon) -> dict[int, int]:
    """document → the greatest q² of the most frequent terms that start so, halved: a guess, not a
    word.
    """
    terms = [(len(lexicon.postings(term)), term) for term in lexicon.starting_with(prefix)]
    terms.sort(key=lambda pair: (-pair[0], order(pair[1])))
    worth: dict[int, int] = {}
    for _, term in terms[: specification()["limits"]["prefix_terms"]]:
        for document, q in lexicon.postings(term):
            worth[document] = max(worth.get(document, 0), guessed_worth(q))
    return worth


def _related(term: str, root: str, lexicon: Lexicon) -> dict[int, int]:
    """document → the greatest q² of the term's relatives, taken for three quarters."""
    worth: dict[int, int] = {}
    if len(root) >= specification()["limits"]["root"]:
        for relative in lexicon.relatives(root):
            if relative != term:
                for document, q in lexicon.postings(relative):
                    worth[document] = max(worth.get(document, 0), related_worth(q))
    return worth


def rank(
    query: str,
    lexicon: Lexicon,
    analyzers: Mapping[str, Analyzer],
    phrases: Mapping[str, Phrases],
    locale: str,
    *,
    prefix: bool = False,
    correct: bool = True,
    professional: bool = False,
    trace: Trace | None = None,
) -> Ranking:
    """Rank all documents that have a term or a concept of `query`.

    `prefix`: the last word may be the beginning of one (a query being typed). `correct=False`
    searches for exactly these words. `professional`: the searcher is one. `trace` is filled in if
    given. Never raises, whatever the query.
    """
    parsed = _parse(query, analyzers, phrases, locale, prefix, professional)
    if correct and (better := _corrected(query, parsed, lexicon)) is not None:
        again = rank(
            better,
            lexicon,
            analyzers,
            phrases,
            locale,
            prefix=prefix,
            correct=False,
            professional=professional,
            trace=trace,
        )
        return Ranking(again.ranked, better, again.absent)

    if trace:
        trace.query = parsed
    scores = _Scores(trace)
    worths = _add_terms(scores, parsed, lexicon, analyzers[locale])
    _add_concepts(scores, parsed, lexicon, worths)
    for document, _ in lexicon.postings(parsed.whole):
        scores.add(document, parsed.whole, WHOLE_WORTH)
    for document, _ in lexicon.postings(parsed.subject) if parsed.subject else ():
        scores.add(document, parsed.subject, SUBJECT_WORTH)
    return Ranking(scores.ranked(lexicon), None, parsed.absent)


def near(ranking: Ranking) -> int:
    """How many of the ranked documents are near the query: those with a score not far below the
    best, and the first few; fewer where its subject is not written about.
    """
    ranked = ranking.ranked
    if ranking.absent:
        return min(BESIDE, len(ranked))
    best = ranked[0][1] if ranked else 0
    return max(min(FEW, len(ranked)), sum(1 for _, score in ranked if score * NEAR >= best))


class _Scores:
    """The sum of each document and the terms found in it, in halves, while a query is ranked."""

    def __init__(self, trace: Trace | None) -> None:
        self._trace = trace
        self._sums: dict[int, int] = {}
        self._halves: dict[int, dict[str, int]] = {}

    def add(self, document: int, term: str, value: int) -> None:
        """Add to the document's sum."""
        if self._trace:
            self._trace.add(document, term, value)
        self._sums[document] = self._sums.get(document, 0) + value

    def find(self, document: int, halves: Mapping[str, int]) -> None:
        """Note terms that the document has: 2 for a whole one, 1 for a relative of one."""
        self._halves.setdefault(document, {}).update(halves)

    def ranked(self, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
        """Document and score, the best first."""
        scores = (
            (document, total * coverage * lexicon.weight(document) // FULL_WEIGHT)
            for document, total in self._sums.items()
            if (coverage := max(1, sum(self._halves.get(document, {}).values())))
        )
        return tuple(sorted(scores, key=lambda pair: (-pair[1], pair[0])))


def _add_terms(
    scores: _Scores, parsed: ParsedQuery, lexicon: Lexicon, analyzer: Analyzer
) -> dict[str, dict[int, int]]:
    """Score the words of the query; returns term → document → what the term is worth in it."""
    worths: dict[str, dict[int, int]] = {}
    last = parsed.words[-1].stem if parsed.words else ""
    for term in dict.fromkeys(word.stem for word in parsed.words if word.stem):
        own = lexicon.postings(term)
        worth = worths[term] = _related(term, analyzer.root(term), lexicon)
        halves = dict.fromkeys(worth, 1) | {document: 2 for document, _ in own}
        guessed = _expansions(parsed.prefix, lexicon) if parsed.prefix and term == last else {}
        for document, value in chain(((document, q * q) for document, q in own), guessed.items()):
            worth[document] = max(worth.get(document, 0), value)
        for document, value in worth.items():
            scores.add(document, term, value)
            scores.find(document, {term: 2 if document in guessed else halves[document]})
    return worths


def _add_concepts(
    scores: _Scores,
    parsed: ParsedQuery,
    lexicon: Lexicon,
    worths: Mapping[str, Mapping[int, int]],
) -> None:
    """Score the concepts of the query: what each is worth more than the words that it covers, and
    its own entry if the query is nothing but its name.
    """
    has_expression = any(token.startswith(MARK + EXPRESSION) for token in parsed.concepts)
    for token, covers in parsed.concepts.items():
        for document, q in lexicon.postings(token):
            words = sum(worths[term].get(document, 0) for term in covers)
            scores.add(document, token, max(0, q * q - words))
            scores.find(document, dict.fromkeys(covers, 2))
        if covers == worths.keys() and not has_expression:
            for document, _ in lexicon.postings(token + ENTRY):
                scores.add(document, token + ENTRY, ENTRY_WORTH)
