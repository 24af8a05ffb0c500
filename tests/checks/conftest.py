"""Every test of a check fails if the check reports a code that it does not declare; and the small
base after a first check.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from mosty.checking.check_session import check_all
from mosty.checks.registry import Check
from mosty.model.problem import Problem
from mosty.model.work import WORK, work_folder

from ..conftest import TODAY, Base, copy_base


@pytest.fixture(scope="session")
def first_check(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the first check of the small base remembers, as a folder ``.mosty``."""
    root = copy_base(tmp_path_factory.mktemp("checked") / "base")
    work_folder(root)
    check_all(root, dt.date.fromisoformat(TODAY))
    return root / WORK


@pytest.fixture()
def checked_base(base: Base, first_check: Path) -> Base:
    """A fresh copy of the small base whose clean pages and read records are remembered, as in an
    editor's folder. ``test_alone.py`` holds that this changes no problem of any case.

    Over the 1,443 tests of ``test_cases.py`` 42 of 54 seconds of processor time are left.
    """
    shutil.copytree(first_check, base.root / WORK)
    return base


def rows(problems: Iterable[Problem]) -> list[tuple[object, ...]]:
    """All fields of the problems, comparable."""
    return [(problem.code, problem.span, str(problem.args), problem.fix) for problem in problems]


@pytest.fixture(autouse=True)
def only_named_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a check fail when it reports a problem whose code it does not declare."""
    call = Check.__call__

    def watched(check: Check, *arguments: Any) -> Iterable[Problem]:
        for problem in call(check, *arguments):
            assert problem.code in check.codes, f"{check.function} does not name {problem.code}"
            yield problem

    monkeypatch.setattr(Check, "__call__", watched)
