"""Spelling with the real dictionaries of the machine: required in CI, skipped elsewhere if missing."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from mosty.checking.check_session import check
from mosty.checks.spelling import dictionaries
from mosty.model.problem import Problem

from ..conftest import Base

PROJECT = Path(__file__).resolve().parents[2]
SMALL = PROJECT / "tests/fixtures/dictionaries/small"
PAGE = """---
title: Zkouška
description: Stránka pro zkoušku.
kind: site
translation: none
translation_reason: zkouška
---

"""


@pytest.fixture()
def real(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's own dictionaries of both languages."""
    monkeypatch.delenv("MOSTY_DICTIONARIES")
    lacking = [locale for locale in ("cs", "en") if dictionaries.dictionary(locale) is None]
    if lacking and os.environ.get("CI") != "true":
        pytest.skip(f"no dictionary of spelling for {lacking}; scripts/dictionaries.sh gets one")
    assert lacking == []


def spelled(base: Base) -> list[Problem]:
    """The spelling problems on the page that a test has written."""
    return [
        problem
        for problem in base.site()[1]
        if problem.code.startswith("WRD") and "zkouska" in problem.span.file
    ]


@pytest.mark.usefixtures("real")
def test_the_project_itself_is_spelled_right() -> None:
    problems = [
        problem
        for problem in check(PROJECT, dt.date(2026, 11, 22))[1]
        if problem.code.startswith("WRD")
    ]
    assert [f"{problem.span.file}:{problem.span.line} {problem.args}" for problem in problems] == []


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Pěstounka přijala ditě na přechodnou dobu.", "ditě", "dítě"),
        ("S rodinamy mluví sociální pracovnice.", "rodinamy", "rodinami"),
        ("Rodičům pomuže poradna.", "pomuže", "pomůže"),
        ("Soud rohzodl o předběžném opatření.", "rohzodl", "rozhodl"),
    ],
)
def test_czech_slips_are_found_with_what_was_meant(
    base: Base, text: str, word: str, meant: str
) -> None:
    base.write("docs/cs/zkouska.md", PAGE + text)
    (problem,) = spelled(base)
    assert problem.args["word"] == word
    assert text[problem.span.col - 1 : problem.span.end_col - 1] == word
    assert meant in problem.text("hint", "cs") and meant in problem.text("hint", "en")


@pytest.mark.usefixtures("real")
def test_inflected_prose_with_the_traps_of_the_field_is_right(base: Base) -> None:
    base.write(
        "docs/cs/zkouska.md",
        PAGE + "Dne 1. 9. 2026 jednala s OSPODem, ZDVOPu (zařízení) a SASkou nejohroženější "
        "devatenáctiletá matka, např. "
        "v 1. poschodí, tzv. „family group conference“, podle § 15 odst. 2 písm. b) zákona č. "
        "359/1999 Sb., "
        "česko-německy i sociálně-právně; 15letý syn, 3× denně, Mgr. Nováková, PhDr., v Ústí nad "
        "Labem.\n\n"
        "Zkratka ZDVOP (zařízení).\n",
    )
    assert [one.args["word"] for one in spelled(base)] == []


@pytest.mark.usefixtures("real")
def test_a_line_of_the_list_lets_a_word_be_in_every_form(base: Base) -> None:
    base.write("docs/cs/zkouska.md", PAGE + "Meziksingu, deinstitucionalizačními a síťařčin.")
    words = {one.args["word"].lower() for one in spelled(base)}
    assert "meziksingu" in words
    base.write(
        "docs/data/words.cs.txt",
        "meziksing/trénink\n" + "".join(f"{word}\n" for word in words if word[0] != "m"),
    )
    assert spelled(base) == []


def test_a_folder_of_ones_own_is_the_only_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MOSTY_DICTIONARIES", os.pathsep.join([str(tmp_path), str(SMALL)]))
    assert dictionaries.find("cs", list(dictionaries.folders())) == SMALL / "cs_CZ.aff"
    (tmp_path / "cs_CZ.aff").write_text("SET UTF-8\n")
    assert (
        dictionaries.find("cs", list(dictionaries.folders())) == SMALL / "cs_CZ.aff"
    )  # half a dictionary is none
    (tmp_path / "de_AT.aff").write_text("SET UTF-8\n")
    (tmp_path / "de_AT.dic").write_text("1\nHaus\n")
    assert dictionaries.find("de", list(dictionaries.folders())) == tmp_path / "de_AT.aff"
    assert dictionaries.find("fr", list(dictionaries.folders())) is None


def test_without_the_library_there_is_a_notice_a_language(
    base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOSTY_DICTIONARIES", str(SMALL))
    monkeypatch.setattr(dictionaries, "available", lambda: False)
    problems = base.site()[1]
    assert [(problem.code, problem.level, problem.args["missing"]) for problem in problems] == [
        ("WRD002", "info", "chunspell")
    ] * 2


def test_notices_leave_a_base_clean(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOSTY_DICTIONARIES", str(base.root / "nowhere"))
    answer = base.mosty("check", "--lang", "en")
    assert answer.code == 0
    assert answer.lines[-1] == "Clean: no problems. Notes: 2."
    assert sum("info WRD002" in line for line in answer.lines) == 2
    assert "All is well" in base.mosty("check", "--lang", "en", "--format", "summary").out


def test_a_dictionary_in_an_old_encoding_or_of_rubbish_breaks_nothing(
    base: Base, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("cs_CZ", "en_GB"):
        (tmp_path / f"{name}.aff").write_bytes(b"SET ISO8859-2\nPFX \xff\xfe")
        (tmp_path / f"{name}.dic").write_bytes(b"\xff\x00\nrodina\n")
    monkeypatch.setenv("MOSTY_DICTIONARIES", str(tmp_path))
    base.write("docs/cs/zkouska.md", PAGE + "Rodina, 日本 ☃ Ω řeka " + "ž" * 100_000)
    assert {one.args["word"] for one in spelled(base)} >= {"日本", "řeka"}
