"""Every check on its own: what it may report, and the examples in its docstring."""

from __future__ import annotations

import importlib
import pkgutil
import re
import shutil
from pathlib import Path

import pytest
from mosty import checks
from mosty.checks import registry, running
from mosty.checks.registry import TOO_MANY, Check
from mosty.model.problem import catalogue
from mosty.model.site import Site
from mosty.read.site import read_site
from mosty.text.program import PACKAGE

from ..conftest import Base, copy_base
from .examples import answer_to_case, answer_to_text, cases_of, examples_of
from .test_cases import CASES

#: Codes that no example can show, and the test that does.
SHOWN_ELSEWHERE = {
    "FIL003": "tests/hostile/test_base.py::test_a_file_that_vanishes_is_a_problem",
}


def name_of(check: Check) -> str:
    return f"{check.function.__module__.removeprefix('mosty.checks.')}.{check.function.__name__}"


every_check = pytest.mark.parametrize("check", running.CHECKS, ids=name_of)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small base."""
    small, _ = read_site(copy_base(tmp_path_factory.mktemp("examples") / "base"))
    assert small is not None
    return small


@every_check
def test_examples(check: Check, site: Site) -> None:
    for example in examples_of(check):
        assert example.text, "an example is indented below its header"
        assert example.code or not example.bad, "Bad names its code where the check has several"
        codes = answer_to_text(check, site, example.text)
        if example.bad:
            assert example.code in codes, f"Bad {example.code} is not bad:\n{example.text}"
        else:
            assert not codes, f"Good is not good:\n{example.text}"


@every_check
def test_each_code_of_a_check_has_an_example_that_trips_it(
    check: Check, base: Base, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = {example.code for example in examples_of(check) if example.bad}
    for number, case in enumerate(cases_of(check)):
        assert (CASES / case / "expected.txt").is_file(), case
        copy = Base(copy_base(tmp_path / str(number)))
        shutil.copytree(CASES / case, copy.root, dirs_exist_ok=True)
        with monkeypatch.context() as patch:
            codes = answer_to_case(check, copy, CASES / case, patch)
        assert codes - shown, f"{case} shows nothing that another example does not"
        shown |= codes
    assert shown | (check.codes & set(SHOWN_ELSEWHERE)) == check.codes


@every_check
def test_who_shows_what_is_bad_shows_what_is_good(check: Check) -> None:
    examples = list(examples_of(check))
    assert any(one.bad for one in examples) == any(not one.bad for one in examples)
    assert examples or cases_of(check)


def test_each_code_is_named_by_a_check_or_written_where_else_it_is_reported() -> None:
    named = frozenset().union(*(check.codes for check in running.CHECKS))
    elsewhere = "\n".join(
        path.read_text(encoding="utf-8")
        for path in PACKAGE.rglob("*.py")
        if path.relative_to(PACKAGE).parts[0] not in ("checks", "text")
    )
    written = set(re.findall(r'"([A-Z]{2,3}[0-9]{3})"', elsewhere)) | {TOO_MANY}
    assert named <= set(catalogue()), "a check names a code that problems.yml lacks"
    assert set(catalogue()) <= named | written, "nothing reports these"


def test_each_module_with_checks_is_run() -> None:
    for module in pkgutil.walk_packages(checks.__path__, "mosty.checks."):
        importlib.import_module(module.name)
    names = [module.__name__ for module in running.MODULES]
    assert set(names) == registry.modules_with_checks()
    assert len(set(names)) == len(names)


def test_the_order_of_checks_is_that_of_the_modules_and_of_their_text() -> None:
    places = [
        (
            [module.__name__ for module in running.MODULES].index(check.function.__module__),
            check.function.__code__.co_firstlineno,
        )
        for check in running.CHECKS
    ]
    assert places == sorted(places)
