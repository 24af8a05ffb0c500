"""Every check by example: ``cases/CODE/fails…`` and ``cases/CODE/ok…`` are laid over the small
base.

``expected.txt`` reads like a terminal: lines after ``$`` are done in order (a few file commands,
``mosty check`` or ``mosty build``), the rest is what Mosty then says, all of it. A line after ``#``
says why.
"""

from __future__ import annotations

import datetime as dt
import os
import shlex
import shutil
import string
from itertools import groupby
from pathlib import Path

import pytest
from mosty.checking.check_session import check
from mosty.checking.fixer import mend, write
from mosty.cli.check import release_problems
from mosty.model.problem import LEVELS, Problem, catalogue
from mosty.outputs.printing.fill_in import read_fill
from mosty.pipeline.build import build

from ..conftest import TODAY, Base, line_of

CASES = Path(__file__).parent / "cases"
#: The page or document of a case stands alone, and only the cases of these codes are about that.
ALONE = frozenset({"LNK009", "FIL018"})
DICTIONARIES = Path(__file__).parents[1] / "fixtures" / "dictionaries"
FOLDERS = sorted(path.parent for path in CASES.glob("*/*/expected.txt"))
#: The first case of each code that fails, and the others when ``make verify`` asks.
FIRST_OF_EACH = [
    pytest.param(case, id="/".join(case.parts[-2:]), marks=[pytest.mark.verify] if place else [])
    for _, cases in groupby(FOLDERS, key=lambda path: path.parent)
    for place, case in enumerate(sorted(cases, key=lambda path: path.name.startswith("ok")))
]


def script(case: Path) -> tuple[list[list[str]], list[str]]:
    """The commands of a case, and the lines that Mosty must print."""
    lines = (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    commands = [shlex.split(line[1:]) for line in lines if line.startswith("$")]
    return commands, [line for line in lines if line and line[0] not in "$#"]


def run(base: Base, command: list[str]) -> list[Problem] | None:
    """Do one command of a case; returns None for one that is not Mosty's."""
    match command:
        case [setting, *rest] if setting.startswith("MOSTY_DICTIONARIES="):
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("MOSTY_DICTIONARIES", str(DICTIONARIES / setting.partition("=")[2]))
                return run(base, rest)
        case ["mosty", "fill", file]:
            return read_fill(base.root / file)[1]
        case ["mosty", "build"]:
            return build(base.root, dt.date.fromisoformat(TODAY), lambda _: None).problems
        case ["mosty", "check", *rest]:
            return checked(base, rest)
    change(base, command)
    return None


def checked(base: Base, options: list[str]) -> list[Problem]:
    """The problems of ``mosty check``."""
    today = options[options.index("--today") + 1] if "--today" in options else TODAY
    if "--fix" in options:
        mended = mend(base.root, dt.date.fromisoformat(today), lambda _: True)
        return write(mended) + check(base.root, dt.date.fromisoformat(today))[1]
    site, problems = base.site(today)
    assert site is not None or "--release" not in options
    return problems + (release_problems(site) if site and "--release" in options else [])


def change(base: Base, command: list[str]) -> None:
    """Change files as the shell would."""
    match command:
        case ["rm", file]:
            path = base.root / file
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        case ["ln", "-s", target, file]:
            (base.root / file).symlink_to(target)
        case ["mkdir", folder]:
            (base.root / folder).mkdir()
        case ["mkfifo", file]:
            os.mkfifo(base.root / file)
        case ["chmod", mode, file]:
            (base.root / file).chmod(int(mode, 8))
        case ["truncate", "-s", size, file]:
            base.write(file, b"")
            os.truncate(base.root / file, int(size))
        case _:
            raise AssertionError(f"a case cannot do {command}")


def fields(template: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def assert_complete(problem: Problem) -> None:
    """In every language the problem has a message with all its blanks filled in, and a hint."""
    for lang, texts in catalogue()[problem.code].texts.items():
        missing = {
            name for name in fields(texts["message"]) if str(problem.args.get(name) or "") == ""
        }
        assert not missing, f"{problem.code} ({lang}) does not fill in {missing}"
        assert problem.text("message", lang) and problem.text("hint", lang)
        assert "{" not in problem.text("hint", lang)
    if problem.fix is not None:
        assert catalogue()[problem.code].fix, (
            f"{problem.code} brings a mend that the catalogue does not promise"
        )
        assert {edit.span.file for edit in problem.fix.edits} == {problem.span.file}


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: "/".join(path.parts[-2:]))
def test_case(checked_base: Base, case: Path) -> None:
    base = checked_base
    shutil.copytree(
        case, base.root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt")
    )
    commands, expected = script(case)
    answers = [problems for command in commands if (problems := run(base, command)) is not None]
    assert answers, f"{case / 'expected.txt'} never calls mosty"
    lines = [
        line_of(problem)
        for problem in answers[-1]
        if problem.code not in ALONE or case.parent.name == problem.code
    ]
    assert lines == expected
    for problem in answers[-1]:
        assert_complete(problem)


@pytest.mark.parametrize("code", catalogue())
def test_every_code_has_a_failing_and_a_passing_case(code: str) -> None:
    expected = {case.name: script(case)[1] for case in FOLDERS if case.parent.name == code}
    codes = {name: {line.split()[-1] for line in lines} for name, lines in expected.items()}
    assert any(code in tripped for name, tripped in codes.items() if name.startswith("fails")), (
        f"nothing trips {code}"
    )
    assert any(code not in tripped for name, tripped in codes.items() if name.startswith("ok")), (
        f"nothing passes {code}"
    )
    for name, tripped in codes.items():
        assert name.startswith(("fails", "ok")) and (code in tripped) == name.startswith("fails"), (
            name
        )


def test_there_are_no_cases_without_a_code() -> None:
    assert {folder.name for folder in CASES.iterdir()} == set(catalogue())


@pytest.mark.parametrize("code", catalogue())
def test_every_code_speaks_both_languages(code: str) -> None:
    kind = catalogue()[code]
    assert kind.level in LEVELS
    assert set(kind.texts) >= {"cs", "en"}
    for lang, texts in kind.texts.items():
        assert set(texts) == {"message", "hint"}, lang
        assert texts["message"].strip() and texts["hint"].strip(), lang


@pytest.mark.parametrize("code", catalogue())
def test_languages_tell_the_same(code: str) -> None:
    """If a message names the file in one language and not in the other, the other has lost
    something.
    """
    texts = catalogue()[code].texts
    blanks = {lang: fields(text["message"]) for lang, text in texts.items()}
    assert len({frozenset(names) for names in blanks.values()}) == 1, blanks
