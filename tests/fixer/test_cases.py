"""Every mend by example: ``cases/CODE/name/before`` is laid over the small base, ``after`` is what
becomes of it.

A case whose name begins with ``stays`` holds what a machine must not touch: there before and after
are the same.
"""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from mosty.checking.fixer import mend, write
from mosty.model.problem import catalogue

from ..conftest import TODAY, Base

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(path.parent for path in CASES.glob("*/*/before"))
DAY = dt.date.fromisoformat(TODAY)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder except those in ``.mosty``."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in files
        if ".mosty" not in path.relative_to(folder).parts
    }


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: "/".join(path.parts[-2:]))
def test_case(base: Base, case: Path) -> None:
    shutil.copytree(case / "before", base.root, dirs_exist_ok=True)
    code, before = case.parent.name, contents(base.root)
    wanted = contents(case / "after")
    assert code == "bytes" or code in {one.code for one in base.site()[1]}, (
        "the case does not trip its check"
    )
    mended = mend(base.root, DAY, lambda one: code in (one.code, "bytes"))
    assert write(mended) == []
    now = contents(base.root)
    assert {file: data for file, data in now.items() if file in wanted} == wanted
    touched = {file for file in now if now[file] != before[file]}
    assert touched - set(mended.carried) == {
        file for file in wanted if wanted[file] != before[file]
    }
    assert case.name.startswith("stays") == (wanted.items() <= before.items()), case.name
    assert set(now) == set(before)
    again = mend(base.root, DAY, lambda one: code in (one.code, "bytes"))
    assert (again.after, again.made, again.carried) == ({}, {}, [])


@pytest.mark.parametrize("code", [kind.code for kind in catalogue().values() if kind.fix])
def test_every_code_with_a_mend_has_a_case(code: str) -> None:
    assert any(case.parent.name == code and not case.name.startswith("stays") for case in FOLDERS)


def test_there_are_no_cases_of_other_codes() -> None:
    assert {case.parent.name for case in FOLDERS} == {
        k.code for k in catalogue().values() if k.fix
    } | {"bytes"}
