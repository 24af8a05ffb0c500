"""The peers of the benchmark: each gets the same queries, and none can stop the others."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from mosty.pipeline.bench import peers
from mosty.pipeline.bench.peers_python import Answers
from mosty.pipeline.bench.search import BenchError, read_lines

PAGES = [
    {
        "id": "skola",
        "title": "Setkávání škol",
        "heads": ["Jak to začalo"],
        "text": "Školy se setkávají s úřadem.",
    },
    {
        "id": "byt",
        "title": "Byty pro rodiny",
        "heads": [],
        "text": "Rodinám chybí byt a město byty nemá.",
    },
    {
        "id": "kavarna",
        "title": "Kavárna pro rodiče",
        "heads": ["Kde je"],
        "text": "Rodiče mluví <u kávy> & čaje.",
    },
    {
        "id": "soud",
        "title": "U soudu",
        "heads": ["Odvolání"],
        "text": "Proti rozhodnutí soudu je odvolání.",
    },
]
QUERIES = [
    {"id": "q0", "query": "setkávání škol", "relevant": ["skola"]},
    {"id": "q1", "query": "odvolání", "relevant": ["soud"]},
    {"id": "q2", "query": "xyzzy", "relevant": ["byt"]},
    {"id": "q3", "query": "kávy", "relevant": ["kavarna"]},
]


def no_node() -> str:
    raise BenchError("none")


def test_figures_by_hand() -> None:
    answers = Answers([[0], [1, 3], [], [1, 0, 2]], [1.0, 2.0, 3.0, 4.0], "1")
    relevant = [frozenset(query["relevant"]) for query in QUERIES]
    assert peers.figures(answers, PAGES, relevant, slice(0, 4)) == {
        "n": 4,
        "mrr": round((1 + 1 / 2 + 1 / 3) / 4, 4),
        "hit1": 0.25,
        "hit5": 0.75,
        "hit10": 0.75,
        "zero": 0.25,
        "warm_ms_p50": 2.5,
        "warm_ms_p95": 4.0,
    }
    assert peers.figures(answers, PAGES, relevant, slice(2, 3))["zero"] == 1


@pytest.mark.parametrize("name", ["fts5", "whoosh", "material"])
def test_a_peer_finds_the_words_as_they_stand(tmp_path: Path, name: str) -> None:
    figures = peers.measure_variants(PAGES, {"as_written": QUERIES}, "cs", tmp_path, [name])[name]
    assert figures["as_written"]["hit1"] == 0.75, figures
    assert figures["as_written"]["zero"] == 0.25
    assert (figures["cold_bytes_gz_p95"] is None) == (name != "material")


@pytest.mark.verify
@pytest.mark.parametrize("name", ["pagefind", "minisearch"])
def test_a_peer_of_npm_finds_them_too(tmp_path: Path, name: str) -> None:
    figures = peers.measure_variants(PAGES, {"as_written": QUERIES}, "cs", tmp_path, [name])[name]
    assert figures["as_written"]["hit1"] >= 0.5, figures
    assert figures["cold_bytes_gz_p95"] > 100


def test_kinds_of_queries_are_told_apart(tmp_path: Path) -> None:
    figures = peers.measure_variants(PAGES, peers.variants(QUERIES), "cs", tmp_path, ["whoosh"])[
        "whoosh"
    ]
    assert figures["as_written"]["mrr"] == 0.75
    assert figures["no_diacritics"]["mrr"] == 0  # its own analyzer keeps diacritics
    assert figures["typo"]["n"] == 4


def test_a_peer_that_fails_says_why_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Answers:
        raise RuntimeError("no such luck")

    monkeypatch.setattr(peers, "PEERS", {"broken": broken, "fts5": peers.PEERS["fts5"]})
    monkeypatch.setattr("mosty.pipeline.bench.search.find_node", no_node)
    figures = peers.measure_variants(
        PAGES, {"as_written": QUERIES}, "cs", tmp_path, ["broken", "fts5"]
    )
    assert figures["broken"] == {"unavailable": "RuntimeError: no such luck"}
    assert figures["fts5"]["as_written"]["n"] == 4


def test_without_node_or_packages_a_peer_is_unavailable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mosty.pipeline.bench.search.find_node", no_node)
    figures = peers.measure_peers(PAGES, QUERIES, "cs", tmp_path)
    for name in ("material", "pagefind", "minisearch"):
        assert figures[name] == {"unavailable": "no Node on this machine"}
    assert figures["whoosh"]["mrr"] == 0.75


def test_a_broken_file_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages, queries = tmp_path / "p.jsonl.gz", tmp_path / "q.jsonl"
    pages.write_bytes(gzip.compress("\n".join(map(json.dumps, PAGES)).encode()))
    queries.write_text('{"query": "a"}\n{broken\n', encoding="utf-8")
    assert read_lines(pages) == PAGES
    assert peers.main(["--pages", str(pages), "--queries", str(queries)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
