"""From paper to the web and back: the code on a leaflet says whether the paper is still true, and
the office chosen in the box is written on the lines of a leaflet.
"""

from __future__ import annotations

from mosty.model.paper_marks import editions_of, mark_of

from .conftest import Open, requested_by
from .house import House

LEAFLET = "letaky/kdo-je-kdo.md"


def test_the_code_on_a_paper_says_whether_it_is_still_true(house: House, open_page: Open) -> None:
    tab = open_page()
    page = house.site.pages["cs", LEAFLET]
    editions = editions_of(house.site, LEAFLET)
    current, first = mark_of(house.site, page), editions[0].marks["cs"]
    urls = requested_by(tab)
    for mark, outcome in ((current, "current"), (first, "older"), ("ffffffff", "unknown")):
        tab.goto("about:blank")
        tab.goto(f"{house.url(LEAFLET, 'cs')}#v={mark}", wait_until="networkidle")
        shown = tab.locator("[data-when]:visible")
        assert [each.get_attribute("data-when") for each in shown.all()] == [outcome]
        changes = tab.locator(".m-edition li:visible")
        assert changes.count() == (len(editions) - 1 if outcome == "older" else 0)
    assert not [address for address in urls if "v=" in address.partition("#")[0]]
    tab.goto("about:blank")
    tab.goto(house.url(LEAFLET, "cs"), wait_until="networkidle")
    assert tab.locator("[data-when]:visible").count() == 0


def test_the_office_that_is_found_is_on_the_lines_of_the_leaflet(
    house: House, open_page: Open
) -> None:
    tab = open_page()
    tab.goto(house.url("najit-ospod/index.md", "cs"), wait_until="networkidle")
    tab.locator(".m-find input").fill("Dubí")
    tab.locator(".m-find button[type=submit]").click()
    tab.locator(".m-find__more a[href*='#office=']").click()
    tab.wait_for_selector(".m-fill__written")
    written = tab.locator(".m-fill__written").all_inner_texts()
    assert written == ["Teplice", "Mírové nám. 2970, Teplice"]
    assert "#" not in tab.url  # an address that is copied does not name the office
    tab.get_by_role("button", name="Vymazat").click()
    assert tab.locator(".m-fill__written").count() == 0


def test_an_address_cannot_write_on_the_leaflet(house: House, open_page: Open) -> None:
    """Only offices that we publish ourselves are written, never text from the address."""
    tab = open_page()
    for fragment in ("office=ustecky.1.neni", "office=../../x.1.y", "office=Zavolejte%20mi"):
        tab.goto("about:blank")
        tab.goto(f"{house.url(LEAFLET, 'cs')}#{fragment}", wait_until="networkidle")
        assert tab.locator(".m-fill__written").count() == 0
