"""The site as machines read it: every published machine-readable file, read by a parser of its
format.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import bibtexparser
import feedparser
import pyromark
import pytest
import rispy
from mosty.model import menu
from mosty.model.address import permanent
from mosty.model.exports import DATASETS, PACKAGE, SCHEMAS, files
from mosty.model.front_matter import PLAIN_READER
from mosty.model.site import Page
from mosty.model.version import dated, is_frame
from mosty.text.markdown.html_tree import parse
from PIL import Image

from .conftest import UNTRANSLATED, Open
from .house import TODAY, House
from .markup import Markup, markup

VOCABULARY = json.loads(
    (Path(__file__).resolve().parents[1] / "outputs" / "schema_org.json").read_text("utf-8")
)
NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def folder_of(house: House, page: Page) -> Path:
    return house.folder / f"{house.site.config.locale(page.locale).prefix}{page.url}"


def head_of(house: House, page: Page) -> Markup:
    return markup(folder_of(house, page) / "index.html")


def data_of(html: Path) -> Any:
    (script,) = markup(html).all("script", type="application/ld+json")
    return json.loads(script.text)


def file_at(house: House, address: str) -> Path:
    """The published file at an absolute address."""
    path = urlsplit(address).path.removeprefix(house.site.config.base)
    return house.folder / (path.strip("/") + ("/index.html" if path.endswith("/") else "")).lstrip(
        "/"
    )


def fits(value: Any, wanted: list[str]) -> bool:
    """Whether a value is one of the types that schema.org allows for its property."""
    if isinstance(value, list):
        return all(fits(each, wanted) for each in value)
    if isinstance(value, dict):
        kind = value.get("@type")
        if kind is None:
            return "@id" in value
        return bool({kind, *VOCABULARY[kind]["is"]} & set(wanted))
    if isinstance(value, bool):
        return "Boolean" in wanted
    if isinstance(value, int):
        return "Number" in wanted
    if re.match(r"https?://", value):
        return bool({"URL", "Text", "Thing"} & set(wanted))
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", value) and "Date" in wanted:
        return True
    return "Text" in wanted


def misfits(node: Any) -> Iterator[str]:
    """Properties that schema.org does not define for their type, or not with such a value."""
    for each in node if isinstance(node, list) else [node]:
        if not isinstance(each, dict):
            continue
        known = VOCABULARY.get(each.get("@type"), {"has": {}})["has"] if "@type" in each else {}
        for key, value in each.items():
            if key.startswith("@"):
                continue
            if key not in known or not fits(value, known[key]):
                yield f"{each.get('@type')}.{key} = {str(value)[:60]}"
            yield from misfits(value)


def test_structured_data_is_schema_org(house: House) -> None:
    faults: list[str] = []
    for page in house.site.pages.values():
        data = data_of(folder_of(house, page) / "index.html")
        assert data["@context"] == "https://schema.org"
        faults += [f"{page.file}: {misfit}" for misfit in misfits(data["@graph"])]
    assert faults == []


def test_structured_data_says_what_the_page_is(house: House) -> None:
    site = house.site
    kinds = {
        "practice": "Article",
        "phase": "HowTo",
        "leaflet": "DigitalDocument",
        "analysis": "Article",
    }
    for page in site.pages.values():
        nodes = {
            node["@type"]: node for node in data_of(folder_of(house, page) / "index.html")["@graph"]
        }
        assert "potentialAction" not in json.dumps(nodes), "no query may reach a server"
        main = nodes.get(kinds.get(page.kind, ""))
        assert (main is not None) == (page.kind in kinds), page.file
        if main is None:
            continue
        day = dated(site, page)
        assert main["inLanguage"] == page.locale and main.get("dateModified") == (
            day.isoformat() if day else None
        )
        assert len(main.get("citation", [])) >= (1 if page.facts and page.facts.sources else 0)
        assert ("creativeWorkStatus" in main) == is_frame(site, page)
        if page.kind == "phase":
            assert (
                len(main["step"])
                == sum(heading.anchor.startswith("krok-") for heading in page.body.headings)
                > 2
            )
        if page.kind == "leaflet":
            for file in main["encoding"]:
                assert file_at(house, file["contentUrl"]).stat().st_size == int(
                    file["contentSize"].split()[0]
                )
    home = {node["@type"]: node for node in data_of(house.folder / "index.html")["@graph"]}
    assert home["Organization"]["name"] == site.config.site_name and "WebSite" in home
    terms = next(
        node
        for node in data_of(house.folder / "slovnik/index.html")["@graph"]
        if node["@type"] == "DefinedTermSet"
    )
    assert len(terms["hasDefinedTerm"]) == len(site.terms)


def test_a_shared_page_of_families_betrays_nothing(house: House) -> None:
    for page in house.site.pages.values():
        head = head_of(house, page)
        share = {
            meta.attributes["property"]: meta.attributes["content"]
            for meta in head.all("meta")
            if "property" in meta.attributes
        }
        assert share["og:url"] == permanent(house.site, page)
        family = page.kind in PLAIN_READER or page.path.split("/")[0] in menu.FAMILY
        if family:
            assert share["og:title"] == house.site.config.site_name, page.file
            assert page.description not in share["og:description"] and share["og:image"].endswith(
                "/mosty.png"
            )
        else:
            assert share["og:title"] == page.title and share["og:description"] == page.description
        with Image.open(file_at(house, share["og:image"])) as picture:
            assert (picture.format, picture.size) == ("PNG", (1200, 630))


def test_pictures_to_share_are_light(house: House) -> None:
    sizes = {
        path.name: path.stat().st_size for path in (house.folder / "assets/share").glob("*.png")
    }
    assert len(sizes) == 1 + len(menu.PICTURED) * len(house.codes)
    assert max(sizes.values()) <= 30_000, sizes


def test_every_page_has_its_text(house: House) -> None:
    """The Markdown has every paragraph a browser shows, law with its date, and nothing of the front
    matter.
    """
    site = house.site
    for page in site.pages.values():
        (link,) = head_of(house, page).all("link", rel="alternate", type="text/markdown")
        text = file_at(house, site.config.site_url.rstrip("/") + link.attributes["href"]).read_text(
            "utf-8"
        )
        plain = " ".join(
            parse(pyromark.html(text, options=pyromark.Options.ENABLE_TABLES)).text().split()
        ).replace("’", "'")  # print has curly ones
        assert text.startswith("# ") and page.title.split(":")[0][:10].strip() in text.split("\n")[
            0
        ].replace("\\", "")
        assert permanent(site, page) in text
        assert not re.search(r"^(translated_from|kind|sources): ", text, re.MULTILINE), page.file
        prose = re.sub(r"```.*?```|`[^`]*`|\\<|<https?://\S+>", "", text, flags=re.DOTALL)
        assert "[[" not in prose and "<" not in prose, page.file
        for heading in page.body.headings:
            assert " ".join(heading.text.split()[:3]).replace("’", "'") in plain, (
                page.file,
                heading.text,
            )
        if is_frame(site, page):
            assert site.string("working_frame", page.locale)[:40].replace("’", "'") in plain, (
                page.file
            )
        for directive in page.body.directives:
            record = site.law.get(directive.argument) if directive.name == "law" else None
            if record and record.may_print(page.for_plain_reader):
                assert (
                    record.act in plain
                    and record.texts[page.locale][:30].replace("’", "'") in plain
                ), (
                    page.file,
                    record.id,
                )


def test_the_sitemap_knows_every_page_once(house: House) -> None:
    site = house.site
    root = ElementTree.parse(house.folder / "sitemap.xml").getroot()
    places = {url.findtext("s:loc", None, NS): url for url in root.findall("s:url", NS)}
    assert len(places) == len(root.findall("s:url", NS))
    for address in places:
        assert address and file_at(house, address).is_file(), address
    for page in site.pages.values():
        url = places[permanent(site, page)]
        day = dated(site, page)
        assert url.findtext("s:lastmod", None, NS) == (day.isoformat() if day else None), page.file
        links = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", NS)}
        there = {
            locale.code
            for locale in site.config.beside(page.locale)
            if site.page(locale.code, page.path)
        }
        expected = there | {"x-default"} if site.config.default.code in there else there
        assert set(links) == (expected if len(there) > 1 else set()), page.file
    assert f"{TODAY}" not in (house.folder / "sitemap.xml").read_text("utf-8")


def test_feeds_are_valid_and_found(house: House) -> None:
    site = house.site
    for locale in site.config.locales:
        data = (house.folder / f"{locale.prefix}feed.xml").read_bytes()
        read = feedparser.parse(data)
        assert not read.bozo and read.version == "atom10" and 50 < len(read.entries) <= 100
        assert len({entry.id for entry in read.entries}) == len(read.entries)
        assert [entry.updated for entry in read.entries] == sorted(
            (entry.updated for entry in read.entries), reverse=True
        )
        for entry in read.entries:
            assert file_at(house, entry.link.partition("#")[0]).is_file(), entry.link
            anchor = entry.link.partition("#")[2]
            assert not anchor or f'id="{anchor}"' in file_at(
                house, entry.link.partition("#")[0]
            ).read_text("utf-8")
        (link,) = markup(house.folder / f"{locale.prefix}index.html").all(
            "link", rel="alternate", type="application/atom+xml"
        )
        assert (
            file_at(house, site.config.site_url.rstrip("/") + link.attributes["href"]).read_bytes()
            == data
        )
        for news in site.news.values():
            entries = [entry for entry in read.entries if news.texts[locale.code] == entry.summary]
            assert [entry.updated for entry in entries] == [f"{news.date}T00:00:00Z"], news.id
        printable = {
            record.id for record in site.law.values() if record.may_print(plain_reader=False)
        }
        named = {entry.title.split()[-1] for entry in read.entries}
        assert not {record for record in site.law if record not in printable} & named


def test_the_guide_for_language_models_leads_to_files(house: House) -> None:
    for locale in house.site.config.locales:
        text = (house.folder / f"{locale.prefix}llms.txt").read_text("utf-8")
        addresses = re.findall(r"\]\((\S+)\): ", text)
        pages = [page for page in house.site.pages.values() if page.locale == locale.code]
        assert len(addresses) == len(set(addresses)) == len(pages)
        assert all(
            file_at(house, address).suffix == ".md" and file_at(house, address).is_file()
            for address in addresses
        )
        for rule in ("danger", "law", "frame"):
            assert house.site.string(f"llms_{rule}", locale.code) in text


def test_pages_can_be_cited(house: House) -> None:
    site = house.site
    records = {"findings", "glossary", "law-records", "recommendations"}
    chosen = {
        (
            page.kind,
            page.locale,
            frozenset(directive.name for directive in page.body.directives) & records,
        ): page
        for page in site.pages.values()
        if not site.config.is_leaflet_locale(page.locale)
    }
    for page in chosen.values():
        folder, here = folder_of(house, page), permanent(site, page)
        text = (folder / "citace.txt").read_text("utf-8")
        books = bibtexparser.loads((folder / "citace.bib").read_text("utf-8")).entries
        cards = rispy.loads((folder / "citace.ris").read_text("utf-8"))
        assert [entry["url"] for entry in books] == [entry["urls"][0] for entry in cards]
        assert books[0]["url"] == here and text.count(f" {here}. [") == len(site.config.locales)
        html = (folder / "index.html").read_text("utf-8")
        for entry in books[1:]:
            assert f'id="{entry["url"].partition("#")[2]}"' in html, entry["url"]
        assert (site.string("cite_frame", page.locale) in text) == is_frame(site, page)


@pytest.mark.parametrize("path", ["analyza", "pravo", "slovnik"])
def test_a_single_record_can_be_cited(house: House, path: str) -> None:
    count = {
        "analyza": len(house.site.findings),
        "pravo": sum(one.may_print(plain_reader=False) for one in house.site.law.values()),
        "slovnik": len(house.site.terms),
    }[path]
    entries = bibtexparser.loads((house.folder / path / "citace.bib").read_text("utf-8")).entries
    assert len(entries) == 1 + count and len({one["ID"] for one in entries}) == len(entries)
    if path == "pravo":
        assert all("note" in one and "date" in one for one in entries[1:]), (
            "law is never cited undated"
        )


def test_exports_hold_what_may_be_published(house: House) -> None:
    site = house.site
    package = json.loads((house.folder / "export" / PACKAGE).read_text("utf-8"))
    assert {resource["path"] for resource in package["resources"]} == {
        file.name for file in files(site) if file.form not in SCHEMAS
    }
    tables = {
        dataset.name: json.loads((house.folder / f"export/{dataset.name}.json").read_text("utf-8"))
        for dataset in DATASETS
    }
    for dataset in DATASETS:
        table = tables[dataset.name]
        assert ("license" in table) == dataset.licensed
        assert table["caution"].keys() == set(house.codes)
        for row in table["records"]:
            for address in row.get("address", {}).values():
                page, _, anchor = address.partition("#")
                assert not anchor or f'id="{anchor}"' in file_at(house, page).read_text("utf-8"), (
                    address
                )
    law = {row["id"]: row for row in tables["law"]["records"]}
    assert set(law) == {
        record.id for record in site.law.values() if record.may_print(plain_reader=False)
    }
    assert all(row["checked_on"] and row["certainty"] for row in law.values())
    folder = house.folder / "export"
    tables_of_others = [*folder.glob("*.json"), *folder.glob("*.csv"), *folder.glob("*.tbx")]
    whole = "".join(path.read_text("utf-8") for path in tables_of_others)
    for contact in site.contacts.values():
        if contact.publish == "all" and contact.email:
            whole = whole.replace(contact.email, "")
    assert "@" not in whole, "no contact but those that pages print"


def test_a_page_in_place_of_a_translation_speaks_of_the_original(annex: House) -> None:
    site = annex.site
    original = site.pages["cs", UNTRANSLATED]
    head = markup(annex.folder / "en" / original.url / "index.html")
    here = permanent(site, original)
    assert here.startswith("https://x.example/mosty/")
    assert [one.attributes["href"] for one in head.all("link", rel="canonical")] == [here]
    assert not [one for one in head.all("link", rel="alternate") if "hreflang" in one.attributes]
    assert not head.all("meta", name="robots"), (
        "the canonical address says it; noindex beside it would take both away"
    )
    assert {one.attributes["content"] for one in head.all("meta", property="og:url")} == {here}
    (text,) = head.all("link", rel="alternate", type="text/markdown")
    assert file_at(annex, "https://x.example" + text.attributes["href"]).is_file()
    assert f"en/{original.url}" not in (annex.folder / "sitemap.xml").read_text("utf-8")
    for link in head.all("a"):
        if "citace." in link.attributes.get("href", ""):
            assert file_at(annex, "https://x.example" + link.attributes["href"]).is_file()


def test_a_citation_is_copied_with_the_day_filled_in(house: House, open_page: Open) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"], timezone_id="Europe/Prague")
    page.clock.set_fixed_time("2027-02-03T10:00:00+01:00")
    page.goto(house.url("analyza/index.md", "cs") + "#zjisteni-3")
    page.get_by_text("Citovat tuto stránku").click()
    texts = page.locator(".m-cite__text")
    page.get_by_role("button", name="Kopírovat citaci").nth(3).wait_for()
    assert texts.count() == 4 and "#zjisteni-3" in texts.first.inner_text()
    page.get_by_role("button", name="Kopírovat citaci").first.click()
    page.get_by_role("status").filter(has_text="zkopírovaná").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert (
        "RRRR" not in page.locator(".m-cite").inner_text()
        and "YYYY" not in page.locator(".m-cite").inner_text()
    )
    assert copied.startswith("Zjištění 3: ") and copied.endswith(
        "/analyza/#zjisteni-3. [citováno 2027-02-03]."
    )


def test_without_a_script_the_citation_is_there(house: House, open_page: Open) -> None:
    page = open_page(house.url("metodika/prvni-dny.md", "en"), java_script_enabled=False)
    page.get_by_text("Cite this page").click()
    assert "[viewed YYYY-MM-DD]" in page.locator(".m-cite__text").first.inner_text()
    assert page.get_by_role("button", name="Copy").count() == 0
