"""Which office serves a child: from the parents' page to an office, with scripts and without, on a
phone, under a prefix, by keyboard, and without revealing to anybody where the child lives.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .conftest import Open, requested_by
from .house import House
from .test_accessibility import violations

PHONE = {"width": 360, "height": 740}
BOX, PLACES, HEAD = ".m-find", ".m-find__place", ".m-find__head"
STATUS = ".m-find__status"
#: What is typed on the parents' page, as somebody types who is in a hurry.
TYPED = "kralupy"


@pytest.mark.parametrize("locale", ["cs", "en"])
def test_from_the_parents_page_to_the_office_in_one_tap(
    house: House, open_page: Open, locale: str
) -> None:
    page = open_page(house.url("rodice/index.md", locale), **PHONE)
    addresses = requested_by(page)
    page.locator(f"{BOX} input").fill(TYPED)
    page.locator(PLACES).get_by_text("Kralupy nad Vltavou").click()
    expect(page.locator(HEAD)).to_be_focused()
    expect(page.locator(BOX)).to_contain_text("Palackého nám. 1")
    assert not [one for one in addresses if TYPED in one.lower()]
    assert all(one.startswith(house.origin) for one in addresses)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert (
        page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    )


def test_with_the_keyboard_alone(house: House, open_page: Open) -> None:
    page = open_page(house.url("najit-ospod/index.md"))
    page.locator(f"{BOX} input").focus()
    page.keyboard.type("lhota")
    expect(page.locator(PLACES).first).to_be_visible()
    names = page.locator(PLACES).all_inner_texts()
    assert len(names) > 1 and len(set(names)) == len(names)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(HEAD)).to_be_focused()


def test_a_slip_is_forgiven_and_nothing_is_said_to_be_nothing(
    house: House, open_page: Open
) -> None:
    page = open_page(house.url("najit-ospod/index.md"), **PHONE)
    page.locator(f"{BOX} input").fill("Krlovy Vray")
    expect(page.locator(PLACES)).to_contain_text("Karlovy Vary")
    page.locator(f"{BOX} input").fill("qqqqqq")
    expect(page.locator(STATUS)).to_contain_text("neznáme")
    expect(page.locator(PLACES)).to_have_count(0)


def test_in_prague_one_chooses_among_22_offices(house: House, open_page: Open) -> None:
    page = open_page(house.url("najit-ospod/index.md"), **PHONE)
    page.locator(f"{BOX} input").fill("Praha")
    page.keyboard.press("Enter")
    expect(page.locator(PLACES)).to_have_count(22)
    assert violations(page, BOX) == []
    page.locator(PLACES).get_by_text("Praha 10").click()
    expect(page.locator(BOX)).to_contain_text("Vršovická 68")
    assert violations(page, BOX) == []


def test_professionals_are_led_to_the_page_of_the_orp_and_families_are_not(
    house: House, open_page: Open
) -> None:
    for path, count in (("regiony/ustecky/bilina.md", 1), ("rodice/index.md", 0)):
        page = open_page(house.url(path))
        page.locator(f"{BOX} input").fill("Děčín")
        page.keyboard.press("Enter")
        expect(page.locator(HEAD)).to_be_focused()
        expect(page.locator(f"{BOX} a[href$='/regiony/ustecky/decin/']")).to_have_count(count)


def test_without_a_line_it_says_so_and_the_list_is_left(house: House, open_page: Open) -> None:
    page = open_page(house.url("najit-ospod/index.md"))
    page.route("**/offices/*.json", lambda route: route.abort())
    page.locator(f"{BOX} input").fill("Most")
    expect(page.locator(STATUS)).to_contain_text("nepodařilo")
    expect(page.locator(f"{BOX} a[href$='#kraje']")).to_be_visible()


def test_without_scripts_a_link_a_region_and_a_letter_lead_to_the_office(
    house: House, open_page: Open
) -> None:
    page = open_page(house.url("rodice/index.md"), java_script_enabled=False, **PHONE)
    page.locator(f"{BOX} a").click()
    page.get_by_role("link", name="Ústecký kraj").click()
    page.locator(".m-municipalities li", has_text="Arnoltice").get_by_role("link").click()
    assert page.url.endswith("#ospod-decin")


def test_under_a_prefix(annex: House, open_page: Open) -> None:
    page = open_page(annex.url("rodice/index.md", "en"))
    page.locator(f"{BOX} input").fill("Děčín")
    page.keyboard.press("Enter")
    expect(page.locator(HEAD)).to_be_focused()
    href = page.locator(f"{BOX} a[href*='#ospod-decin']").get_attribute("href")
    assert href == "/mosty/en/najit-ospod/ustecky/#ospod-decin"
