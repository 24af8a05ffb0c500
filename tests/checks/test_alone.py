"""Pages known to be clean are not checked again: no problem is lost by it, and the checks read
nothing outside the key.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from mosty.checking.check_session import check_all
from mosty.checking.clean_page_cache import BESIDE_PAGES
from mosty.checks import running
from mosty.checks.registry import Check
from mosty.model.work import WORK, work_folder

from ..conftest import TODAY, Base
from .conftest import rows
from .test_cases import FIRST_OF_EACH, run, script

DAY = dt.date.fromisoformat(TODAY)


class Hidden(Mapping[Any, Any]):
    """Pages or records that a check must not read."""

    def __getitem__(self, key: Any) -> Any:
        raise AssertionError(f"a check of a page alone asks for {key}")

    def __iter__(self) -> Iterator[Any]:
        raise AssertionError("a check of a page alone looks at all of a table")

    def __len__(self) -> int:
        raise AssertionError("a check of a page alone counts a table")


class NoFiles(frozenset[str]):
    """Files that a check must not look up."""

    def __contains__(self, path: object) -> bool:
        raise AssertionError(f"a check of a page alone asks for the file {path}")

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("a check of a page alone looks at all files")


@pytest.mark.parametrize("case", FIRST_OF_EACH)
def test_what_is_remembered_changes_nothing(checked_base: Base, case: Path) -> None:
    base = checked_base  # all clean pages are remembered, then a case is laid over them
    shutil.copytree(
        case, base.root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt")
    )
    for command in script(case)[0]:
        if command[0] != "mosty":
            run(base, command)
    warm = [check_all(base.root, DAY) for _ in range(2)]
    shutil.rmtree(base.root / WORK)
    site, cold, hidden = check_all(base.root, DAY)
    assert rows(warm[0][1]) == rows(cold) == rows(warm[1][1])
    assert [one.reason for one in warm[1][2]] == [one.reason for one in hidden]
    if site is not None:
        beside: Any = dict.fromkeys(BESIDE_PAGES.values(), Hidden())
        blind = replace(site, pages=Hidden(), files=NoFiles(), **beside)
        for page in site.pages.values():
            for check in running.checks_of("page", alone=True):
                list(check(blind, page, DAY))
        without_pages = replace(site, pages=Hidden())
        for check in running.checks_of("records"):
            list(check(without_pages, DAY))


def asking(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replace the checks by ones that record what they look at; returns the growing list."""
    looked_at: list[str] = []
    codes = frozenset({"TXT001"})
    of_page = Check(
        lambda site, page, today: looked_at.append(page.file) or (), codes, "page", True
    )
    of_records = Check(
        lambda site, today: looked_at.append("records") or (), codes, "records", False
    )
    monkeypatch.setattr(running, "CHECKS", (of_page, of_records))
    return looked_at


def test_another_day_or_another_record_forgets(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    work_folder(base.root)
    looked_at = asking(monkeypatch)
    for change in (
        None,
        "day",
        "glossary.yml",
        "docs/data/names.yml",
        *["docs/data/below/more.yml"] * 2,
    ):
        looked_at.clear()
        if change and change != "day":
            before = base.read(change) if (base.root / change).exists() else ""
            base.write(change, before + "\n# x\n")
        day = DAY + dt.timedelta(days=1) if change == "day" else DAY
        site = check_all(base.root, day)[0]
        assert site is not None and len(looked_at) == len(site.pages) + 1, change
        looked_at.clear()
        check_all(base.root, day)
        assert looked_at == [], change
    for file in BESIDE_PAGES:
        looked_at.clear()
        before = base.read(file) if (base.root / file).exists() else ""
        base.write(file, f"{before}\n# x\n")
        check_all(base.root, DAY)
        assert looked_at == ["records"], f"{file}: pages are not judged by it"
    looked_at.clear()
    file = "docs/cs/rodice/index.md"
    base.write(file, base.read(file) + "\nNavíc.\n")
    check_all(base.root, DAY)
    assert set(looked_at) == {file, file.replace("/cs/", "/en/")}, "the page and its translation"


def test_rubbish_in_the_memory_is_no_fault(base: Base) -> None:
    work_folder(base.root)
    check_all(base.root, DAY)
    assert (base.root / WORK / "clean-pages.txt").is_file()
    for path in (base.root / WORK).glob("*.txt"):
        path.write_bytes(b"\xff\x00 rubbish\n\n")
    assert check_all(base.root, DAY)[1] == []
    shutil.rmtree(base.root / WORK)
    (base.root / WORK).write_text("a file where the folder should be", encoding="utf-8")
    assert check_all(base.root, DAY)[1] == []
