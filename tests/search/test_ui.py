"""The search box and the search page in a real browser: what one hears, what one types, what stays in the history."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

ASSETS = Path(__file__).parents[2] / "docs" / "assets"
CSP = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
STRINGS = {
    "search_label": "Hledat",
    "search_none": "Nic pro „{query}“.",
    "search_count_one": "{n} výsledek",
    "search_count_few": "{n} výsledky",
    "search_count_other": "{n} výsledků",
    "kind_practice": "praxe",
}
PAGE = """<!doctype html><html lang="cs"><head><meta charset="utf-8"><title>t</title>
<link rel="stylesheet" href="assets/css/search.css"><script type="module" src="start.js"></script>
<script type="application/json" id="mosty-strings">{strings}</script></head><body>{body}</body></html>"""
BOX = """<header><a href="hledat.html" data-mosty-search-link>Hledat</a>
<form class="m-search" role="search" hidden
 data-mosty-search data-index="search/cs/" data-base="." data-page="hledat.html">
<label for="q">Hledat</label><input id="q" type="search" name="q" autocomplete="off"></form></header>"""
SEARCH = """<h1>Hledat</h1><div data-mosty-search-page data-index="search/cs/" data-base="."></div>
<h2 id="rejstrik">Rejstřík</h2>"""
START = """import {attach as box} from "./assets/js/search/box.js";
import {attach as page} from "./assets/js/search/page.js";
for (const form of document.querySelectorAll("[data-mosty-search]")) box(form);
for (const root of document.querySelectorAll("[data-mosty-search-page]")) page(root);"""


@dataclass
class Server:
    """Serves the fixture site under the prefix /mosty/; notes what is asked for; can lose files."""

    address: str = ""
    asked: list[str] = field(default_factory=list)
    lost: str = ""


@pytest.fixture(scope="module")
def server(exported: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(ASSETS / "js" / "search", site / "assets" / "js" / "search")
    (site / "assets" / "css").mkdir()
    shutil.copy(ASSETS / "css" / "search.css", site / "assets" / "css")
    shutil.copytree(exported["cs"], site / "search" / "cs")
    strings = json.dumps(STRINGS)
    (site / "index.html").write_text(PAGE.format(strings=strings, body=BOX), encoding="utf-8")
    (site / "hledat.html").write_text(PAGE.format(strings=strings, body=SEARCH), encoding="utf-8")
    (site / "start.js").write_text(START, encoding="utf-8")
    state = Server()

    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append(self.path)
            if state.lost and state.lost in self.path:
                self.send_error(404)
            else:
                self.path = self.path.removeprefix("/mosty")
                super().do_GET()

        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", CSP)
            self.send_header("Cache-Control", "no-store")
            super().end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site))) as web:
        state.address = f"http://127.0.0.1:{web.server_address[1]}/mosty/"
        threading.Thread(target=web.serve_forever, daemon=True).start()
        yield state
        web.shutdown()


@pytest.fixture
def page(browser: Any, server: Server) -> Iterator[Any]:
    """A new visitor; any complaint in the console fails the test that did not expect one."""
    server.lost = ""
    server.asked.clear()
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.set_default_timeout(5000)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert server.lost or not complaints


def _choices(page: Any) -> list[str]:
    page.wait_for_selector("[role=option]")
    return [str(text) for text in page.locator("[role=option] .m-search__title").all_inner_texts()]


def test_nothing_is_fetched_before_the_box_is_used(page: Any, server: Server) -> None:
    page.goto(server.address, wait_until="networkidle")
    assert page.locator("form").is_visible() and not page.locator("[data-mosty-search-link]").is_visible()
    assert not [path for path in server.asked if path.endswith((".bin", ".json", "engine.js"))]
    with page.expect_response("**/manifest.json"):
        page.get_by_role("combobox").focus()
    assert [path for path in server.asked if path.endswith(".json")] == ["/mosty/search/cs/manifest.json"]


def test_the_box_is_a_combobox(page: Any, server: Server) -> None:
    page.goto(server.address)
    box = page.get_by_role("combobox", name="Hledat")
    box.press_sequentially("skol")
    assert "Setkávání škol a OSPODu v Děčíně" in _choices(page)
    assert page.locator("mark").first.inner_text() == "škol"
    assert box.get_attribute("aria-expanded") == "true"
    assert page.get_by_role("status").inner_text().endswith(("výsledky", "výsledků"))
    box.press("ArrowDown")
    active = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    assert active.get_attribute("aria-selected") == "true"
    box.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("Escape")
    assert (box.get_attribute("aria-expanded"), box.input_value()) == ("false", "skol")
    assert not page.get_by_role("listbox").is_visible()


def test_a_choice_leads_to_its_page_under_the_prefix(page: Any, server: Server) -> None:
    page.goto(server.address)
    box = page.get_by_role("combobox")
    box.press_sequentially("sociálka")
    assert _choices(page)[0] == "orgán sociálně-právní ochrany dětí"
    server.lost = "slovnik"  # no such page here; only its address matters
    box.press("ArrowDown")
    with page.expect_navigation():
        box.press("Enter")
    assert page.url == f"{server.address}slovnik/#ospod"


def test_enter_without_a_choice_leads_to_the_search_page(page: Any, server: Server) -> None:
    page.goto(server.address)
    page.get_by_role("combobox").fill("škola a děti")
    page.get_by_role("combobox").press("Enter")
    page.wait_for_selector(".m-results__item")
    assert page.get_by_role("searchbox").input_value() == "škola a děti"
    assert not [path for path in server.asked if "děti" in path or "d%C4%9Bti" in path]


def test_typing_leaves_no_trace(page: Any, server: Server) -> None:
    page.goto(f"{server.address}hledat.html")
    before = (page.url, page.evaluate("history.length"))
    page.get_by_role("searchbox").press_sequentially("škola")
    page.wait_for_selector(".m-results__item")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_load_state("networkidle")
    assert (page.url, page.evaluate("history.length")) == before
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.locator(".m-results__button").last.click()
    page.wait_for_url("**#q=%C5%A1kola")
    assert page.evaluate("history.length") == before[1]


def test_back_and_forward(page: Any, server: Server) -> None:
    page.goto(f"{server.address}hledat.html#q=škola")
    page.wait_for_selector(".m-results__item")
    page.evaluate("location.hash = '#q=byt'")
    page.wait_for_function("document.querySelector('h2').textContent.includes('byt')")
    page.go_back()
    page.wait_for_function("document.querySelector('h2').textContent.includes('škola')")
    assert page.get_by_role("searchbox").input_value() == "škola"
    page.evaluate("location.hash = '#rejstrik'")
    assert page.locator(".m-results__item").count()


def test_a_slip_is_said_and_can_be_insisted_on(page: Any, server: Server) -> None:
    page.goto(f"{server.address}hledat.html#q=pestounksá")
    page.wait_for_selector(".m-results__item")
    assert page.locator(".m-results__title").inner_text() == "Showing results for “pěstounská”"
    page.get_by_role("button", name="Search only for “pestounksá”").click()
    page.get_by_text("Nic pro „pestounksá“.").wait_for()
    assert page.get_by_role("link", name="Index from A to Z").get_attribute("href") == "#rejstrik"


@pytest.mark.parametrize("lost", ["terms-", "manifest", "pages-"])
def test_a_lost_file_is_said_and_the_index_offered(page: Any, server: Server, lost: str) -> None:
    server.lost = lost
    page.goto(f"{server.address}hledat.html#q=škola")
    page.get_by_text("could not be fetched").wait_for()
    assert page.get_by_role("link", name="Index from A to Z").is_visible()
    server.lost = ""
    page.get_by_role("button", name="Try again").click()
    page.wait_for_selector(".m-results__item")
    server.lost = lost  # the console did complain


def test_markup_in_a_query_stays_text(page: Any, server: Server) -> None:
    page.goto(f"{server.address}hledat.html")
    page.get_by_role("searchbox").fill('<img src=x onerror="document.title=1"> škola')
    page.wait_for_selector(".m-results__item")
    assert page.locator("h2 img").count() == 0
    assert "<img src=x" in page.locator(".m-results__title").inner_text()


def test_it_fits_a_small_screen(page: Any, server: Server) -> None:
    page.goto(server.address)
    page.get_by_role("combobox").press_sequentially("dít")
    _choices(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_axe_has_nothing_to_say(page: Any, server: Server) -> None:
    axe = Axe()
    page.goto(server.address)
    page.get_by_role("combobox").press_sequentially("dít")
    _choices(page)
    page.get_by_role("combobox").press("ArrowDown")
    rules = {"rules": {"region": {"enabled": False}, "page-has-heading-one": {"enabled": False},
                       "landmark-one-main": {"enabled": False}}}  # fmt: skip
    assert axe.run(page, options=rules).response["violations"] == []
    page.goto(f"{server.address}hledat.html#q=škola")
    page.wait_for_selector(".m-results__item")
    assert axe.run(page, options=rules).response["violations"] == []


def test_without_javascript_there_is_a_plain_link(browser: Any, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.address)
    assert page.locator("[data-mosty-search-link]").is_visible() and not page.locator("form").is_visible()
    context.close()
