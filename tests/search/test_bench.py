"""``mosty bench search``: the figures, both engines with the same order, and unusable files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mosty.cli import main
from mosty.pipeline.bench import search

from ..node import find_node

ROOT = Path(__file__).parents[2]
PAGES = [
    {
        "id": "a",
        "title": "Školy",
        "heads": ["Učitelé"],
        "text": "Učitelé Školy se scházejí s úřadem.",
    },
    {
        "id": "b",
        "title": "Kavárna pro rodiče",
        "heads": [],
        "text": "Rodiče mluví o škole a o penězích.",
    },
    {"id": "c", "title": "Pěstouni", "heads": [], "text": "Co dělá pěstoun."},
]
QUERIES = [
    {"query": "škola", "relevant": ["a"]},
    {"query": "peníze rodičů", "relevant": ["b"]},
    {"query": "pěstounská", "relevant": ["c"]},
    {"query": "žirafa", "relevant": ["c"]},
]
KEYS = [
    "n",
    "mrr",
    "hit1",
    "hit5",
    "hit10",
    "zero",
    "cold_bytes_gz_p95",
    "warm_ms_p50",
    "warm_ms_p95",
    "index_s",
]


def lines(path: Path, records: Sequence[object]) -> Path:
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return path


def bench(folder: Path, *options: str) -> int:
    pages, queries = lines(folder / "p.jsonl", PAGES), lines(folder / "q.jsonl", QUERIES)
    return main(
        [
            "--root",
            str(ROOT),
            "bench",
            "search",
            "--pages",
            str(pages),
            "--queries",
            str(queries),
            "--lang",
            "cs",
            *options,
        ]
    )


@pytest.mark.parametrize("engine", search.ENGINES)
def test_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str], engine: str) -> None:
    if engine == "browser" and not find_node():
        pytest.skip("no Node")
    assert bench(tmp_path, "--engine", engine) == 0
    figures = json.loads(capsys.readouterr().out)
    assert list(figures) == KEYS
    assert (
        figures["n"] == 4 and figures["mrr"] == figures["hit1"] == 0.75 and figures["zero"] == 0.25
    )
    assert (figures["cold_bytes_gz_p95"] is None) == (engine == "whoosh")


def test_without_diacritics_nothing_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench(tmp_path, "--strip-diacritics") == 0
    assert json.loads(capsys.readouterr().out)["mrr"] == 0.75


@given(st.text(), st.integers(0, 100))
def test_a_slip_is_one_slip_and_always_the_same(text: str, number: int) -> None:
    slipped = search.with_a_slip(text, number)
    assert slipped == search.with_a_slip(text, number)
    assert abs(len(slipped) - len(text)) <= 1


def test_the_engine_s_modules_are_counted() -> None:
    names = {path.name for path in search.scripts(ROOT / "docs/assets/js/search/engine.js")}
    assert {"engine.js", "porter2.js", "store.js", "suffix-rules.js"} <= names


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "holds no record"),
        ("{", "no JSON"),
        ('{"id": 1}', "has no 'id'"),
        ("[]", "has no 'id'"),
    ],
)
def test_bad_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, says: str
) -> None:
    (tmp_path / "bad").write_text(text, encoding="utf-8")
    bad = str(tmp_path / "bad")
    assert main(["bench", "search", "--pages", bad, "--queries", bad, "--lang", "en"]) == 2
    error = capsys.readouterr().err
    assert says in error and error.count("\n") == 1
    assert main(["bench", "search", "--pages", "nowhere", "--queries", bad, "--lang", "en"]) == 2
    assert "nowhere: cannot be read" in capsys.readouterr().err
