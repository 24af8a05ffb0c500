"""Pictures of every template: ``python -m tests.browser.screenshots FOLDER [WHAT…]``.

WHAT is the beginning of a picture's name (``practice``, ``home-cs-360``) or a page (``rodice/index.md``).
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from ..chromium import launch
from .house import Sample, built_once, copy_project, served, templates

SIZES = {"360": (360, 740), "1280": (1280, 900)}
SCHEMES = ("light", "dark")
LONGEST = 3  # screens of a page that are kept; the rest of a long list looks the same


def main(folder: Path, wanted: list[str]) -> None:
    """Write NAME-LOCALE-WIDTH-SCHEME.png for every template, or for those whose file name begins as wanted."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as temporary,
        served(built_once(Path(temporary) / "house", copy_project)) as house,
    ):
        samples = [*templates(house.site), *(Sample("404", "x/", one.code) for one in house.site.config.locales)]
        pages = [one for one in wanted if one.endswith(".md")]
        names = [Sample(one.removesuffix(".md").replace("/", "."), one, code) for one in pages for code in house.codes]
        samples += names
        wanted = [one for one in wanted if one not in pages] + [one.name for one in names]
        with sync_playwright() as playwright:
            browser = launch(playwright)
            page = browser.new_page()
            for sample in samples:
                for size, (width, height) in SIZES.items():
                    for scheme in SCHEMES:
                        name = f"{sample}-{size}-{scheme}"
                        if wanted and not any(name.startswith(one) for one in wanted):
                            continue
                        page.set_viewport_size({"width": width, "height": height})
                        page.emulate_media(color_scheme=scheme)
                        page.goto(house.url(sample.path, sample.locale), wait_until="load")
                        page.evaluate("document.fonts.ready.then(() => true)")
                        tall = min(page.evaluate("document.documentElement.scrollHeight"), LONGEST * height)
                        page.set_viewport_size({"width": width, "height": tall})
                        page.screenshot(path=str(folder / f"{name}.png"))
                        print(folder / f"{name}.png")
            browser.close()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:])
