"""What a page rests on: dates, law, translation, history; where errors are reported, and by which
readers not.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

from mosty.model.site import Site
from mosty.model.version import source_fingerprint
from mosty.render.article import render
from mosty.render.context import Context

TODAY = dt.date(2026, 11, 26)
PARENTS, PHASE = "rodice/index.md", "metodika/prvni-dny.md"
SET: dict[str, Any] = {
    "contact": "redakce@mosty.cz",
    "issues": "https://git.mosty.cz/portal/issues/new",
    "repository": "https://git.mosty.cz/portal",
}


def section(
    site: Site, path: str, locale: str = "cs", raw: dict[str, Any] | None = None, **config: Any
) -> str:
    """The HTML of the section on a page, with these settings replacing the configuration's."""
    page = site.pages[locale, path]
    page = dataclasses.replace(page, raw={**page.raw, **(raw or {})})
    other = dataclasses.replace(site, config=dataclasses.replace(site.config, **config))
    html = render(Context(other, page, TODAY)).html
    return unescape(html[html.index('<section class="m-provenance"') :])


def links(html: str, beginning: str) -> list[str]:
    return [one for one in re.findall(r'href="([^"]*)"', html) if one.startswith(beginning)]


def test_every_page_says_what_it_rests_on(site: Site) -> None:
    for page in site.pages.values():
        html = render(Context(site, page, TODAY)).html
        assert html.count('<section class="m-provenance"') == 1, page.file
        is_cited = not site.config.is_leaflet_locale(page.locale)  # it has no words for that
        assert "m-report" in html and ('class="m-cite"' in html) == is_cited, page.file


def test_unset_contacts_say_so(site: Site) -> None:
    html = section(site, PHASE)
    assert (
        "nenastaveno: ukázka" in html
        and "mailto:" not in html
        and "Jak se stránka měnila" not in html
    )


def test_professionals_write_or_open_an_issue(site: Site) -> None:
    html = section(site, PHASE, **SET)
    (mail,) = links(html, "mailto:")
    assert urlsplit(mail).path == SET["contact"]
    fields = parse_qs(urlsplit(mail).query)
    assert fields["subject"] == ["Mosty: chyba na stránce První dny mimo rodinu"]
    assert fields["body"][0].startswith("https://mosty.example/metodika/prvni-dny/")
    (issue,) = links(html, SET["issues"])
    assert parse_qs(urlsplit(issue).query)["title"] == fields["subject"]
    assert links(html, SET["repository"] + "/commits/HEAD/docs/cs/metodika/prvni-dny.md")


def test_families_are_sent_to_no_public_tracker_and_the_subject_is_silent(site: Site) -> None:
    for path in (PARENTS, "letaky/cesta-domu.md", "blizci/pro-deti.md"):
        html = section(site, path, **SET)
        (mail,) = links(html, "mailto:")
        assert parse_qs(urlsplit(mail).query) == {"subject": ["Mosty"]}, path
        assert not links(html, SET["issues"])


def test_history_by_the_hosts_own_address(site: Site) -> None:
    html = section(site, PHASE, history="https://git.mosty.cz/portal/-/commits/main/{file}")
    assert links(html, "https://git.mosty.cz/portal/-/commits/main/docs/cs/metodika/prvni-dny.md")


def test_a_translation_says_whether_it_is_that_of_todays_text(site: Site) -> None:
    now = source_fingerprint(site.pages["cs", PHASE])
    assert f"Translated from the Czech version {now}. The translation matches" in section(
        site, PHASE, "en"
    )
    stale = section(site, PHASE, "en", raw={"translated_from": "0badcafe"})
    assert f"Czech version 0badcafe. The Czech text has changed since (now {now})" in stale
    assert 'href="/metodika/prvni-dny/"' in stale
    assert "Přeloženo" not in section(site, PHASE)


def test_law_is_counted_by_its_certainty(site: Site) -> None:
    html = section(site, PHASE)
    called = {one.argument for one in site.pages["cs", PHASE].body.directives if one.name == "law"}
    records = [site.law[one] for one in called if site.law[one].may_print(plain_reader=False)]
    sure = sum(one.certainty == "V1" for one in records)
    text = re.sub(r"\s+", " ", html)
    assert (
        f"Věty o právu na této stránce ({len(records)})" in text
        and f"čteno v úplném znění: {sure} ·" in text
    )
    assert f"neověřeno právníkem: {len(records) - sure} ·" in text
    assert "Věty o právu" not in section(site, "praxe/multioborove-tymy.md")


def test_a_practice_says_how_firmly_it_is_documented(site: Site) -> None:
    assert "Doložení: 0 ze 4: jen jmenováno" in section(site, "praxe/multioborove-tymy.md")
    assert "Doložení" not in section(site, PHASE)


def test_paper_books_keep_to_sources_and_dates(site: Site) -> None:
    html = render(Context(site, site.pages["cs", PHASE], TODAY, on_paper=True, in_book=True)).html
    assert "m-provenance" in html and "m-cite" not in html and "Verze textu" not in html
