"""What an editor can never suppress, whatever reason is given."""

from __future__ import annotations

import pytest
from mosty.checking.suppressions import allowed
from mosty.model.problem import catalogue

from ..conftest import Base

HOME = "docs/cs/index.md"
#: Private data, files, front matter, records, law, configuration, templates, directives, leaflets.
HELD = ("PRV", "FIL", "FM", "REC", "LAW", "CFG", "TPL", "DIR", "LFT")
ERRORS = [
    code for code, kind in catalogue().items() if kind.level == "error" and code.startswith(HELD)
]


@pytest.mark.parametrize("code", [*ERRORS, "LNK005", "SUP001", "SUP002"])
def test_no_error_of_these_families_can_be_suppressed(code: str) -> None:
    assert not allowed(code)


def test_every_family_has_an_error() -> None:
    assert {code.rstrip("0123456789") for code in ERRORS} == set(HELD)


@pytest.mark.parametrize("code", ["LNK002", "TXT001", "LAW007"])
def test_what_is_not_dangerous_can(code: str) -> None:
    assert allowed(code)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("LAW002", "Odvolejte se do 15 dnů od doručení."),
        ("LAW001", "Toto platí: [[law:L404]]"),
        ("PRV001", "Narozen s číslem 780123/3540."),
        ("LNK005", "Čtěte [tady](javascript:alert(1))."),
    ],
)
def test_a_suppression_of_it_stops_publishing_all_the_same(
    base: Base, code: str, sentence: str
) -> None:
    base.edit(HOME, "Vítejte.", f"Vítejte.\n\n<!-- mosty: ignore {code} víme o tom -->\n{sentence}")
    codes = [one.code for one in base.site()[1] if one.span.file == HOME]
    assert code in codes and "SUP002" in codes


def test_a_suppression_holds_for_the_next_block_and_no_further(base: Base) -> None:
    note = "<!-- mosty: ignore LNK002 kotva přibude -->"
    base.edit(HOME, "Vítejte.", f"Vítejte.\n\n{note}\nPrvní [sem](#neni).\n\nDruhý [tam](#nikde).")
    site, problems = base.site()
    assert site is not None
    lines = [one.span.line for one in problems if one.code == "LNK002"]
    second = next(
        n for n, line in enumerate(base.read(HOME).splitlines(), 1) if line.startswith("Druhý")
    )
    assert lines == [second]


def test_a_suppression_of_another_page_hides_nothing_here(base: Base) -> None:
    """Its block has the same line numbers as this page's problem."""
    base.edit(HOME, "Vítejte.", "Vítejte [sem](#neni).")
    line = next(n for n, text in enumerate(base.read(HOME).splitlines(), 1) if "#neni" in text)
    head = "---\ntitle: Vedle\ndescription: Stránka vedle.\nkind: listing\n---"
    note = "<!-- mosty: ignore LNK002 kotva přibude -->"
    gap = "\n" * (line - 1 - len(head.splitlines()) - 1)
    base.write("docs/cs/vedle.md", f"{head}\n{gap}{note}\nKonec [tady](#konec).\n")
    assert base.read("docs/cs/vedle.md").splitlines()[line - 1].startswith("Konec")
    assert [(one.span.file, one.span.line) for one in base.site()[1] if one.code == "LNK002"] == [
        (HOME, line)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- mosty: ignore LNK002 důvod --> Čtěte [sem](#neni).",
        "Čtěte [sem](#neni). <!-- mosty: ignore LNK002 důvod -->",
        "Čtěte <!-- mosty: ignore LNK002 důvod --> [sem](#neni).",
        "- Jedno.\n\n  <!-- mosty: ignore LNK002 důvod --> Čtěte [sem](#neni).",
    ],
)
def test_a_suppression_that_shares_its_line_does_not_hold(base: Base, text: str) -> None:
    base.edit(HOME, "Vítejte.", f"Vítejte.\n\n{text}\n\nDál:")
    assert "SUP002" in [one.code for one in base.site()[1] if one.span.file == HOME]
