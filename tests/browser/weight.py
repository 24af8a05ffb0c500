"""Bytes of a first visit: ``python -m tests.browser.weight``.

Each file as gzip -9 sends it; fonts and pictures as they are.
"""

from __future__ import annotations

import gzip
import json
import tempfile
from pathlib import Path

from playwright.sync_api import Page, Response, sync_playwright

from ..chromium import launch
from .house import built_once, copy_project, served

PACKED = (".woff2", ".pdf", ".png")


def weigh(page: Page, act: object) -> dict[str, int]:
    """Address → bytes of everything that is fetched while ``act`` runs."""
    got: dict[str, int] = {}

    def took(response: Response) -> None:
        body = response.body()
        size = len(body) if response.url.endswith(PACKED) else len(gzip.compress(body, 9))
        got[response.url.split("/", 3)[-1] or "index.html"] = size

    page.on("response", took)
    act()  # type: ignore[operator]
    page.wait_for_load_state("networkidle")
    page.remove_listener("response", took)
    return got


def main() -> None:
    """Print the home page's first load and a first search, in bytes."""
    with (
        tempfile.TemporaryDirectory() as temporary,
        served(built_once(Path(temporary) / "house", copy_project)) as house,
        sync_playwright() as playwright,
    ):
        page = launch(playwright).new_page()
        home = weigh(page, lambda: page.goto(house.home("cs")))

        def search() -> None:
            page.get_by_role("combobox").fill("zaskolactvi")
            page.get_by_role("option").first.wait_for()

        first = weigh(page, search)
    print(json.dumps({"home": home, "home_total": sum(home.values()), "search": first,
                      "search_total": sum(first.values())}, indent=1))  # fmt: skip


if __name__ == "__main__":
    main()
