"""Pictures of every template: ``python -m tests.browser.screenshots FOLDER [WHAT…]``.

WHAT is the beginning of a picture's name (``practice``, ``home-cs-360``, ``menu``) or a page
(``rodice/index.md``).
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from ..chromium import launch
from .house import House, Sample, built_once, copy_project, served, templates

SIZES = {"360": (360, 740), "1280": (1280, 900)}
SCHEMES = ("light", "dark")
LONGEST = 3  # screens of a page that are kept; the rest of a long list looks the same


@dataclass(frozen=True)
class State:
    """What a reader has opened on a page: ``act`` opens it, only on screens of one of the
    ``sizes``.
    """

    path: str
    act: Callable[[Page], object]
    sizes: tuple[str, ...] = ("360", "1280")


def _searched(page: Page) -> None:
    page.get_by_role("combobox").fill("OSPOD")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")


def _search_done(page: Page) -> None:
    page.locator("#m-search-page-input").fill("OSPOD")
    page.locator(".m-results__item").first.wait_for()
    page.locator(".m-facet").first.click()


def _filters(page: Page) -> None:
    page.locator(".m-catalogue__more > summary").click()
    page.locator(".m-facet").first.click()


def _saved(page: Page) -> None:
    page.locator(".m-offline button").first.click()
    page.locator(".m-offline progress").wait_for(state="hidden", timeout=60_000)


def _copy(page: Page) -> None:
    page.evaluate("document.querySelectorAll('.m-notice').forEach(one => { one.hidden = false; })")


OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
STATES: dict[str, State] = {
    "menu": State("rodice/index.md", lambda page: page.locator(".m-menu-button").click(), ("360",)),
    "searching": State("index.md", _searched),
    "results": State("hledat/index.md", _search_done),
    "filters": State("praxe/index.md", _filters),
    "opened-leaflet": State("letaky/kontakt-s-ditetem.md", lambda page: page.evaluate(OPEN_ALL)),
    "opened-phase": State("metodika/prvni-dny.md", lambda page: page.evaluate(OPEN_ALL)),
    "saved": State("odbornici/offline.md", _saved),
    "copy": State("pravo/index.md", _copy),
}


def main(folder: Path, wanted: list[str]) -> None:
    """Write NAME-LOCALE-WIDTH-SCHEME.png for every template and state, or for those whose name
    begins with one of ``wanted``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as temporary,
        served(built_once(Path(temporary) / "house", copy_project)) as house,
        sync_playwright() as playwright,
    ):
        samples = [
            *templates(house.site),
            *(Sample("404", "x/", locale.code) for locale in house.site.config.locales),
        ]
        samples += [
            Sample(name, state.path, code) for name, state in STATES.items() for code in house.codes
        ]
        pages = [path for path in wanted if path.endswith(".md")]
        named = [
            Sample(path.removesuffix(".md").replace("/", "."), path, code)
            for path in pages
            for code in house.codes
        ]
        samples += named
        wanted = [name for name in wanted if name not in pages] + [sample.name for sample in named]
        browser = launch(playwright)
        for sample in samples:
            for size in SIZES:
                for scheme in SCHEMES:
                    name = f"{sample}-{size}-{scheme}"
                    state = STATES.get(sample.name)
                    left_out = wanted and not any(name.startswith(start) for start in wanted)
                    if not left_out and (state is None or size in state.sizes):
                        draw(browser, house, sample, size, scheme, folder / f"{name}.png")
                        print(folder / f"{name}.png")
        browser.close()


def draw(
    browser: Browser, house: House, sample: Sample, size: str, scheme: str, file: Path
) -> None:
    """Take one picture in a profile of its own, so that nothing saved carries over to the next."""
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(
        house.url(sample.path, sample.locale), wait_until="networkidle"
    )  # what scripts bring later, too
    page.evaluate("document.fonts.ready.then(() => true)")
    if sample.name in STATES:
        STATES[sample.name].act(page)
    tall = min(page.evaluate("document.documentElement.scrollHeight"), LONGEST * height)
    page.set_viewport_size({"width": width, "height": tall})
    page.screenshot(path=str(file))
    context.close()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:])
