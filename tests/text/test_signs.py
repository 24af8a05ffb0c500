"""Signs never deny what the patterns behind them find."""

from __future__ import annotations

import datetime as dt
import re

from hypothesis import given
from hypothesis import strategies as st
from mosty.checks import law
from mosty.text import personal
from mosty.text.signs import Trigger, follows, words

from ..conftest import examples

LAW = st.lists(
    st.sampled_from([
        "do", "ve lhůtě", "nejpozději do", "within", "at most", "have", "to appeal", "15", "tří", "Čtrnácti", "dnů",
        "pracovních dnů", "months", "let", "§ 14", "odst. 2", "359/1999 Sb.", "čl. 32", "Listiny", "Section 12", "of",
        "Act No. 5", "máte", "MAJÍ", "ze zákona", "právo", "nárok", "soud", "musí", "the law", "guarantees", "a legal",
        "right", "you", "have", "are", "entitled to", "(", ",", ".", "\n", " " * 60, "\u00a0",
    ]),
    max_size=10,
).map(" ".join)  # fmt: skip


@given(LAW)
@examples(600)
def test_law(text: str) -> None:
    found = words(text)
    if law.CITATION.search(text) or law.LIMIT.search(text):
        assert law._may_cite(text, found)
    if law.RIGHT.search(text):
        assert follows(text, law._CLAIMS.among(found), law._CLAIMED)


PRIVATE = st.lists(
    st.sampled_from([
        "780123", "/", "3540", "78 01 23", " ", "&nbsp;", "+420", "00420", "(0)", "777", "123", "456", "-", "tel. ",
        "IČO", "ičo: ", "ICO ", "25596641", "123 45 678", "jan", "@", "(at)", "[zavináč]", "&#64;", "firma.cz", "\n",
    ]),
    max_size=12,
).map("".join)  # fmt: skip


@given(PRIVATE)
@examples(600)
def test_private_data(text: str) -> None:
    sure = re.compile(f"{personal.BIRTH.pattern}|{personal.ABROAD.pattern}|{personal.HOME.pattern}")
    if sure.search(text):
        assert personal._digits(text) == 9
    if personal.COMPANY.search(text):
        assert personal._digits(text) and personal._COMPANY_LETTERS.search(text)
    if personal.EMAIL.search(text):
        assert list(personal.emails(text)) or personal.personal(text)
    assert not list(personal.birth_numbers("", dt.date(2026, 1, 1)))


def test_a_trigger_asks_once_and_knows_capitals() -> None:
    asked: list[str] = []
    trigger = Trigger(re.compile(r"dítě(?!\S)"), lambda word: asked.append(word) or True, fold=True)
    assert trigger.among(words("Dítě a dítě, DÍTĚ")) == {"Dítě", "DÍTĚ"}
    assert trigger.among(words("Dítě spí")) == {"Dítě"}
    assert sorted(asked) == ["DÍTĚ", "Dítě"]
