"""Bad conditions in a real browser: scripts that break half way, a slow line, high contrast, long
words, long lists.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from ..conftest import copy_base
from .conftest import UNTRANSLATED, Open
from .house import House, built_once, nothing_printed, served
from .test_accessibility import OVERFLOW, violations

PRACTICE = "praxe/pilotaz-metodiky-plzen.md"
READ = (
    "index.md",
    "rodice/prvni-dny.md",
    PRACTICE,
    "praxe/index.md",
    "hledat/index.md",
    "letaky/kontakt-s-ditetem.md",
)

Break = Callable[[Route], None]
BREAKS: dict[str, Break] = {
    "missing": lambda route: route.fulfill(status=404, body="gone"),
    "cut in the middle": lambda route: route.fulfill(
        body="export function attach( {", content_type="text/javascript"
    ),
    "throws": lambda route: route.fulfill(
        body="throw new Error('broken');", content_type="text/javascript"
    ),
    "another type": lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"),
}


def readable(page: Page) -> None:
    """The text is there in full, with a link to go on."""
    assert len(page.locator("article").inner_text()) > 150
    assert page.locator(".m-footer a").first.is_visible()
    assert page.locator(".m-skip").count() == 1


@pytest.mark.parametrize("how", BREAKS)
@pytest.mark.parametrize("which", ["site.js", "search/*.js"])
def test_scripts_broken_half_way(house: House, open_page: Open, how: str, which: str) -> None:
    page = open_page(width=360, height=740)
    page.route(f"**/assets/js/{which}", BREAKS[how])
    for path in READ:
        page.goto(house.url(path))
        readable(page)
        if page.locator("[data-mosty-exit]").count():
            assert page.locator("[data-mosty-exit]").is_visible()
    page.goto(house.url("praxe/index.md"))
    assert page.locator(".m-catalogue li a").count() > 40, "the lists are whole"
    if which == "site.js":
        expect(page.locator("[data-mosty-search-link]")).to_be_visible()
        expect(page.locator("[data-mosty-search]")).to_be_hidden()
    else:  # the box is there and says, when somebody goes into it, that it cannot search
        page.locator("#m-search-input").focus()
        expect(page.locator("[data-mosty-search-link]")).to_contain_text("Rejstřík od A do Ž")
        page.goto(house.url("hledat/index.md"))
        expect(page.locator("[data-mosty-search-page]")).to_contain_text("nepodařilo")


def test_the_exit_without_its_script(house: House, open_page: Open) -> None:
    page = open_page()
    page.route("**/assets/js/site.js", BREAKS["throws"])
    page.context.route(
        house.site.config.quick_exit + "**", lambda route: route.fulfill(body="weather")
    )
    page.goto(house.url("rodice/index.md"))
    page.locator("[data-mosty-exit]").click()
    page.wait_for_url(house.site.config.quick_exit)


def test_saving_whose_script_does_not_come(house: House, open_page: Open) -> None:
    page = open_page()
    page.route("**/offline/page.js", BREAKS["missing"])
    page.goto(house.url("odbornici/offline.md"))
    expect(page.locator(".m-offline")).to_contain_text("Ukládání potřebuje")


def test_slow_line_text_before_letters_and_scripts(house: House, open_page: Open) -> None:
    """Slow 3G (400 kbit/s, 400 ms) with Chromium's own throttling; fonts and scripts never arrive
    meanwhile.
    """
    page = open_page(width=360, height=740)
    held: list[Route] = []
    page.route("**/*.woff2", lambda route: held.append(route))
    page.route("**/assets/js/**", lambda route: held.append(route))
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    slow = {
        "offline": False,
        "latency": 400,
        "downloadThroughput": 400_000 / 8,
        "uploadThroughput": 400_000 / 8,
    }
    session.send("Network.emulateNetworkConditions", slow)
    page.goto(house.url("rodice/prvni-dny.md"), wait_until="commit")
    page.locator("article h1").wait_for(timeout=6000)
    painted = (
        "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
    )
    assert page.evaluate(painted)
    assert len(page.locator("article").inner_text()) > 150
    assert page.locator("article h1").bounding_box()
    entry = "performance.getEntriesByName('first-contentful-paint')[0]"
    page.wait_for_function(
        f"() => {entry}"
    )  # told a little after the paint itself; text would be eval
    first = page.evaluate(f"{entry}.startTime")
    assert 0 < first < 4000, first
    assert held, "letters and scripts were asked for and are still on the way"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours(house: House, open_page: Open, scheme: str) -> None:
    """What is shown elsewhere by colour alone has an edge; controls keep theirs; nothing is
    invisible.
    """
    page = open_page(width=360, height=740)
    page.emulate_media(forced_colors="active", color_scheme=scheme)  # type: ignore[arg-type]
    edge = """node => {
        const style = getComputedStyle(node);
        return Math.max(...['Top', 'Bottom', 'Left', 'Right'].map(side => parseFloat(style[`border${side}Width`])));
    }"""
    page.goto(house.url("rodice/index.md"))
    page.locator("#m-search-input").wait_for()
    for control in ("[data-mosty-exit]", ".m-menu-button", "#m-search-input"):
        assert page.locator(control).evaluate(edge) >= 1, control
    page.locator("[data-mosty-exit]").focus()
    assert (
        page.locator("[data-mosty-exit]").evaluate("node => getComputedStyle(node).outlineStyle")
        != "none"
    )
    page.goto(house.url("praxe/index.md"))
    assert page.locator(".m-cards > li").first.evaluate(edge) >= 1
    assert not page.evaluate(OVERFLOW)


def test_reduced_motion(house: House, open_page: Open) -> None:
    page = open_page(reduced_motion="reduce", bypass_csp=True)
    for path in READ:
        page.goto(house.url(path))
        moving = page.evaluate("""() => [...document.querySelectorAll('*')].filter(node => {
            const style = getComputedStyle(node), seconds = one => Math.max(...one.split(',').map(parseFloat));
            const animated = style.animationName !== 'none' && seconds(style.animationDuration) > 0.01;
            return seconds(style.transitionDuration) > 0.01 || animated;
        }).map(node => node.outerHTML.slice(0, 80))""")
        assert not moving, (path, moving[:3])
        assert (
            page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") != "smooth"
        )


LONG_WORD = "nejneobhospodařovávatelnějšími"


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A site with a long list of practices."""
    with nothing_printed():
        root = built_once(tmp_path_factory.mktemp("crowded") / "base", lay_crowded)
    with served(root) as house:
        yield house


def lay_crowded(root: Path) -> None:
    """The small base with 200 untranslated practices; every seventh has the longest Czech word as
    its name.
    """
    copy_base(root)
    shutil.copytree(
        Path(__file__).parents[2] / "docs" / "assets", root / "docs" / "assets", dirs_exist_ok=True
    )
    practice = next(
        path for path in sorted((root / "docs/cs/praxe").glob("*.md")) if path.name != "index.md"
    )
    text = practice.read_text(encoding="utf-8")
    for number in range(200):
        title = f"title: {LONG_WORD if number % 7 == 0 else 'Praxe'} {number}"
        own = [title if line.startswith("title:") else line for line in text.split("\n")]
        own = [f"id: zkouska-{number:03}" if line.startswith("id:") else line for line in own]
        (practice.parent / f"zkouska-{number:03}.md").write_text("\n".join(own), encoding="utf-8")


def test_two_hundred_practices_and_long_words(crowded: House, open_page: Open) -> None:
    page = open_page(bypass_csp=True, width=320, height=740)
    page.goto(crowded.url("praxe/index.md"))
    assert page.locator("main a[href*='zkouska-']").count() >= 200
    assert not page.evaluate(OVERFLOW)
    assert not violations(page, ".m-header")
    for number in (0, 7):
        page.goto(crowded.url(f"praxe/zkouska-{number:03}.md"))
        for size in ("100%", "200%"):
            page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
            assert not page.evaluate(OVERFLOW), (number, size)
    # In English they are all still Czech, and say so.
    page.goto(crowded.url("praxe/zkouska-007.md", "en"))
    assert page.locator("article").get_attribute("lang") == "cs"
    assert page.locator(".m-fallback").is_visible()
    assert not page.evaluate(OVERFLOW)
    assert not violations(page)


def test_a_page_in_the_other_language(annex: House, open_page: Open) -> None:
    page = open_page(bypass_csp=True, width=320, height=740)
    page.goto(annex.url(UNTRANSLATED, "en"))
    assert not page.evaluate(OVERFLOW)
    assert not violations(page)
    assert page.locator("main").evaluate("node => node.lang || node.closest('[lang]').lang") == "en"
