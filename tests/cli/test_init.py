"""``mosty init``: a base without problems on any day, which builds and accepts new pages and
records.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from mosty import cli
from mosty.checking.check_session import check
from mosty.pipeline import new_base
from mosty.pipeline.build import build
from mosty.read.site import read_site

from .conftest import tree


def init(folder: Path, *more: str, today: str = "2026-12-01") -> int:
    return cli.main(["init", "--today", today, "--lang", "en", str(folder), *more])


@pytest.mark.parametrize("today", ["2026-12-01", "2029-02-28"])
def test_a_new_base_checks_clean(tmp_path: Path, today: str) -> None:
    assert init(tmp_path / "a" / "base", today=today) == 0
    problems = check(tmp_path / "a" / "base", dt.date.fromisoformat(today))[1]
    assert [(problem.code, problem.span.file) for problem in problems] == [
        ("PUB007", "docs/data/law.yml")
    ]


def test_a_new_base_builds_in_both_languages(tmp_path: Path) -> None:
    folder = tmp_path / "base"
    folder.mkdir()
    assert init(folder, "--name", "Rodiny: pomoc") == 0
    assert not list(tmp_path.glob(".mosty*"))
    result = build(folder, dt.date(2026, 12, 1), lambda _: None)
    assert [one for one in result.problems if one.level != "info"] == []
    for page in (
        "index.html",
        "en/index.html",
        "praxe/ukazka/index.html",
        "en/praxe/ukazka/index.html",
    ):
        assert "Rodiny: pomoc" in (folder / "site" / page).read_text(encoding="utf-8")
    assert list((folder / "site/assets/css").glob("*.css"))
    assert "odloučit" not in (folder / "site/prameny/index.html").read_text(encoding="utf-8")


def test_new_things_start_in_a_new_base(tmp_path: Path) -> None:
    assert init(tmp_path / "base") == 0
    for kind in ("practice", "method", "term", "law"):
        assert (
            cli.main(
                [
                    "--root",
                    str(tmp_path / "base"),
                    "new",
                    kind,
                    "--yes",
                    "--title",
                    f"Zkouška {kind}",
                ]
            )
            == 0
        )
    problems = check(tmp_path / "base", dt.date(2026, 12, 1))[1]
    assert [problem for problem in problems if problem.level == "error"] == []


@pytest.mark.parametrize("name", ["- x", "a: b", "[x]", "'", "# x", "null", "2026"])
def test_any_name(tmp_path: Path, name: str) -> None:
    assert init(tmp_path / "base", f"--name={name}") == 0
    site, _ = read_site(tmp_path / "base")
    assert site is not None and site.config.site_name == name
    assert site.pages["cs", "index.md"].title == name


@pytest.mark.parametrize("there", ["file", "hidden", "is file", "dangling", "below a file"])
def test_what_is_there_is_left(
    tmp_path: Path, there: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "base"
    match there:
        case "file" | "hidden":
            folder.mkdir()
            (folder / (".git" if there == "hidden" else "x.md")).write_text("x", encoding="utf-8")
        case "is file" | "below a file":
            folder.write_text("x", encoding="utf-8")
        case "dangling":
            folder.symlink_to(tmp_path / "nowhere")
    before = tree(tmp_path)
    target = folder / "x" if there == "below a file" else folder
    assert init(target) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert tree(tmp_path) == before and not (tmp_path / "nowhere").exists()


def test_a_fault_on_the_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "base").mkdir()
    monkeypatch.setattr(new_base, "_LOOKS", ("overrides", "docs/assets/nowhere"))
    assert init(tmp_path / "base") == 2
    assert list(tmp_path.rglob("*")) == [tmp_path / "base"]
