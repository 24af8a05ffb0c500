"""Python and JavaScript are one search: the same stems, the same distances, the same order of
results.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mosty.search import Index
from mosty.search.analysis import Analyzer, abbreviation_forms
from mosty.search.spelling import allowed_distance, distance
from mosty.text.language.stemmers import locale_specification, specification

from .corpus import ABBREVIATIONS, CZECH, ENGLISH, HOSTILE

ROOT = Path(__file__).parents[2]
Ask = Callable[[str, Any], Any]
LOCALES = ("cs", "en", "uk")

# Long runs of one example: Node starts once for each.
FEW = settings(max_examples=15, deadline=None)


def _words(name: str) -> list[str]:
    file = Path(__file__).parent / "fixtures" / name
    return file.read_text(encoding="utf-8").split() if file.exists() else []


# Words with rules of their own in Snowball English, and others each rule is known by.
SPECIAL = _words("words.en.txt")


def word(locale: str) -> st.SearchStrategy[str]:
    """Draw words with the endings the stemmer knows, and any other text."""
    endings = _words(f"endings.{locale}.txt")
    letters = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzáčďéěíňóřšťúůýž"), max_size=8)
    syllables = st.lists(
        st.sampled_from(["ca", "lo", "ri", "te", "mon", "ver", "sku", "dí", "př", "o", "a", "e"]),
        max_size=3,
    ).map("".join)
    ended = st.builds(
        "".join, st.tuples(st.one_of(letters, syllables), *[st.sampled_from(["", *endings])] * 2)
    )
    # Characters newer than the oldest Unicode of the two may be letters in one only.
    anything = st.text(
        st.characters(exclude_categories=["Cs", "Cn", "Co"], max_codepoint=0x2FFF), max_size=12
    )
    shouted = st.builds(
        lambda head, tail: head + tail,
        st.sampled_from(["OSPOD", "SAS", "ospod", "sas", "DO"]),
        letters,
    )
    return st.one_of(ended, ended.map(str.capitalize), shouted, anything)


def python_stems(locale: str, texts: list[str]) -> list[list[list[Any]]]:
    analyzer = Analyzer(locale, abbreviation_forms(ABBREVIATIONS))
    return [
        [[w.start, w.end, w.stem, analyzer.root(w.stem)] for w in analyzer.words(text)]
        for text in texts
    ]


def node_stems(ask: Ask, locale: str, texts: list[str]) -> Any:
    return ask(
        "stems.mjs",
        {
            "spec": locale_specification(locale),
            "limits": specification()["limits"],
            "abbreviations": abbreviation_forms(ABBREVIATIONS),
            "texts": texts,
        },
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_stems_of_everything_the_portal_says(ask: Ask, locale: str) -> None:
    files = [
        *sorted(ROOT.glob("docs/**/*.md")),
        *sorted(ROOT.glob("docs/data/*.yml")),
        *ROOT.glob("glossary.yml"),
    ]
    vocabulary = sorted(
        {w for file in files for w in re.findall(r"[\w']+", file.read_text(encoding="utf-8"))}
    )
    texts = [*vocabulary, *SPECIAL, *HOSTILE, *(f"{d.title} {d.body}" for d in (*CZECH, *ENGLISH))]
    assert node_stems(ask, locale, texts) == python_stems(locale, texts)


@pytest.mark.parametrize("locale", LOCALES)
def test_stems_of_any_word(ask: Ask, locale: str) -> None:
    @FEW
    @given(st.lists(word(locale), min_size=150, max_size=400))
    def same(words: list[str]) -> None:
        assert node_stems(ask, locale, words) == python_stems(locale, words)

    same()


def test_distances(ask: Ask) -> None:
    letters = st.text("abckszyiš𝒳", max_size=7)

    @FEW
    @given(st.lists(st.tuples(letters, letters, st.integers(0, 6)), min_size=200, max_size=400))
    def same(pairs: list[tuple[str, str, int]]) -> None:
        assert ask("distances.mjs", pairs) == [distance(*pair) for pair in pairs]

    same()


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_a_distance_is_a_distance(a: str, b: str) -> None:
    assert distance(a, b, 9) == distance(b, a, 9) >= min(10, abs(len(a) - len(b)))
    assert (distance(a, b, 9) == 0) == (a == b)
    for most in range(4):
        assert distance(a, b, most) == min(distance(a, b, 9), most + 1)


@pytest.mark.parametrize(
    ("a", "b", "slips"),
    [
        ("skola", "skloa", 1),
        ("skola", "skolla", 1),
        ("skola", "skols", 2),
        ("skola", "skolq", 3),
        ("skola", "skoka", 2),
        ("skola", "kola", 3),
        ("skola", "skoala", 3),
        ("kuratel", "kratk", 6),
        ("rozvot", "rozvod", 2),
    ],
)
def test_known_distances(a: str, b: str, slips: int) -> None:
    assert distance(a, b, 5) == slips


def test_short_words_may_hold_fewer_slips() -> None:
    assert [allowed_distance("x" * n) for n in range(8)] == [0, 0, 0, 0, 1, 3, 3, 5]


REAL = (
    "OSPOD",
    "ospodem",
    "sociálka",
    "na sociálce v Děčíně",
    "orgánem sociálně-právní ochrany dětí",
    "škola",
    "skol",
    "child protection authority",
    "social activation services",
    "sebrali mi dítě",
    "foster care",
    "pestounksá péče",
    "socialak",
    "opsodem",
    "xospod",
    "spod",
    "rodiče káva",
    "kavárna pro",
    "dítě dítě",
    "OSPOD OSPOD škola",
    "odvezli mi syna",
    "rozvod",
    "rozvodd a škola",
    "shared custody",
)


def _questions(queries: tuple[str, ...], limit: int) -> list[dict[str, Any]]:
    options = [
        {"prefix": prefix, "exact": exact, "professional": professional}
        for prefix in (False, True)
        for exact in (False, True)
        for professional in (False, True)
    ]
    return [{"query": query, "limit": limit, **option} for query in queries for option in options]


def _python_answer(index: Index, question: dict[str, Any]) -> dict[str, Any]:
    answer = index.search(
        question["query"],
        question["limit"],
        prefix=question["prefix"],
        correct=not question["exact"],
        professional=question["professional"],
    )
    return {
        "query": answer.query,
        "corrected": answer.corrected,
        "total": answer.total,
        "near": answer.near,
        "absent": list(answer.absent),
        "results": [
            {
                "url": hit.url,
                "title": hit.title,
                "description": hit.description,
                "kind": hit.kind,
                "breadcrumb": list(hit.breadcrumb),
                "note": hit.note,
                "locale": hit.locale,
                "score": hit.score,
            }
            for hit in answer.results
        ],
    }


def _assert_same(ask: Ask, index: Index, folder: Path, questions: list[dict[str, Any]]) -> None:
    answers = ask("search.mjs", {"directory": str(folder), "queries": questions})
    for question, answer in zip(questions, answers, strict=True):
        # What only the page needs: the files, the numbers of all documents, the glossary's entries.
        for key in ("fetched", "entries"):
            answer.pop(key)
        assert answer["total"] == len(answer.pop("documents"))
        for hit in answer["results"]:
            hit.pop("document")
        assert answer == _python_answer(index, question), question


@pytest.mark.parametrize("name", ["cs", "en", "large"])
def test_the_same_answers(
    ask: Ask, exported: dict[str, Path], czech: Index, english: Index, large: Index, name: str
) -> None:
    index = {"cs": czech, "en": english, "large": large}[name]
    # No query raises in the browser either; what it answers is what Python answers.
    _assert_same(ask, index, exported[name], _questions((*REAL, *HOSTILE), 20))


def test_the_same_answers_to_any_query(ask: Ask, exported: dict[str, Path], large: Index) -> None:
    words = st.one_of(
        st.sampled_from([*large.vocabulary][::7]),
        st.sampled_from(sorted(set(large.surfaces.values()))[::5]),
        st.sampled_from(
            [
                "OSPOD",
                "sociálka",
                "foster",
                "care",
                "child",
                "protection",
                "authority",
                "pro",
                "dětí",
            ]
        ),
        st.text("abčdekloprsuzá", min_size=2, max_size=9),
    )

    @settings(max_examples=5, deadline=None)
    @given(
        st.lists(st.lists(words, min_size=1, max_size=4).map(" ".join), min_size=20, max_size=40)
    )
    def same(queries: list[str]) -> None:
        _assert_same(ask, large, exported["large"], _questions(tuple(queries), 12))

    same()
