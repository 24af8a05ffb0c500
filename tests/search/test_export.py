"""The browser's files: complete, small, the same every time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mosty.search import Index, build_index, export
from mosty.search.export import after, varint
from mosty.search.store import FIELDS, Store

from .corpus import ABBREVIATIONS, CONCEPTS, CZECH
from .test_parity import Ask


def _read_varint(data: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        number |= (data[at] & 127) << shift
        at, shift = at + 1, shift + 7
        if data[at - 1] < 128:
            return number, at


@given(st.integers(0, 2**40))
def test_a_varint_comes_back(number: int) -> None:
    assert _read_varint(varint(number), 0) == (number, len(varint(number)))


@given(st.text(max_size=8), st.text(max_size=8))
def test_a_front_coded_string_comes_back(text: str, before: str) -> None:
    coded = after(text, before)
    shared, at = _read_varint(coded, 0)
    length, at = _read_varint(coded, at)
    assert before.encode()[:shared] + coded[at : at + length] == text.encode()
    assert len(coded) == at + length


def _terms(payload: bytes) -> dict[str, list[tuple[int, int]]]:
    """The postings of every term, read by a second reader written from the description of the
    format.
    """
    at = 0

    def number() -> int:
        nonlocal at
        value, at = _read_varint(payload, at)
        return value

    def string() -> bytes:
        nonlocal at
        length = number()
        at += length
        return payload[at - length : at]

    terms: dict[str, list[tuple[int, int]]] = {}
    name = b""
    for _ in range(number()):
        name = name[: number()] + string()
        number(), string()
        document, postings = -1, []
        for _ in range(number()):
            document += number() + 1
            postings.append((document, payload[at]))
            at += 1
        for _ in range(number()):
            number()
            for _ in range(number()):
                string()
            for _ in range(number()):
                string()
        terms[name.decode()] = postings
    assert at == len(payload)
    return terms


@pytest.mark.parametrize("name", ["czech", "large"])
def test_no_posting_of_any_field_is_lost(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    index: Index = request.getfixturevalue(name)
    files = export(index)
    exported: dict[str, list[tuple[int, int]]] = {}
    for _, file in json.loads(files["manifest.json"])["shards"]:
        exported |= _terms(files[file][20:])
    store: Store = index._impacts._store
    for term in index.terms:
        documents = {document for field in FIELDS for document, _ in store.postings(field, term)}
        assert {document for document, _ in exported[term]} == documents
        assert tuple(exported[term]) == index.postings(term)
        assert all(1 <= impact <= 255 for _, impact in exported[term])


def test_the_same_index_gives_the_same_files(czech: Index, tmp_path: Path) -> None:
    assert export(build_index(tmp_path, "cs", CZECH, CONCEPTS, ABBREVIATIONS)) == export(czech)


def test_another_document_is_another_build(czech: Index, tmp_path: Path) -> None:
    other = export(build_index(tmp_path, "cs", CZECH[1:], CONCEPTS, ABBREVIATIONS))
    names = set(other) & set(export(czech))
    assert names == {"manifest.json"}


def test_sizes(large: Index) -> None:
    files = export(large)
    manifest: dict[str, Any] = json.loads(files["manifest.json"])
    assert len(files["manifest.json"]) < 8_000
    assert (
        len(manifest["shards"]) > 3
        and len(manifest["vocabulary"]) > 1
        and len(manifest["pages"]) > 3
    )
    assert all(len(content) < 12_000 for content in files.values())
    assert set(files) == {
        "manifest.json",
        *(f for key in ("shards", "vocabulary", "pages") for _, f in manifest[key]),
    }


def test_a_query_fetches_little(ask: Ask, exported: dict[str, Path]) -> None:
    queries = [{"query": query, "limit": 1} for query in ("škola", "sociálka")]
    word, concept = ask("search.mjs", {"directory": str(exported["large"]), "queries": queries})
    assert len(word["fetched"]) == 4  # manifest, terms, whole titles, page
    assert len(concept["fetched"]) <= 5  # … and the concept's postings


def test_an_empty_portal(tmp_path: Path, ask: Ask) -> None:
    for name, content in export(build_index(tmp_path / "index", "cs", [])).items():
        (tmp_path / name).write_bytes(content)
    questions = [{"query": "škola", "prefix": True}]
    assert ask("search.mjs", {"directory": str(tmp_path), "queries": questions})[0]["results"] == []
