"""Reading: without scripts, in the other language, on paper, as a leaflet, and where there is no
page.
"""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from .conftest import Open
from .house import House, Sample
from .markup import markup


def test_everything_is_readable_without_scripts(
    house: House, samples: list[Sample], open_page: Open
) -> None:
    page = open_page(java_script_enabled=False, width=360, height=740)
    for sample in samples:
        page.goto(house.url(sample.path, sample.locale))
        source = house.site.page_or_source(sample.locale, sample.path)
        assert source
        assert page.locator("article h1").inner_text().replace("\xa0", " ") == source.title
        assert len(page.locator("article").inner_text()) > 150, sample
        if page.locator("[data-mosty-search]").count():
            assert page.locator("[data-mosty-search]").is_hidden()
            assert page.locator("[data-mosty-search-link]").is_visible()


def test_menu_and_index_without_scripts(house: House, open_page: Open) -> None:
    page = open_page(java_script_enabled=False, width=360, height=740)
    for code in house.codes:
        page.goto(house.home(code))
        page.locator(".m-menu-button").click()
        page.locator(".m-menu a").first.click()
        assert page.url == house.url("rodice/index.md", code)
        page.locator("[data-mosty-search-link]").click()
        letters = page.locator(".m-az__letters a")
        assert letters.count() >= 10
        entries = page.locator(".m-az__list a")
        assert entries.count() >= len(list(house.site.paths(code)))
        page.get_by_role("link", name="OSPOD", exact=True).click()
        assert "/slovnik/#" in page.url


@pytest.mark.parametrize(
    "place", ["rodice/index.md", "metodika/ohrozeni.md#kroky", "hledat/index.md", "index.md"]
)
def test_the_language_switch_keeps_the_place(house: House, open_page: Open, place: str) -> None:
    path, _, anchor = place.partition("#")
    end = f"#{anchor}" if anchor else ""
    page = open_page(house.url(path, "cs") + end)
    for code in ("en", "cs"):
        page.locator(f".m-languages a[lang={code}]").click()
        page.wait_for_url(house.url(path, code) + end)
        assert page.locator("html").get_attribute("lang") == code
        assert page.locator(".m-languages [aria-current]").get_attribute("lang") == code


@pytest.mark.parametrize(
    "path", ["nothing/", "praxe/deeper/nothing/", "a/b/c/d.html", "assets/nothing.css"]
)
def test_not_found(house: House, open_page: Open, path: str) -> None:
    page = open_page()
    for code in house.codes:
        answer = page.goto(house.home(code) + path)
        assert answer and answer.status == 404
        assert page.locator("html").get_attribute("lang") == code
        assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith(
            '"Source Sans 3"'
        )
        links = page.locator("a:not(.m-exit a, .m-leaflet-languages a)").evaluate_all(
            "links => [...new Set(links.map(link => link.href.split('#')[0]))]"
        )
        assert len(links) > 5
        for link in set(links) - {page.url}:
            assert link.startswith(house.home(code)), link
            assert urllib.request.urlopen(link).status == 200


def test_links_lead_somewhere(house: House, html_files: list[Path]) -> None:
    """Every link of every page, with its anchor."""
    ids: dict[Path, set[str]] = {}
    faults = []
    for file in html_files:
        here = "/" + file.relative_to(house.folder).as_posix().removesuffix("index.html")
        for link in markup(file).all("a"):
            href = link.attributes.get("href", "")
            if href.split(":")[0] in ("http", "https", "tel", "mailto", "sms"):
                continue
            path, _, anchor = urljoin(here, href).partition("#")
            target = house.folder / path.lstrip("/")
            target = target / "index.html" if path.endswith("/") else target
            if not target.is_file():
                faults.append(f"{here}: {href}")
            elif anchor and target.suffix == ".html":
                if target not in ids:
                    ids[target] = {node.attributes.get("id", "") for node in markup(target).nodes}
                faults += [] if anchor in ids[target] else [f"{here}: {href}"]
    assert not faults, "\n".join(sorted(set(faults)))


def test_print(house: House, open_page: Open) -> None:
    practice = house.site.of_kind("practice", "cs")[0]
    page = open_page()
    page.emulate_media(media="print")
    for code in house.codes:
        for path in (practice.path, "rodice/index.md"):
            page.goto(house.url(path, code))
            for gone in (
                ".m-menu",
                ".m-languages",
                ".m-toc",
                ".m-exit",
                "[data-mosty-search]",
                ".m-footer nav",
            ):
                for element in page.locator(gone).all():
                    assert element.is_hidden(), gone
            for kept in ("h1", ".m-provenance", ".m-footer__address"):
                assert page.locator(kept).is_visible(), kept
            assert page.locator(".m-footer__address").inner_text().startswith("https://")
            assert (
                page.evaluate("getComputedStyle(document.body).backgroundColor")
                == "rgb(255, 255, 255)"
            )


def test_leaflet_is_downloaded(house: House, open_page: Open) -> None:
    page = open_page()
    for leaflet in house.site.of_kind("leaflet", "cs")[:2]:
        for code in house.codes:
            page.goto(house.url(leaflet.path, code))
            links = page.locator(".m-files a")
            assert links.count() == 4, leaflet.path
            pictures = page.locator(".m-files img")
            assert pictures.count() == 4
            for picture in pictures.all():
                picture.scroll_into_view_if_needed()
                picture.evaluate("one => one.decode()")
                assert picture.get_attribute("alt")
            sms = page.locator('a[href^="sms:"]').get_attribute("href") or ""
            body = unquote(sms.partition("body=")[2])
            assert body.isascii() and len(body) <= 160, body  # one message of the plain alphabet
            assert body.endswith(
                house.url(leaflet.path, code).removeprefix(house.origin + house.site.config.base)
            )
            for link in links.all():
                with page.expect_download() as waiting:
                    link.click()
                content = Path(waiting.value.path()).read_bytes()
                assert content.startswith(b"%PDF-") and len(content) > 10_000


def test_lines_are_filled_in_on_the_device_and_nowhere_else(house: House, open_page: Open) -> None:
    page = open_page()
    sent: list[str] = []
    for code in house.codes:
        page.goto(house.url("letaky/kontakt-s-ditetem.md", code))
        form = page.locator(".m-fill-form")
        form.locator("summary").click()
        page.on("request", lambda request: sent.append(request.url))
        worker = form.locator("input").nth(3)
        assert worker.get_attribute("autocomplete") == "off"
        worker.fill("Ukázková")
        assert "Ukázková" in page.locator('[data-fill="worker"]').inner_text()
        page.emulate_media(media="print")
        assert form.is_hidden() and page.locator('[data-fill="worker"]').is_visible()
        page.emulate_media(media="screen")
        page.evaluate("window.print = () => { document.title = 'printed'; }")
        worker.press("Enter")
        assert page.title() == "printed"
        assert not page.evaluate(
            "Object.keys(localStorage).length + Object.keys(sessionStorage).length"
        )
        page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
        assert worker.input_value() == "" and "Ukázková" not in page.locator("main").inner_text()
    assert sent == [] or all("Uk" not in url for url in sent)
    page.goto(house.url("letaky/vase-dite-zije-mimo-rodinu.md", "cs"))
    carer = page.locator('[data-fill="carer"]')
    assert carer.count() == 1  # a line for a pen
    labels = page.locator(".m-fill-form label span").all_inner_texts()
    assert carer.inner_text().partition(":")[0] not in labels


def test_a_listing_of_a_folder_is_not_there(house: House) -> None:
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.urlopen(house.origin + "/assets/")
    assert error.value.code == 404
