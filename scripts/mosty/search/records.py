"""The records of the search room: what goes in, and what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: The weight of a document whose score counts in full.
FULL_WEIGHT = 16


@dataclass(frozen=True, slots=True)
class Part:
    """The paragraphs under one heading of a document, for showing the passage that fits a query."""

    anchor: str
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One thing a reader can find: a page, a section of it, a glossary term.

    `url` is root-relative without the site's prefix ("/slovnik/#ospod"); `headings` and `tags` are
    analysed one by one, so that a phrase never runs over from one into the next; `kind` is a key
    for the display. `locale` is the language of the text where it is not the index's own; `note`
    one more line for the display. `facets` (facet → keys) and `parts` go beside the index, not into
    it (see extras.py). `expressions` are what people say who should find it first (see
    concepts.py), `also` those who should find it after another, `questions` what people ask that it
    answers, word by word, `weight` how far its score counts,
    in sixteenths. `subjects` are names of what it is about: for a professional who asks for nothing
    else it is the first.
    """

    url: str
    title: str
    headings: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    body: str = ""
    kind: str = ""
    description: str = ""
    breadcrumb: tuple[str, ...] = ()
    locale: str = ""
    note: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    expressions: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    weight: int = FULL_WEIGHT


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing known under several names: locale code → its labels (terms, abbreviations, everyday
    words).
    """

    id: str
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """One found document. `score` is a whole number, comparable within one query only."""

    url: str
    title: str
    score: int
    kind: str = ""
    description: str = ""
    breadcrumb: tuple[str, ...] = ()
    locale: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to `query`; `corrected` is the text that was searched for instead, or None.

    `total` documents have something of it, and the first `near` are near to it. `absent`: the words
    of it that name a subject nothing is written about.
    """

    query: str
    corrected: str | None
    results: tuple[Hit, ...]
    total: int = 0
    near: int = 0
    absent: tuple[str, ...] = ()
