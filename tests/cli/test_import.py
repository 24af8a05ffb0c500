"""``mosty import offices``: a newer list changes the table whole or not at all, and says how."""

from __future__ import annotations

import json

import pytest
from mosty.model.offices import OFFICE_COLUMNS, OFFICES_FILE

from ..conftest import Base


def row_of(base: Base, record_id: str) -> dict[str, str]:
    """A row of the table as a mapping from column names."""
    rows = [line.split("\t") for line in base.read(OFFICES_FILE).splitlines()]
    return dict(zip(OFFICE_COLUMNS, next(row for row in rows if row[0] == record_id), strict=True))


LISTS = {
    "list.csv": "Město;Telefon;E-mail;Jméno\r\nDěčín;412 000 000;ospod@urad.example;Jana N.\r\n",
    "list.tsv": "id\tphone\temail\ndecin\t412 000 000\tospod@urad.example\n",
    "list.json": json.dumps(
        [{"area": "Děčín", "tel": "412 000 000", "mail": "ospod@urad.example", "web": None}]
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_brings_what_it_has_and_leaves_the_rest(table: Base, name: str) -> None:
    table.write(name, LISTS[name])
    before = row_of(table, "decin")
    answer = table.mosty("import", "offices", str(table.root / name), "--lang", "en")
    assert answer.code == 0, answer.err
    assert "~ decin: phone: ∅ → 412 000 000" in answer.out
    assert row_of(table, "decin") == before | {
        "phone": "412 000 000", "email": "ospod@urad.example", "seen_on": "2026-12-01",
    }  # fmt: skip
    assert "Jana" not in table.read(OFFICES_FILE)
    assert table.lines() == []


def test_a_dry_run_writes_nothing_and_says_the_same(table: Base) -> None:
    file = table.write("list.csv", LISTS["list.csv"])
    before = table.read(OFFICES_FILE)
    dry = table.mosty("import", "offices", str(file), "--dry-run", "--lang", "en")
    assert dry.code == 0 and table.read(OFFICES_FILE) == before
    assert "These columns are not taken in: Jméno" in dry.err and "Nothing was written" in dry.err
    assert table.mosty("import", "offices", str(file), "--lang", "en").out == dry.out


def test_offices_come_and_go(table: Base) -> None:
    rows = [
        {"id": "decin-2", "area": "Děčín 2", "orp_code": "728", "address": "Tržní 1, Děčín",
         "web": "https://urad.example/", "source": "usti-2018"},
    ]  # fmt: skip
    file = table.write("list.json", json.dumps(rows))
    answer = table.mosty("import", "offices", str(file))
    assert answer.out.splitlines() == [
        "+ decin-2: Děčín 2, Tržní 1, Děčín",
        "- decin: Děčín, Mírové nám. 1175/5, Děčín",
    ]
    assert row_of(table, "decin-2")["region"] == "ustecky"


GOOD = "area,orp_code,address,web,source\n"
BAD = {
    "no such file": (None, "list.csv"),
    "not UTF-8": (b"area\nD\xec\xe8\xedn\n", "UTF-8"),
    "empty": (b"", "no office"),
    "no column to know an office by": (b"phone\n112\n", "area"),
    "one column twice": (b"area,uzemi\na,b\n", "uzemi"),
    "open quotation mark": (b'area,phone\nD,"4\n', ":2:"),
    "too few cells": (b"area,phone\nD\n", ":2:"),
    "a bad number": ("area,phone\nDěčín,ahoj\n".encode(), "phone"),
    "a bad link": ("area,web\nDěčín,javascript:alert(1)\n".encode(), "web"),
    "the same office twice": ("area\nDěčín\nDěčín\n".encode(), ":3:"),
    "an unknown source": ("area,source\nDěčín,nikdo\n".encode(), "nikdo"),
    "a new office in no ORP": ((GOOD + "X,999,Y 1,https://x.example/,usti-2018\n").encode(), "orp"),
    "no row": (b"area\n", "no office"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_list_is_one_line_and_changes_nothing(table: Base, what: str) -> None:
    content, message = BAD[what]
    file = table.root / "list.csv"
    if content is not None:
        table.write("list.csv", content)
    before = table.read(OFFICES_FILE)
    answer = table.mosty("import", "offices", str(file), "--lang", "en")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1), answer
    assert message in answer.err
    assert table.read(OFFICES_FILE) == before


@pytest.mark.parametrize("content", ["{", '{"a": 1}', "[1]", '[{"area": ["x"]}]'])
def test_bad_json_is_one_line(table: Base, content: str) -> None:
    file = table.write("list.json", content)
    answer = table.mosty("import", "offices", str(file), "--lang", "en")
    assert (answer.code, answer.err.count("\n")) == (2, 1)


def test_a_list_may_leave_nobody_without_an_office(table: Base) -> None:
    other = (
        table.read(OFFICES_FILE).splitlines()[1].replace("decin\t728\tDěčín\tDěčín", "x\t9\tX\tX")
    )
    table.write(OFFICES_FILE, f"{table.read(OFFICES_FILE)}{other}\n")
    towns = "docs/data/municipalities.tsv"
    table.write(towns, f"{table.read(towns)}1\tX\t9\tX\tustecky\n")
    file = table.write("list.csv", "area,phone\nX,412 000 000\n")
    before = table.read(OFFICES_FILE)
    answer = table.mosty("import", "offices", str(file), "--lang", "en")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "Děčín" in answer.err and table.read(OFFICES_FILE) == before
    assert table.mosty("import", "offices", str(file), "--keep-missing").code == 0
    assert row_of(table, "decin")["seen_on"] == "2026-08-22"
    assert row_of(table, "x")["phone"] == "412 000 000"


def test_a_table_that_cannot_be_written_stays(table: Base) -> None:
    file = table.write("list.csv", LISTS["list.csv"])
    path = table.root / OFFICES_FILE
    before = table.read(OFFICES_FILE)
    path.chmod(0o444)
    answer = table.mosty("import", "offices", str(file), "--lang", "en")
    path.chmod(0o644)
    assert answer.code == 2 and "cannot be written" in answer.err
    assert table.read(OFFICES_FILE) == before
