"""On paper: every template as Chromium prints it on A4, read back from the PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from mosty.model.address import permanent
from mosty.model.version import dated
from mosty.text.language.typography import date
from playwright.sync_api import Page as Tab
from pypdf import PdfReader
from pypdf.generic import Destination

from .conftest import Open
from .house import House, in_turn, templates

A4 = (595, 842)
BOTTOM = 18 / 25.4 * 72  # points below which nothing is printed
ROOM = 26  # points that must be left under a heading: it and a line of what it heads


def printed(tab: Tab, address: str) -> PdfReader:
    tab.goto(address, wait_until="networkidle")
    return PdfReader(io.BytesIO(tab.pdf(prefer_css_page_size=True, outline=True, tagged=True)))


#: Whether the script that lists addresses has come: it is fetched when the page is idle.
LISTS_ADDRESSES = """() => {
  dispatchEvent(new Event("beforeprint"));
  const listed = document.querySelector(".m-footnotes") !== null;
  dispatchEvent(new Event("afterprint"));
  return listed;
}"""


def wait_until_addresses_are_listed(tab: Tab) -> None:
    for _ in range(200):
        if tab.evaluate(LISTS_ADDRESSES):
            return
        tab.wait_for_timeout(50)
    raise AssertionError("the script that lists the addresses of links has not come in ten seconds")


def headings(outline: object) -> Iterator[Destination]:
    for entry in outline if isinstance(outline, list) else ():
        if isinstance(entry, Destination):
            yield entry
        yield from headings(entry)


def flat(text: str) -> str:
    return "".join(text.split())


#: Templates that differ most on paper; ``make verify`` prints them all, in both languages.
FEW = ("home", "parents", "phase", "practice", "findings", "fill")


@pytest.mark.parametrize("names", [FEW, pytest.param((), id="all", marks=pytest.mark.verify)])
def test_templates_print_well(house: House, open_page: Open, names: tuple[str, ...]) -> None:
    tab = open_page()
    site = house.site
    faults = []
    chosen = [sample for sample in templates(site) if not names or sample.name in names]
    if names:
        chosen = [
            sample
            for sample in in_turn(site, chosen)
            if sample.name != "home" or sample.locale == house.codes[0]
        ]
    for sample in chosen:
        page = site.page_or_source(sample.locale, sample.path)
        assert page is not None
        pdf = printed(tab, house.url(sample.path, sample.locale))
        texts = [sheet.extract_text() for sheet in pdf.pages]
        whole = flat(" ".join(texts))
        if {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in pdf.pages} != {
            A4
        }:
            faults.append(f"{sample}: not A4")
        faults += [
            f"{sample}: page {at} is empty"
            for at, text in enumerate(texts, 1)
            if len(flat(text)) < 80
        ]
        last = flat(" ".join(texts[-2:]))
        day = dated(site, page)
        if flat(permanent(site, page)) not in last:
            faults.append(f"{sample}: no address")
        if (
            page.facts
            and page.facts.checked_on == day
            and day
            and flat(date(day, page.locale)) not in whole
        ):
            faults.append(f"{sample}: no date")
        for key in ("skip", "search_label", "cite", "report", "quick_exit"):
            if flat(site.string(key, sample.locale)) in whole:
                faults.append(f"{sample}: {key} is printed")
        for heading in headings(pdf.outline):
            top = float(heading.top or A4[1])
            if top < BOTTOM + ROOM:
                faults.append(f"{sample}: heading {heading.title!r} is stranded at {top:.0f} pt")
    assert faults == []


def test_addresses_of_links_stand_at_the_end(house: House, open_page: Open) -> None:
    tab = open_page()
    tab.goto(house.url("rodice/index.md", "cs"))
    wait_until_addresses_are_listed(tab)
    pdf = PdfReader(io.BytesIO(tab.pdf(prefer_css_page_size=True)))
    whole = flat(" ".join(one.extract_text() for one in pdf.pages))
    assert flat("Odkazy z této stránky · https://mosty.example") in whole and "/pomoc/" in whole
    assert "127.0.0.1" not in whole
    listed = whole.partition(flat("Odkazy z této stránky · https://mosty.example"))[2]
    assert listed.startswith("1/") and "2/" in listed, "each address has the number of its link"
    assert tab.locator(".m-footnotes, .m-footnote").count() == 0, (
        "after printing the page is as it was"
    )


def test_paper_without_a_script(house: House, open_page: Open) -> None:
    tab = open_page(java_script_enabled=False)
    pdf = printed(tab, house.url("praxe/multioborove-tymy.md", "cs"))
    whole = flat(" ".join(one.extract_text() for one in pdf.pages))
    assert (
        flat("https://mosty.example/praxe/multioborove-tymy/") in whole
        and flat("Verze textu") in whole
    )


@pytest.mark.parametrize("selector", [".m-record", ".m-card", "tr", ".m-law"])
def test_nothing_is_torn(house: House, open_page: Open, selector: str) -> None:
    """What must not break across sheets is marked so for the printer (the pictures were looked at)."""
    tab = open_page(house.url({".m-card": "praxe/index.md", ".m-law": "metodika/prvni-dny.md",
                               "tr": "odbornici/index.md"}.get(selector, "pravo/index.md")))  # fmt: skip
    tab.emulate_media(media="print")
    inside = tab.locator(f"article {selector}").first.evaluate(
        "node => getComputedStyle(node).breakInside"
    )
    assert inside == "avoid"
