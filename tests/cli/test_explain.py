"""``mosty explain``: the help of a code where its problem is met, and a suggestion for an unknown
code.
"""

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
        explanation, help = flat(answer.out), helps()[code]
        assert explanation.startswith(f"{code} · ")
        for text in (kind.in_general("message", lang), help.why[lang], help.wrong, help.right):
            assert flat(text) in explanation, code
        assert flat(kind.in_general("hint", lang)) in explanation
        assert ("mosty check --fix" in explanation) >= kind.fix
        assert (f"<!-- mosty: ignore {code} " in answer.out) >= allowed(code)
        assert "{" not in re.sub(r"\{[^}]*\}", "", explanation) and "…example" not in explanation


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
    ("typed", "lang", "reply"),
    [
        ("LNK99", "cs", "kontrola LNK99 není (nemysleli jste LNK0"),
        ("lkn009", "en", "there is no check LKN009 (did you mean LNK009?)"),
        ("víc", "cs", "kontrola VÍC není; všechny vypíše mosty check --codes"),
        ("", "en", "there is no check"),
    ],
)
def test_an_unknown_code_is_one_line_with_a_guess(
    base: Base, typed: str, lang: str, reply: str
) -> None:
    answer = base.mosty("explain", typed, "--lang", lang, today=None)
    assert (answer.code, answer.out) == (2, "")
    assert reply in answer.err and answer.err.count("\n") == 1
