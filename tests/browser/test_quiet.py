"""Nobody learns what is read here: no request elsewhere, nothing stored, no complaint in the
console; the headers.
"""

from __future__ import annotations

import urllib.error
import urllib.request

import pytest
from mosty.publish.headers import HEADERS
from playwright.sync_api import Page, Route

from .conftest import Open
from .house import House, Sample

STORED = """async () => ({
    cookies: document.cookie, local: localStorage.length, session: sessionStorage.length,
    databases: (await indexedDB.databases()).length, workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": "", "local": 0, "session": 0, "databases": 0, "workers": 0}


class Ear:
    """Records what a page requests and complains of; requests to other hosts are stopped."""

    def __init__(self, page: Page, origin: str) -> None:
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []
        self.origin = origin
        page.context.route("**/*", self._route)
        page.on(
            "console",
            lambda message: self.complaints.append(f"{page.url}: {message.type} {message.text}"),
        )
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("response", lambda answer: self._answer(answer.url, answer.status))

    def _route(self, route: Route) -> None:
        if route.request.url.startswith(self.origin + "/"):
            route.continue_()
        else:
            self.elsewhere.append(route.request.url)
            route.abort()

    def _answer(self, url: str, status: int) -> None:
        if status >= 400:
            self.complaints.append(f"{status} {url}")


def test_pages_are_quiet(house: House, samples: list[Sample], open_page: Open) -> None:
    page = open_page()
    ear = Ear(page, house.origin)
    for sample in samples:
        page.goto(house.url(sample.path, sample.locale), wait_until="load")
    page.wait_for_load_state("networkidle")
    assert not ear.elsewhere
    assert not ear.complaints
    assert page.evaluate(STORED) == NOTHING
    assert page.context.cookies() == []


def test_search_is_quiet(house: House, open_page: Open) -> None:
    page = open_page()
    ear = Ear(page, house.origin)
    for code, word in (("cs", "kontakt"), ("en", "contact")):
        page.goto(house.home(code))
        page.get_by_role("combobox").press_sequentially(word, delay=5)
        page.get_by_role("option").first.wait_for()
        assert word not in page.url
        page.goto(house.url("hledat/index.md", code) + f"#q={word}")
        page.locator("[data-mosty-search-page] li a").first.wait_for()
    assert not ear.elsewhere
    assert not ear.complaints
    assert page.evaluate(STORED) == NOTHING
    assert page.context.cookies() == []


@pytest.mark.parametrize(
    "path", ["/", "/en/", "/assets/css/site.css", "/assets/js/site.js", "/nothing/here/"]
)
def test_headers(house: House, path: str) -> None:
    try:
        answer = urllib.request.urlopen(house.origin + path)
    except urllib.error.HTTPError as error:
        answer = error
    sent = {name: answer.headers.get_all(name) for name in HEADERS}
    assert sent == {name: [value] for name, value in HEADERS.items()}
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert (
        "unsafe" not in policy
        and "http" not in policy
        and "*" not in policy
        and "data:" not in policy
    )
