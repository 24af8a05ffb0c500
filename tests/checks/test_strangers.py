"""Words in no dictionary of the page's language: which are excused, and which are misspellings."""

from __future__ import annotations

import re
import time
from types import SimpleNamespace

import pytest
from mosty.checks.spelling.misspellings import _quoted
from mosty.checks.spelling.strangers import Strangers

CZECH = """a ale bez data dokážou je kavárna kraj který má mu na nad o otec paní peníze peněz podle
pro přišel Plzeň rodina rodinu ředitel se s síť soubor soud sp stránka svou ten text toho v vede z
zkouška Pavla Karel Ústí architekt centrum vlak"""
ENGLISH = """a and father from is mother of open plan read report review source team the them town with
called dashboard workshop benefit hack London Smith proof concept too"""
WORDS = {"cs": frozenset(CZECH.split()), "en": frozenset(ENGLISH.split())}


def excused(locale: str, text: str, word: str) -> bool:
    """Whether the first ``word`` of ``text`` is excused."""

    def knows(code: str, token: str) -> bool:
        return token in WORDS[code] or token[:1].lower() + token[1:] in WORDS[code]

    other = "en" if locale == "cs" else "cs"
    strangers = Strangers(
        locale, lambda token: knows(locale, token), [lambda token: knows(other, token)]
    )
    match = re.search(rf"(?<!\w){word}(?!\w)", text)
    assert match is not None and not knows(locale, word)
    return strangers.excused(text, *match.span(), word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Soubor o open source a o rodině.", "source"),
        ("Soubor má report pro soud.", "report"),
        ("Proof of concept je na kraji.", "of"),
        ("Text o dashboardu má kraj.", "dashboardu"),
        ("Na workshopech je soud.", "workshopech"),
        ("Rodina benefituje, kraj ne.", "benefituje"),
        ("Soud vede paní Zbroščuková.", "Zbroščuková"),
        ("Na stránce archi.gov.cz je text.", "archi"),
        ("Soubor obce.shp je na kraji.", "obce"),
        ("Soubor v .csvx má kraj.", "csvx"),
        ("Text je v egdilna/metodiky-kraje.", "egdilna"),
        ("Text m%C3%A1-identifikx%C3%A1tor má kraj.", "identifikx"),
        ("Rodina to dokáží.", "dokáží"),
        ("Text o metadata a megasoubor je.", "megasoubor"),
        ("Text pro nearchitekt je zde.", "nearchitekt"),
        ("Text (z angl. pojmu) je zde.", "angl"),
        ("Soud má sp. zn. 12 o rodině.", "zn"),
        ("Kraj a Rijksdienst voor Erfgoed má text.", "voor"),
    ],
)
def test_excused_in_czech(text: str, word: str) -> None:
    assert excused("cs", text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rodina je bez penez a otec.", "penez"),
        ("Podle too má kraj text.", "too"),
        ("Ve Ústi je soud.", "Ústi"),
        ("Kraj má zkuoška pro rodinu.", "zkuoška"),
        ("Vede to Řiditel a soud.", "Řiditel"),
        ("Na stránce je kavarna.", "kavarna"),
        ("Přišel soud. Jinšak nic.", "Jinšak"),
        ("Soud a xylofnon má kraj.", "xylofnon"),
        ("Rodina je bez stylizovna. Ale soud je.", "stylizovna"),
    ],
)
def test_a_slip_in_czech(text: str, word: str) -> None:
    assert not excused("cs", text, word)


@pytest.mark.parametrize(
    ("text", "word", "is_excused"),
    [
        ("The mother is called Pavla.", "Pavla", True),
        ("Pavla is the mother.", "Pavla", True),
        ("The father from Miroslavice read the report.", "Miroslavice", True),
        ("Read mygov.scot and the report.", "mygov", True),
        ("Read the podle toho report.", "podle", True),
        ("The town is Plzen, with the team.", "Plzen", False),
        ("The mohter is with the father.", "mohter", False),
        ("Read the reprot from the team.", "reprot", False),
        ("With tem the team read.", "tem", False),
        ("The team is with the vlak too.", "vlak", False),
    ],
)
def test_english(text: str, word: str, is_excused: bool) -> None:
    assert excused("en", text, word) is is_excused


def test_a_megabyte_of_one_paragraph_is_looked_through_once() -> None:
    """What stands around a word is looked at, not all that is before it: one foreign word repeated
    took 48 seconds.
    """
    prose = "slovo " * 200_000
    text = SimpleNamespace(prose=prose)
    began = time.process_time()
    for start in range(len(prose) // 2, len(prose) // 2 + 6 * 4_000, 6):
        assert not _quoted(text, start, start + 5, "slovo")  # type: ignore[arg-type]
    assert time.process_time() - began < 1


def test_the_signs_around_a_word_are_those_of_its_paragraph() -> None:
    text = SimpleNamespace(prose="Konec „citátu.\n\nSlovo children zde.“\n\nA „children zde“ jsou.")
    first, second = (match.start() for match in re.finditer("children", text.prose))
    assert not _quoted(text, first, first + 8, "children")  # type: ignore[arg-type]
    assert _quoted(text, second, second + 8, "children")  # type: ignore[arg-type]
