"""The project's own site, built once and served; one Chromium; a fresh profile for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mosty.outputs.redirects import redirect_pages
from playwright.sync_api import Browser, Page

from .house import (
    House,
    Sample,
    built_once,
    copy_project,
    every_page,
    in_turn,
    nothing_printed,
    served,
    templates,
)

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def house(shared: Path) -> Iterator[House]:
    """The site as it is published at the root of a host."""
    with served(built_once(shared / "house", copy_project)) as house:
        yield house


#: The page that the second house lacks in every language but the source's.
UNTRANSLATED = "rodice/prvni-dny.md"


@pytest.fixture(scope="session")
def annex(shared: Path) -> Iterator[House]:
    """The same site under a prefix, with a page that is not translated and without PDFs."""
    with nothing_printed():
        root = built_once(shared / "annex", lay_annex)
    with served(root) as house:
        yield house


def requested_by(page: Page) -> list[str]:
    """The addresses the page requests from now on; the list grows."""
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    return urls


def lay_annex(root: Path) -> None:
    """The project's base with a prefix and without a translation."""
    copy_project(root)
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    lines = [
        "site_url: https://x.example/mosty/" if line.startswith("site_url:") else line
        for line in text.split("\n")
    ]
    config.write_text("\n".join(lines), encoding="utf-8")
    for page in (root / "docs").glob(f"*/{UNTRANSLATED}"):
        if page.relative_to(root / "docs").parts[0] != "cs":
            page.unlink()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """``open_page(url, **context options)`` returns a page in a fresh profile."""
    contexts = []

    def opened(url: str = "", width: int = 1280, height: int = 900, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        if url:
            page.goto(url)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(params=["templates", pytest.param("every page", marks=pytest.mark.verify)])
def samples(request: pytest.FixtureRequest, house: House) -> list[Sample]:
    """One page of each template, alternating between languages; ``make verify`` takes every page in
    every language.
    """
    site = house.site
    return in_turn(site, templates(site)) if request.param == "templates" else every_page(site)


@pytest.fixture(scope="session")
def html_files(house: House) -> list[Path]:
    """Every published HTML file except redirect pages (``test_redirects.py``)."""
    moved = set(redirect_pages(house.site))
    every = sorted(house.folder.rglob("*.html"))
    files = [file for file in every if file.relative_to(house.folder).as_posix() not in moved]
    assert len(files) >= len(house.site.pages)
    return files
