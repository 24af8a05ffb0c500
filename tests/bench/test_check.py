"""The benchmark of the check: its large base is as clean as the small one, and its figures are
there.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from mosty.pipeline.bench.copies import enlarge

from ..conftest import Base


def test_the_large_base_is_as_clean_as_the_small_one(base: Base, tmp_path: Path) -> None:
    large = Base(tmp_path / "large")
    assert enlarge(base.root, large.root, 40) == 40
    site, problems = large.site()
    assert problems == []
    assert site is not None and len(site.pages) == 40
    texts = [page.body.text for page in site.pages.values() if page.locale == "cs"]
    assert len(set(texts)) == len(texts), "copies differ from one another"


def test_a_fault_of_the_small_base_is_in_every_copy(base: Base, tmp_path: Path) -> None:
    file = "docs/cs/rodice/index.md"
    base.write(file, f"{base.read(file)}\n[Kam dál](neni.md)\n")
    large = Base(tmp_path / "large")
    enlarge(base.root, large.root, 42)
    assert sum(line.endswith("LNK001") for line in large.lines()) == 3


def test_figures(base: Base) -> None:
    answer = base.mosty("bench", "check", "--pages", "30", "--json")
    assert answer.code == 0, answer.err
    figures = json.loads(answer.out)
    assert figures.keys() >= {
        "pages",
        "cpu_s",
        "wall_s",
        "peak_mb",
        "problems",
        "parts",
        "changed_s",
    }
    assert (figures["pages"], figures["problems"]) == (30, 0)
    assert 0 < figures["cpu_s"] < 20 and figures["changed_s"] > 0


@pytest.mark.parametrize(
    "arguments", [["check", "--pages", "1"], ["check", "--pages", "x"], ["neni"], []]
)
def test_wrong_use(base: Base, arguments: list[str]) -> None:
    assert base.mosty("bench", *arguments).code == 2


def test_a_base_that_cannot_be_read(base: Base) -> None:
    base.write("mkdocs.yml", "")
    answer = base.mosty("bench", "check", "--pages", "20")
    assert answer.code == 1 and "Traceback" not in answer.err
