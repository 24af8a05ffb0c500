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


#: Letters that only one language needs, in files and a sheet of its own.
OWN = re.compile(r"mosty-sans-([a-z]{2,3})-(?:regular|semibold)\.woff2")
ALPHABETS = {
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ ’«»—№",
    "vi": "ăâđêôơư àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ "
    "ĂÂĐÊÔƠƯ ÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ",
}


@pytest.mark.parametrize("face", ["{}", "<strong>{}</strong>", "<em>{}</em>"])
@pytest.mark.parametrize("locale", ALPHABETS)
def test_every_face_has_the_letters_of_languages_of_leaflets(locale: str, face: str) -> None:
    assert typeset(make("cs", html=f"<p>{face.format(ALPHABETS[locale])}</p>")).pages == 1


@pytest.mark.parametrize("locale", ALPHABETS)
def test_own_letters_are_light_and_their_sheet_asks_for_them_alone(locale: str) -> None:
    sheet = CSS.with_name(f"letters-{locale}.css").read_text("utf-8")
    files = [(CSS.parent / url).resolve() for url in re.findall(r'url\("([^"]+)"\)', sheet)]
    assert files == sorted(WEB_FONTS.glob(f"mosty-sans-{locale}-*.woff2"))
    assert sum(path.stat().st_size for path in files) <= 20_000
    assert (
        sheet.count("unicode-range: ") == sheet.count("font-display: optional") == len(files) == 2
    )
    ranges = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", sheet)
    inside = {at for low, high in ranges for at in range(int(low, 16), int(high or low, 16) + 1)}
    base = {*range(0x20, 0x180), *map(ord, "’“”–—«»")}  # what the letters of the site hold
    needed = {ord(letter) for letter in ALPHABETS[locale]}
    assert needed - inside - base == set()


@pytest.mark.parametrize("face", ["{}", "<strong>{}</strong>", "<em>{}</em>", "<code>{}</code>"])
def test_every_face_has_every_letter(face: str) -> None:
    """A letter that is missing stops the export, for PDF/UA-1 allows none."""
    assert typeset(make("cs", html=f"<p>{face.format(CZECH)}</p>")).pages == 1


def test_sizes_and_licences() -> None:
    assert sum(path.stat().st_size for path in PDF_FONTS.glob("*.ttf")) <= 1_500_000
    web = [path for path in WEB_FONTS.glob("*.woff2") if not OWN.match(path.name)]
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
