"""What families say leads to the pages that answer; if we have nothing, the search says so; distant
results are left out; an unknown word is not corrected into another.
"""

from __future__ import annotations

import pytest
from mosty.search import Concept, Document, Index, build_index, explain
from mosty.search.ranking import BESIDE, FEW, NEAR

SAYINGS = (
    Concept("term", {"cs": ("odebrání dítěte", "odvezli dítě")}),
    Concept("~odvezli", {"cs": ("odvezli dítě", "kam ho odvezli", "můžu za to")}),
    Concept("-rozvod", {"cs": ("rozvod", "střídavá péče")}),
)
SAID = ("odvezli dítě", "kam ho odvezli", "můžu za to")
ASKED = ("malej nespí a pořád brečí",)
DOCUMENTS = (
    Document("/slovnik/#odebrani", "odebrání dítěte", kind="term", body="Dítě žije jinde."),
    Document("/druha/", "Druhá stránka", body="Pro rodiče.", also=SAID),
    Document("/prvni/", "První dny", body="Pro rodiče.", expressions=SAID),
    Document("/zprava/", "Zpráva", body="Odvezli dítě do školky, a pak ho odvezli domů."),
    Document("/zaznam/", "Péče o děti", body="Péče o děti.", weight=8),
    Document("/rodina/", "Péče o děti", body="Péče o děti."),
    *(
        Document(
            f"/dalsi/{n}/", f"Text {n}", body="Péče a škola.", questions=ASKED if n == 7 else ()
        )
        for n in range(30)
    ),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return build_index(tmp_path_factory.mktemp("sayings"), "cs", DOCUMENTS, SAYINGS)


def urls(index: Index, query: str) -> list[str]:
    return [hit.url for hit in index.search(query, 40).results]


@pytest.mark.parametrize("query", ["odvezli dítě", "odvezly deti", "včera mi odvezli dítě"])
def test_the_page_that_answers_best_is_first_and_the_entry_is_not(index: Index, query: str) -> None:
    addresses = urls(index, query)
    assert addresses[0] == "/prvni/"
    assert addresses.index("/druha/") < addresses.index("/zprava/")


def test_a_page_that_only_uses_the_words_does_not_have_the_saying(index: Index) -> None:
    own = [index.documents[document].url for document, _ in index.postings("#~odvezli")]
    assert sorted(own) == ["/druha/", "/prvni/"]


def test_each_word_of_a_question_leads_to_its_page_in_any_order(index: Index) -> None:
    """Of "malej", "nespí" and "brečí" none stands in a text."""
    assert urls(index, "brečí malej a nespí")[0] == "/dalsi/7/"
    assert urls(index, "nespí")[0] == "/dalsi/7/"
    assert urls(index, "Text 7")[0] == "/dalsi/7/"


def test_what_comes_down_to_one_word_is_said_as_a_whole_only(index: Index) -> None:
    assert urls(index, "můžu za to")[0] == "/prvni/"
    _, explanation = explain(index, "můžu pomoct škole")
    assert not [note for note in explanation.words if note.concepts]


def test_of_equals_the_one_for_families_is_first(index: Index) -> None:
    addresses = urls(index, "péče o děti")
    assert addresses.index("/rodina/") < addresses.index("/zaznam/")


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("rozvod", ("rozvod",)),
        ("chci střídavou péči o děti", ("střídavou péči",)),
        ("rozvoz", ("rozvod",)),
        ("péče o děti", ()),
    ],
)
def test_a_subject_that_we_lack_is_said(index: Index, query: str, named: tuple[str, ...]) -> None:
    result = index.search(query, 40)
    assert result.absent == named
    assert result.near <= (BESIDE if named else result.total)


def test_what_is_far_is_not_near_but_the_first_few_are(index: Index) -> None:
    result = index.search("odvezli dítě péče", 40)
    best = result.results[0].score
    close = [hit for hit in result.results if hit.score * NEAR >= best]
    assert result.near == max(FEW, len(close)) < result.total
    assert index.search("zpráva", 40).near == index.search("zpráva", 40).total == 1


@pytest.mark.parametrize(
    ("query", "corrected"),
    [
        ("odevzli dítě", "odvezli dítě"),
        ("skolaa", "škola"),
        ("babička chce péči", None),
        ("vnuk chce dítě", None),
        ("kuratela", None),
        ("text o dětech a rodek", None),
    ],
)
def test_only_a_near_word_takes_the_place_of_an_unknown_one(
    index: Index, query: str, corrected: str | None
) -> None:
    assert index.search(query).corrected == corrected
