"""What a page rests on: dates, law, translation, history; where errors are reported, and by which
readers not.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import yaml
from mosty.model.site import Site
from mosty.model.version import source_fingerprint
from mosty.render.article import render
from mosty.render.context import Context

TODAY = dt.date(2026, 11, 26)
FORMS = Path(__file__).parents[2] / ".github/ISSUE_TEMPLATE"
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
    suggestion, issue = links(html, SET["issues"])
    assert parse_qs(urlsplit(issue).query)["title"] == fields["subject"]
    title = parse_qs(urlsplit(suggestion).query)["title"]
    assert title == ["Mosty: návrh ke stránce První dny mimo rodinu"]
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


def test_editors_find_the_file_of_the_page_and_of_the_records_it_lists(site: Site) -> None:
    edit = SET["repository"] + "/edit/HEAD/"
    html = section(site, PHASE, **SET)
    assert links(html, edit) == [edit + "docs/cs/metodika/prvni-dny.md"]
    assert "Upravit tuto stránku" in html and "Navrhnout změnu" in html
    listed = section(site, "slovnik/index.md", locale="en", **SET)
    assert links(listed, edit) == [edit + "docs/en/slovnik/index.md", edit + "glossary.yml"]
    own = section(site, PHASE, **SET, edit="https://git.mosty.cz/-/{file}?plain")
    assert links(own, "https://git.mosty.cz/-/docs/cs/metodika/prvni-dny.md?plain")


def test_a_suggestion_opens_the_form_with_the_page_filled_in(site: Site) -> None:
    repository = "https://git.mosty.cz/portal"
    (form,) = links(section(site, PHASE, repository=repository), repository + "/issues/")
    fields = parse_qs(urlsplit(form).query)
    assert fields["page"] == ["https://mosty.example/metodika/prvni-dny/"]
    own = yaml.safe_load((FORMS / fields["template"][0]).read_text("utf-8"))
    assert "page" in {part.get("id") for part in own["body"]}
    tracker = "https://git.mosty.cz/list"
    assert tracker in links(section(site, PHASE, repository=repository, issues=tracker), tracker)


def test_families_have_the_link_in_the_closed_fold_and_suggest_nothing_in_public(
    site: Site,
) -> None:
    html = section(site, PARENTS, **SET)
    assert "Upravit tuto stránku" in html[: html.index("</details>")]
    assert "Navrhnout změnu" not in html


def test_nothing_can_be_edited_without_a_repository_or_on_paper(site: Site) -> None:
    assert "Upravit" not in section(site, PHASE)
    config = dataclasses.replace(site.config, **SET)
    other = dataclasses.replace(site, config=config)
    page = site.pages["cs", "letaky/cesta-domu.md"]
    paper = render(Context(other, page, TODAY, on_paper=True)).html
    assert "/edit/" not in paper
