"""The growth of the index: the law that is fitted, and sizes that are really those of the files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from mosty.pipeline.bench import growth
from mosty.search.analysis import Analyzer

PAGES = [
    {
        "id": str(n),
        "title": f"Stránka {n}",
        "heads": ["Úvod"],
        "text": " ".join(f"slovo{k} škola" for k in range(n, n + 30)),
    }
    for n in range(40)
]


def test_a_power_law_is_found_again() -> None:
    k, beta = growth.power_law([(x, 7 * x**0.5) for x in (10.0, 100.0, 1000.0)])
    assert (round(k, 6), round(beta, 6)) == (7, 0.5)


def test_repeated_pages_bring_the_new_words_the_law_asks_for() -> None:
    analyzer = Analyzer("cs")
    law = growth.heaps(PAGES, analyzer)
    assert 0 < law[1] < 1
    documents = list(growth.grown(PAGES, 200, law))
    assert documents == list(growth.grown(PAGES, 200, law))
    assert [document.body for document in documents[:40]] == [page["text"] for page in PAGES]
    vocabulary = {stem for document in documents for stem in analyzer.stems(document.body)}
    wanted = law[0] * (law[2] * 200) ** law[1]
    assert 0.5 * wanted < len(vocabulary) < 2 * wanted


def test_sizes_are_those_of_the_files(tmp_path: Path) -> None:
    documents = list(growth.grown(PAGES, 40, growth.heaps(PAGES, Analyzer("cs"))))
    row = growth.measure(documents, ["škola", "slovo7 úvod", "neznámé"], "cs", tmp_path)
    assert row["pages"] == 40
    assert row["manifest_gz"] < row["cold_p50"] <= row["cold_p95"] <= row["bytes_gz"] < row["bytes"]
    assert row["share_p95"] == pytest.approx(1.025, abs=0.2)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "pages.jsonl"
    file.write_text("\n".join(map(json.dumps, PAGES)), encoding="utf-8")
    queries = tmp_path / "queries.jsonl"
    queries.write_text('{"query": "škola"}', encoding="utf-8")
    assert growth.main(["--pages", str(file), "--queries", str(queries), "--sizes", "20,60"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row.get("pages") for row in rows] == [None, 20, 60]
    assert growth.main(["--pages", str(tmp_path / "x"), "--queries", str(queries)]) == 2
