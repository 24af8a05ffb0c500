"""Leaflet-only languages: their pages and nothing else, no other language under their name, and the
whole portal as it was without them.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from mosty.model.pages import files
from mosty.model.site import Site
from mosty.pipeline.build import Result, build
from mosty.read import strings
from mosty.read.site import read_site

from ..browser.house import nothing_printed, report_of
from ..conftest import TODAY, copy_base
from .base import add_leaflet_language

#: Letters of Czech that neither Ukrainian nor Vietnamese has.
CZECH = set("ěščřžůďťňĚŠČŘŽŮĎŤŇ")
#: The page in each language, below the site.
PAGE = "letaky/ospod/index.html"


@pytest.fixture(scope="module")
def portal(built: Path) -> Site:
    site, _ = read_site(built)
    assert site is not None
    return site


class Texts(HTMLParser):
    """The texts of a page in the page's own language, including attributes that are read out."""

    EMPTY = frozenset({"meta", "link", "img", "br", "input", "path"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.own: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        inside = self.open[-1][1] if self.open else ""
        lang = values.get("lang", inside)
        if tag not in self.EMPTY:
            self.open.append((tag, lang))
        if lang == self.page_language:
            self.own += [values[name] for name in ("alt", "aria-label", "content", "placeholder")
                         if name in values]  # fmt: skip

    def handle_endtag(self, tag: str) -> None:
        while tag not in self.EMPTY and self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][1] == self.page_language:
            self.own.append(data)

    @property
    def page_language(self) -> str:
        return self.open[0][1] if self.open else ""


def page_of(built: Path, code: str) -> str:
    return (built / "site" / code / PAGE).read_text(encoding="utf-8")


def codes(site: Site) -> list[str]:
    return [one.code for one in site.config.leaflet_locales]


def test_the_portal_has_them(portal: Site) -> None:
    assert codes(portal) == ["uk", "vi"]
    assert [one.code for one in portal.config.locales] == ["cs", "en"]


def test_only_what_is_written_is_published(built: Path, portal: Site) -> None:
    """No fallback, no home page, no 404, no feed, no citation, no index."""
    site = built / "site"
    for code in codes(portal):
        written = [path for locale, path in files(portal.pages) if locale == code]
        folders = {f"{path.removesuffix('.md')}/" for path in written}
        names = ("index.html", "index.md", f"mosty-a4-{code}.pdf", f"mosty-a4-{code}.webp")
        there = {path.relative_to(site / code).as_posix()
                 for path in (site / code).rglob("*") if path.is_file()}  # fmt: skip
        assert there == {folder + name for folder in folders for name in names}
        assert not (site / "search" / code).exists()


def test_no_other_language_stands_under_its_name(built: Path, portal: Site) -> None:
    names = {"Mosty", "Charita Hradec Králové", "Poradna pro cizince, Charita Hradec Králové"}
    czech = {text.strip() for text in portal.strings["cs"].values() if len(text) > 4}
    english = {text.strip() for text in portal.strings["en"].values() if len(text) > 4}
    for code in codes(portal):
        texts = [text.strip() for text in Texts(page_of(built, code)).own]
        assert len(texts) > 50, "the parser has seen the page"
        assert [one for one in texts if CZECH & set(one) and one not in names] == []
        assert sorted({*texts} & (czech | english)) == []
        handed = re.search(r'id="mosty-strings">(.*?)</script>', page_of(built, code))
        assert handed is not None
        for_scripts = json.loads(handed[1])
        assert for_scripts["print"] and not {*for_scripts.values()} & (czech | english)


def test_no_menu_and_no_search(built: Path, portal: Site) -> None:
    for code in codes(portal):
        html = page_of(built, code)
        assert "m-menu" not in html and "data-mosty-search" not in html
        assert "application/atom+xml" not in html and 'rel="manifest"' not in html


def test_translations_of_each_other_alone(built: Path, portal: Site) -> None:
    sitemap = (built / "site/sitemap.xml").read_text(encoding="utf-8")
    for code in codes(portal):
        html = page_of(built, code)
        assert f'<html lang="{code}"' in html
        assert re.findall(r'rel="alternate" hreflang="([\w-]+)"', html) == codes(portal)
        entry = next(
            entry
            for entry in sitemap.split("<url>")
            if f"<loc>https://mosty.example/{code}/" in entry
        )
        assert re.findall(r'hreflang="([\w-]+)"', entry) == codes(portal)
    home = (built / "site/index.html").read_text(encoding="utf-8")
    assert re.findall(r'rel="alternate" hreflang="([\w-]+)"', home) == ["cs", "en", "x-default"]


def test_every_page_leads_to_them_and_loads_nothing_of_theirs(built: Path, portal: Site) -> None:
    site = built / "site"
    for path in site.rglob("*.html"):
        if path.name == "index.html" and "m-header" in (html := path.read_text(encoding="utf-8")):
            for locale in portal.config.leaflet_locales:
                pattern = rf'<a href="[./]*/{locale.code}/letaky/ospod/" lang="{locale.code}" '
                assert re.search(pattern, html), path
                own = path.relative_to(site).parts[0] == locale.code
                assert (f"letters-{locale.code}.css" in html) == own, path


def test_the_rest_of_the_portal_knows_nothing_of_them(built: Path, portal: Site) -> None:
    """Data, feeds, the guide for models and the lists of saved pages have only whole languages."""
    site = built / "site"
    outputs = [*site.rglob("*.csv"), *site.rglob("feed.xml"), *site.rglob("llms.txt")]
    outputs += [*site.glob("offline/*.json"), *site.glob("data/*.json")]
    assert len(outputs) > 10
    letters = re.compile("[а-яґєії]|[ạảấầẩẫậắằẳẵặẹẻẽếềểễệịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
    assert [path.name for path in outputs if letters.search(path.read_text(encoding="utf-8"))] == []
    saved = json.loads((site / "offline/cs.json").read_text(encoding="utf-8"))
    names = [row[0] for part in saved["parts"].values() for row in part["files"]]
    assert [name for name in names if re.search(r"(?:letters|mosty-sans)-(?:uk|vi)\b", name)] == []


def test_a_page_says_that_no_native_speaker_has_read_it(built: Path, portal: Site) -> None:
    for code in codes(portal):
        html = page_of(built, code)
        reader = portal.pages[code, "letaky/ospod.md"].facts
        assert reader is not None
        assert (reader.native_reader is None) == (html.count('class="m-unread"') == 2)
        text = (built / "site" / code / "letaky/ospod/index.md").read_text(encoding="utf-8")
        assert reader.native_reader or portal.string("unread", "cs") in text


def test_what_was_not_checked_is_said_of_every_page(built: Path, portal: Site) -> None:
    unchecked = [problem for problem in report_of(built)["problems"] if "'TRN013'" in problem]
    pages = [f"docs/{code}/{path}" for code, path in files(portal.pages) if code in codes(portal)]
    assert len(unchecked) == len(pages) == 2
    assert all(any(f"'{file}'" in problem for problem in unchecked) for file in pages)
    assert all("spelling" in problem for problem in unchecked)


def test_a_native_speaker_is_named_in_place_of_the_warning(tmp_path: Path) -> None:
    root = copy_base(tmp_path / "base")
    page = add_leaflet_language(root)
    page.write_text(
        page.read_text(encoding="utf-8").replace("kind:", "native_reader: Олена, OPU\nkind:"),
        encoding="utf-8",
    )
    result = built_here(root)
    assert result.published, result.problems
    html = (root / "site/uk" / PAGE).read_text(encoding="utf-8")
    assert "Олена, OPU" in html and html.count('class="m-unread"') == 1


@pytest.mark.parametrize("call", ["[[list:practice]]", "[[glossary]]", "[[az]]"])
def test_what_has_no_words_in_the_language_stops_the_build(tmp_path: Path, call: str) -> None:
    root = copy_base(tmp_path / "base")
    add_leaflet_language(root, text=call)
    result = built_here(root)
    assert not result.published
    assert [one.code for one in result.problems if one.level == "error"] == ["TRN014"]


def test_a_further_language_is_a_few_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the engineers' page says: the configuration, the words, the page, its texts in records."""
    words = tmp_path / "messages"
    shutil.copytree(strings.MESSAGES, words)
    (words / "leaflets.pl.yml").write_text(
        (words / "leaflets.uk.yml").read_text(encoding="utf-8").replace("uk_UA", "pl_PL"),
        encoding="utf-8",
    )
    monkeypatch.setattr(strings, "MESSAGES", words)
    strings._read.cache_clear()
    root = copy_base(tmp_path / "base")
    add_leaflet_language(root, "pl", "Tekst. [[law:L1]]")
    law = root / "docs/data/law.yml"
    text = law.read_text(encoding="utf-8")
    text = text.replace("parent.\n", "parent.\n    pl: Dziecko ma prawo.\n", 1)
    law.write_text(text.replace("en: Section 1}", "en: Section 1, pl: § 1}", 1), encoding="utf-8")
    try:
        result = built_here(root)
    finally:
        strings._read.cache_clear()
    assert result.published, result.problems
    html = (root / "site/pl" / PAGE).read_text(encoding="utf-8")
    assert "Dziecko ma prawo." in html and "pl_PL" in html
    assert "Dziecko ma prawo." not in (root / "site/index.html").read_text(encoding="utf-8")


def built_here(root: Path) -> Result:
    with nothing_printed():
        return build(root, dt.date.fromisoformat(TODAY), lambda _: None)
