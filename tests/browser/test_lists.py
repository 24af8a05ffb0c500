"""The glossary with its letters and its filter, and the news since a given day."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .conftest import Open
from .house import House

LETTERS = ".m-glossary__letters"
ENTRY = ".m-glossary section"


@pytest.mark.parametrize("width", [360, 1280])
def test_the_letters_stay_in_reach_and_hide_nothing(
    house: House, open_page: Open, width: int
) -> None:
    page = open_page(house.url("slovnik/index.md"), width=width, height=740)
    page.locator(".m-glossary.is-ready").wait_for()
    page.locator(f"{LETTERS} a", has_text="S").first.click()
    page.wait_for_function("() => scrollY > 500")
    bar = page.locator(LETTERS).bounding_box()
    first = page.locator("#az-s section").first.bounding_box()
    out = page.locator(".m-exit").bounding_box()
    assert bar and first and out
    assert 0 <= bar["y"] < 120 and bar["height"] < 120
    assert bar["y"] + bar["height"] <= first["y"] + 1, "the term is below the bar"
    assert out["y"] + out["height"] <= bar["y"] + 1 or out["y"] > bar["y"] + bar["height"]
    page.locator(f"{LETTERS} a").last.focus()
    expect(page.locator(f"{LETTERS} a").last).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_filter_of_the_glossary(house: House, open_page: Open) -> None:
    page = open_page(house.url("slovnik/index.md"), width=360, height=740)
    every = len(house.site.terms)
    expect(page.locator(f"{ENTRY}:visible")).to_have_count(every)
    page.get_by_role("searchbox", name="Najít heslo").fill("zarizeni pro deti")
    expect(page.locator("#zdvop")).to_be_visible()
    shown = page.locator(f"{ENTRY}:visible").count()
    assert 0 < shown < 10
    expect(page.locator(".m-glossary [role=status]")).to_have_text(
        f"Zobrazeno {shown} z {every} hesel."
    )
    assert page.locator(f"{LETTERS} a:visible").count() <= shown
    page.get_by_role("searchbox", name="Najít heslo").fill("xqzvwk")
    expect(page.locator(".m-glossary [role=status]")).to_contain_text("není")
    page.evaluate("location.hash = 'ospod'")
    expect(page.locator("#ospod")).to_be_in_viewport()
    assert page.locator(f"{ENTRY}:visible").count() == every


def test_the_glossary_without_scripts(house: House, open_page: Open) -> None:
    page = open_page(house.url("slovnik/index.md", "en"), java_script_enabled=False)
    assert page.locator(f"{ENTRY}:visible").count() == len(house.site.terms)
    page.locator(f"{LETTERS} a").last.click()
    expect(page.locator(".m-glossary__letter").last.locator("section").first).to_be_in_viewport()


def test_news_since_a_day(house: House, open_page: Open) -> None:
    days = sorted({news.date.isoformat() for news in house.site.news.values()})
    page = open_page(house.url("odbornici/index.md"), width=360, height=740)
    items = page.locator(".m-news li:visible")
    expect(items).to_have_count(len(house.site.news))
    page.get_by_label("Co je nového od").select_option(value=days[-1])
    newest = [news for news in house.site.news.values() if news.date.isoformat() == days[-1]]
    expect(items).to_have_count(len(newest))
    assert page.url.endswith(f"#od={days[-1]}")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.reload()
    expect(items).to_have_count(len(newest))
    page.goto(house.url("odbornici/index.md") + "#od=2062-01-01")
    page.reload()
    expect(items).to_have_count(0)
    expect(page.locator(".m-news [role=status]")).to_have_text("Od toho dne tu nic nového není.")


@pytest.mark.parametrize("locale", ["cs", "en"])
def test_news_without_scripts(house: House, open_page: Open, locale: str) -> None:
    page = open_page(house.url("odbornici/index.md", locale), java_script_enabled=False)
    assert page.locator(".m-news li:visible").count() == len(house.site.news)
    for link in page.locator(".m-news li > a").all():
        assert page.request.get(str(link.evaluate("node => node.href"))).ok
