"""The page of help: on a phone six numbers are the first screen, on paper all of it is one sheet."""

from __future__ import annotations

import pytest

from .conftest import Open
from .house import House
from .test_accessibility import violations
from .test_print import flat, printed

HELP = "pomoc/index.md"
#: The buttons' edges and the top of the bar that stays on the screen.
ON_SCREEN = """() => ({
  buttons: [...document.querySelectorAll(".m-calls a")].map((link) => {
    const { top, bottom, width, height } = link.getBoundingClientRect();
    return { href: link.getAttribute("href"), top, bottom, width, height,
             cut: link.scrollWidth > link.clientWidth };
  }),
  bar: document.querySelector(".m-exit").getBoundingClientRect().top,
})"""


@pytest.mark.parametrize("locale", ["cs", "en"])
@pytest.mark.parametrize("scripts", [True, False])
def test_six_numbers_are_the_first_screen(
    house: House, open_page: Open, locale: str, scripts: bool
) -> None:
    tab = open_page(house.url(HELP, locale), 360, 640, java_script_enabled=scripts)
    tab.locator(".m-calls").wait_for()
    seen = tab.evaluate(ON_SCREEN)
    buttons = seen["buttons"]
    assert len({button["href"] for button in buttons}) == len(buttons) == 6
    for button in buttons:
        assert button["top"] >= 0 and button["bottom"] <= seen["bar"], button
        assert button["width"] >= 140 and button["height"] >= 44 and not button["cut"], button


@pytest.mark.parametrize("locale", ["cs", "en"])
def test_it_is_one_sheet_of_paper(house: House, open_page: Open, locale: str) -> None:
    sheets = printed(open_page(), house.url(HELP, locale)).pages
    assert len(sheets) == 1
    text = flat(sheets[0].extract_text())
    published = (line for line in house.site.helplines.values() if line.may_print)
    assert [line.number for line in published if flat(line.number) not in text] == []


@pytest.mark.parametrize("path", [HELP, "rodice/moje-prava.md"])
@pytest.mark.parametrize("locale", ["cs", "en"])
def test_no_violation(house: House, open_page: Open, path: str, locale: str) -> None:
    for scheme, width in (("light", 360), ("dark", 360), ("light", 1280)):
        tab = open_page(house.url(path, locale), width, 740, color_scheme=scheme, bypass_csp=True)
        assert violations(tab) == [], (scheme, width)


def test_the_address_of_another_site_stands_in_its_line_on_paper(
    house: House, open_page: Open
) -> None:
    tab = open_page(house.url(HELP, "cs"))
    tab.emulate_media(media="print")
    shown = tab.locator("a.m-external").first.evaluate(
        "link => [getComputedStyle(link, '::after').display, getComputedStyle(link, '::after').width]"
    )
    assert shown == ["inline", "auto"]
