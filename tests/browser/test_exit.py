"""The quick exit: gone at once, by touch, by keyboard and without scripts, wherever a frightened
reader may be.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .conftest import Open
from .house import House

PLAIN = "rodice/index.md"

#: Bottom, top and text of what has the focus outside the bar.
FOCUSED = """() => {
  const on = document.activeElement;
  if (!on || on === document.body || on.closest(".m-exit")) return null;
  const box = on.getBoundingClientRect();
  return [box.bottom, box.top, on.textContent];
}"""


def stubbed(page: Page, house: House) -> str:
    """Answer for the site that the exit leads to; returns its address."""
    target = house.site.config.quick_exit
    page.context.route(
        target + "**", lambda route: route.fulfill(body="weather", content_type="text/html")
    )
    return target


def test_shift_three_times(house: House, open_page: Open) -> None:
    page = open_page()
    target = stubbed(page, house)
    page.goto(house.url(PLAIN))
    for _ in range(2):
        page.keyboard.press("Shift")
    page.keyboard.press("a")
    for _ in range(2):
        page.keyboard.press("Shift")
    assert page.url == house.url(PLAIN), "a word with capitals is no wish to leave"
    page.keyboard.press("Shift")
    page.wait_for_url(target)


def test_blank_while_the_other_site_loads(house: House, open_page: Open) -> None:
    page = open_page()
    # No answer yet: "204 No Content" leaves the browser where it is.
    page.context.route(house.site.config.quick_exit + "**", lambda route: route.fulfill(status=204))
    page.goto(house.url(PLAIN))
    page.locator("[data-mosty-exit]").click()
    page.locator("h1").wait_for(state="hidden")
    assert "rodi" not in page.title().lower()


def test_link_without_scripts(house: House, open_page: Open) -> None:
    """A plain link, with a note beside it that Back leads to the page again."""
    page = open_page(java_script_enabled=False)
    target = stubbed(page, house)
    for code in house.codes:
        page.goto(house.url(PLAIN, code))
        assert (
            house.site.strings[code]["quick_exit_plain"]
            in page.locator(".m-exit__note").inner_text()
        )
        page.locator("[data-mosty-exit]").click()
        page.wait_for_url(target)
        page.go_back()
        assert page.url == house.url(PLAIN, code)


def test_shift_leaves_from_a_search_and_takes_the_words_away(house: House, open_page: Open) -> None:
    page = open_page()
    page.context.route(
        house.site.config.quick_exit + "**", lambda route: route.fulfill(status=204)
    )  # we stay and look
    page.goto(house.url("hledat/index.md") + "#q=manžel%20mě%20bije")
    page.locator(".m-results__item").first.wait_for()
    assert page.locator("#m-search-page-input").input_value() == "manžel mě bije"
    for _ in range(3):
        page.keyboard.press("Shift")
    page.locator(".m-leaving").wait_for(state="attached")
    assert page.locator("#m-search-page-input").input_value() == ""
    assert page.url == house.url("hledat/index.md")
    assert page.evaluate("[name, document.title]") == ["", "www.seznam.cz"]
    assert page.locator("main").is_hidden()


@pytest.mark.parametrize(
    "path",
    [
        "index.md",
        "hledat/index.md",
        "slovnik/index.md",
        "pravo/index.md",
        "letaky/index.md",
        "pomoc/index.md",
    ],
)
def test_shift_leaves_where_a_reader_wanders(house: House, open_page: Open, path: str) -> None:
    page = open_page()
    target = stubbed(page, house)
    page.goto(house.url(path))
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(target)


def test_shift_leaves_where_there_is_no_page(house: House, open_page: Open) -> None:
    page = open_page()
    target = stubbed(page, house)
    for code in house.codes:
        page.goto(house.home(code) + "nothing/here/")
        assert page.locator("[data-mosty-exit]").is_visible()
        for _ in range(3):
            page.keyboard.press("Shift")
        page.wait_for_url(target)


def test_professionals_keep_their_shift(house: House, open_page: Open) -> None:
    page = open_page(house.url("praxe/index.md"))
    for _ in range(4):
        page.keyboard.press("Shift")
    page.wait_for_timeout(200)
    assert page.url == house.url("praxe/index.md")


def test_presses_are_spoken_and_forgotten(house: House, open_page: Open) -> None:
    page = open_page()
    target = stubbed(page, house)
    page.clock.install()
    page.goto(house.url(PLAIN))
    words = house.site.strings["cs"]
    status = page.locator("body > [role=status]")
    page.keyboard.press("Shift")
    assert status.text_content() == words["exit_more_two"]
    page.keyboard.press("Shift")
    assert status.text_content() == words["exit_more_one"]
    assert page.locator(".m-exit__dots").text_content() == "●●○"
    page.clock.run_for(5100)
    assert status.text_content() == words["exit_expired"]
    page.keyboard.press("Shift")
    assert page.url == house.url(PLAIN), "presses that were forgotten do not count"
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.wait_for_url(target)


def test_capitals_are_no_wish_to_leave(house: House, open_page: Open) -> None:
    page = open_page(house.url(PLAIN))
    for _ in range(4):
        page.keyboard.press("Shift+A")
    assert page.locator(".m-exit__dots").is_hidden()


def test_violence_is_named_in_no_tab_address_or_preview(house: House, open_page: Open) -> None:
    page = open_page()
    for code in house.codes:
        page.goto(house.url("rodice/bezpeci.md", code))
        seen = f"{page.title()} {page.url} " + " ".join(
            meta.get_attribute("content") or "" for meta in page.locator("meta[content]").all()
        )
        assert not [
            word for word in ("násil", "nasil", "violen", "abus", "ubliž") if word in seen.lower()
        ]


@pytest.mark.parametrize("width", [320, 360])
def test_bar_is_under_the_thumb_and_covers_nothing(
    house: House, open_page: Open, width: int
) -> None:
    page = open_page(
        house.url(PLAIN), width=width, height=640, reduced_motion="reduce"
    )  # no scrolling under way
    bar = page.locator(".m-exit").bounding_box()
    button = page.locator("[data-mosty-exit]").bounding_box()
    assert bar and button
    assert bar["y"] + bar["height"] == 640 and bar["height"] <= 96
    assert button["height"] >= 44 and button["width"] >= 100
    assert page.locator(".m-exit a[href='tel:112']").is_visible()
    note = page.locator(".m-exit__note").bounding_box()
    assert note and note["y"] >= bar["y"] and button["y"] - note["y"] - note["height"] <= 4, (
        "the note is at its button"
    )
    covered = []
    for _ in range(page.locator("a, button, input").count()):
        page.keyboard.press("Tab")
        page.wait_for_timeout(10)
        box = page.evaluate(FOCUSED)
        if box and box[0] > bar["y"] + 1 and box[1] < 640:
            covered.append(box)
    assert not covered
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    end = page.locator(".m-footer__inside").bounding_box()
    assert end and end["y"] + end["height"] <= bar["y"] + 1


def test_bar_scrolls_away_where_the_screen_is_low(house: House, open_page: Open) -> None:
    page = open_page(house.url(PLAIN), width=320, height=256)
    assert page.locator(".m-exit").evaluate("one => getComputedStyle(one).position") == "static"


SCROLLED = """() => new Promise(done => {
    const look = () => (scrollY > 1000 ? done() : requestAnimationFrame(look));
    look();
})"""


def test_bar_stays_below_the_header_on_a_desk(house: House, open_page: Open) -> None:
    page = open_page(house.url(PLAIN))
    page.mouse.wheel(0, 3000)
    page.evaluate(SCROLLED)  # wait_for_function would evaluate a string, which the policy forbids
    bar = page.locator(".m-exit").bounding_box()
    assert bar and bar["y"] == 0 and bar["height"] <= 60
    note, button = (
        page.locator(".m-exit__note").bounding_box(),
        page.locator("[data-mosty-exit]").bounding_box(),
    )
    assert note and button and 0 <= button["x"] - note["x"] - note["width"] <= 24
