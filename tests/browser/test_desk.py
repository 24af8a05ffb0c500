"""The professional's desk: a wide screen put to use, actions under the heading, navigation on long
pages; without jumps, dead buttons or anything shown twice.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .conftest import Open
from .house import House

PRACTICE = "praxe/multioborove-tymy.md"
PHASE = "metodika/prvni-dny.md"
ANALYSIS = "analyza/index.md"
CHECKS = "o-portalu/kontroly.md"
#: A page of every kind that professionals read.
PROFESSIONAL = (
    PRACTICE,
    PHASE,
    ANALYSIS,
    "metody/rodinna-konference.md",
    "metodika/index.md",
    "projekty/stavime-mosty.md",
    "regiony/ustecky/index.md",
    "regiony/ustecky/most.md",
    "slovnik/index.md",
    "pravo/index.md",
)
PHONE = {"width": 360, "height": 740}
#: The sum of layout shifts since the page began, as a browser counts them.
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) sum += shift.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


def box(page: Page, selector: str) -> dict[str, Any]:
    """Position and size of the first element that matches, in pixels, with ``right`` and
    ``bottom``.
    """
    edges = page.locator(selector).first.bounding_box()
    assert edges, selector
    return {**edges, "right": edges["x"] + edges["width"], "bottom": edges["y"] + edges["height"]}


@pytest.mark.parametrize("path", [PRACTICE, "metody/rodinna-konference.md", PHASE])
def test_fields_are_beside_the_text_on_a_desk_alone(
    house: House, open_page: Open, path: str
) -> None:
    page = open_page(house.url(path))
    text, fields = box(page, ".m-article h2"), box(page, ".m-facts--page")
    assert fields["x"] >= text["x"] + 600 and fields["right"] <= 1280
    page.set_viewport_size(PHONE)
    text, fields = box(page, ".m-article h2"), box(page, ".m-facts--page")
    assert fields["bottom"] <= text["y"] and abs(fields["x"] - text["x"]) < 1


def test_the_matrix_and_cards_take_the_room(house: House, open_page: Open) -> None:
    page = open_page(house.url(ANALYSIS))
    matrix = box(page, ".m-matrix")
    assert matrix["width"] > 1000 and matrix["right"] <= 1280
    link = page.locator(".m-toc a").nth(3)
    page.evaluate("top => scrollTo(0, top)", matrix["y"] - 20)
    link.focus()
    seen = link.evaluate(
        "link => { const at = link.getBoundingClientRect();"
        " return link === document.elementFromPoint(at.x + 4, at.y + at.height / 2); }"
    )
    assert seen, "the matrix covers a link of the contents that has the focus"
    page.goto(house.url("regiony/ustecky/most.md"))
    cards = page.locator(".m-cards .m-card")
    first, second = (cards.nth(at).bounding_box() for at in (0, 1))
    assert first and second and first["y"] == second["y"]
    page.set_viewport_size(PHONE)
    first, second = (cards.nth(at).bounding_box() for at in (0, 1))
    assert first and second and first["x"] == second["x"]


def test_actions_of_every_professional_page(house: House, open_page: Open) -> None:
    page = open_page()
    for code in house.codes:
        for path in PROFESSIONAL:
            page.goto(house.url(path, code))
            actions = page.locator("h1 + .m-actions")
            for key in ("page_cite", "page_offline", "print", "page_link"):
                name = house.site.string(key, code)
                expect(actions.get_by_text(name, exact=True), path).to_be_visible()
            offline = actions.get_by_role("link", name=house.site.string("page_offline", code))
            answer = page.request.get(str(offline.evaluate("link => link.href")))
            assert answer.ok, path


def test_the_actions_act(house: House, open_page: Open) -> None:
    page = open_page(house.url(PRACTICE), permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("() => { window.print = () => { document.title = 'printed'; }; }")
    page.get_by_role("button", name="Vytisknout").click()
    assert page.title() == "printed"
    page.get_by_role("button", name="Kopírovat odkaz").click()
    expect(page.locator(".m-actions + [role=status]")).to_have_text("Odkaz je zkopírovaný")
    assert page.evaluate("navigator.clipboard.readText()") == house.url(PRACTICE)
    files = page.locator('a[href$=".pdf"]')
    assert files.count() == 1, "the card is offered once"
    assert page.request.get(str(files.evaluate("link => link.href"))).ok
    page.get_by_role("link", name="Citovat", exact=True).click()
    expect(page.locator(".m-cite__text").first).to_be_in_viewport()
    expect(page.get_by_role("button", name="Kopírovat citaci").first).to_be_visible()


def test_without_scripts_only_what_works_is_there(house: House, open_page: Open) -> None:
    page = open_page(house.url(PRACTICE), java_script_enabled=False)
    assert page.locator(".m-actions a").count() == 3
    assert page.locator(".m-actions button:visible").count() == 0
    page.locator(".m-actions").get_by_text("Citovat").click()
    expect(page.locator(".m-cite__text").first).to_be_in_viewport()


def test_a_script_that_does_not_come_leaves_no_dead_buttons(house: House, open_page: Open) -> None:
    page = open_page()
    page.route("**/actions.js", lambda route: route.abort())
    page.goto(house.url(PRACTICE), wait_until="networkidle")
    assert page.locator(".m-actions button:visible").count() == 0
    assert page.locator(".m-actions a:visible").count() == 3


def test_families_pages_have_none_of_it(house: House, open_page: Open) -> None:
    page = open_page()
    for path in ("rodice/prvni-dny.md", "letaky/kontakt-s-ditetem.md", "pomoc/index.md"):
        page.goto(house.url(path))
        assert page.locator(".m-actions, .m-beside, .m-toc--stays").count() == 0, path


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "path", [PRACTICE, PHASE, ANALYSIS, "regiony/ustecky/index.md", "letaky/kdo-je-kdo.md"]
)
def test_nothing_jumps(house: House, open_page: Open, path: str, width: int) -> None:
    page = open_page(width=width, height=740)
    page.goto(house.url(path), wait_until="networkidle")
    assert page.evaluate(SHIFTS) < 0.01


def test_contents_beside_the_text_say_where_the_reader_is(house: House, open_page: Open) -> None:
    page = open_page(house.url(ANALYSIS))
    current = page.locator(".m-toc a[aria-current]")
    expect(current).to_have_count(0)
    for at in (7, 9):
        link = page.locator(".m-toc a").nth(at)
        title = link.inner_text()
        link.click()
        expect(current).to_have_text(title)
        expect(current).to_be_in_viewport()


@pytest.mark.parametrize("width", [360, 1280])
def test_contents_of_a_phase_stay_in_reach(house: House, open_page: Open, width: int) -> None:
    """On a phone, and where notes have the margin: a bar whose list opens over the text."""
    page = open_page(house.url(PHASE), width=width, height=740)
    summary, listed = page.locator(".m-toc summary"), page.locator(".m-toc ol")
    assert listed.is_hidden()
    page.locator(".m-roles__tabs").wait_for()  # roles fold into tabs above the place that is read
    page.evaluate("scrollTo(0, 6000)")
    expect(summary).to_be_in_viewport()
    before = page.evaluate("scrollY")
    page.mouse.click(100, 20)
    expect(listed).to_be_visible()
    assert page.evaluate("scrollY") == before, "the text stays where it is"
    link = listed.get_by_role("link").nth(5)
    title = link.inner_text()
    link.click()
    expect(listed).to_be_hidden()
    expect(page.locator("[data-mosty-here]")).to_have_text(title)
    heading, bar = box(page, "h2:target"), box(page, ".m-toc")
    assert heading["y"] >= bar["bottom"], "the bar covers the heading it has led to"
    summary.press("Enter")
    listed.get_by_role("link").first.focus()
    page.keyboard.press("Escape")
    expect(listed).to_be_hidden()
    expect(summary).to_be_focused()


def test_without_scripts_contents_do_not_lie_over_the_text(house: House, open_page: Open) -> None:
    page = open_page(house.url(PHASE), java_script_enabled=False, **PHONE)
    page.locator(".m-toc summary").click()
    assert box(page, ".m-toc ol")["bottom"] <= box(page, ".m-frame")["y"]


def test_the_checks_are_folded(house: House, open_page: Open) -> None:
    for code in house.codes:
        page = open_page(house.url(CHECKS, code), **PHONE)
        assert page.evaluate("document.documentElement.scrollHeight") < 25_000
        page.locator(".m-az__letters a", has_text="TRN").click()
        name = page.locator("#trn001")
        expect(name).to_be_in_viewport()
        name.click()
        expect(page.locator("details[open] #trn001")).to_be_visible()
        assert page.locator("details[open] .m-facts").is_visible()
        page.context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_map_says_how_much_there_is(house: House, open_page: Open, width: int) -> None:
    site = house.site
    for code in house.codes:
        page = open_page(house.url("regiony/ustecky/index.md", code), width=width, height=740)
        practices = [
            page for page in site.of_kind("practice", code) if "decin" in page.field("orp")
        ]
        advice = [record for record in site.recommendations.values() if record.orp == "decin"]
        area = page.locator("[data-orp=decin]")
        counts = site.string(
            "map_counts", code, practices=len(practices), recommendations=len(advice)
        )
        assert counts in (area.get_attribute("aria-label") or "").replace("\xa0", " ")
        drawn = page.locator(".m-map__labels text", has_text="Děčín").locator(".m-map__number")
        assert (drawn.text_content() or "").split() == [
            "●",
            str(len(practices)),
            "■",
            str(len(advice)),
        ]
        # in units of the drawing, without the light edge of the letters; a line's box is half as high
        # again as its letters
        boxes = page.locator(".m-map__labels text").evaluate_all(
            "labels => labels.map(label => { const at = label.getBBox();"
            " return [label.textContent, at.x, at.y + 3, at.x + at.width, at.y + at.height - 3]; })"
        )
        wide = page.locator(".m-map").evaluate("map => map.viewBox.baseVal.width")
        for at, (name, left, _, right, _) in enumerate(boxes):
            assert left >= 0 and right <= wide, f"{name} is cut off"
            for other, *edges in boxes[at + 1 :]:
                apart = (
                    right <= edges[0]
                    or edges[2] <= left
                    or boxes[at][4] <= edges[1]
                    or edges[3] <= boxes[at][2]
                )
                assert apart, f"{name} and {other} cross"
        page.context.close()
