"""Words become stems: different forms that readers may write are matched as the same word."""

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
    ("word", "other"), [("škola", "skála"), ("byt", "bych"), ("soud", "osud"), ("matka", "máta")]
)
def test_different_words_stay_apart(word: str, other: str) -> None:
    assert CZECH.stem(word) != CZECH.stem(other)


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


@pytest.mark.parametrize(
    "forms",
    [
        "otec otce otcem", "obec obce obcí", "Žatec Žatci", "konec konce", "peníze peněz penězům",
        "Litvínov Litvínově", "Janov Janově", "Chomutov Chomutově", "chlapec chlapce",
        "klec klece",
    ],
)  # fmt: skip
def test_forms_of_one_word_have_one_stem(forms: str) -> None:
    assert len(set(CZECH.stems(forms))) == 1


def test_words_with_a_meaning_are_no_stop_words() -> None:
    """Some only look like stop words once their accents are removed."""
    for word in ("první", "téma", "muže", "pravé", "Muže"):
        assert CZECH.stem(word), word
    for word in ("může", "právě", "muze", "MŮŽE"):
        assert CZECH.stem(word) == "", word


def test_what_nobody_sees_is_nothing() -> None:
    for text, plain in (("rodi\u00adče", "rodiče"), ("\ufb01nanční", "finanční"), ("so\u200bud", "soud"),
                        ("\ufeffúřad", "úřad")):  # fmt: skip
        assert CZECH.stems(text) == CZECH.stems(plain), plain


def test_a_number_with_its_country() -> None:
    assert CZECH.stems("+420116111") == ["116111"]
    assert CZECH.stems("+420 606 021 021") == ["606", "021", "021"]
    assert CZECH.stems("420 Kč, +42 1") == ["420", "kk", "42", "1"]


def test_what_is_written_apart_is_found_together() -> None:
    text = "Sociálně-právní ochrana: 116 111, 606 021 021, 12 345 678 Kč, je-li 2016-2018."
    assert CZECH.joined(text) == ["Sociálněprávní", "116111", "606021021"]
    assert CZECH.joined("10 000 000, 123 456 78, e-mail") == []
