"""The same site under a prefix, and a page that is not translated."""

from __future__ import annotations

import urllib.request
from urllib.parse import urlsplit

from .conftest import UNTRANSLATED, Open
from .house import House
from .markup import markup


def test_pages_under_a_prefix(annex: House, open_page: Open) -> None:
    assert annex.site.config.base == "/mosty"
    page = open_page()
    faults: list[str] = []
    page.on("response", lambda answer: faults.append(answer.url) if answer.status >= 400 else None)
    for code in annex.codes:
        page.goto(annex.home(code))
        page.locator(".m-menu a").first.click()
        page.wait_for_url(annex.url("rodice/index.md", code))
        page.get_by_role("combobox").fill("OSPOD")
        page.get_by_role("option").first.click()
        page.wait_for_url("**/slovnik/**")
        assert page.url.startswith(annex.home(code))
    assert not faults


def test_not_found_under_a_prefix(annex: House, open_page: Open) -> None:
    page = open_page()
    for code in annex.codes:
        answer = page.goto(annex.home(code) + "praxe/deeper/nothing/")
        assert answer and answer.status == 404
        assert page.locator("html").get_attribute("lang") == code
        for link in page.locator("a").evaluate_all(
            "links => links.map(link => link.href.split('#')[0])"
        ):
            ours = (
                urlsplit(link).netloc == urlsplit(page.url).netloc
            )  # the exit and help lines lead elsewhere
            if ours and link != page.url:
                assert urllib.request.urlopen(link).status == 200, link


def test_a_page_that_is_not_translated(annex: House, open_page: Open) -> None:
    page = open_page(annex.url(UNTRANSLATED, "en"))
    source = annex.site.page("cs", UNTRANSLATED)
    assert source
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("article").get_attribute("lang") == "cs"
    assert page.locator("article h1").inner_text().replace("\xa0", " ") == source.title
    assert page.locator(".m-fallback").inner_text() == annex.site.string("fallback_note", "en")
    assert page.locator(".m-fallback").evaluate("node => node.closest('[lang]').lang") == "en"
    assert (
        page.locator("link[rel=canonical]").get_attribute("href")
        == "https://x.example/mosty/rodice/prvni-dny/"
    )
    assert page.locator("link[rel=alternate][hreflang]").count() == 0
    assert page.locator(".m-menu [lang=cs]").count() == 0


def test_its_source_claims_no_translation(annex: House) -> None:
    links = markup(annex.folder / "rodice/prvni-dny/index.html").all("link", rel="alternate")
    assert [one for one in links if "hreflang" in one.attributes] == []
