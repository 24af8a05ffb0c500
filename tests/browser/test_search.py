"""The search in a real browser: loaded when used, by keyboard, words that stay here, passages,
terms, filters.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable

import pytest
from mosty.pipeline.bench.search import LOADED
from playwright.sync_api import Browser, Page, Route, expect

from ..chromium import launch_with_memory
from ..node import modules_of
from .conftest import Open, requested_by
from .house import PROJECT, House

BOX = "#m-search-input"
FIELD = "#m-search-page-input"
ITEM = ".m-results__item"


def search_page(house: House, fragment: str = "", locale: str = "cs") -> str:
    """The address of the search page, with a query or other state in its fragment."""
    return house.url("hledat/index.md", locale) + (f"#{fragment}" if fragment else "")


def test_nothing_is_loaded_until_somebody_searches(house: House, open_page: Open) -> None:
    page = open_page()
    for path in ("index.md", "rodice/index.md", "metodika/index.md", "slovnik/index.md"):
        urls = requested_by(page)
        page.goto(house.url(path), wait_until="networkidle")
        assert page.locator(BOX).is_visible()
        assert not [url for url in urls if "/search/" in url], path
    with page.expect_request("**/search/cs/manifest.json"):
        page.locator(BOX).focus()
    assert [url for url in urls if url.endswith("/search/box.js")]
    assert not [url for url in urls if "terms-" in url]


def test_all_scripts_of_the_box_are_asked_for_at_once(house: House, open_page: Open) -> None:
    """All before the first of them has arrived, so that a slow line waits once and not for each
    level of imports.
    """
    page = open_page()
    held: list[Route] = []
    page.route("**/assets/js/search/*.js", lambda route: held.append(route))
    page.route(re.compile(r"/assets/js/(dom|latest)\.js$"), lambda route: held.append(route))
    page.goto(house.url("index.md"))
    folder = PROJECT / "docs" / "assets" / "js" / "search"
    expected = {path.name for path in modules_of(*(folder / name for name in LOADED))}
    page.locator(BOX).focus()
    for _ in range(40):
        if len(held) >= len(expected):
            break
        page.wait_for_timeout(50)
    requested = [route.request.url.rpartition("/")[2] for route in held]
    assert sorted(requested) == sorted(expected)
    for route in held:
        route.continue_()
    page.locator(BOX).fill("ospod")
    expect(page.locator("[role=option]").first).to_be_visible()


def test_combobox_by_keyboard(house: House, open_page: Open) -> None:
    page = open_page(house.url("rodice/index.md"))
    box = page.locator(BOX)
    box.press_sequentially("kontakt", delay=5)
    options = page.get_by_role("option")
    options.first.wait_for()
    expect(box).to_have_attribute("aria-expanded", "true")
    many = options.count()
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") == options.nth(many - 1).get_attribute("id")
    page.keyboard.press("Home")
    assert box.get_attribute("aria-activedescendant") is None
    assert page.evaluate(f"document.querySelector('{BOX}').selectionStart") == 0
    page.keyboard.press("End")
    assert page.evaluate(f"document.querySelector('{BOX}').selectionStart") == len("kontakt")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    assert box.input_value() == "kontakt"
    page.keyboard.press("ArrowDown")
    options.first.wait_for()
    page.keyboard.press("ArrowDown")
    title = options.first.locator(".m-search__title").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != house.url("rodice/index.md"))
    assert title


@pytest.mark.parametrize(
    ("locale", "query", "status"),
    [("cs", "kontakt", "výsled"), ("en", "contact", "result")],
)
def test_the_number_of_results_is_read_out(
    house: House, open_page: Open, locale: str, query: str, status: str
) -> None:
    page = open_page(house.url("rodice/index.md", locale))
    page.locator(BOX).fill(query)
    expect(page.locator(".m-search [role=status]")).to_contain_text(status)


def test_czech_plurals(house: House, open_page: Open) -> None:
    page = open_page(search_page(house))
    forms = "Object.fromEntries([1, 2, 5].map(n => [n, m.count(n)]))"
    module = f"import('{house.origin}/assets/js/search/strings.js').then(m => ({forms}))"
    assert page.evaluate(module) == {"1": "1 výsledek", "2": "2 výsledky", "5": "5 výsledků"}


ENTRIES = "navigation.entries().map(entry => entry.url + JSON.stringify(entry.getState() ?? null))"


def test_words_go_nowhere_unasked(house: House, open_page: Open) -> None:
    """Enter in the box: all results on the search page, the words in no address, history, state,
    store or name.
    """
    page = open_page(house.url("odbornici/index.md"))
    urls = requested_by(page)
    page.locator(BOX).fill("manžel mě bije")
    page.locator(BOX).press("Enter")
    page.wait_for_url(search_page(house))
    page.locator(ITEM).first.wait_for()
    assert page.locator(FIELD).input_value() == "manžel mě bije"
    page.locator(FIELD).fill("sebrali mi dítě")
    page.get_by_role("heading", name="Výsledky pro „sebrali mi dítě“").wait_for()
    words = ("bij", "manzel", "man%C5%BEel", "sebral", "q=")
    assert not [url for url in urls if any(word in url for word in words)]
    trail = [
        *page.evaluate(ENTRIES),
        page.url,
        page.evaluate("JSON.stringify(history.state)"),
        page.title(),
    ]
    assert not [value for value in trail if value and any(word in value for word in words)]
    assert page.evaluate("window.name") == ""
    page.reload()
    assert page.locator(FIELD).input_value() == ""
    page.go_back()
    assert page.url == house.url("odbornici/index.md")


def test_a_professional_gets_the_theme_first_and_may_search_as_a_family(
    house: House, open_page: Open
) -> None:
    page = open_page(house.url("odbornici/index.md"))
    page.locator(BOX).fill("dluhy")
    option = page.locator(".m-search__option").first
    expect(option).to_contain_text("Zadlužení rodin")
    page.locator(BOX).press("Enter")
    page.wait_for_url(search_page(house))
    expect(page.locator(ITEM).first).to_contain_text("Zadlužení rodin")
    page.get_by_role("button", name="Hledat jako rodina").click()
    expect(page.locator(ITEM).first).to_contain_text("Peníze a bydlení")
    assert page.locator(".m-results__title").evaluate("node => node === document.activeElement")
    page.get_by_role("button", name="Jsem odborník").click()
    expect(page.locator(ITEM).first).to_contain_text("Zadlužení rodin")
    page.goto(search_page(house, "q=dluhy&ctenar=odbornik"))
    page.reload()
    expect(page.locator(ITEM).first).to_contain_text("Zadlužení rodin")
    page.goto(house.url("rodice/index.md"))
    page.locator(BOX).fill("dluhy")
    expect(page.locator(".m-search__option").first).to_contain_text("Peníze a bydlení")


def test_words_handed_over_do_not_stay_when_another_page_opens(
    house: House, open_page: Open
) -> None:
    page = open_page(house.url("rodice/index.md"))
    page.evaluate("window.name = 'mosty-search:bije'")
    page.goto(house.url("metodika/index.md"))
    assert page.evaluate("window.name") == ""


def test_a_link_is_written_only_when_copied_and_back_and_forward_work(
    house: House, open_page: Open
) -> None:
    page = open_page(search_page(house), permissions=["clipboard-read", "clipboard-write"])
    page.locator(FIELD).fill("kontakt")
    page.locator(ITEM).first.wait_for()
    assert "#" not in page.url
    long = page.evaluate("history.length")
    page.get_by_role("button", name="Zkopírovat odkaz").click()
    expect(page.locator(".m-results__status")).to_contain_text("Odkaz je zkopírovaný")
    assert (
        page.url
        == search_page(house, "q=kontakt")
        == page.evaluate("navigator.clipboard.readText()")
    )
    assert page.evaluate("history.length") == long
    page.goto(search_page(house, "q=mediace"))
    heading = page.locator(".m-results__title")
    expect(heading).to_have_text("Výsledky pro „mediace“")
    page.go_back()
    expect(heading).to_have_text("Výsledky pro „kontakt“")
    page.go_forward()
    expect(heading).to_have_text("Výsledky pro „mediace“")
    page.evaluate("location.hash = '#rejstrik'")
    page.wait_for_timeout(300)
    assert page.locator(ITEM).count(), "another place on the page takes the results away"


def test_back_from_a_result_shows_the_results_as_they_were(house: House, browser: Browser) -> None:
    """Nothing is stored for it: the browser keeps the page itself."""
    remembering = launch_with_memory(browser.browser_type)
    try:
        page = remembering.new_page()
        page.goto(search_page(house))
        page.locator(FIELD).fill("kontakt s dítětem")
        page.locator(ITEM).nth(2).wait_for()
        many, before = page.locator(ITEM).count(), page.evaluate("history.length")
        page.locator(f"{ITEM} h3 a").nth(1).click()
        page.wait_for_url(lambda url: "/hledat/" not in url)
        assert page.evaluate("[Object.keys(history.state), name]") == [["mosty"], ""]
        page.evaluate("history.back()")
        page.wait_for_url("**/hledat/", wait_until="commit")
        expect(page.locator(ITEM)).to_have_count(many)
        assert page.locator(FIELD).input_value() == "kontakt s dítětem"
        assert page.evaluate("[Object.keys(history.state), location.hash, history.length]") == [
            ["mosty"],
            "",
            before + 1,
        ]
    finally:
        remembering.close()


def test_a_result_says_what_it_is_and_why_it_was_found(house: House, open_page: Open) -> None:
    page = open_page(search_page(house, "q=setkávání%20škol"))
    page.locator(f"{ITEM} mark").first.wait_for()
    practice = page.locator(ITEM).filter(has=page.locator("a[href*='/praxe/']")).first
    where = practice.locator(".m-results__where").inner_text()
    assert "praxe" in where and "Doložení" in where
    assert practice.locator("h3 mark").count() >= 1
    page.locator(".m-results__section").first.wait_for()
    assert page.locator(".m-results__text mark").count() >= 3
    section = page.locator(".m-results__section").first
    section.click()
    expect(page.locator(":target")).to_have_count(1)
    assert "#" in page.url


def test_passages_are_few_bytes(house: House, open_page: Open) -> None:
    """At most 15 kB, packed, for the passages of ten results."""
    for query in ("škola", "kdy uvidím dceru", "OSPOD", "soud"):
        page = open_page()
        sizes: list[int] = []
        page.on(
            "response",
            lambda answer, got=sizes: (
                got.append(_packed(answer)) if "/text-" in answer.url else None
            ),
        )
        requested = requested_by(page)
        page.goto(search_page(house, f"q={query}"))
        page.locator(ITEM).first.wait_for()
        page.wait_for_load_state("networkidle")
        assert len(set(requested)) == len(requested), query
        assert sum(sizes) <= 15_000, query
        page.context.close()


def _packed(answer: object) -> int:
    return len(gzip.compress(answer.body(), 9))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("locale", "query", "term", "neutral"),
    [
        ("cs", "OSPODem", "orgán sociálně-právní ochrany dětí", False),
        ("cs", "orgánu sociálně právní ochrany dětí", "orgán sociálně-právní ochrany dětí", False),
        ("cs", "sociálka", "orgán sociálně-právní ochrany dětí", True),
        ("en", "child protection authorities", "child protection authority", False),
    ],
)
def test_a_term_has_its_definition_first(
    house: House, open_page: Open, locale: str, query: str, term: str, neutral: bool
) -> None:
    page = open_page(search_page(house, f"q={query}", locale))
    card = page.locator(ITEM).first
    expect(card).to_have_class("m-results__item m-results__item--term")
    expect(card.get_by_role("heading")).to_contain_text(term)
    expect(card.get_by_role("heading")).to_contain_text("OSPOD")
    assert card.locator(".m-results__neutral").count() == int(neutral)
    assert len(card.locator(".m-results__text").inner_text()) > 40


def test_an_unknown_word(house: House, open_page: Open) -> None:
    page = open_page(search_page(house, "q=kontatk"))
    expect(page.locator(".m-results__title")).to_have_text("Ukazujeme výsledky pro „kontakt“")
    expect(page.locator(".m-results__status")).to_contain_text("Ukazujeme výsledky pro „kontakt“")
    page.locator(ITEM).first.wait_for()
    page.get_by_role("button", name="Hledat jen „kontatk“").click()
    expect(page.locator(".m-results__status")).to_have_text("Pro „kontatk“ jsme nic nenašli.")
    links = page.locator(".m-results__help a")
    assert [link.get_attribute("href") for link in links.all()] == [
        "#rejstrik",
        "../najit-ospod/",
        "../pomoc/",
    ]
    page.goto(house.url("rodice/index.md"))
    page.locator(BOX).fill("kontatk")
    expect(page.locator(".m-search__note")).to_have_text("Ukazujeme výsledky pro „kontakt“")
    page.get_by_role("option", name="Hledat jen „kontatk“").click()
    expect(page.locator(".m-search__note")).to_contain_text("nic nenašli")


def test_filters(house: House, open_page: Open) -> None:
    page = open_page(search_page(house, "q=škola"))
    status = page.locator(".m-results__status")
    page.locator(ITEM).first.wait_for()
    everything = _number(status.inner_text())
    button = page.get_by_role("button", name="Druh")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    panel = page.locator(f"#{button.get_attribute('aria-controls')}")
    practice, term = panel.get_by_label("praxe"), panel.get_by_label("pojem")
    practices, terms = (_number(one.locator("..").inner_text()) for one in (practice, term))
    practice.check()
    expect(status).to_contain_text(str(practices))
    term.check()
    expect(status).to_contain_text(str(practices + terms))
    page.get_by_role("button", name="Kraj").click()
    assert panel.is_hidden()
    page.get_by_label("Ústecký kraj").check()
    page.wait_for_function(
        f"parseInt(document.querySelector('.m-results__status').textContent) < {practices}"
    )
    chips = page.locator(".m-chips__chip")
    assert [chip.inner_text() for chip in chips.all()] == [
        "Druh: pojem",
        "Druh: praxe",
        "Kraj: Ústecký kraj",
    ]
    chips.first.focus()
    page.keyboard.press("Enter")
    expect(chips).to_have_count(2)
    expect(chips.first).to_be_focused()
    page.get_by_role("button", name="Zrušit všechny filtry").click()
    expect(chips).to_have_count(0)
    expect(status).to_contain_text(str(everything))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement !== document.body")


def _number(text: str) -> int:
    return int("".join(char for char in text.split("\n")[-1] if char.isdigit()))


def test_filters_without_words_and_from_a_link(house: House, open_page: Open) -> None:
    page = open_page(search_page(house, "druh=practice&tema=skola,kontakt"))
    expect(page.locator(".m-results__title")).to_have_text("Všechny stránky")
    expect(page.locator(".m-chips__chip")).to_have_count(3)
    assert page.locator(ITEM).count() > 3
    page.goto(search_page(house, "q=mediace&druh=practice&orp=decin"))
    button = page.locator(".m-results__help").get_by_role("button", name="Zrušit všechny filtry")
    button.click()
    page.locator(ITEM).first.wait_for()


def test_what_is_only_in_czech_says_so(annex: House, open_page: Open) -> None:
    source = annex.site.page("cs", "rodice/prvni-dny.md")
    assert source and not annex.site.page("en", "rodice/prvni-dny.md")
    page = open_page(search_page(annex, f"q={source.title}", "en"))
    item = page.locator(ITEM).filter(has=page.locator("a[href$='/rodice/prvni-dny/']")).first
    expect(item.locator("h3")).to_have_attribute("lang", "cs")
    expect(item.locator(".m-results__text")).to_have_attribute("lang", "cs")
    expect(item.locator(".m-results__where")).to_contain_text("in Czech only")
    page.goto(annex.url("metodika/index.md", "en"))
    page.locator(BOX).fill(source.title)
    option = page.get_by_role("option").filter(has_text="in Czech only").first
    expect(option.locator(".m-search__title")).to_have_attribute("lang", "cs")


Show = Callable[[Page], None]


@pytest.mark.parametrize("path", ["hledat/index.md", "rodice/index.md"])
def test_a_phone_is_wide_enough(house: House, open_page: Open, path: str) -> None:
    page = open_page(house.url(path), width=360, height=740)
    field = page.locator(FIELD if path.startswith("hledat") else BOX)
    for query in ("nejneobhospodařovávatelnějšímu" * 3, "kontakt s dítětem"):
        field.fill(query)
        page.wait_for_timeout(600)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    if path.startswith("hledat"):
        for button in page.locator(".m-facet:visible").all():
            button.click()
            assert page.evaluate("document.documentElement.scrollWidth") <= 360
