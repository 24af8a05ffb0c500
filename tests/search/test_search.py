"""Queries of readers and the results that come first."""

from __future__ import annotations

from pathlib import Path

import pytest
from mosty.search import Concept, Document, Index, SearchResult, build_index, open_index

from .corpus import ABBREVIATIONS, CONCEPTS, CZECH, HOSTILE


def urls(result: SearchResult) -> list[str]:
    return [hit.url for hit in result.results]


@pytest.mark.parametrize(
    "query",
    [
        "OSPOD",
        "ospodem",
        "orgánem sociálně-právní ochrany dětí",
        "organ socialne pravni ochrany deti",
        "sociálka",
        "na sociálce",
        "child protection authority",
        "child protection authorities",
        "Authority for Social and Legal Protection of Children",
    ],
)
def test_every_name_of_a_concept_finds_it(czech: Index, query: str) -> None:
    answer = czech.search(query)
    assert answer.corrected is None
    assert urls(answer)[0] == "/slovnik/#ospod"
    assert {"/praxe/setkavani-skol/", "/rodice/prvni-dny/"} <= set(urls(answer))


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("social activation services", "/slovnik/#sas"),
        ("sociálně aktivizační služba", "/slovnik/#sas"),
        ("sebrali mi dítě", "/rodice/prvni-dny/"),
        ("sebrali nám děti", "/rodice/prvni-dny/"),
        ("removal of a child", "/rodice/prvni-dny/"),
        ("foster care", "/analyza/"),
        ("pestounska pece", "/analyza/"),
        ("byty", "/analyza/"),
        ("škola", "/praxe/setkavani-skol/"),
        ("setkani skol", "/praxe/setkavani-skol/"),
    ],
)
def test_the_right_page_is_first(czech: Index, query: str, first: str) -> None:
    assert urls(czech.search(query))[0] == first


def test_the_english_side_understands_czech_names(english: Index) -> None:
    assert urls(english.search("sociálka"))[0] == "/en/slovnik/#ospod"
    assert urls(english.search("pěstounská péče"))[0] == "/en/analyza/"


def test_the_longest_name_wins(czech: Index) -> None:
    """OSPOD's long name contains the name of what it does (sociálně-právní ochrana dětí); only the
    longer one counts.
    """
    names = czech.phrases["cs"]
    words = [
        word.stem for word in czech.analyzers["cs"].words("orgán sociálně-právní ochrany dětí")
    ]
    assert [match.tokens for match in names.find(words)] == [("#ospod",)]


def test_the_entry_of_a_concept_is_first_when_the_query_is_its_name(tmp_path: Path) -> None:
    long = Document(
        "/slovnik/#pppd",
        "pěstounská péče na přechodnou dobu (pěstounská péče)",
        ("pěstounská péče",),
    )
    entry = Document(
        "/slovnik/#pestounstvi", "pěstounská péče", body="Péče pěstouna o dítě v jeho rodině. " * 9
    )
    index = build_index(tmp_path, "cs", [long, entry], CONCEPTS)
    assert urls(index.search("pěstounské péči"))[0] == entry.url
    assert urls(index.search("foster care"))[0] == entry.url
    assert urls(index.search("pěstounská péče na přechodnou dobu"))[0] == long.url


def test_a_short_form_that_could_mean_two_things_means_none(tmp_path: Path) -> None:
    two = [
        Concept("a", {"cs": ("sociální služba pro děti",)}),
        Concept("b", {"cs": ("sociální služba pro rodiče",)}),
    ]
    index = build_index(tmp_path, "cs", CZECH, two)
    assert all(
        len(phrase) == 3
        for entries in index.phrases["cs"].by_first.values()
        for phrase, _ in entries
    )


@pytest.mark.parametrize(
    ("query", "corrected"),
    [
        ("pestounksá péče", "pěstounská péče"),
        ("setkáváni skoola", "setkáváni škola"),
        ("opsodem", "OSPOD"),
        ("socialak", "sociálka"),
        ("prevnce", "prevence"),
    ],
)
def test_a_slip_is_put_right_at_once(czech: Index, query: str, corrected: str) -> None:
    answer = czech.search(query)
    assert answer.query == query
    assert answer.corrected is not None
    assert urls(answer) == urls(czech.search(corrected)) != []


def test_the_corrected_words_are_said_as_people_write_them(czech: Index) -> None:
    assert czech.search("Pestounksá péče!").corrected == "pěstounská péče!"


def test_exactly_these_words_on_request(czech: Index) -> None:
    answer = czech.search("pestounksá", correct=False)
    assert (answer.corrected, answer.results) == (None, ())


@pytest.mark.parametrize("query", ["škola", "sociálka", "2018", "xq", "qqqqqqqqqq"])
def test_known_words_numbers_and_noise_are_not_corrected(czech: Index, query: str) -> None:
    assert czech.search(query).corrected is None


def test_the_last_word_may_be_a_beginning(czech: Index) -> None:
    assert "/analyza/" in urls(czech.search("pěst", prefix=True))
    assert urls(czech.search("pěst ", prefix=True)) == urls(czech.search("pěst"))
    assert urls(czech.search("setkávání ško", prefix=True))[0] == "/praxe/setkavani-skol/"


def test_a_document_with_more_of_the_words_stands_higher(czech: Index) -> None:
    answer = czech.search("rodiče káva peníze")
    assert urls(answer)[0] == "/praxe/kavarna/"


def test_ties_fall_to_the_earlier_document(tmp_path: Path) -> None:
    same = [Document(f"/{n}/", "Stejná stránka", body="stejná slova") for n in range(12)]
    assert urls(build_index(tmp_path, "cs", same).search("stejná", 12)) == [
        f"/{n}/" for n in range(12)
    ]


def test_limit_and_total(czech: Index) -> None:
    answer = czech.search("OSPOD", limit=1)
    assert len(answer.results) == 1 < answer.total
    assert czech.search("OSPOD", limit=0).results == ()
    assert czech.search("OSPOD", limit=-3).results == ()


def test_results_carry_what_is_shown(czech: Index) -> None:
    hit = czech.search("kavárna").results[0]
    assert (hit.title, hit.kind, hit.description) == (
        "Kavárna pro rodiče",
        "practice",
        "Místo setkání.",
    )
    assert hit.breadcrumb == ("Dobrá praxe",)
    assert hit.score > 0


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: ascii(query[:20]))
@pytest.mark.parametrize("prefix", [False, True])
def test_no_query_raises(czech: Index, english: Index, query: str, prefix: bool) -> None:
    for index in (czech, english):
        assert index.search(query, prefix=prefix).query == query


def test_lone_surrogates_from_a_command_line(czech: Index) -> None:
    assert czech.search("škola \udcff").results


def test_no_documents_no_results(tmp_path: Path) -> None:
    assert build_index(tmp_path, "cs", []).search("škola").results == ()


def test_an_index_is_opened_as_it_was_built(czech: Index, tmp_path: Path) -> None:
    build_index(tmp_path, "cs", CZECH, CONCEPTS, ABBREVIATIONS)
    assert open_index(tmp_path).search("sociálka") == czech.search("sociálka")


def test_a_folder_without_an_index(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no search index"):
        open_index(tmp_path)


def test_the_same_input_gives_the_same_files(tmp_path: Path) -> None:
    for name in ("one", "two"):
        build_index(tmp_path / name, "cs", CZECH, CONCEPTS, ABBREVIATIONS)
    first, second = (
        {f.name: f.read_bytes() for f in (tmp_path / n).iterdir()} for n in ("one", "two")
    )
    assert first == second
