"""Checking changed pages alone reports exactly what checking the whole base reports on them."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from mosty.checking.check_session import check_all, check_changed
from mosty.checking.suppressions import Suppressed
from mosty.model.problem import Problem

from ..conftest import TODAY, Base
from .conftest import rows
from .test_cases import FIRST_OF_EACH, run, script

DAY = dt.date.fromisoformat(TODAY)


def rows_in(files: set[str], problems: Iterable[Problem]) -> list[tuple[object, ...]]:
    """All fields of the problems in ``files``, comparable."""
    return rows(one for one in problems if one.span.file in files)


def hidden(suppressed: Iterable[Suppressed], files: set[str]) -> list[object]:
    """The same for suppressed problems, with the reason given."""
    return [
        (rows([entry.problem]), entry.reason)
        for entry in suppressed
        if entry.problem.span.file in files
    ]


@pytest.mark.parametrize("case", FIRST_OF_EACH)
def test_a_page_alone_has_the_problems_it_has_in_the_base(checked_base: Base, case: Path) -> None:
    base = checked_base
    shutil.copytree(
        case, base.root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt")
    )
    for command in script(case)[0]:
        if command[0] != "mosty":
            run(base, command)
    site, problems, suppressed = check_all(base.root, DAY)
    files = {problem.span.file for problem in problems} | (
        {page.file for page in site.pages.values()} if site else set()
    )
    changed = {
        file.relative_to(case).as_posix() for file in case.rglob("*") if file.name != "expected.txt"
    }
    for chosen in (
        {file} for file in sorted(files & changed | {problem.span.file for problem in problems})
    ):
        _, reported, let_be = check_changed(base.root, DAY, chosen)
        assert rows_in(chosen, reported) == rows_in(chosen, problems)
        assert hidden(let_be, chosen) == hidden(suppressed, chosen)


def test_a_changed_page_alone_is_read(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    from mosty.read import site as reading

    read: list[str] = []
    real = reading.read_page
    monkeypatch.setattr(
        reading,
        "read_page",
        lambda text, file, *rest: (read.append(file), real(text, file, *rest))[1],
    )
    check_changed(base.root, DAY, {"docs/en/praxe/index.md", "README.md", "Makefile"})
    assert "docs/en/praxe/index.md" in read and "docs/cs/praxe/index.md" in read
    assert len(read) < len(list(base.root.glob("docs/*/**/*.md")))
