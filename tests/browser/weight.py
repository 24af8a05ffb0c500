"""Bytes of a first visit: ``python -m tests.browser.weight``.

Each file as gzip -9 sends it; fonts, pictures and PDFs as they are.
"""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, Response, sync_playwright

from ..chromium import launch
from .house import House, built_once, copy_project, served, templates

PACKED = (".woff2", ".pdf", ".png", ".webp")


def size_of(name: str, body: bytes) -> int:
    """Bytes as transferred."""
    return len(body) if name.endswith(PACKED) else len(gzip.compress(body, 9))


def weigh(page: Page, act: Callable[[], object], settle: float = 500) -> dict[str, int]:
    """Map each address requested while ``act`` runs, and ``settle`` ms after it, to its bytes."""
    got: dict[str, int] = {}

    def took(response: Response) -> None:
        got[response.url.split("/", 3)[-1] or "index.html"] = size_of(response.url, response.body())

    page.on("response", took)
    act()
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(settle)
    page.remove_listener("response", took)
    return got


def first_visit(browser: Browser, url: str) -> dict[str, int]:
    """What a phone without a cache fetches, as bytes by address."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    sizes = weigh(page, lambda: page.goto(url))
    context.close()
    return sizes


def text_alone(house: House, path: str, locale: str) -> int:
    """Bytes of a page's HTML and style sheet: what it takes to read it."""
    page = house.site.page_or_source(locale, path)
    assert page
    html = house.folder / f"{house.site.config.locale(locale).prefix}{page.url}index.html"
    sheet = house.folder / "assets" / "css" / "site.css"
    return sum(size_of(one.name, one.read_bytes()) for one in (html, sheet))


def main() -> None:
    """Print each template's first visit and a first search, in bytes."""
    with (
        tempfile.TemporaryDirectory() as temporary,
        served(built_once(Path(temporary) / "house", copy_project)) as house,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        for sample in templates(house.site):
            files = first_visit(browser, house.url(sample.path, sample.locale))
            text = text_alone(house, sample.path, sample.locale)
            print(
                f"{sum(files.values()):7} B, HTML and CSS alone {text:6} B  {sample} "
                f"({len(files)} files)"
            )
        page = browser.new_page()
        home = weigh(page, lambda: page.goto(house.home("cs")))

        def search() -> None:
            page.get_by_role("combobox").fill("zaskolactvi")
            page.get_by_role("option").first.wait_for()

        first = weigh(page, search)
    print(json.dumps({"home": home, "home_total": sum(home.values()), "search": first,
                      "search_total": sum(first.values())}, indent=1))  # fmt: skip


if __name__ == "__main__":
    main()
