"""Back goes step by step through a visit; after the exit it leads to the page before the portal,
and Forward does not lead into it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from ..chromium import find_chromium, launch_with_memory
from .conftest import Open
from .house import House
from .test_exit import stubbed
from .test_quiet import NOTHING, STORED

OTHER = "https://other.example/"
FIRST_DAYS = "rodice/prvni-dny.md"

#: What a reader does: the name of a step → the step.
Step = Callable[[Page, House], object]


def _link(selector: str, address: str) -> Step:
    def step(page: Page, house: House) -> None:
        page.locator(selector).first.click()
        page.wait_for_url(address)

    return step


def _back(page: Page, house: House) -> None:
    _travel(page, -1)


STEPS: dict[str, Step] = {
    "home": lambda page, house: page.goto(house.home("cs")),
    "parents": _link("#dvere + ul a", "**/rodice/"),
    "first days": _link("main a[href$='prvni-dny/']", "**/rodice/prvni-dny/"),
    "anchor": _link(".m-questions a >> nth=2", "**/prvni-dny/#*"),
    "glossary": _link(".m-menu a[href*='slovnik']", "**/slovnik/"),
    "methodology": _link(".m-menu a[href*='metodika']", "**/metodika/"),
    "search": lambda page, house: _search(page),
    "reload": lambda page, house: page.reload(),
    "back": _back,
}


def _search(page: Page) -> None:
    page.locator("#m-search-input").fill("kontakt")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.locator(".m-results__item").first.wait_for()


#: Walks through the portal, each from another site.
WALKS = [
    ["home", "parents", "first days", "anchor"],
    ["home", "parents", "first days", "anchor", "glossary"],
    ["home"],
    ["home", "methodology", "glossary"],
    ["home", "parents", "reload", "first days", "reload", "anchor", "reload"],
    ["home", "parents", "first days", "anchor", "back", "back", "first days", "anchor"],
    ["home", "parents", "first days", "back", "back"],
    ["home", "search", "glossary"],
]


@pytest.fixture(scope="module")
def remembering(browser: Browser) -> Iterator[Browser]:
    """The whole browser, whose back-forward cache keeps the pages of a visit as they were left."""
    browser_with_memory = launch_with_memory(browser.browser_type)
    yield browser_with_memory
    browser_with_memory.close()


@pytest.fixture(scope="module")
def whole(browser: Browser) -> Iterator[Browser]:
    """The whole browser, in which every page of a visit is loaded anew."""
    whole_browser = browser.browser_type.launch(
        executable_path=find_chromium(whole=True), args=["--no-sandbox"]
    )
    yield whole_browser
    whole_browser.close()


@pytest.fixture(params=["with memory", "without memory"])
def tab(
    request: pytest.FixtureRequest, remembering: Browser, whole: Browser, house: House
) -> Iterator[Page]:
    """A tab showing another site."""
    with_memory = request.param == "with memory"
    context = (remembering if with_memory else whole).new_context(
        viewport={"width": 1280, "height": 900}
    )
    yield _on_another_site(context, house)
    context.close()


def _on_another_site(context: BrowserContext, house: House) -> Page:
    context.set_default_timeout(10_000)
    page = context.new_page()
    stubbed(page, house)
    context.route(
        OTHER + "**",
        lambda route: route.fulfill(body="<title>other</title>", content_type="text/html"),
    )
    page.goto(OTHER)
    return page


def _history(page: Page) -> dict[str, Any]:
    return dict(page.context.new_cdp_session(page).send("Page.getNavigationHistory"))


def _travel(page: Page, steps: int) -> None:
    """Go Back or Forward."""
    history = _history(page)
    address = history["entries"][history["currentIndex"] + steps]["url"]
    page.evaluate("steps => { setTimeout(() => history.go(steps)); }", steps)
    page.wait_for_url(address, wait_until="commit")


def _leave(page: Page, house: House) -> None:
    """Use the exit button; Playwright's own click would wait for the page that is gone."""
    expect(page.locator("[data-mosty-exit]")).to_be_visible()
    page.evaluate("setTimeout(() => document.querySelector('[data-mosty-exit]').click())")
    page.wait_for_url(house.site.config.quick_exit)


@pytest.mark.parametrize("walk", WALKS, ids=" → ".join)
def test_back_after_the_exit_is_before_the_portal(house: House, tab: Page, walk: list[str]) -> None:
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    for step in walk:
        STEPS[step](tab, house)
    assert tab.evaluate(STORED) == NOTHING
    _leave(tab, house)
    history = _history(tab)
    behind = [entry["url"] for entry in history["entries"][: history["currentIndex"]]]
    assert not [url for url in behind if url.startswith(house.origin)]
    assert behind[-1] == OTHER
    ahead = [entry["title"] for entry in history["entries"][history["currentIndex"] + 1 :]]
    assert ahead in ([], ["www.seznam.cz"]), "what lies ahead is one step, named as the other site"
    _travel(tab, -1)
    assert tab.url == OTHER
    assert not faults


def test_back_goes_step_by_step(house: House, tab: Page) -> None:
    addresses = [tab.url]
    for step in ("home", "parents", "first days", "anchor", "glossary"):
        STEPS[step](tab, house)
        addresses.append(tab.url)
    for address in reversed(addresses[:-1]):
        _travel(tab, -1)
        assert tab.url == address
        if address.startswith(house.origin):
            expect(tab.locator("h1")).to_be_visible()


def test_forward_after_the_exit_shows_the_other_site_again(house: House, open_page: Open) -> None:
    page = _on_another_site(open_page().context, house)
    for step in WALKS[0]:
        STEPS[step](page, house)
    _leave(page, house)
    with page.expect_request(house.site.config.quick_exit):
        page.evaluate("setTimeout(() => history.forward())")
    page.wait_for_url(house.site.config.quick_exit)


def test_a_visit_that_began_on_a_family_page(house: House, tab: Page) -> None:
    tab.goto(house.url(FIRST_DAYS))
    STEPS["anchor"](tab, house)
    _leave(tab, house)
    _travel(tab, -1)
    assert tab.url == OTHER


def test_a_new_tab_has_nothing_before(house: House, tab: Page) -> None:
    page = tab.context.new_page()
    page.goto(house.home("cs"))
    STEPS["parents"](page, house)
    _leave(page, house)
    history = _history(page)
    assert [entry["url"] for entry in history["entries"][: history["currentIndex"]]] == [
        "about:blank"
    ]


def test_the_memory_of_the_browser_is_tested(house: House, remembering: Browser) -> None:
    """Back shows the very page that was left: the walks above use pages that are not loaded anew."""
    page = _on_another_site(remembering.new_context(), house)
    page.goto(house.home("cs"))
    page.evaluate("window.kept = 'kept'")
    STEPS["parents"](page, house)
    _travel(page, -1)
    assert page.evaluate("window.kept") == "kept"
    page.context.close()


def test_the_page_is_hidden_at_once_and_the_exit_waits_for_no_page(
    house: House, open_page: Open
) -> None:
    """Even if the first page of the visit never arrives, the other site opens."""
    page = _on_another_site(open_page().context, house)
    page.goto(house.home("cs"))
    STEPS["parents"](page, house)
    held: list[Route] = []
    page.route(house.home("cs"), lambda route: held.append(route))
    hidden = """() => {
        document.querySelector("[data-mosty-exit]").click();
        return getComputedStyle(document.body).display + document.title;
    }"""
    assert page.evaluate(hidden) == "nonewww.seznam.cz"
    page.wait_for_url(house.site.config.quick_exit)
    assert held


def test_a_browser_without_the_navigation_api(house: House, open_page: Open) -> None:
    """The other site replaces the page on the screen, with all its anchors, and that page alone."""
    page = _on_another_site(open_page().context, house)
    page.add_init_script("Object.defineProperty(window, 'navigation', { value: undefined })")
    for step in ("home", "parents", "first days", "anchor", "anchor"):
        STEPS[step](page, house)
    _leave(page, house)
    page.go_back()
    assert page.url == house.url("rodice/index.md")


def test_the_depth_stands_in_the_state_of_the_step(house: House, open_page: Open) -> None:
    page = _on_another_site(open_page().context, house)
    for depth, step in enumerate(("home", "parents", "first days", "anchor"), 1):
        STEPS[step](page, house)
        assert page.evaluate("history.state") == {"mosty": {"depth": depth}}
    assert page.evaluate("name") == ""
    assert page.evaluate(STORED) == NOTHING
