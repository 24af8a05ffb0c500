"""Results of the command line for a person to read: rank, title, address, kind, the passage with
the words found.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mosty.model.address import address
from mosty.model.menu import FINDER, HELP
from mosty.model.message import message
from mosty.model.site import Site
from mosty.search import Document, Explanation, Index, SearchResult
from mosty.search.explain import Part
from mosty.search.impacts import Share
from mosty.text.language.stemmers import specification

TEXTS = "texts.json"
#: Signs of a passage, and how many of them may be before its first word found.
WIDTH, BEFORE = 180, 50


@dataclass(frozen=True, slots=True)
class Marks:
    """What is before and after a word that was found, and around a title: nothing, or a
    terminal's colours.
    """

    on: str = ""
    off: str = ""
    title: str = ""


PLAIN, TERMINAL = Marks(), Marks("\x1b[1;33m", "\x1b[0m", "\x1b[1m")


@dataclass(frozen=True, slots=True)
class Kept:
    """What the command shows and filters by: the text of every document, and its facets (facet →
    keys).
    """

    texts: Sequence[str]
    facets: Sequence[Mapping[str, Sequence[str]]]

    def fits(self, document: int, chosen: Mapping[str, Collection[str]]) -> bool:
        """Whether it has, of every chosen facet, one of the chosen keys: the rule of the site
        (facets.js).
        """
        own = self.facets[document]
        return all(any(key in keys for key in own.get(facet, ())) for facet, keys in chosen.items())


def keep(folder: Path, documents: Iterable[Document]) -> None:
    """Put texts and facets of an index's documents beside it, in their order: the index itself
    holds only terms.
    """
    rows = [(document.body, document.facets) for document in documents]
    (folder / TEXTS).write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def kept(folder: Path) -> Kept:
    """What :func:`keep` wrote."""
    rows = json.loads((folder / TEXTS).read_text(encoding="utf-8"))
    return Kept([text for text, _ in rows], [facets for _, facets in rows])


def _query_stems(index: Index, query: str) -> Callable[[str], str]:
    """From a stem to the query's stem it matches: the same, or one of the same root; "" for none
    (marker.js).
    """
    analyzer = index.analyzers[index.locale]
    stems = set(analyzer.stems(query))
    least = specification()["limits"]["root"]
    roots = {root: stem for stem in stems if len(root := analyzer.root(stem)) >= least}
    return lambda stem: stem if stem in stems or not stem else roots.get(analyzer.root(stem), "")


def passage(index: Index, text: str, query: str, marks: Marks = PLAIN) -> str:
    """The stretch of ``text``, about WIDTH signs, with most of the query's words, those marked; ""
    without any.
    """
    analyzer = index.analyzers[index.locale]
    stems = _query_stems(index, query)
    words = analyzer.words(text)
    places = [place for place, word in enumerate(words) if stems(word.stem)]

    def inside(first: int) -> list[int]:
        return [
            place
            for place in places
            if first <= place and words[place].end - words[first].start <= WIDTH - BEFORE
        ]

    best = max(
        places,
        key=lambda place: (len({stems(words[one].stem) for one in inside(place)}), -place),
        default=None,
    )
    if best is None:
        return ""
    first = next(n for n in range(best + 1) if words[best].start - words[n].start <= BEFORE)
    last = max(
        n
        for n in range(first, len(words))
        if words[n].end - words[first].start <= WIDTH or n == first
    )
    pieces, at = [], words[first].start if first else 0
    for word in words[first : last + 1]:
        if stems(word.stem):
            pieces += [text[at : word.start], marks.on, word.raw, marks.off]
            at = word.end
    end = words[last].end if last + 1 < len(words) else len(text)
    before, after = "… " if first else "", " …" if last + 1 < len(words) else ""
    return f"{before}{''.join([*pieces, text[at:end]])}{after}"


def head(site: Site, index: Index, result: SearchResult) -> list[str]:
    """What is said before the results: which words were put right, that the subject is none of
    ours or that there is nothing, and who may know.
    """
    if result.absent:
        words = ", ".join(result.absent)
        absent = site.string("search_absent", index.locale, query=words)
        return [absent, *_ways_on(site, index.locale)]
    if not result.results:
        none = site.string("search_none", index.locale, query=result.query)
        tips = site.string("search_none_help", index.locale)
        return [none, tips, *_ways_on(site, index.locale)]
    if result.corrected:
        return [site.string("search_corrected", index.locale, corrected=result.corrected)]
    return []


def _ways_on(site: Site, locale: str) -> list[str]:
    """The office and the help lines, each with its address."""
    ways = (("search_office", FINDER), ("search_none_help_lines", HELP))
    return [
        f"{site.string(key, locale)}: {address(site, page, locale)}"
        for key, path in ways
        if (page := site.page_or_source(locale, path))
    ]


def result(
    site: Site,
    index: Index,
    texts: Sequence[str],
    answer: SearchResult,
    explanation: Explanation,
    rank: int,
    marks: Marks,
) -> list[str]:
    """The result of a rank (from 0) as lines; ``explanation`` as :func:`mosty.search.explain` gives
    it with it.
    """
    hit = answer.results[rank]
    kind = [site.string(f"kind_{hit.kind}", index.locale)] if hit.kind else []
    text = passage(
        index, texts[explanation.reasons[rank].document], answer.corrected or answer.query, marks
    )
    shown = [
        f"{rank + 1:2}. {marks.title}{hit.title}{marks.off}  "
        f"({' › '.join([*hit.breadcrumb, *kind])})",
        f"    {hit.url}",
        f"    {text or hit.description}",
    ]
    return [line for line in shown if line.strip()]


def reasons(explanation: Explanation, rank: int, lang: str) -> list[str]:
    """Why the result of this rank (from 0) has its score, as lines for a reader of ``lang``."""
    reason = explanation.reasons[rank]
    facts = {"score": reason.score, "sum": reason.sum, "times": reason.times,
             "weight": reason.weight}  # fmt: skip
    shown = [message("search.score", **facts).text(lang)]
    for part in reason.parts:
        shown.append(_part(part, lang))
        shown += [_share(name, share, lang) for name, share in part.fields.items()]
    return [f"    {line}" for line in shown]


def _part(part: Part, lang: str) -> str:
    through = message("search.through", term=part.through) if part.through != part.term else ""
    kind = message(f"search.kind_{part.kind}")
    what = message("search.part", kind=kind, term=part.term, through=through).text(lang)
    rare = f"q {part.q}, idf {part.idf:.3f}" if part.q else ""
    return f"  {part.value:6}  {what}  {rare}".rstrip()


def _share(field: str, share: Share, lang: str) -> str:
    figures = {
        "n": share.length,
        "count": share.count,
        "weight": f"{share.weight:g}",
        "norm": f"{share.norm:.3f}",
        "worth": f"{share.worth:.3f}",
    }
    return "    " + message("search.share", field=field, **figures).text(lang)


def words(explanation: Explanation, lang: str) -> list[str]:
    """What became of each word of the query, as lines for a reader of ``lang``."""
    shown = []
    for note in explanation.words:
        role = message(f"search.role_{note.role.replace(' ', '_')}").text(lang)
        stem = f" → {note.stem} ({note.documents})" if note.stem else ""
        named = message("search.in_concepts", concepts=" ".join(note.concepts)).text(lang)
        shown.append(f"  {note.word}: {role}{stem}{named if note.concepts else ''}")
    return shown
