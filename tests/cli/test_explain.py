"""``mosty explain``: the help of a code where the problem is met, and a guess for one that is not."""

from __future__ import annotations

import re

import pytest
from mosty.checking.suppressions import allowed
from mosty.model.help import helps
from mosty.model.problem import catalogue

from ..conftest import Base


def flat(text: str) -> str:
    """The text without its line breaks and indents."""
    return " ".join(text.split())


@pytest.mark.parametrize("lang", ["cs", "en"])
def test_every_code_is_explained(base: Base, lang: str) -> None:
    for code, kind in catalogue().items():
        answer = base.mosty("explain", code, "--lang", lang, today=None)
        assert (answer.code, answer.err) == (0, "")
        said, help = flat(answer.out), helps()[code]
        assert said.startswith(f"{code} · ")
        for text in (kind.in_general("message", lang), help.why[lang], help.wrong, help.right):
            assert flat(text) in said, code
        assert flat(kind.in_general("hint", lang)) in said
        assert ("mosty check --fix" in said) >= kind.fix
        assert (f"<!-- mosty: ignore {code} " in answer.out) >= allowed(code)
        assert "{" not in re.sub(r"\{[^}]*\}", "", said) and "…example" not in said


def test_as_people_type_it(base: Base) -> None:
    whole = base.mosty("explain", "LNK009", "FM001", today=None).out
    assert base.mosty("explain", "lnk009,", "Fm001", "LNK009", today=None).out == whole
    assert whole.index("LNK009 · upozornění") < whole.index("FM001 · chyba")
    prose = [line for line in whole.splitlines() if not line.startswith("  ")]
    assert all(len(line) <= 88 for line in prose)


def test_it_needs_no_base(base: Base) -> None:
    (base.root / "mkdocs.yml").unlink()
    assert base.mosty("explain", "LNK009", today=None).code == 0


def test_a_level_that_depends_on_the_reader_is_said(base: Base) -> None:
    assert base.mosty("explain", "TRN006", today=None).out.startswith(
        "TRN006 · upozornění, na stránkách pro rodiny chyba\n"
    )


@pytest.mark.parametrize(
    ("typed", "lang", "said"),
    [
        ("LNK99", "cs", "kontrola LNK99 není (nemysleli jste LNK0"),
        ("lkn009", "en", "there is no check LKN009 (did you mean LNK009?)"),
        ("víc", "cs", "kontrola VÍC není; všechny vypíše mosty check --codes"),
        ("", "en", "there is no check"),
    ],
)
def test_an_unknown_code_is_one_line_with_a_guess(
    base: Base, typed: str, lang: str, said: str
) -> None:
    answer = base.mosty("explain", typed, "--lang", lang, today=None)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err and answer.err.count("\n") == 1
