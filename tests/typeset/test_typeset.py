"""The PDF: repeatable, small, with title, language, outline; and what stops it."""

from __future__ import annotations

import datetime as dt
import importlib
import io
import re
import shutil
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pypdf
import pytest
from mosty.typeset import STRING_KEYS, Sheet, Typeset, TypesetError, typeset
from mosty.typeset.compact import compact
from mosty.typeset.job import Job, Setting

from .sheets import CS, make

module = importlib.import_module("mosty.typeset.compiler")
job_module = importlib.import_module("mosty.typeset.job")
LIMIT = 120_000  # bytes


@pytest.fixture(scope="module")
def done(czech: Sheet) -> Typeset:
    return typeset(czech)


@pytest.fixture(scope="module")
def reader(done: Typeset) -> Any:
    return pypdf.PdfReader(io.BytesIO(done.pdf))


def words(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text().replace("\u00a0", " ").split()) for page in pages)


def test_same_sheet_same_bytes(czech: Sheet, done: Typeset) -> None:
    assert typeset(make("cs")).pdf == done.pdf
    assert typeset(czech).pdf == done.pdf


def test_other_date_other_bytes(czech: Sheet, done: Typeset) -> None:
    assert typeset(make("cs", date=czech.date - dt.timedelta(days=1))).pdf != done.pdf


def test_size_pages_warnings(done: Typeset, reader: Any) -> None:
    assert len(done.pdf) <= LIMIT
    assert done.pages == len(reader.pages) == 3
    assert done.warnings == ()


def test_title_language_keywords_date(czech: Sheet, reader: Any) -> None:
    assert reader.metadata is not None
    assert reader.metadata.title == czech.title
    assert reader.metadata.author == czech.publisher
    assert reader.metadata.subject == czech.subtitle
    assert reader.metadata["/Keywords"] == "rodiče, OSPOD"
    assert reader.metadata.creation_date == czech.date.astimezone(dt.UTC)
    assert reader.root_object["/Lang"] == "cs"
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]


def test_bookmarks_follow_the_headings(reader: Any) -> None:
    title, sections = reader.outline
    assert isinstance(sections, list)
    assert title["/Title"] == "Vaše dítě žije mimo rodinu"
    named = [entry["/Title"] for entry in sections if not isinstance(entry, list)]
    assert named[:3] == ["1 Co se stalo", "2 Kam zavolat hned", "3 První dny"]
    assert [entry["/Title"] for entry in sections[3]] == ["Co si vzít na první schůzku"]


def test_language_of_parts_is_in_the_page(reader: Any) -> None:
    streams = b"".join(page.get_contents().get_data() for page in reader.pages)
    assert re.search(rb"/Lang\s*\(en\)", streams)


def test_every_page_tells_what_it_is(done: Typeset, reader: Any) -> None:
    for i, page in enumerate(reader.pages, 1):
        text = " ".join(page.extract_text().replace("\u00a0", " ").split())
        for piece in (f"Strana {i} z {done.pages}", "Verze 1", "vydáno 21. 11. 2026", "právo k 29. 5. 2026",
                      "používejte do 21. 5. 2027", "mosty.example/letaky"):  # fmt: skip
            assert piece in text


def test_dates_may_be_left_out_and_months_are_named() -> None:
    text = words(typeset(make("en", law_as_of=None, use_until=None)).pdf)
    assert "21 November 2026" in text
    assert "law as of" not in text
    assert "use until" not in text


@pytest.mark.parametrize(
    "attack",
    [
        '#panic("x")',
        "$x^2$",
        "\\u{41} \\",
        '"',
        '"}); panic("x") //',
        "`raw`",
        "*a* _b_ @c [d] {e} ~",
        "= f",
    ],
)
def test_text_is_never_code(attack: str) -> None:
    escaped = attack.replace("&", "&amp;").replace("<", "&lt;")
    html = f"<h2>{escaped}</h2><p>začátek {escaped} konec</p>"
    sheet = make(
        "cs", html=html, title=f"T {attack}", subtitle=attack, publisher=attack, address=attack
    )
    text = words(typeset(sheet).pdf)
    assert f"začátek {attack} konec" in text
    assert f"T {attack}" in text


def test_link_and_anchor_cannot_break_out() -> None:
    html = '<h2 id="a&quot;);panic(">A</h2><p><a href="https://a.cz/&quot;);panic(&quot;">b</a></p>'
    assert typeset(make("cs", html=html)).pages == 1


@pytest.mark.parametrize("locale", ["", "czech", "c", "cs_CZ"])
def test_missing_language_is_an_error(locale: str) -> None:
    with pytest.raises(TypesetError, match="language"):
        typeset(make("cs", locale=locale))


def test_an_unknown_locale_is_typeset_like_any_other(czech: Sheet) -> None:
    done = typeset(make("cs", locale="uk-UA"))
    assert str(pypdf.PdfReader(io.BytesIO(done.pdf)).root_object["/Lang"]) == "uk-UA"


@pytest.mark.parametrize("key", sorted(STRING_KEYS))
def test_missing_word_is_named(key: str) -> None:
    with pytest.raises(TypesetError, match=key):
        typeset(make("cs", strings={k: v for k, v in CS.items() if k != key}))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"strings": {**CS, "page_of": "Strana {page}"}}, "does not mention {pages}"),
        ({"strings": {**CS, "months": "leden únor"}}, "twelve months"),
        ({"date": dt.datetime(2026, 11, 21)}, "no time zone"),
        ({"use_until": dt.date(2026, 1, 1)}, "before the date"),
        ({"title": " "}, "title is empty"),
        ({"html": ""}, "html is empty"),
        (
            {"html": "<p>a</p><blink>Nazdar</blink>"},
            '<blink>: this tag has no form in a leaflet (near "Nazdar")',
        ),
        ({"html": "<table><tr><td>a</td></tr></table>"}, "table without headers"),
        ({"html": "<p>漢</p>"}, ""),
        ({"html": '<p><img alt="x" src="a"></p>', "images": {"a": b"<svg broken"}}, ""),
    ],
)
def test_every_error_is_lines_that_name_the_leaflet(changes: dict[str, object], says: str) -> None:
    with pytest.raises(TypesetError) as caught:
        typeset(make("cs", **changes))
    assert says in str(caught.value)
    for line in map(str, caught.value.messages):
        assert "\n" not in line
        assert line.startswith("vase-dite-zije-mimo-rodinu (cs): ")


def test_named_time_zone_is_the_same_moment(czech: Sheet, done: Typeset) -> None:
    assert (
        typeset(make("cs", date=czech.date.astimezone(ZoneInfo("Europe/Prague")))).pdf == done.pdf
    )


def test_unknown_font_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "templates"
    shutil.copytree(job_module.TEMPLATES, copy)
    palette = copy / "palette.typ"
    palette.write_text(
        palette.read_text("utf-8").replace('"Source Sans 3"', '"Sauce Sans"'), "utf-8"
    )
    monkeypatch.setattr(job_module, "TEMPLATES", copy)
    with pytest.raises(TypesetError, match="font"):
        typeset(make("cs"))


def test_missing_fonts_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FONTS", tmp_path)
    with pytest.raises(TypesetError, match="Source Sans 3"):
        typeset(make("cs"))


def test_one_page_is_set_as_we_like_it_best() -> None:
    short = make("cs", html="<h2>A</h2><p>b</p>")
    assert typeset(short).pages == 1
    code = module.source(short)
    fonts = module.typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[module.FONTS]
    )
    assert typeset(short).pdf == compact(
        Job("x", code.encode(), fonts, short.date).compile(Setting()).pdf
    )
