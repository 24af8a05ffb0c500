"""``mosty check --select`` runs only the checks that can report a wanted code, with the same
result.
"""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from mosty.checking.check_session import check_all, check_changed
from mosty.checking.redact import private_codes
from mosty.checks import running
from mosty.model.work import WORK, work_folder

from ..conftest import TODAY, Base
from .conftest import rows
from .test_cases import FIRST_OF_EACH, run, script

DAY = dt.date.fromisoformat(TODAY)
HOME = "docs/cs/index.md"


@pytest.mark.parametrize("case", FIRST_OF_EACH)
def test_a_selected_code_says_what_it_says_among_all(checked_base: Base, case: Path) -> None:
    base = checked_base
    shutil.copytree(
        case, base.root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt")
    )
    for command in script(case)[0]:
        if "mosty" not in command:
            run(base, command)
    code = case.parent.name
    site, problems, suppressed = check_all(base.root, DAY)
    selected = check_all(base.root, DAY, {code})
    if site is not None:
        problems = [one for one in problems if one.code == code]
        shown = [one for one in selected[1] if one.code not in private_codes() - {code}]
        assert rows(shown) == rows(problems)
    hidden = [one for one in suppressed if one.problem.code == code]
    assert [one for one in selected[2] if one.problem.code == code] == hidden


def test_only_checks_that_can_report_the_code_run(
    base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[frozenset[str]] = []
    spies = [
        type(check)(
            lambda *arguments, codes=check.codes: called.append(codes) or (),
            check.codes,
            check.scope,
            check.alone,
        )
        for check in running.CHECKS
    ]
    monkeypatch.setattr(running, "CHECKS", tuple(spies))
    check_all(base.root, DAY, {"LNK009"})
    assert called and all("LNK009" in codes for codes in called)
    called.clear()
    check_changed(base.root, DAY, [HOME], {"TXT014"})
    assert called == [frozenset({"TXT014"})]
    called.clear()
    check_all(base.root, DAY, {"FM001"})
    assert called == [], "reading reports it"
    check_all(base.root, DAY, {"FIL011"})
    assert {check.codes for check in spies if check.limited} == set(called)


@pytest.mark.parametrize("code", ["LNK002", "SUP001", "SUP002"])
def test_a_needed_suppression_is_not_called_unused(base: Base, code: str) -> None:
    note = "<!-- mosty: ignore LNK002 kotva přibude -->"
    base.edit(HOME, "Vítejte.", f"Vítejte.\n\n{note}\nČtěte [sem](#neni).\n\nDál:")
    _, problems, suppressed = check_all(base.root, DAY, {code})
    assert problems == []
    if code == "LNK002":
        assert [one.reason for one in suppressed] == ["kotva přibude"]
    base.edit(HOME, "[sem](#neni)", "sem")
    assert [one.code for one in check_all(base.root, DAY, {code})[1]] == (
        ["SUP001"] if code == "SUP001" else []
    )


def test_a_page_that_only_some_checks_have_seen_is_not_remembered(base: Base) -> None:
    work_folder(base.root)
    base.edit(HOME, "Vítejte.", 'Vítejte "zde" [sem](#neni).')
    clean_pages = base.root / WORK / "clean-pages.txt"
    assert [one.code for one in check_all(base.root, DAY, {"LNK002"})[1]] == ["LNK002"]
    assert not clean_pages.exists()
    assert {"LNK002", "TXT011"} <= {one.code for one in check_all(base.root, DAY)[1]}
    before = clean_pages.read_bytes()
    base.write("docs/cs/rodice/index.md", base.read("docs/cs/rodice/index.md") + "\nNavíc.\n")
    check_all(base.root, DAY, {"LNK002"})
    assert clean_pages.read_bytes() == before, "nothing is remembered and nothing forgotten"
    assert "TXT011" in [one.code for one in check_all(base.root, DAY)[1]]


def test_a_selected_problem_repeats_no_private_data(base: Base) -> None:
    base.edit(HOME, "Vítejte.", "Vítejte [sem](780123/3540.md).")
    answers = [base.mosty("check", *options) for options in ([], ["--select", "LNK001"])]
    for answer in answers:
        assert "LNK001" in answer.out and "780123" not in answer.out
    assert answers[1].out.splitlines()[0] in answers[0].out
