"""A prefilter never rejects a text that the patterns behind it would match."""

from __future__ import annotations

import datetime as dt
import re

from hypothesis import given
from hypothesis import strategies as st
from mosty.checks.law import law_records
from mosty.text.language import unfinished
from mosty.text.law import everyday, legal
from mosty.text.prefilter import CheckedWordIndex, places, words
from mosty.text.sensitive import emails, labelled_numbers, personal

from ..conftest import examples

PIECES = {
    "cs": [
        "do",
        "ve lhůtě",
        "nejpozději do",
        "nejdéle na",
        "nejdéle",
        "lhůta",
        "15",
        "15 (patnácti)",
        "tří",
        "Čtrnácti",
        "půl",
        "čtvrt",
        "dnů",
        "dnů,",
        "pracovních",
        "po sobě jdoucích",
        "ROKU",
        "rok",
        "měsíc",
        "týdne",
        "hod.",
        "let",
        "od",
        "po",
        "doručení",
        "30denní",
        "osmidenní",
        "15 denní",
        "lhůtě",
        "máte",
        "na odvolání",
        "§ 14",
        "odst. 2",
        "359/1999 Sb.",
        "čl. 32",
        "Listiny",
        "MAJÍ",
        "ze zákona",
        "podle zákona",
        "právo",
        "nárok",
        "soud",
        "(soud",
        "musí",
        "musíte",
        "zákon",
        "vám",
        "ukládá",
        "jste",
        "povinni",
        "oprávněni",
        "lze",
        "můžete se",
        "do tří dnů",
        "odvolat",
        "podat",
        "stížnost soudu",
        "nahlížet",
        "do spisu",
        "vzniká",
        "vaše",
        "je",
        "(",
        ",",
        ".",
        "\n",
        "souhlas",
        "souhlasu",
        "lze",
        "vzít",
        "zpět",
        "nelze",
        "odmítnout",
        "jen",
        "rozhodnutím",
        "na základě rozhodnutí",
        "soudu",
        "smí",
        "zakázáno",
        "nesmíte",
        "nemusíte",
        "platit",
        "zdarma",
        "osvobozeno",
        "poplatku",
        "rozhodnutí",
        "platí",
        "zaniká",
        "třeba",
        "bez",
        "nemá",
        "odkladný",
        "účinek",
        "vykonatelné",
        "hrozí",
        "pokuta",
        "nejvýše",
        "trestné",
        "odpovídá",
        "za škodu",
        "dovršení",
        "náleží",
        "pěstoun",
        "ano?",
        "zda",
        "přesáhnout",
        "výpovědní doba",
        " " * 40,
        "\u00a0",
    ],
    "en": [
        "within",
        "no later than",
        "at most",
        "time limit of",
        "deadline is",
        "up to",
        "30",
        "half",
        "a",
        "an",
        "thirty",
        "Twenty-four",
        "30-day",
        "two-",
        "working",
        "business",
        "days",
        "DAYS,",
        "hour",
        "months",
        "year",
        "limit",
        "deadline",
        "from the",
        "of",
        "delivery",
        "have",
        "to appeal",
        "Section 12",
        "Act No. 5",
        "you",
        "the law",
        "guarantees",
        "requires",
        "the",
        "legal",
        "right",
        "right to",
        "duty",
        "are",
        "is",
        "also",
        "entitled to",
        "required by law to",
        "under a duty to",
        "court",
        "must",
        "may",
        "may not",
        "can",
        "now",
        "appeal",
        "file",
        "an action",
        "appeals",
        "be lodged",
        "it is",
        "your",
        "by law,",
        "parent",
        "(",
        ",",
        ".",
        "be",
        "withdrawn",
        "withdraw",
        "consent",
        "of",
        "prohibited",
        "only a",
        "only",
        "by a court",
        "decision",
        "free",
        "is free of charge",
        "proceedings",
        "exempt from",
        "fees",
        "valid",
        "until",
        "cannot",
        "refused",
        "refuse",
        "child's",
        "eligible for",
        "ceases",
        "needs",
        "necessary",
        "without",
        "has no",
        "suspensive effect",
        "enforceable",
        "crime",
        "liable",
        "reaching the age of",
        "shall",
        "complete",
        "exceed",
        "at the longest",
        "whether",
        "no?",
        "offence",
        "\n",
        " " * 40,
    ],
}


@given(st.sampled_from(sorted(PIECES)).flatmap(
    lambda locale: st.tuples(st.just(locale), st.lists(st.sampled_from(PIECES[locale]), max_size=12).map(" ".join))
))  # fmt: skip
@examples(400, fuzzing=5000)
def test_law(sentence: tuple[str, str]) -> None:
    locale, text = sentence
    if law_records.CITATION.search(text):
        assert law_records._CITES.among(words(text))
    for reader, pattern in ((legal.limits, legal.LIMIT), (legal.rights, legal.RIGHT)):
        match = pattern[locale].search(text.lower())
        if match and match.end() - match.start() <= 90:
            idle = everyday.time if pattern is legal.LIMIT else everyday.question
            assert list(reader(text, locale)) or idle(text, *match.span())


LEFT = st.lists(
    st.sampled_from(
        [
            "Lorem",
            "ipsum",
            "TODO",
            "XXX",
            "xxxx",
            "[doplnit]",
            "[bude",
            "doplněno]",
            "(to be",
            "added)",
            "[tba]",
            "text",
            "Text",
            "bude",
            "doplněn",
            "dodán",
            "upřesněno",
            "zde",
            "Sem",
            "přijde",
            "obrázek",
            "popis",
            "Obsah",
            "???",
            "[jméno]",
            "[Jméno",
            "matky]",
            "[datum]",
            "[number",
            "x]",
            "[vložte",
            "DOPLNIT",
            "doplnit:",
            "[sem]",
            "\n",
            ".",
        ]
    ),
    max_size=8,
).map(" ".join)


@given(LEFT)
@examples(600)
def test_placeholders(text: str) -> None:
    if unfinished._PLACEHOLDER.search(text):
        assert list(unfinished.placeholders(text))


PRIVATE = st.lists(
    st.sampled_from(
        [
            "780123",
            "/",
            "3540",
            "78 01 23",
            " ",
            "&nbsp;",
            "+420",
            "00420",
            "(0)",
            "777",
            "123",
            "456",
            "-",
            "tel. ",
            "r. č. ",
            ".",
            "–",
            "IČO",
            "ičo: ",
            "ICO ",
            "25596641",
            "123 45 678",
            "jan",
            "@",
            "(at)",
            "[zavináč]",
            "&#64;",
            "firma.cz",
            "\n",
        ]
    ),
    max_size=12,
).map("".join)


@given(PRIVATE)
@examples(600)
def test_private_data(text: str) -> None:
    sure = re.compile(f"{personal.BIRTH.pattern}|{personal.ABROAD.pattern}|{personal.HOME.pattern}")
    if sure.search(text):
        assert personal._digits(text) == 9
    labels = [(labelled_numbers.BIRTH, 9, 10), (labelled_numbers.TELEPHONE, 9, 9)]
    if any(
        number
        for word, least, most in labels
        for number in labelled_numbers.announced(text, word, least, most)
    ):
        assert personal._digits(text) == 9
    if emails.EMAIL.search(text):
        assert list(emails.emails(text)) or personal.personal(text)
    assert not list(personal.birth_numbers("", dt.date(2026, 1, 1)))


def test_a_trigger_asks_once_and_knows_capitals() -> None:
    tested: list[str] = []
    trigger = CheckedWordIndex(
        re.compile(r"[Dd]ítě(?!\S)|DÍTĚ"), lambda word: tested.append(word) or True
    )
    assert trigger.among(words("Dítě a dítě, DÍTĚ")) == {"Dítě", "DÍTĚ"}
    assert trigger.among(words("Dítě spí")) == {"Dítě"}
    assert sorted(tested) == ["DÍTĚ", "Dítě"]


def test_places_are_those_of_whole_words_after_others() -> None:
    text = "tři dny, dny a  dny\u2003po dny"
    assert list(places(text, ["dny"])) == [9, 16, 23]
    assert list(places(text, ["dny"], re.compile(r"\ba\s\Z"))) == [16]
    assert list(places(text, ["dny,"], re.compile(r"tři\s\Z"))) == [4]
    assert not list(places("dny", ["dny"], re.compile(r"\Z")))
