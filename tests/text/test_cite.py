"""Citations, read back by the programs that people keep their references in."""

from __future__ import annotations

import datetime as dt

import bibtexparser
import rispy
from bibtexparser.bparser import BibTexParser
from hypothesis import given
from hypothesis import strategies as st
from mosty.text.cite import Work, bibtex, ris

WORK = Work(
    key="mosty-metodika-cs",
    title="Metodika: pracovní rámec, 100 % & {závorky}",
    whole="Mosty",
    address="https://mosty.example/metodika/#krok-1",
    locale="cs",
    version="5c8d9a78",
    date=dt.date(2026, 11, 21),
    publisher="Spolek Lávka & syn",
    note="Pracovní rámec portálu, nikoli oficiální metodika.",
)


def read_bibtex(text: str) -> list[dict[str, str]]:
    parser = BibTexParser(common_strings=True, interpolate_strings=False)
    entries: list[dict[str, str]] = bibtexparser.loads(text, parser).entries
    return entries


def test_bibtex_is_read_back() -> None:
    (entry,) = read_bibtex(bibtex([WORK]))
    assert entry["ENTRYTYPE"] == "misc" and entry["ID"] == WORK.key
    assert (
        entry["title"]
        == r"{Metodika: pracovní rámec, 100 \% \& \textbraceleft{}závorky\textbraceright{}}"
    )
    assert entry["author"] == r"{Spolek Lávka \& syn}"
    assert (entry["date"], entry["year"], entry["version"]) == ("2026-11-21", "2026", "5c8d9a78")
    assert (
        entry["url"] == WORK.address and entry["note"] == WORK.note and entry["langid"] == "czech"
    )


def test_ris_is_read_back() -> None:
    (entry,) = rispy.loads(ris([WORK]))
    assert entry["type_of_reference"] == "ELEC" and entry["id"] == WORK.key
    assert entry["title"] == WORK.title and entry["authors"] == [WORK.publisher]
    assert (
        entry["urls"] == [WORK.address]
        and entry["year"] == "2026"
        and entry["date"].startswith("2026/11/21")
    )
    assert entry["notes"] == [WORK.note] and entry["language"] == "cs"
    assert "\r\n" in ris([WORK]) and "\n" not in ris([WORK]).replace("\r\n", "")


def test_what_is_not_known_is_not_there() -> None:
    bare = Work("k", "Název", "Mosty", "https://mosty.example/", "cs", "00000000")
    assert set(read_bibtex(bibtex([bare]))[0]) == {
        "ENTRYTYPE",
        "ID",
        "title",
        "howpublished",
        "version",
        "langid",
        "url",
    }
    assert "authors" not in rispy.loads(ris([bare]))[0]


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_breaks_out_of_its_field(title: str, note: str) -> None:
    works = [
        Work("a", f"x{title}", "Mosty", "https://mosty.example/", "cs", "1", note=f"y{note}"),
        WORK,
    ]
    entries = read_bibtex(bibtex(works))
    assert [one["ID"] for one in entries] == ["a", WORK.key]
    assert [one["id"] for one in rispy.loads(ris(works))] == ["a", WORK.key]


def test_a_line_end_or_a_backslash_changes_no_record() -> None:
    sly = Work(
        "a", "x\nER  - \nTY  - JOUR", "Mosty", "https://mosty.example/", "cs", "1", note="a\\b"
    )
    (card,) = rispy.loads(ris([sly]))
    assert card["type_of_reference"] == "ELEC" and card["title"] == "x ER - TY - JOUR"
    assert read_bibtex(bibtex([sly]))[0]["note"] == r"a\textbackslash{}b"
