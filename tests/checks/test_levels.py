"""Levels follow the table on the engineers' page, and the level that depends on the reader is
decided in one place.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from mosty.checking.check_session import check_changed, check_named
from mosty.checking.levels import by_reader
from mosty.model.problem import Span, catalogue, problem

from ..conftest import TODAY, Base

PAGE = Path(__file__).parents[2] / "docs/en/o-portalu/engineering.md"
FILE = "docs/cs/rodice/index.md"


def table() -> list[tuple[str, str, str]]:
    """Code, level on families' pages and level elsewhere, for each row that names a code."""
    section = PAGE.read_text(encoding="utf-8").partition("{#levels}")[2].partition("\n## ")[0]
    rows = [row.strip("| ").split(" | ") for row in section.splitlines() if row.startswith("| ")]
    return [
        (code, families, elsewhere)
        for what, families, elsewhere, why in rows[1:]
        for code in re.findall(r"\b[A-Z]{2,3}\d{3}\b", what)
    ]


@pytest.mark.parametrize(("code", "families", "elsewhere"), table())
def test_levels_are_those_of_the_engineers_page(code: str, families: str, elsewhere: str) -> None:
    kind = catalogue()[code]
    assert (kind.level_for(True), kind.level_for(False)) == (families, elsewhere)


def test_every_level_that_depends_on_the_reader_has_its_reason() -> None:
    assert {kind.code for kind in catalogue().values() if kind.families} == {
        code for code, families, elsewhere in table() if families != elsewhere
    }


def test_only_the_catalogue_decides(base: Base) -> None:
    site = base.checked_site()
    codes = ("LNK002", "TXT002")
    places = (FILE, "docs/cs/index.md", "docs/data/law.yml", "mkdocs.yml", "docs/xx/a.md")
    problems = by_reader(site, [problem(code, Span(file, 3)) for code in codes for file in places])
    assert [problem.level for problem in problems] == ["error", *["warning"] * 9]


def test_every_way_of_checking_says_the_same_level(base: Base) -> None:
    base.edit(FILE, "- Zavolejte", "- [Tady dole je, co dál](#neni). Zavolejte")
    today = dt.date.fromisoformat(TODAY)
    whole = base.site()[1]
    changed = check_changed(base.root, today, {FILE})[1]
    named = check_named(base.root, today, {"index"})[1]
    for problems in (whole, changed, named):
        assert ("LNK002", "error") in {(problem.code, problem.level) for problem in problems}
    assert base.mosty("check").code == 1 and base.mosty("build").code == 1


def test_a_suppression_with_a_reason_holds(base: Base) -> None:
    base.edit(
        FILE,
        "- Zavolejte",
        "<!-- mosty: ignore LNK002 kotva přibude zítra -->\n- [Co dál](#neni). Zavolejte",
    )
    assert base.mosty("check", "--select", "LNK002").code == 0
