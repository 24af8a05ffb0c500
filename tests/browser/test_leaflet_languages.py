"""The way to languages that are only leaflets, on a phone and a desk, and their pages there."""

from __future__ import annotations

import pytest

from .conftest import Open
from .house import House
from .test_accessibility import VIEWS, look, violations
from .test_weight import FIRST_PAGE
from .weight import weigh

PAGE = "letaky/ospod.md"
#: The links in the header: their boxes, and whether the header is wider than the screen.
LINKS = """() => [...document.querySelectorAll(".m-leaflet-languages a")].map((link) => {
  const { top, bottom, left, right, height } = link.getBoundingClientRect();
  return { words: link.textContent, lang: link.lang, top, bottom, left, right, height };
})"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("locale", ["cs", "en", "uk", "vi"])
@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("scripts", [True, False])
def test_both_languages_are_seen_in_the_header(
    house: House, open_page: Open, locale: str, width: int, scripts: bool
) -> None:
    path = PAGE if locale in ("uk", "vi") else "rodice/index.md"
    tab = open_page(house.url(path, locale), width, 740, java_script_enabled=scripts)
    links = tab.evaluate(LINKS)
    assert [(one["words"], one["lang"]) for one in links] == [
        ("Українська", "uk"),
        ("Tiếng Việt", "vi"),
    ]
    for link in links:
        assert link["left"] >= 0 and link["right"] <= width and link["height"] >= 24, link
        assert link["bottom"] <= 200, link
    assert links[0]["top"] == links[1]["top"] and links[0]["right"] < links[1]["left"]
    assert tab.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("locale", ["uk", "vi"])
def test_no_violation(house: House, open_page: Open, locale: str) -> None:
    tab = open_page(bypass_csp=True)
    for views in VIEWS:
        for view in views:
            look(tab, view)
            tab.goto(house.url(PAGE, locale))
            tab.evaluate(
                "document.querySelectorAll('details').forEach(one => { one.open = true; })"
            )
            assert violations(tab) == [], view


@pytest.mark.parametrize("locale", ["uk", "vi"])
def test_it_is_light_and_has_its_letters(house: House, open_page: Open, locale: str) -> None:
    tab = open_page(width=360, height=740)
    files = weigh(tab, lambda: tab.goto(house.url(PAGE, locale)), settle=300)
    assert sum(files.values()) <= FIRST_PAGE, files
    assert [name for name in files if f"mosty-sans-{locale}-" in name]
    letter = {"uk": "ї", "vi": "ệ"}[locale]
    for weight in (400, 600):
        assert tab.evaluate(
            f"document.fonts.check('{weight} 16px \\'Source Sans 3\\'', '{letter}')"
        )


def test_other_pages_load_none_of_their_letters(house: House, open_page: Open) -> None:
    tab = open_page(width=360, height=740)
    files = weigh(tab, lambda: tab.goto(house.url("rodice/index.md", "cs")), settle=300)
    assert len([name for name in files if name.endswith(".woff2")]) == 2
    assert [name for name in files if "-uk" in name or "-vi" in name] == []


@pytest.mark.parametrize("locale", ["uk", "vi"])
def test_from_the_header_to_the_finder_in_two_taps(
    house: House, open_page: Open, locale: str
) -> None:
    tab = open_page(house.url("index.md", "cs"), 360, 740)
    tab.locator(f".m-leaflet-languages a[lang={locale}]").click()
    tab.locator("main a[hreflang=cs]", has_text="Najít OSPOD").click()
    assert tab.url == house.url("najit-ospod/index.md", "cs")
    tab.locator(f".m-leaflet-languages a[lang={locale}]").wait_for()
