"""The letters: all of Czech in every face, licences beside them, web fonts small and our own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mosty.typeset import typeset

from .sheets import make

ROOT = Path(__file__).parents[2]
PDF_FONTS = ROOT / "scripts/mosty/typeset/fonts"
WEB_FONTS = ROOT / "docs/assets/fonts"
CSS = ROOT / "docs/assets/css/fonts.css"
CZECH = "áčďéěíňóřšťúůýž ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ „“‚‘’–—…§•→☐☑✓·×°€½ ľĺŕôäąćęłśźżöüß"


@pytest.mark.parametrize("face", ["{}", "<strong>{}</strong>", "<em>{}</em>", "<code>{}</code>"])
def test_every_face_has_every_letter(face: str) -> None:
    """A letter that is missing stops the export, for PDF/UA-1 allows none."""
    assert typeset(make("cs", html=f"<p>{face.format(CZECH)}</p>")).pages == 1


def test_sizes_and_licences() -> None:
    assert sum(path.stat().st_size for path in PDF_FONTS.glob("*.ttf")) <= 1_500_000
    web = list(WEB_FONTS.glob("*.woff2"))
    assert len(web) == 2
    assert sum(path.stat().st_size for path in web) <= 40_000
    for path in web:
        assert path.stat().st_size <= 20_000
        assert path.read_bytes()[:4] == b"wOF2"
    for folder in (PDF_FONTS, WEB_FONTS):
        assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text("utf-8")


def test_css_asks_only_for_files_that_are_there() -> None:
    css = CSS.read_text("utf-8")
    urls = re.findall(r'url\("([^"]+)"\)', css)
    assert len(urls) == 2
    assert all((CSS.parent / url).resolve().is_file() for url in urls)
    assert css.count("font-display: optional") == 2
