"""WCAG 2.2: axe in both schemes on a phone and a desk, reflow, text of 200 %, contrast of 7:1, the
keyboard.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from .conftest import Open
from .house import House, Sample, in_turn, templates

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
#: Beside axe's default rules (best practices among them): targets of 24 px, contrast of 7:1 (which
#: holds 4.5:1 too).
OPTIONS = {
    "resultTypes": ["violations"],
    "preload": False,  # style sheets and sounds are fetched again for rules about sounds and, not by default, rotation
    "rules": {
        "target-size": {"enabled": True},
        "color-contrast-enhanced": {"enabled": True},
        "color-contrast": {"enabled": False},
    },
}
PHONE, DESK = (360, 740), (1280, 900)
#: Each language sees two of the four; together the two pages of a pair are seen in all of them.
VIEWS = (((PHONE, "light"), (DESK, "dark")), ((PHONE, "dark"), (DESK, "light")))


#: Of a long list (the law, the glossary, the index) a few entries stand for all where templates are
#: looked at.
LONG = (
    ".m-record:nth-of-type(n + 5)",
    ".m-card:nth-of-type(n + 5)",
    ".m-az__list:nth-of-type(n + 4)",
    ".m-toc li",
)
SHORTEN = (
    f"document.querySelectorAll('{', '.join(LONG)}:nth-of-type(n + 6)').forEach(node => "
    f"node.remove())"
)


OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true; })"


def violations(page: Page, part: str = "html") -> list[str]:
    """What axe reports for a part of the page in its present state."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    run = "([part, options]) => axe.run(part, options).then(result => result.violations)"
    rules: list[dict[str, Any]] = page.evaluate(run, [part, OPTIONS])
    return [
        f"{rule['id']}: {node['target']} {(node.get('failureSummary') or '').splitlines()[1:2]}"
        for rule in rules
        for node in rule["nodes"][:5]
    ]


def look(page: Page, view: tuple[tuple[int, int], str]) -> None:
    """Change the size of the screen and the colour scheme."""
    (width, height), scheme = view
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]


def test_axe(house: House, samples: list[Sample], open_page: Open) -> None:
    page = open_page(bypass_csp=True)
    names = {one.name for one in templates(house.site)}
    faults = []
    for sample in samples:
        views = VIEWS[house.codes.index(sample.locale) % 2]
        look(page, views[0])
        page.goto(house.url(sample.path, sample.locale))
        if sample.name in names:
            page.evaluate(SHORTEN)
        for view in views:
            look(page, view)
            faults += [f"{sample} {view}: {one}" for one in violations(page)]
            page.evaluate(OPEN_ALL)  # the second look is at what can be opened, open
    assert not faults, "\n".join(faults)


SEARCHED = {"cs": "kontakt s dítětem", "en": "contact with child"}


@pytest.mark.parametrize(
    ("view", "code"),
    [
        pytest.param((PHONE, "light"), "cs", id="phone-cs"),
        pytest.param((DESK, "dark"), "en", id="desk-en"),
        pytest.param((PHONE, "light"), "en", id="phone-en", marks=pytest.mark.verify),
        pytest.param((DESK, "dark"), "cs", id="desk-cs", marks=pytest.mark.verify),
    ],
)
def test_axe_with_search_results(
    house: House, open_page: Open, view: tuple[tuple[int, int], str], code: str
) -> None:
    page, word = open_page(bypass_csp=True), SEARCHED[code]
    look(page, view)
    page.goto(house.home(code))
    page.get_by_role("combobox").fill(word)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert not violations(page)
    page.goto(house.url("hledat/index.md", code) + f"#q={word}&druh=practice,parents")
    page.locator("[data-mosty-search-page] li a").first.wait_for()
    page.locator(".m-facet").first.click()
    page.locator(".m-facet__panel").first.wait_for()
    assert not violations(page)
    for query in ("OSPODem", "xqzvwk", "kontatk"):
        page.locator("#m-search-page-input").fill(query)
        page.wait_for_timeout(500)
        assert not violations(page, "[data-mosty-search-page]"), query


@pytest.mark.parametrize("view", [(PHONE, "dark"), (DESK, "light")], ids=["phone", "desk"])
def test_axe_catalogue(house: House, open_page: Open, view: tuple[tuple[int, int], str]) -> None:
    page = open_page(bypass_csp=True)
    look(page, view)
    for code in house.codes:
        page.goto(
            house.url("praxe/index.md", code) + "#q=most&zobrazeni=mapa&kraj=ustecky&orp=most"
        )
        page.locator(".m-catalogue mark").first.wait_for()
        page.locator(".m-facet").nth(2).click()
        assert not violations(page)
        page.locator("#m-catalogue-input").fill("xqzvwk")
        page.locator(".m-catalogue__nothing").wait_for()
        assert not violations(page)


def test_axe_not_found(house: House, open_page: Open) -> None:
    page = open_page(bypass_csp=True)
    for code in house.codes:
        page.goto(house.home(code) + "nothing/here/")
        for view in VIEWS[0]:
            look(page, view)
            assert not violations(page), (code, view)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_open_menu(house: House, open_page: Open, scheme: str) -> None:
    page = open_page(bypass_csp=True)
    look(page, (PHONE, scheme))
    for code in house.codes:
        page.goto(house.url("rodice/index.md", code))
        page.locator(".m-menu-button").click()
        assert not violations(page, ".m-menu"), code


OVERFLOW = """() => {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide) return [];
    return [...document.body.querySelectorAll('*')]
        .filter(node => node.getBoundingClientRect().right > wide + 1 && node.checkVisibility())
        .map(node => node.tagName + '.' + node.className + ' ' + node.textContent.trim().slice(0, 40)).slice(-3)
        .concat(['wider than the screen']);
}"""


#: Words that are cut off: their box is too small and hides the rest. What is only spoken is one
#: pixel on purpose.
CUT = """() => [...document.body.querySelectorAll('*')].filter(node => {
    const style = getComputedStyle(node), box = node.getBoundingClientRect();
    const words = [...node.childNodes].some(one => one.nodeType === Node.TEXT_NODE && one.data.trim());
    const hides = ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY);
    return words && hides && box.width > 2 && node.checkVisibility()
        && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1);
}).map(node => `${node.className} is cut: ${node.textContent.trim().slice(0, 40)}`)"""
#: WCAG 1.4.12: so much room between letters, words, lines and paragraphs must break nothing.
SPACED = """() => {
    const sheet = new CSSStyleSheet(), wide = 'letter-spacing: .12em !important; word-spacing: .16em !important';
    sheet.replaceSync(`* { ${wide}; line-height: 1.5 !important; } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""


def test_no_scrolling_sideways(house: House, samples: list[Sample], open_page: Open) -> None:
    page = open_page(bypass_csp=True, width=360, height=740)
    faults = []
    for sample in samples:
        page.goto(house.url(sample.path, sample.locale))
        for width in (320, 360):
            page.set_viewport_size({"width": width, "height": 740})
            faults += [f"{sample} at {width}: {fault}" for fault in page.evaluate(OVERFLOW)]
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        faults += [
            f"{sample} with text of 200 %: {fault}"
            for fault in page.evaluate(OVERFLOW) + page.evaluate(CUT)
        ]
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.evaluate(SPACED)
        faults += [
            f"{sample} with text spaced: {fault}"
            for fault in page.evaluate(OVERFLOW) + page.evaluate(CUT)
        ]
    assert not faults, "\n".join(faults)


def test_zoom_of_400_percent_leaves_room_to_read(house: House, open_page: Open) -> None:
    """A screen of 1280 × 1024 enlarged four times is 320 × 256: fixed elements must leave most of
    it free.
    """
    page = open_page(width=320, height=256)
    for path in ("rodice/prvni-dny.md", "metodika/prvni-dny.md", "letaky/kontakt-s-ditetem.md"):
        page.goto(house.url(path))
        page.evaluate("scrollTo(0, 900)")
        kept = page.evaluate("""() => [...document.querySelectorAll('body *')].filter(node => {
            const { position } = getComputedStyle(node);
            return (position === 'fixed' || position === 'sticky') && node.checkVisibility();
        }).map(node => node.getBoundingClientRect()).filter(box => box.top < innerHeight && box.bottom > 0)
            .reduce((sum, box) => sum + Math.min(box.bottom, innerHeight) - Math.max(box.top, 0), 0)""")
        assert kept <= 0.4 * 256, (path, kept)


FOCUS = """node => {
    if (!node || node === document.body) return null;
    const style = getComputedStyle(node), rects = [...node.getClientRects()], name = node.outerHTML.slice(0, 90);
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return name + ' has no outline';
    if (!rects.length) return name + ' is not to be seen';
    const seen = rects.some(({ left, top, width, height }) => {
        const there = document.elementFromPoint(left + width / 2, top + height / 2);
        return there && (node.contains(there) || there.contains(node));
    });
    return seen ? '' : name + ' is hidden under something';
}"""
FOCUSED = f"() => ({FOCUS})(document.activeElement)"
WALKED = """() => {
    const kinds = 'a[href], button, input, select, textarea, summary, [tabindex]';
    const nodes = [...document.querySelectorAll(kinds)].filter(node =>
        node.tabIndex >= 0 && !node.disabled && node.checkVisibility({ visibilityProperty: true }));
    nodes.forEach((node, place) => { node.walked = place; });
    return nodes.map(node => node.outerHTML.slice(0, 100));
}"""
# A page whose cards are laid out by a script is walked when that is done
READY = "() => !document.querySelector('[data-mosty-catalogue]:not(.is-ready)')"
# The page itself notes each step when the next key comes, for then it has scrolled: a question to
# it after each key takes longer.
NOTE = f"""() => {{
    const fault = {FOCUS};
    window.steps = [];
    window.faults = [];
    document.addEventListener('keydown', () => {{
        const target = document.activeElement;
        if (target === document.body) return;
        window.steps.push(target.walked ?? -1);
        window.faults.push(fault(target));
    }}, true);
}}"""
LEFT = "() => document.activeElement === document.body"


@pytest.mark.parametrize(
    "size", [PHONE, pytest.param(DESK, marks=pytest.mark.verify)], ids=["phone", "desk"]
)
def test_keyboard_walk(house: House, open_page: Open, size: tuple[int, int]) -> None:
    """Tab reaches every control on each template, in reading order and visibly, and leaves the page
    at the end.
    """
    faults = []
    for sample in in_turn(house.site, templates(house.site)):
        url = house.url(sample.path, sample.locale)
        page = open_page(
            url, bypass_csp=True, width=size[0], height=size[1], reduced_motion="reduce"
        )
        page.evaluate(SHORTEN)
        page.wait_for_load_state("networkidle")
        page.wait_for_function(READY)
        wanted = page.evaluate(WALKED)
        page.evaluate(NOTE)
        for _ in range(len(wanted)):
            page.keyboard.press("Tab")
        for _ in range(5):
            page.keyboard.press("Tab")
            if page.evaluate(LEFT):
                break
        else:
            faults.append(f"{sample}: no way out with the keyboard")
        steps: list[int] = page.evaluate("window.steps")
        noted = page.evaluate("window.faults")
        faults += [f"{sample}: {fault}" for fault in noted if fault]
        known = [step for step in steps if step >= 0]
        if known != sorted(known):
            faults.append(f"{sample}: the order jumps")
        faults += [
            f"{sample}: never reached {wanted[step]}"
            for step in sorted(set(range(len(wanted))) - set(known))
        ][:5]
        page.context.close()
    assert not faults, "\n".join(faults)


def test_the_first_tab_is_the_way_to_the_text(house: House, open_page: Open) -> None:
    page = open_page()
    for code in house.codes:
        page.goto(house.url("rodice/index.md", code))
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.get_attribute("class") == "m-skip"
        box = skip.bounding_box()
        assert box and box["y"] >= 0 and box["height"] >= 24
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "m-main"
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_focus_is_always_seen(house: House, open_page: Open, size: tuple[int, int]) -> None:
    """Forwards and back: going up, the sticky bar of the quick exit must not cover what has the
    focus.
    """
    page = open_page(
        house.url("rodice/index.md"), width=size[0], height=size[1], reduced_motion="reduce"
    )
    page.locator("[data-mosty-search]").wait_for()
    for key in ("Tab", "Shift+Tab"):
        seen = 0
        for _ in range(120):
            page.keyboard.press(key)
            fault = page.evaluate(FOCUSED)
            if fault is None:
                break
            assert not fault
            seen += 1
        assert seen > 20
        page.evaluate("document.querySelector('.m-footer a:last-of-type').focus()")
        page.evaluate("[...document.querySelectorAll('a')].at(-1).focus()")


def test_menu_by_keyboard_on_a_phone(house: House, open_page: Open) -> None:
    page = open_page(house.url("rodice/index.md"), width=360, height=740)
    page.locator(".m-menu-button").focus()
    page.keyboard.press("Enter")
    page.locator(".m-menu a").first.wait_for(state="visible")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('.m-menu').contains(document.activeElement)")
    page.keyboard.press("Escape")
    page.locator(".m-menu a").first.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.className") == "m-menu-button"
