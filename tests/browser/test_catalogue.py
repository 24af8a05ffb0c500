"""The catalogue of practices and methods: filters, sorting, map, search and download, all over the
cards already in the page.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from mosty.model.site import Page as SitePage
from mosty.text.language.collate import sort_key
from playwright.sync_api import Page, expect

from .conftest import Open
from .house import House

CARDS = ".m-catalogue section:not([hidden]) li"
STATUS = ".m-catalogue .m-results__status"
SEARCH = "Hledat v příkladech a metodách"


def titles(page: Page) -> list[str]:
    """The titles of the records shown, in order."""
    shown = page.locator(f"{CARDS} > a").all_inner_texts()
    return [text.replace("\xa0", " ") for text in shown]


def listed(house: House, locale: str = "cs") -> list[SitePage]:
    """Every practice and method."""
    return [*house.site.of_kind("practice", locale), *house.site.of_kind("method", locale)]


def more(page: Page) -> None:
    """Open the filters that are behind "more filters"."""
    page.locator(".m-catalogue__more > summary").click()


@pytest.mark.parametrize("locale", ["cs", "en"])
def test_without_scripts_it_is_the_whole_list(house: House, open_page: Open, locale: str) -> None:
    page = open_page(
        house.url("praxe/index.md", locale), java_script_enabled=False, width=360, height=740
    )
    assert sorted(titles(page)) == sorted(one.title for one in listed(house, locale))
    assert page.locator(".m-catalogue__ways a").first.is_visible()
    page.locator(".m-catalogue__maps summary").click()
    assert page.locator(".m-map a").count() > 5


@pytest.mark.parametrize("locale", ["cs", "en"])
def test_the_first_card_is_on_the_first_screen_of_a_phone(
    house: House, open_page: Open, locale: str
) -> None:
    """With and without scripts, with its whole title; what is visible before it does not jump."""
    for scripts in (True, False):
        page = open_page(width=360, height=740, java_script_enabled=scripts)
        page.goto(house.url("praxe/index.md", locale))
        if scripts:
            page.locator(".m-catalogue.is-ready").wait_for()
        page.evaluate("document.fonts.ready.then(() => true)") if scripts else None
        box = page.locator(".m-cards__title").first.bounding_box()
        assert box and box["y"] + box["height"] < 740, (scripts, box)


def test_two_choices_are_seen_and_the_rest_is_behind_one_press(
    house: House, open_page: Open
) -> None:
    page = open_page(house.url("praxe/index.md"), width=360, height=740)
    expect(page.locator(".m-catalogue select:visible")).to_have_count(2)
    assert page.locator(".m-facet:visible").count() == 0
    page.locator(".m-catalogue__more > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".m-facet:visible").first).to_be_visible()
    expect(page.get_by_label("Řadit podle", exact=True)).to_be_visible()
    page.get_by_label("Téma", exact=True).select_option(label="záškoláctví (2)")
    wanted = {one.title for one in listed(house) if "zaskolactvi" in one.field("themes")}
    assert set(titles(page)) == wanted and len(wanted) == 2
    page.get_by_label("Téma", exact=True).select_option(value="")
    page.get_by_label("Kde", exact=True).select_option(value="orp:decin")
    wanted = {one.title for one in listed(house) if "decin" in (one.field("orp") or [])}
    assert set(titles(page)) == wanted
    expect(page.locator(".m-chips__chip")).to_have_text(["ORP: Děčín"])
    page.get_by_label("Kde", exact=True).select_option(value="region:plzensky")
    expect(page.locator(".m-chips__chip")).to_have_text(["Kraj: Plzeňský kraj"])


def test_examples_methods_or_both(house: House, open_page: Open) -> None:
    page = open_page(house.url("praxe/index.md"))
    examples, methods = (len(house.site.of_kind(kind, "cs")) for kind in ("practice", "method"))
    expect(page.locator(STATUS)).to_have_text(f"{examples} příkladů, {methods} metod")
    page.get_by_role("button", name="Metody").click()
    expect(page.locator(STATUS)).to_have_text(f"{methods} metod")
    expect(page.get_by_role("button", name="Metody")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(CARDS)).to_have_count(methods)
    expect(page.get_by_role("button", name="CSV")).to_be_hidden()
    page.get_by_role("button", name="Příklady").click()
    expect(page.locator(CARDS)).to_have_count(examples)
    page.get_by_role("button", name="Obojí").click()
    expect(page.locator(CARDS)).to_have_count(examples + methods)
    page.goto(house.url("praxe/index.md") + "#druh=method")
    expect(page.locator(CARDS)).to_have_count(methods)


def test_filters_orders_and_counts(house: House, open_page: Open) -> None:
    page = open_page(house.url("praxe/index.md") + "#druh=practice")
    pages = house.site.of_kind("practice", "cs")
    expect(page.locator(STATUS)).to_have_text(f"{len(pages)} příkladů")
    more(page)
    page.locator(".m-facet").get_by_text("ORP", exact=True).click()
    page.get_by_role("checkbox", name="Děčín").check()
    page.get_by_role("checkbox", name="Bílina").check()
    wanted = {one.title for one in pages if {"decin", "bilina"} & set(one.field("orp"))}
    expect(page.locator(CARDS)).to_have_count(len(wanted))
    assert set(titles(page)) == wanted
    assert f"z {len(pages)}" in page.locator(STATUS).inner_text()
    assert (
        page.get_by_label("Kde", exact=True).locator("option:checked").inner_text() == "vybráno: 2"
    )
    page.get_by_role("button", name="Zrušit všechny filtry").click()
    expect(page.locator(CARDS)).to_have_count(len(listed(house)))
    levels = {one.title: one.field("evidence") for one in pages}
    shown = [levels[title] for title in titles(page) if title in levels]
    assert shown == sorted(shown, reverse=True)
    for order, key in (
        ("názvu", lambda one: sort_key(one.title, "cs")),
        ("roku", lambda one: -int(one.field("period").from_[:4]) if one.field("period") else 0),
    ):
        page.get_by_label("Řadit podle", exact=True).select_option(label=order)
        for cards in page.locator(".m-catalogue section > ul").all():
            by_title = {one.title: one for one in listed(house)}
            own = [
                by_title[text.replace("\xa0", " ")] for text in cards.locator("a").all_inner_texts()
            ]
            assert [key(one) for one in own] == sorted(key(one) for one in own), order


def test_words_and_filters_together(house: House, open_page: Open) -> None:
    page = open_page(house.url("praxe/index.md"))
    page.get_by_role("searchbox", name=SEARCH).fill("škola")
    expect(page.locator(f"{CARDS} mark").first).to_be_visible()
    count = page.locator(CARDS).count()
    assert 0 < count < len(listed(house))
    assert page.locator("#m-catalogue-sort option").first.text_content() == "shody s dotazem"
    page.get_by_label("Kde", exact=True).select_option(value="orp:decin")
    assert 0 < page.locator(CARDS).count() < count
    page.get_by_role("searchbox", name=SEARCH).fill("mediacce škola")
    expect(page.locator(".m-catalogue__note")).to_contain_text("Ukazujeme výsledky pro")
    page.get_by_role("searchbox", name=SEARCH).fill("")
    expect(page.locator(f"{CARDS} mark")).to_have_count(0)
    assert "#" not in page.url


def test_where_nothing_is_left_the_whole_portal_is_one_press_away(
    house: House, open_page: Open
) -> None:
    """The words go along, but appear in no address."""
    page = open_page(house.url("praxe/index.md") + "#tema=zadluzeni&orp=decin")
    page.get_by_role("searchbox", name=SEARCH).fill("dluhy")
    expect(page.locator(CARDS)).to_have_count(0)
    nothing = page.locator(".m-catalogue__nothing")
    expect(nothing).to_be_visible()
    expect(page.get_by_role("button", name="Zrušit všechny filtry")).to_be_visible()
    nothing.get_by_role("link", name="Hledat na celém portálu").click()
    page.wait_for_url(house.url("hledat/index.md"))
    expect(page.locator("#m-search-page-input")).to_have_value("dluhy")
    expect(page.locator(".m-results__item").first).to_be_visible()


def test_a_link_and_the_map(house: House, open_page: Open) -> None:
    page = open_page(house.url("praxe/index.md") + "#kraj=ustecky&zobrazeni=mapa&razeni=rok")
    expect(page.locator(".m-catalogue__map")).to_be_visible()
    expect(page.get_by_label("Řadit podle", exact=True)).to_have_value("year")
    area = page.locator(".m-map__orp[data-orp=decin]")
    many = int((area.get_attribute("aria-label") or "").rsplit(": ", 1)[1])
    area.focus()
    page.keyboard.press("Enter")
    expect(area).to_have_attribute("aria-pressed", "true")
    expect(page.locator(CARDS)).to_have_count(many)
    expect(page.locator(".m-chips__chip").filter(has_text="ORP: Děčín")).to_be_visible()
    page.keyboard.press(" ")
    expect(area).to_have_attribute("aria-pressed", "false")
    page.locator(".m-catalogue__map").get_by_role("button", name="Plzeňský kraj").click()
    expect(page.locator(".m-chips__chip")).to_have_count(2)
    page.get_by_role("button", name="Seznam").click()
    expect(page.locator(".m-catalogue__map")).to_be_hidden()


@pytest.mark.parametrize(("locale", "separator"), [("cs", ";"), ("en", ",")])
def test_the_table_holds_what_is_shown(
    house: House, open_page: Open, locale: str, separator: str, tmp_path: Path
) -> None:
    page = open_page(house.url("praxe/index.md", locale) + "#orp=decin", accept_downloads=True)
    expect(page.locator(".m-chips__chip")).to_have_count(1)
    shown = titles(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV").click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    assert file.suffix == ".csv"
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf") and b"\r\n" in content
    rows = list(
        csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator)
    )
    assert {len(row) for row in rows} == {len(rows[0])} and len(rows[0]) > 15
    assert [row[0] for row in rows[1:]] == shown
    assert all("Děčín" in row[3] for row in rows[1:])
    assert rows[1][-1].startswith(house.site.config.site_url)


def test_under_a_prefix(annex: House, open_page: Open, tmp_path: Path) -> None:
    page = open_page(
        annex.url("praxe/index.md", "en") + "#q=school&druh=practice", accept_downloads=True
    )
    expect(page.locator(f"{CARDS} mark").first).to_be_visible()
    shown = titles(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV").click()
    waiting.value.save_as(tmp_path / "t.csv")
    text = (tmp_path / "t.csv").read_text(encoding="utf-8-sig")
    assert [row[0] for row in csv.reader(io.StringIO(text))][1:] == shown


def test_the_list_stays_when_the_search_fails(house: House, open_page: Open) -> None:
    page = open_page(house.url("praxe/index.md"))
    page.route("**/search/cs/*", lambda route: route.abort())
    page.get_by_role("searchbox", name=SEARCH).fill("škola")
    expect(page.locator(".m-catalogue__note")).to_contain_text("nepodařilo načíst")
    expect(page.locator(CARDS)).to_have_count(len(listed(house)))
    page.get_by_role("button", name="CSV").click()
    expect(page.locator(STATUS)).to_contain_text("Tabulku se nepodařilo stáhnout")
    page.unroute("**/search/cs/*")
    page.get_by_role("button", name="Zkusit znovu").click()
    expect(page.locator(f"{CARDS} mark").first).to_be_visible()


def test_two_hundred_practices_are_fast(house: House, open_page: Open) -> None:
    """Changing a filter over 200 cards takes less than a tenth of a second (RAIL: felt as instant)."""
    page = open_page()
    page.add_init_script("""addEventListener('DOMContentLoaded', () => {
        const root = document.querySelector('[data-mosty-catalogue]');
        const data = JSON.parse(root.dataset.records);
        const list = root.querySelector('.m-cards');
        const own = [...root.querySelectorAll('section li')];
        list.append(...own);
        for (const other of root.querySelectorAll('section')) if (!other.contains(list)) other.remove();
        for (let round = 1; round < 9; round += 1) {
            list.append(...own.map(card => card.cloneNode(true)));
            for (const [, values] of data.facets) for (const value of values) {
                const first = value[2].filter(place => place < own.length);
                value[2] = value[2].concat(first.map(place => place + round * own.length));
            }
            data.years.push(...data.years.slice(0, own.length));
            data.names.push(...data.names.slice(0, own.length));
        }
        root.dataset.records = JSON.stringify(data);
    })""")
    page.goto(house.url("praxe/index.md"))
    expect(page.locator(STATUS)).not_to_be_empty()
    many = 9 * len(listed(house))
    assert many >= 200
    expect(page.locator(STATUS)).to_contain_text(str(many))
    took = page.evaluate("""() => {
        const box = document.querySelector('.m-facet__panel input');
        const times = [];
        for (let round = 0; round < 12; round += 1) {
            const start = performance.now();
            box.click();
            document.body.offsetHeight;
            times.push(performance.now() - start);
        }
        return times.sort((a, b) => a - b)[3];
    }""")
    assert took < 100
