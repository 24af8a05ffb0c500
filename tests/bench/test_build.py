"""The benchmark of the build: every stage has its figures, and so has what it is held against."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from mosty.cli.bench_build import table
from mosty.cli.words import Words
from mosty.pipeline import stage_times
from mosty.pipeline.bench import floors

from ..conftest import Base

STAGES = [
    "start_up",
    "check",
    "articles",
    "pages",
    "help",
    "assets",
    "search",
    "machine_files",
    "publish",
]


def measured(base: Base, *options: str) -> Mapping[str, Any]:
    answer = base.mosty("bench", "build", "--pages", "8", "--json", *options)
    assert answer.code == 0, answer.err
    figures: Mapping[str, Any] = json.loads(answer.out)
    return figures


def test_figures(base: Base) -> None:
    figures = measured(base)
    assert (figures["pages"], figures["languages"]) == (16, 2)
    for name in ("first", "unchanged", "changed"):
        build = figures[name]
        assert list(build["stages"]) == STAGES
        # a number and a paragraph that the original lacks
        assert build["problems"] == (2 if name == "changed" else 0)
        parts = sum(stage["wall_s"] for stage in build["stages"].values())
        assert build["wall_s"] == pytest.approx(parts, abs=0.01)
        assert 0 < build["stages"]["pages"]["wall_s"] < build["wall_s"]
    for floor in figures["floors"].values():
        assert floor.keys() == {"wall_s", "cpu_s", "peak_mb"}
    assert not (base.root / "site").exists(), "the base itself is not built"


def test_pdfs_are_a_stage_of_their_own(base: Base) -> None:
    stages = measured(base, "--pdfs")["first"]["stages"]
    assert list(stages) == [*STAGES[:2], "printing", *STAGES[2:]]
    assert stages["printing"]["wall_s"] > 0


def test_a_base_that_cannot_be_built_is_one_line(base: Base) -> None:
    base.write("overrides/main.html", "{{ m.title | nosuch }}")
    answer = base.mosty("bench", "build", "--pages", "8", "--json")
    assert answer.code == 1
    assert "TPL001" in answer.err and len(answer.err.splitlines()) == 1


def test_the_table_has_a_line_per_stage_and_floor() -> None:
    spent = {"wall_s": 1.25, "cpu_s": 1, "peak_mb": 40}
    build = {**spent, "stages": dict.fromkeys(STAGES, spent)}
    builds = dict.fromkeys(("first", "unchanged", "changed"), build)
    figures = {"pages": 16, "languages": 2, **builds, "floors": dict.fromkeys(floors.NAMES, spent)}
    lines = [*table(figures, Words("en"))]
    assert lines[3].split() == ["start-up", *3 * ["1.25", "/", "1.00"]]
    assert sum("1.25" in line for line in lines) == len(STAGES) + 1 + len(floors.NAMES)


def test_no_page_is_wrong_use(base: Base) -> None:
    assert base.mosty("bench", "build", "--pages", "0").code == 2


def test_the_floors_make_every_page(base: Base, tmp_path: Path) -> None:
    out = tmp_path / "site"
    floors.markdown(base.root / "docs", out)
    pages = {path.relative_to(base.root / "docs") for path in base.root.glob("docs/*/**/*.md")}
    assert {path.relative_to(out) for path in out.rglob("*.html")} == {
        page.with_suffix(".html") for page in pages
    }
    config = floors.material_config(base.root)
    assert [name if isinstance(name, str) else list(name) for name in config["plugins"]] == [
        "search",
        ["i18n"],
    ]
    assert "custom_dir" not in config["theme"]


def test_stages_follow_one_another_and_add_up() -> None:
    stage_times.begin("before anybody measures")
    with stage_times.measured() as times:
        stage_times.begin("a")
        time.sleep(0.02)
        stage_times.begin("b")
        stage_times.begin("a")
        time.sleep(0.02)
    stage_times.begin("after")
    assert list(times.spent) == ["a", "b"]
    assert times.spent["a"].wall >= 0.04
    assert times.spent["b"].wall < times.spent["a"].wall
