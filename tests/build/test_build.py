"""The road as a whole, on a copy of the project's own base."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from mosty.pipeline.build import build
from mosty.publish.build_record import record_in
from mosty.text.language.typography import date

from ..browser.house import TODAY, report_of
from ..typeset.verapdf import validate
from .base import copy_base


def digest(folder: Path) -> dict[str, str]:
    """Every file's hash by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def quiet(_: str) -> None:
    """A progress callback that discards its messages."""


def test_the_project_builds_clean(built: Path) -> None:
    report = report_of(built)
    # beside what no check can know of a language that is only leaflets (test_leaflet_languages.py)
    assert [problem for problem in report["problems"] if "'TRN013'" not in problem] == []
    assert report["figures"]["pages"]["cs"] >= 39
    assert report["figures"]["pages"]["en"] >= 39
    assert (built / "site/index.html").is_file() and (built / "site/en/index.html").is_file()


def test_every_language_has_its_404(built: Path) -> None:
    site = built / "site"
    assert 'lang="cs"' in (site / "404.html").read_text(encoding="utf-8")
    assert 'lang="en"' in (site / "en/404.html").read_text(encoding="utf-8")


def test_headers_are_written_for_servers(built: Path) -> None:
    site = built / "site"
    for name in ("_headers", "mosty-nginx.conf"):
        text = (site / name).read_text(encoding="utf-8")
        assert "default-src 'none'" in text and "unsafe" not in text
    assert "location /en/ { error_page 404 /en/404.html; }" in (
        site / "mosty-nginx.conf"
    ).read_text(encoding="utf-8")


def test_no_page_has_inline_script_style_or_handler(built: Path) -> None:
    for path in (built / "site").rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        for script in re.findall(r"<script\b[^>]*>", html):
            assert "src=" in script or re.search(r'type="application/(ld\+)?json"', script), (
                path
            )  # data, never run
        assert not re.search(r"<style|<[^<>]*\s(?:style|on[a-z]+)=", html), path


def test_no_page_names_another_host_as_a_resource(built: Path) -> None:
    for path in (built / "site").rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        for tag in re.findall(r"<(?:script|img|iframe|source|link)\b[^>]*>", html):
            outside = re.search(r'(?:src|href)="(?:https?:)?//', tag)
            assert not outside or 'rel="canonical"' in tag or 'rel="alternate"' in tag, (path, tag)


def test_nothing_of_the_theme_is_left_over(built: Path) -> None:
    site = built / "site"
    assert not (site / "assets/javascripts").exists()
    assert not (site / "assets/stylesheets").exists()
    assert not (site / "data").exists()


def test_links_of_the_built_site_lead_somewhere(built: Path) -> None:
    """Every link of every page, resolved as a browser does, leads to a file of the site, and its
    anchor to an id there.
    """
    site = built / "site"
    ids: dict[Path, set[str]] = {}

    def ids_of(path: Path) -> set[str]:
        if path not in ids:
            ids[path] = set(re.findall(r'\sid="([^"]+)"', path.read_text(encoding="utf-8")))
        return ids[path]

    broken = []
    for path in site.rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        for href in re.findall(r'<a\b[^>]*\shref="([^"]*)"', html):
            if re.match(r"[a-z]+:", href):
                continue
            target, _, anchor = href.partition("#")
            start = site if target.startswith("/") else path.parent
            file = (start / target.lstrip("/")).resolve() if target else path
            if file.is_dir():
                file = file / "index.html"
            if not file.is_file() or (
                anchor and file.suffix == ".html" and anchor not in ids_of(file)
            ):
                broken.append(f"{path.relative_to(site)} → {href}")
    assert broken == []


def test_a_blocking_problem_leaves_the_last_good_site(tmp_path: Path) -> None:
    root = copy_base(tmp_path / "base")
    (root / "site").mkdir()
    (root / "site/index.html").write_text("the last good one", encoding="utf-8")
    before = digest(root / "site")
    page = root / "docs/cs/rodice/index.md"
    page.write_text(
        page.read_text(encoding="utf-8") + "\n\nRodné číslo 736028/5163.\n", encoding="utf-8"
    )
    result = build(root, TODAY, quiet)
    assert not result.published
    assert {one.code for one in result.problems if one.level == "error"} == {"PRV001"}
    assert digest(root / "site") == before
    assert (
        [path.name for path in (root / ".mosty").iterdir() if path.name.startswith("build-")] == []
        if (root / ".mosty").exists()
        else True
    )


def test_the_record_says_which_day_it_was_built_for(built: Path) -> None:
    known = record_in(built / "site")
    assert known is not None and known[0].day == TODAY.isoformat()


def test_no_page_says_the_day_of_the_build(built: Path) -> None:
    """A page that did would be another file each day, and saved copies would be fetched anew.

    An act that the page on law cites begins on that very day.
    """
    days = [date(TODAY, locale).encode() for locale in ("cs", "en")]
    pages = [page for page in (built / "site").rglob("*.html") if page.parent.name != "pravo"]
    assert len(pages) > 300
    assert [page for page in pages if any(day in page.read_bytes() for day in days)] == []


@pytest.mark.parametrize(
    "every", [False, pytest.param(True, marks=pytest.mark.verify)], ids=["largest", "all"]
)
@pytest.mark.parametrize("profile", ["PDFUA_1", "PDFA_2_A"])
def test_published_leaflets_are_accessible(built: Path, profile: str, every: bool) -> None:
    """The largest of each form and language; with ``make verify`` all of them. Books: see
    test_books.py.
    """
    leaflets = sorted((built / "site").rglob("*.pdf"), key=lambda path: (path.stat().st_size, path))
    # a card per practice, too
    assert len(leaflets) == report_of(built)["figures"]["leaflets"] >= 90
    leaflets = [path for path in leaflets if path.parent.name not in ("metodika", "analyza")]
    if not every:
        leaflets = list({"-".join(path.stem.split("-")[-2:]): path for path in leaflets}.values())
        assert len(leaflets) >= 8
    assert validate(leaflets, profile) == []
