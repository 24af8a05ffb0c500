"""Gate queries: what people ask in their own words, each with the pages of which one must be among
the first three.

`gates/gates.LOCALE.tsv` holds one query a line: the query, a tab, the pages with "|" between them,
as the address reads without the language ("rodice/soud", "slovnik#ospod"; a page stands for the
records on it too, the glossary apart).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from mosty.pipeline.bench import questions
from mosty.search import Index, export

LEAST = {"cs": 150, "en": 80}
FIRST = 3
SHARE = 0.98


class Gate(NamedTuple):
    """A query and the pages that answer it."""

    query: str
    pages: tuple[str, ...]


def gates(locale: str) -> list[Gate]:
    text = (Path(__file__).parent / "gates" / f"gates.{locale}.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [Gate(query, tuple(pages.split("|"))) for query, pages in lines]


def page_of(url: str, locale: str) -> str:
    """ "/en/rodice/soud/" → "rodice/soud", "/slovnik/#ospod" → "slovnik#ospod"."""
    page, mark, anchor = url.removeprefix("/").removeprefix(f"{locale}/").partition("#")
    return page.rstrip("/") + mark + anchor


def passes(gate: Gate, pages: list[str]) -> bool:
    return any(
        page == wanted or (page.startswith(f"{wanted}#") and wanted != "slovnik")
        for page in pages[:FIRST]
        for wanted in gate.pages
    )


def report(locale: str, failed: list[tuple[Gate, list[str]]]) -> str:
    return "\n".join(
        f"{locale}: {gate.query!r} → {pages[:FIRST]}, not {gate.pages}" for gate, pages in failed
    )


@pytest.mark.parametrize("locale", LEAST)
def test_every_page_named_is_there(indexes: dict[str, Index], locale: str) -> None:
    known = {page_of(hit.url, locale) for hit in indexes[locale].documents}
    missing = {page for gate in gates(locale) for page in gate.pages} - known
    assert not missing
    assert len({gate.query for gate in gates(locale)}) == len(gates(locale)) >= LEAST[locale]


@pytest.mark.parametrize("locale", LEAST)
def test_gates_on_the_command_line(indexes: dict[str, Index], locale: str) -> None:
    every_gate = gates(locale)
    answers = [
        [page_of(hit.url, locale) for hit in indexes[locale].search(gate.query).results]
        for gate in every_gate
    ]
    failed = [
        (gate, pages)
        for gate, pages in zip(every_gate, answers, strict=True)
        if not passes(gate, pages)
    ]
    assert len(failed) <= (1 - SHARE) * len(every_gate), report(locale, failed)


@pytest.mark.parametrize("locale", LEAST)
def test_the_browser_answers_the_same(
    ask: Callable[[str, Any], Any], indexes: dict[str, Index], locale: str, tmp_path: Path
) -> None:
    for name, content in export(indexes[locale]).items():
        (tmp_path / name).write_bytes(content)
    texts = [gate.query for gate in gates(locale)]
    answers = ask(
        "search.mjs", {"directory": str(tmp_path), "queries": [{"query": query} for query in texts]}
    )
    for query, answer in zip(texts, answers, strict=True):
        expected = indexes[locale].search(query)
        assert [(hit["url"], hit["score"]) for hit in answer["results"]] == [
            (h.url, h.score) for h in expected.results
        ], query
        assert answer["corrected"] == expected.corrected


#: The least share of the questions of a half that their page answers first, and among three. Both
#: are below what was measured (docs/en/o-portalu/search.md): these catch a fall, no wobble.
HELD = {"cs": (0.88, 0.95), "en": (0.90, 0.96)}


@pytest.mark.parametrize("locale", LEAST)
def test_questions_of_families_find_the_page_that_answers(
    indexes: dict[str, Index], locale: str
) -> None:
    path = Path(__file__).parent / "queries" / f"queries.{locale}.tsv"
    listed = questions.read_questions(path)
    assert len(listed) >= {"cs": 400, "en": 200}[locale]
    assert len({question.text for question in listed}) == len(listed)
    prefix = "" if locale == "cs" else f"{locale}/"
    assert not questions.unknown_pages(indexes[locale], prefix, listed)
    figures = questions.figures(indexes[locale], prefix, listed)
    first, three = HELD[locale]
    for half in questions.HALVES:
        assert figures[half]["first"] >= first, (half, figures[half], figures["missed"])
        assert figures[half]["three"] >= three, (half, figures[half], figures["missed"])


#: The same for questions that a stranger to the search wrote, in the half held out.
UNSEEN = {"cs": (0.66, 0.84), "en": (0.72, 0.86)}


@pytest.mark.parametrize("locale", LEAST)
def test_questions_of_a_stranger_find_a_page_that_answers(
    indexes: dict[str, Index], locale: str
) -> None:
    listed = questions.read_questions(Path(__file__).parent / "queries" / f"unseen.{locale}.tsv")
    prefix = "" if locale == "cs" else f"{locale}/"
    assert not questions.unknown_pages(indexes[locale], prefix, listed)
    shares = questions.figures(indexes[locale], prefix, listed)["held out"]
    first, three = UNSEEN[locale]
    assert shares["first"] >= first and shares["three"] >= three, shares


#: Queries of people without money for a lawyer: the page that names who helps for free comes first.
FREE_HELP = (
    ("cs", "advokát zdarma"),
    ("cs", "nemám na advokáta"),
    ("en", "free lawyer"),
    ("en", "free legal help"),
)


@pytest.mark.parametrize(("locale", "query"), FREE_HELP)
def test_free_help_with_the_law_comes_first(
    indexes: dict[str, Index], locale: str, query: str
) -> None:
    first = indexes[locale].search(query).results[0]
    assert page_of(first.url, locale).partition("#")[0] == "rodice/moje-prava"


#: What professionals look for by one word: the theme, and the page for families that the same word
#: gives first where nobody says that a professional asks.
SUBJECTS = (
    ("cs", "dluhy", "zadluzeni", "rodice/penize-a-bydleni"),
    ("cs", "exekuce", "zadluzeni", "rodice/penize-a-bydleni"),
    ("cs", "bydleni", "bydleni", "rodice/penize-a-bydleni"),
    ("cs", "násilí", "nasili", "rodice/bezpeci"),
    ("cs", "kontakt", "kontakt", "rodice/kontakt-s-ditetem"),
    ("cs", "první dny", "planovani", "rodice/prvni-dny"),
    ("cs", "pěstouni", "pestounska-pece", "blizci/pestouni"),
    ("en", "debts", "zadluzeni", "rodice/penize-a-bydleni"),
    ("en", "housing", "bydleni", "rodice/penize-a-bydleni"),
    ("en", "violence", "nasili", "rodice/bezpeci"),
    ("en", "foster carers", "pestounska-pece", "blizci/pestouni"),
    ("cs", "záškoláctví", "zaskolactvi", ""),
    ("cs", "školní docházka", "zaskolactvi", ""),
    ("cs", "odchod z péče", "odchod-z-pece", ""),
    ("en", "truancy", "zaskolactvi", ""),
    ("en", "leaving care", "odchod-z-pece", ""),
)


@pytest.mark.parametrize(("locale", "query", "theme", "family"), SUBJECTS)
def test_the_theme_is_first_for_professionals_and_families_have_theirs(
    indexes: dict[str, Index], locale: str, query: str, theme: str, family: str
) -> None:
    def first(professional: bool) -> str:
        result = indexes[locale].search(query, professional=professional)
        return page_of(result.results[0].url, locale)

    assert first(professional=True) == f"temata/{theme}"
    assert first(professional=False) == (family or f"temata/{theme}")


@pytest.mark.parametrize("locale", LEAST)
def test_every_theme_is_first_by_its_title(indexes: dict[str, Index], locale: str) -> None:
    for document in indexes[locale].documents:
        if document.kind == "theme":
            results = indexes[locale].search(document.title, professional=True).results
            assert results[0].url == document.url


@pytest.mark.parametrize("locale", LEAST)
def test_professionals_get_what_families_get_unless_they_name_a_theme(
    indexes: dict[str, Index], locale: str
) -> None:
    themes = {hit.url for hit in indexes[locale].documents if hit.kind == "theme"}
    for gate in gates(locale):
        family = indexes[locale].search(gate.query).results
        professional = indexes[locale].search(gate.query, professional=True).results
        assert professional == family or professional[0].url in themes, gate.query


ONE_CONCEPT = (
    "OSPOD",
    "OSPODem",
    "orgánem sociálně-právní ochrany dětí",
    "child protection authority",
    "sociálka",
)


@pytest.mark.parametrize("locale", LEAST)
@pytest.mark.parametrize("query", ONE_CONCEPT)
def test_all_names_of_a_concept_lead_to_its_entry(
    indexes: dict[str, Index], locale: str, query: str
) -> None:
    first = indexes[locale].search(query).results[0]
    assert page_of(first.url, locale) == "slovnik#ospod"
