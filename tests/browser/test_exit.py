"""The quick exit: gone at once, with no step back, by touch, by keyboard and without scripts."""

from __future__ import annotations

from playwright.sync_api import Page

from .conftest import Open
from .house import House

PLAIN = "rodice/index.md"


def stubbed(page: Page, house: House) -> str:
    """Answer for the site that the exit leads to; returns its address."""
    target = house.site.config.quick_exit
    page.context.route(target + "**", lambda route: route.fulfill(body="weather", content_type="text/html"))
    return target


def test_click_leaves_no_step_back(house: House, open_page: Open) -> None:
    page = open_page()
    target = stubbed(page, house)
    for code in house.codes:
        page.goto(house.home(code))
        page.goto(house.url(PLAIN, code))
        page.locator("[data-mosty-exit]").click()
        page.wait_for_url(target)
        page.go_back()
        assert page.url == house.home(code)


def test_shift_three_times(house: House, open_page: Open) -> None:
    page = open_page()
    target = stubbed(page, house)
    page.goto(house.home("cs"))
    page.goto(house.url(PLAIN))
    for _ in range(2):
        page.keyboard.press("Shift")
    page.keyboard.press("a")
    for _ in range(2):
        page.keyboard.press("Shift")
    assert page.url == house.url(PLAIN), "a word with capitals is no wish to leave"
    page.keyboard.press("Shift")
    page.wait_for_url(target)
    page.go_back()
    assert page.url == house.home("cs")


def test_blank_while_the_other_site_loads(house: House, open_page: Open) -> None:
    page = open_page()
    # No answer yet: "204 No Content" leaves the browser where it is.
    page.context.route(house.site.config.quick_exit + "**", lambda route: route.fulfill(status=204))
    page.goto(house.url(PLAIN))
    page.locator("[data-mosty-exit]").click()
    page.locator("h1").wait_for(state="hidden")
    assert "rodi" not in page.title().lower()


def test_link_without_scripts(house: House, open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    target = stubbed(page, house)
    page.goto(house.url(PLAIN))
    page.locator("[data-mosty-exit]").click()
    page.wait_for_url(target)


def test_professionals_keep_their_shift(house: House, open_page: Open) -> None:
    page = open_page(house.url("praxe/index.md"))
    for _ in range(4):
        page.keyboard.press("Shift")
    page.wait_for_timeout(200)
    assert page.url == house.url("praxe/index.md")


def test_bar_is_small_and_stays(house: House, open_page: Open) -> None:
    page = open_page(house.url(PLAIN), width=360, height=740)
    page.mouse.wheel(0, 3000)
    page.wait_for_function("scrollY > 1000")
    bar = page.locator(".m-exit").bounding_box()
    button = page.locator("[data-mosty-exit]").bounding_box()
    assert bar and button
    assert bar["y"] == 0 and bar["height"] <= 60
    assert button["height"] >= 44 and button["width"] >= 100
