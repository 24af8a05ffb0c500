"""Words become stems: what readers may write differently and still mean the same."""

from __future__ import annotations

import unicodedata

import pytest
from mosty.search.analysis import Analyzer, abbreviation_forms
from mosty.text.language.stemmers import fold, stemmer_for

CZECH = Analyzer("cs", abbreviation_forms(["OSPOD", "SAS (SAS RD)", "DO", "ZDVOP"]))
ENGLISH = Analyzer("en", abbreviation_forms(["OSPOD", "SAS"]))


@pytest.mark.parametrize(
    "forms",
    [
        "skola škola škol školu školou školy školám školách Škola ŠKOLA",
        "OSPOD OSPODu OSPODem OSPODy ospod ospodem OSPODU Ospod",
        "SAS SASu SASem sas",
        "rodič rodiče rodičů rodičům rodičích rodiči",
        "rodina rodiny rodině rodinou rodinám rodinách",
        "dítě dítěti dítětem děti dětí dětem dětech dětmi dite",
        "dům domu domě domem dum",
        "pěstounská pěstounské pěstounskou pestounska",
    ],
)
def test_forms_of_a_czech_word_meet(forms: str) -> None:
    assert len({CZECH.stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "forms", ["child child", "authority authorities", "OSPOD OSPODs ospod", "meeting meetings meet"]
)
def test_forms_of_an_english_word_meet(forms: str) -> None:
    assert len({ENGLISH.stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("škola", "skála"), ("byt", "bych"), ("soud", "osud"), ("matka", "máta")]
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert CZECH.stem(one) != CZECH.stem(other)


def test_diacritics_cost_nothing() -> None:
    text = "Příliš žluťoučký kůň úpěl ďábelské ódy, když bylo dítě umístěno mimo rodinu"
    assert (
        CZECH.stems(text)
        == CZECH.stems(fold(text))
        == CZECH.stems(unicodedata.normalize("NFD", text))
    )


def test_a_stop_word_is_left_out_unless_it_is_an_abbreviation_in_capitals() -> None:
    assert CZECH.stems("cesta do školy") == ["cesk", "skol"]
    assert "do" in CZECH.stems("DO pomáhá")


def test_a_short_abbreviation_takes_endings_in_capitals_only() -> None:
    assert CZECH.stem("SASa") == "sas"
    assert Analyzer("cs", ["map"]).stem("MAPu") == "map"
    assert Analyzer("cs", ["ps"]).stem("psy") != "ps"


def test_abbreviations_of_a_glossary() -> None:
    assert abbreviation_forms(["SAS (SAS RD)", "LZŠ", "Komise SPOD"]) == (
        "lzs",
        "rd",
        "sas",
        "spod",
    )


def test_words_know_where_they_stand() -> None:
    text = "Co je OSPOD?"
    assert [(text[w.start : w.end], w.stem) for w in CZECH.words(text)] == [
        ("Co", ""),
        ("je", ""),
        ("OSPOD", "ospod"),
    ]


def test_an_unknown_locale_is_folded_only() -> None:
    assert Analyzer("uk").stems("Školy та право") == ["skoly", "та", "право"]


def test_an_unknown_stemmer_is_an_error() -> None:
    with pytest.raises(ValueError, match="klingon"):
        stemmer_for({"stemmer": "klingon"})
