"""Bad input and bad luck: whatever is typed and whatever does not arrive, the reader gets a message
and nothing runs.
"""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from .conftest import Open
from .house import House

BOX = "#m-search-input"
FIELD = "#m-search-page-input"
ITEM = ".m-results__item"
STATUS = ".m-results__status"

QUERIES = {
    "one letter": "š",
    "ten thousand letters": "škola " * 1_666 + "škol",
    "ten thousand letters of one word": "x" * 10_000,
    "emoji": "👪🏽 👩‍👧",
    "right to left": "ילד \u202eהורה\u202c طفل",
    "HTML": "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "quotes": "\"'`</mark>&amp;{query}",
    "regular expression": "(.*)+[škola$^\\",
    "stop words": "a v na do",
    "blank": "   \t ",
    "null and marks": "a\u0000b \u0301\u0301 \ufeff",
}


def complaints_of(page: Page) -> list[str]:
    """Errors, console messages and dialogs of the page from now on; the list grows."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
    return complaints


@pytest.mark.parametrize("name", QUERIES)
def test_whatever_is_typed(house: House, open_page: Open, name: str) -> None:
    query = QUERIES[name]
    page = open_page(house.url("hledat/index.md"), width=360, height=740)
    complaints = complaints_of(page)
    page.locator(FIELD).fill(query)
    page.locator(FIELD).press("Enter")
    if query.strip():
        expect(page.locator(STATUS)).not_to_have_text("")
        expect(page.locator(".m-results")).not_to_be_empty()
        assert len(page.locator(".m-results").inner_text().split("\n")[0]) < 120
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.goto(house.url("rodice/index.md"))
    page.locator(BOX).fill(query)
    if query.strip():
        expect(page.locator(".m-search__popup")).to_be_visible()
    page.locator(BOX).press("Enter")
    page.wait_for_url(house.url("hledat/index.md"))
    page.locator(FIELD).wait_for()
    assert page.locator(".m-results :is(img, script), .m-search :is(img, script)").count() == 0
    assert not complaints


def test_why_nothing_was_found(house: House, open_page: Open) -> None:
    page = open_page(house.url("hledat/index.md"))
    for query, reason in (("a v na", "skoro všude"), ("👪", "žádné slovo")):
        page.locator(FIELD).fill(query)
        expect(page.locator(".m-results__help")).to_contain_text(reason)


Spoil = Callable[[Route], None]


def _gone(route: Route) -> None:
    route.fulfill(status=404, body="")


def _cut(route: Route) -> None:
    body = route.fetch().body()
    route.fulfill(status=200, body=body[: len(body) // 2])


def _other_build(route: Route) -> None:
    body = route.fetch().body()
    if route.request.url.endswith(".json"):
        changed = json.loads(body) | {"build": "0123456789abcdef"}
        route.fulfill(status=200, body=json.dumps(changed))
    else:
        route.fulfill(status=200, body=body[:4] + bytes(8) + body[12:])


FAULTS: dict[str, tuple[Spoil, str]] = {
    "missing": (_gone, "nepodařilo načíst"),
    "cut": (_cut, "dorazila poškozená"),
    "of another build": (_other_build, "se mezitím změnil"),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("file", ["terms-*.bin", "pages-*.json"])
def test_a_file_that_is_not_right(house: House, open_page: Open, fault: str, file: str) -> None:
    spoil, message = FAULTS[fault]
    page = open_page(house.url("hledat/index.md"))
    page.route(f"**/search/cs/{file}", spoil)
    page.locator(FIELD).fill("škola")
    expect(page.locator(STATUS)).to_contain_text(message)
    expect(page.get_by_role("link", name="Rejstřík od A do Ž").first).to_have_attribute(
        "href", "#rejstrik"
    )
    page.unroute(f"**/search/cs/{file}")
    page.get_by_role("button", name="Zkusit znovu").click()
    page.locator(ITEM).first.wait_for()
    page.route(f"**/search/cs/{file}", spoil)
    page.goto(house.url("rodice/index.md"))
    page.locator(BOX).fill("škola")
    expect(page.locator(".m-search__note")).to_contain_text(message)
    expect(page.locator(".m-search__note a")).to_have_attribute("href", "../hledat/#rejstrik")


def test_no_manifest(house: House, open_page: Open) -> None:
    page = open_page(house.url("hledat/index.md"))
    page.route("**/search/cs/manifest.json", _gone)
    page.locator(FIELD).fill("škola")
    expect(page.locator(STATUS)).to_contain_text("nepodařilo načíst")
    page.unroute("**/search/cs/manifest.json")
    page.get_by_role("button", name="Zkusit znovu").click()
    page.locator(ITEM).first.wait_for()


def test_passages_or_filters_that_do_not_come(house: House, open_page: Open) -> None:
    page = open_page(house.url("hledat/index.md"))
    page.route("**/text-*/*.json", _gone)
    page.locator(FIELD).fill("setkávání škol")
    expect(page.locator(".m-results__note")).to_contain_text("Ukázky z textu se nepodařilo načíst")
    assert page.locator(ITEM).count() > 3
    page.unroute("**/text-*/*.json")
    page.reload()
    page.route("**/facets-*.json", _cut)
    page.locator(FIELD).fill("mediace")
    expect(page.locator(".m-results__note")).to_contain_text("Filtry se nepodařilo načíst")
    page.locator(ITEM).first.wait_for()


def test_offline(house: House, open_page: Open) -> None:
    page = open_page(house.url("hledat/index.md"))
    page.locator(FIELD).wait_for()
    page.context.set_offline(True)
    page.locator(FIELD).fill("škola")
    expect(page.locator(STATUS)).to_contain_text("Jste bez připojení")
    assert page.locator(".m-az__list a").count() > 100
    page.context.set_offline(False)
    page.get_by_role("button", name="Zkusit znovu").click()
    page.locator(ITEM).first.wait_for()
    page.goto(house.url("rodice/index.md"))
    page.context.set_offline(True)
    page.locator(BOX).focus()
    link = page.locator("[data-mosty-search-link]")
    expect(link).to_be_visible()
    expect(link).to_contain_text("Rejstřík od A do Ž")
    page.locator(BOX).press("Enter")
    assert "?" not in page.url
    page.context.set_offline(False)
    page.locator(BOX).blur()
    page.locator(BOX).fill("škola")
    page.get_by_role("option").first.wait_for()


RACE = """async names => {
    const { QueryView } = await import(names.module);
    const wait = { slow: 300, broken: 200, fast: 100 };
    const shown = [];
    class View extends QueryView {
        engine() { return Promise.resolve({}); }
        async answer() {
            const { query } = this.state;
            await new Promise(done => setTimeout(done, wait[query]));
            if (query === "broken") throw new Error(query);
            return query;
        }
        show(answer) { shown.push(answer); }
        fail(error) { shown.push(`failed: ${error.message}`); }
    }
    const make = tag => document.createElement(tag);
    const view = new View("", make("input"), make("form"), make("p"));
    for (const query of names.queries) {
        view.ask({ query, chosen: {}, sort: "", view: "" });
        await Promise.resolve().then(() => {}); // so long that it is on its way
    }
    await new Promise(done => setTimeout(done, 600));
    return shown;
}"""


@pytest.mark.parametrize(
    ("queries", "shown"),
    [
        (["slow", "fast"], ["fast"]),
        (["broken", "fast"], ["fast"]),
        (["fast", "broken"], ["failed: broken"]),
        (["slow", ""], []),
    ],
    ids=["slow then fast", "broken then fast", "fast then broken", "slow then nothing"],
)
def test_only_the_latest_question_is_answered(
    house: House, open_page: Open, queries: list[str], shown: list[str]
) -> None:
    """Whatever comes late, an answer or a failure, is ignored."""
    page = open_page(house.url("hledat/index.md"))
    module = f"{house.origin}/assets/js/search/query-view.js"
    assert page.evaluate(RACE, {"module": module, "queries": queries}) == shown
