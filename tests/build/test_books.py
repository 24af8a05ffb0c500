"""The project's own books, cards and pack: nothing left out, page numbers right, no dead links."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from mosty.model.site import Page, Site
from mosty.model.validity import last_day
from mosty.model.version import law_called
from mosty.outputs.printing.books import (
    THEME,
    book_name,
    book_pages,
    chapter_pages,
    theme_name,
    typeset_book_of,
)
from mosty.outputs.printing.cards import typeset_practice
from mosty.outputs.printing.leaflet_printing import Made
from mosty.outputs.printing.office_pack import index, pack, pack_name, pack_page
from mosty.outputs.printing.print_jobs import Job, jobs, make, sheet_pages
from mosty.read.site import read_site
from mosty.text.language.collate import sort_key

from ..typeset.verapdf import PROFILES, validate
from .base import copy_base

TODAY = dt.date(2026, 11, 26)
BOOKS = [(locale, name) for locale in ("cs", "en") for name in ("metodika", "analyza")]


@pytest.fixture(scope="module")
def books(site: Site) -> dict[tuple[str, str], tuple[Page, Made]]:
    """Every book by language and folder."""
    typeset = {}
    for locale in ("cs", "en"):
        for plan, page in book_pages(site, locale):
            made, problems = typeset_book_of(site, plan, page, TODAY)
            assert problems == []
            typeset[locale, page.path.split("/")[0]] = page, made[0]
    return typeset


@pytest.fixture(scope="module")
def cards(site: Site) -> list[tuple[Page, Made]]:
    """Some cards: those with the longest and the shortest pages of each language."""
    chosen = []
    for locale in ("cs", "en"):
        pages = sorted(
            (
                page
                for page in sheet_pages(site.pages.values(), "practice")
                if page.locale == locale
            ),
            key=lambda page: len(page.body.text),
        )
        chosen += [pages[0], pages[-1]]
    out = []
    for page in chosen:
        made, problems = typeset_practice(site, page, TODAY)
        assert problems == []
        out.append((page, made[0]))
    return out


@pytest.fixture(scope="module")
def themes(site: Site) -> list[tuple[Page, Made]]:
    """The theme with the longest page and the one with the shortest, in each language."""
    out = []
    for locale in ("cs", "en"):
        pages = [
            page for page in sheet_pages(site.pages.values(), "theme") if page.locale == locale
        ]
        pages.sort(key=lambda page: len(page.body.text))
        for page in (pages[0], pages[-1]):
            made, problems = typeset_book_of(site, THEME, page, TODAY)
            assert problems == []
            out.append((page, made[0]))
    return out


def reader(made: Made) -> Any:
    return _reader(made.done.pdf)


@cache
def _reader(pdf: bytes) -> Any:
    return pypdf.PdfReader(io.BytesIO(pdf))


def words_of(made: Made) -> list[str]:
    """The text of every page, as a reader's PDF viewer extracts it."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made.done.pdf)]


@cache
def numbers_of(pdf: Any) -> dict[int, int]:
    """Page numbers (from 1) by the object numbers of the pages."""
    return {page.indirect_reference.idnum: number for number, page in enumerate(pdf.pages, 1)}


def plain(text: str) -> str:
    """Text without spaces and with straight apostrophes: lines may break anywhere, and print has
    curly ones.
    """
    return re.sub(r"[\s\u00a0\u200b]+", "", text).replace("’", "'")


@cache
def outline(pdf: Any) -> list[tuple[int, str, int]]:
    """Level, title and page (from 1) of every bookmark."""
    bookmarks: list[tuple[int, str, int]] = []

    def walk(entries: Any, level: int) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(entry, level + 1)
            else:
                bookmarks.append((level, entry["/Title"], numbers_of(pdf)[entry.page.idnum]))

    walk(pdf.outline, 1)
    return bookmarks


@cache
def jumps(pdf: Any) -> list[tuple[int, int]]:
    """Source page and target page of every link inside the PDF. A dead link raises KeyError."""
    numbers = numbers_of(pdf)
    named = {
        name: numbers[destination.page.idnum]
        for name, destination in pdf.named_destinations.items()
    }
    links = []
    for number, page in enumerate(pdf.pages, 1):
        for note in (entry.get_object() for entry in page.get("/Annots", [])):
            action = note.get("/A", {})
            if note["/Subtype"] != "/Link" or action.get("/S") == "/URI":
                continue
            where = note.get("/Dest", action.get("/D"))
            links.append(
                (number, named[str(where)] if isinstance(where, str) else numbers[where[0].idnum])
            )
    return links


def addresses(pdf: Any) -> list[str]:
    """Every web address that a link leads to."""
    notes = (one.get_object() for page in pdf.pages for one in page.get("/Annots", []))
    return [note["/A"]["/URI"] for note in notes if note.get("/A", {}).get("/S") == "/URI"]


@pytest.mark.parametrize("profile", PROFILES)
def test_books_cards_and_themes_conform(
    books: Any, cards: Any, themes: Any, profile: str, tmp_path: Path
) -> None:
    paths = []
    for number, (_, made) in enumerate([*books.values(), *cards, *themes]):
        paths.append(tmp_path / f"{number}.pdf")
        paths[-1].write_bytes(made.done.pdf)
    assert validate(paths, profile) == []


@pytest.mark.parametrize("key", BOOKS)
def test_no_chapter_is_missing(site: Site, books: Any, key: tuple[str, str]) -> None:
    page, made = books[key]
    titles = [plain(title) for level, title, _ in outline(reader(made)) if level == 1]
    expected = [plain(one.title) for one in chapter_pages(site, page)]
    start = titles.index(expected[0])
    assert titles[start : start + len(expected)] == expected
    folder = {path for code, path in site.pages if code == "cs" and path.startswith(key[1] + "/")}
    assert {one.path for one in chapter_pages(site, page)} == folder


def test_phases_stand_in_their_order(site: Site, books: Any) -> None:
    page, _ = books["cs", "metodika"]
    numbers = [one.field("phase") for one in chapter_pages(site, page)]
    assert numbers == [None, 1, 2, 3, 4, 5, 6, None, None]
    assert [one.path for one in chapter_pages(site, page)][-2:] == [
        "metodika/role.md",
        "metodika/kontrolni-seznamy.md",
    ]


@pytest.mark.parametrize("key", BOOKS)
def test_contents_tell_the_true_pages(books: Any, key: tuple[str, str]) -> None:
    """Each link of the contents leads to the page whose number is printed at its end, and that page
    has the number.
    """
    _, made = books[key]
    pdf = reader(made)
    words = words_of(made)
    printed = set(re.findall(r"\d+", words[1]))
    targets = {there for here, there in jumps(pdf) if here == 2}
    assert {page for level, _, page in outline(pdf) if level == 1 and page > 2} <= targets
    for number in targets:
        assert str(number) in printed, number
        assert words[number - 1].rstrip().endswith(str(number)), number


@pytest.mark.parametrize("key", BOOKS)
def test_every_link_leads_somewhere(books: Any, key: tuple[str, str]) -> None:
    pdf = reader(books[key][1])
    assert len(jumps(pdf)) > 30
    assert [
        address
        for address in addresses(pdf)
        if not re.match(r"(https?://|mailto:|tel:)[^ ]+$", address)
    ] == []


def test_what_the_book_holds_is_not_sought_on_the_web(site: Site, books: Any) -> None:
    """A link from the methodology to one of its own pages, records or terms is a jump, not an
    address.
    """
    root = site.config.site_url.rstrip("/")
    for key in (("cs", "metodika"), ("en", "metodika")):
        on_the_web = addresses(reader(books[key][1]))
        own = [
            address
            for address in on_the_web
            if re.search(r"/(metodika)/|/slovnik/#|/pravo/#l\d", address.removeprefix(root))
        ]
        assert own == []
        assert any("/praxe/" in address for address in on_the_web)


def test_the_label_stands_on_every_page(site: Site, books: Any) -> None:
    for (locale, name), (_, made) in books.items():
        label = plain(
            site.string(f"book_label_{'phases' if name == 'metodika' else 'findings'}", locale)
        )
        for number, words in enumerate(words_of(made), 1):
            assert label in plain(words), (locale, name, number)


@pytest.mark.parametrize("locale", ["cs", "en"])
def test_the_glossary_is_whole_and_in_order(site: Site, books: Any, locale: str) -> None:
    pdf = reader(books[locale, "metodika"][1])
    entries = outline(pdf)
    title = site.string("book_glossary", locale)
    start = next(i for i, (level, name, _) in enumerate(entries) if level == 1 and name == title)
    own = []
    for level, name, _ in entries[start + 1 :]:
        if level == 1:
            break
        own.append((level, name))
    terms = [name for level, name in own if level == 3]
    assert len(terms) == len(site.terms)
    wanted = sorted(
        (one.texts[locale].term for one in site.terms.values()),
        key=lambda term: sort_key(term, locale),
    )
    assert all(
        plain(name).startswith(plain(term)) for name, term in zip(terms, wanted, strict=True)
    )


def test_every_law_record_called_is_in_the_book_with_its_dates(site: Site, books: Any) -> None:
    page, made = books["cs", "metodika"]
    words = plain(" ".join(words_of(made)))
    called = {
        directive.argument
        for chapter in chapter_pages(site, page)
        for directive in chapter.body.directives
        if directive.name == "law"
    }
    titles = {title for _, title, _ in outline(reader(made))}
    assert called and called <= titles
    for name in called:
        assert plain(f"{site.law[name].certainty}: ") in words
    first = words_of(made)[0]
    assert "právo k" in first.replace("\u00a0", " ") and "používejte do" in first.replace(
        "\u00a0", " "
    )


def test_unsupported_markup_names_its_page_and_line(tmp_path: Path) -> None:
    root = copy_base(tmp_path / "base")
    path = root / "docs/cs/metodika/role.md"
    text = path.read_text(encoding="utf-8") + "\n<ruby>film</ruby>\n"
    path.write_text(text, encoding="utf-8")
    spoilt, _ = read_site(root)
    assert spoilt is not None
    plan, page = book_pages(spoilt, "cs")[0]
    made, problems = typeset_book_of(spoilt, plan, page, TODAY)
    assert made == []
    assert [(one.code, one.span.file, one.span.line) for one in problems] == [
        ("LFT001", "docs/cs/metodika/role.md", text.rstrip("\n").count("\n") + 1)
    ]


def test_names_of_files(site: Site) -> None:
    assert [book_name(page) for _, page in book_pages(site, "en")] == [
        "mosty-metodika-en.pdf",
        "mosty-analyza-en.pdf",
    ]


# --- the PDF of a theme
# ---------------------------------------------------------------------------------------------


def test_a_theme_is_its_page_without_cover_and_contents(site: Site, themes: Any) -> None:
    for page, made in themes:
        assert made.name == theme_name(page) and not made.done.picture
        titles = [plain(title) for level, title, _ in outline(reader(made)) if level == 2]
        expected = [plain(heading.text) for heading in page.body.headings if heading.level == 2]
        assert expected and titles[: len(expected)] == expected
        first, *_, last = words_of(made)
        assert plain(page.title) in plain(first)
        assert plain(site.string("book_label_theme", page.locale)) in plain(last)
        assert f"/temata/{Path(page.path).stem}" in plain(last)


def test_a_theme_says_by_when_its_law_holds(site: Site, themes: Any) -> None:
    for page, made in themes:
        called = law_called(site, page)
        dated = site.string("sheet_use_until", page.locale).split("{")[0].strip().lower()
        text = plain(words_of(made)[-1]).lower()
        assert (plain(dated) in text) == any(last_day(record) for record in called), page.path


def test_the_imprint_of_a_theme_is_not_alone_on_its_sheet(site: Site) -> None:
    alone = []
    for page in sheet_pages(site.pages.values(), "theme"):
        (made,), _ = typeset_book_of(site, THEME, page, TODAY)
        above = words_of(made)[-1].partition(site.string("theme_imprint", page.locale))[0]
        if len(above.splitlines()) < 4:  # two of them are the head and the foot
            alone.append(page.file)
    assert alone == []


# --- the office pack
# ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def some(site: Site) -> list[tuple[Job, Made]]:
    """One product of each kind, in Czech."""
    listed = [job for job in jobs(site, TODAY) if job.page.locale == "cs"]
    first = [
        next(job for job in listed if job.kind == kind) for kind in ("practice", "theme", "leaflet")
    ]
    chosen = [*first, next(job for job in listed if job.name == "analyza")]
    return [
        (job, product)
        for job, (made, problems) in make(chosen, None)
        for product in made
        if not problems
    ]


def test_every_language_packs_beside_its_leaflets(site: Site) -> None:
    for locale in ("cs", "en"):
        page = pack_page(site, locale)
        assert page is not None and page.path == "letaky/index.md" and page.locale == locale


def test_the_pack_is_the_same_each_time_and_its_sums_are_right(
    site: Site, some: list[tuple[Job, Made]]
) -> None:
    page = pack_page(site, "cs")
    assert page is not None
    made = pack(site, page, some)
    again = pack(site, page, list(reversed(some)))
    assert made == again
    archive = zipfile.ZipFile(io.BytesIO(made))
    assert archive.testzip() is None
    names = archive.namelist()
    assert names == sorted(names)
    folder = pack_name("cs").removesuffix(".zip")
    files = {name.removeprefix(folder + "/"): archive.read(name) for name in names}
    sums = dict(
        reversed(line.split("  ")) for line in files.pop("SHA256SUMS").decode().splitlines()
    )
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    assert len({info.date_time for info in archive.infolist()}) == 1
    assert sum(name.endswith(".pdf") for name in files) == len(some)


class _Tree(HTMLParser):
    """Reports elements that are closed in another order than opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)
        if tag == "a":
            self.links.append(dict(attrs)["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_index_is_plain_html_that_links_every_file(
    site: Site, some: list[tuple[Job, Made]]
) -> None:
    page = pack_page(site, "cs")
    assert page is not None
    archive = zipfile.ZipFile(io.BytesIO(pack(site, page, some)))
    folder = pack_name("cs").removesuffix(".zip")
    html = archive.read(f"{folder}/index.html").decode()
    tree = _Tree()
    tree.feed(html)
    assert tree.open == []
    pdfs = {name.removeprefix(folder + "/") for name in archive.namelist() if name.endswith(".pdf")}
    assert {one for one in tree.links if not one.startswith("https:")} == pdfs
    assert "<script" not in html and 'lang="cs"' in html and "21.\u00a011.\u00a02026" in html


def test_a_title_cannot_become_markup(site: Site, some: list[tuple[Job, Made]]) -> None:
    page = pack_page(site, "cs")
    assert page is not None and page.meta is not None
    job, product = some[0]
    assert job.page.meta is not None
    evil = replace(
        job.page, meta=job.page.meta.model_copy(update={"title": "<script>alert(1)</script>"})
    )
    assert "<script>" not in index(site, page, [(replace(job, page=evil), product)])
