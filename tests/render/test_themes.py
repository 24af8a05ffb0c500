"""Pages of themes: recommendations by theme, and a form for readers who have an answer."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from mosty.model.config import Config
from mosty.model.facets import of_page
from mosty.model.publication import published
from mosty.model.site import Page, Site
from mosty.model.themes import theme_pages
from mosty.read.markdown import read_body
from mosty.render.article import render
from mosty.render.context import Context

from .conftest import TODAY

PATH = "temata/zadluzeni.md"


def box(site: Site, locale: str = "cs", **changes: object) -> str:
    """The box on a theme's page, with other contacts in the configuration."""
    config: Config = replace(site.config, **changes)  # type: ignore[arg-type]
    real = site.pages[locale, PATH]
    body = read_body("[[tell-us:zadluzeni]]", real.file, 1)
    page = Page(real.file, locale, PATH, real.meta, real.raw, real.marks, body, real.source)
    html = render(Context(published(replace(site, config=config), TODAY), page, TODAY)).html
    return html.split('<div class="admonition tip m-tell"')[1].split("</div>")[0]


def address_in(html: str) -> str:
    """The address of the first link."""
    link = re.search(r'href="([^"]+)"', html)
    assert link is not None
    return unescape(link[1])


def test_keys_that_call_recommendations_mean_one_thing(site: Site) -> None:
    keys = [key for name in ("orps", "regions", "themes") for key in site.taxonomy[name]]
    assert len(keys) == len({*keys}) and "region" not in keys


def test_recommendations_of_a_theme_lead_to_where_they_stand(show, site: Site) -> None:  # type: ignore[no-untyped-def]
    html = show("[[recommendations:bydleni]]", path=PATH)
    records = [one for one in site.recommendations.values() if "bydleni" in one.themes]
    assert len(records) > 3 and html.count("<li>") == len(records)
    for record in records:
        assert f"#doporuceni-{record.id}" in html
        assert f'id="doporuceni-{record.id}"' not in html
    assert "/regiony/ustecky/" in html


def test_a_theme_without_recommendations_says_so(show) -> None:  # type: ignore[no-untyped-def]
    html = show("[[recommendations:bezpeci-online]]", path=PATH)
    assert "žádné doporučení neznáme" in html.replace("\u00a0", " ")


def test_a_tracker_gets_a_form_with_the_questions_in_it(site: Site) -> None:
    form = "https://forge.example/mosty/issues/new"
    html = box(site, issues=form)
    href = address_in(html)
    fields = parse_qs(urlsplit(href).query)
    assert href.startswith(f"{form}?")
    assert fields["title"] == ["Zkušenost k tématu: zadlužení rodin"]
    for words in ("situace", "udělali", "zapojil", "dopadlo", "pramen", "poznat dítě"):
        assert words in fields["body"][0]
    assert "https://mosty.example/temata/zadluzeni/" in fields["body"][0]


def test_a_mail_gets_subject_and_questions(site: Site) -> None:
    href = address_in(box(site, "en", contact="redakce@mosty.example"))
    fields = parse_qs(urlsplit(href).query)
    assert href.startswith("mailto:redakce@mosty.example?subject=Experience%20with%3A%20")
    assert "\r\n" in fields["body"][0] and "child or a family" in fields["body"][0]


def test_a_demonstration_says_that_no_address_is_set(site: Site) -> None:
    html = box(site, issues=None, contact=None)
    assert "ukázka" in html and "mailto:" not in html
    assert address_in(html) == "/o-portalu/jak-prispivat/"


@pytest.mark.parametrize("locale", ["cs", "en"])
def test_a_theme_is_filtered_by_its_own_theme(site: Site, locale: str) -> None:
    path = theme_pages(site)["zadluzeni"]
    assert path == PATH
    page = site.pages[locale, path]
    assert of_page(page)["theme"] == ("zadluzeni",)


def test_the_file_of_a_theme_is_called_as_its_key(site: Site) -> None:
    for key, path in theme_pages(site).items():
        assert path == f"temata/{key}.md"


@pytest.mark.parametrize(
    "path", ["praxe/navaznost-sluzeb-a-bydleni-pardubice.md", "metody/bydleni-pro-rodiny.md"]
)
def test_the_themes_of_a_record_lead_to_their_pages(show, site: Site, path: str) -> None:  # type: ignore[no-untyped-def]
    facts = show("Text.", path=path).split('class="m-facts m-facts--page"')[1].split("</dl>")[0]
    pages = theme_pages(site)
    for key in site.pages["cs", path].field("themes"):
        assert (f'href="/temata/{key}/"' in facts) == (key in pages)
    assert 'href="/temata/bydleni/"' in facts


def test_a_theme_says_how_far_its_findings_are_answered(show) -> None:  # type: ignore[no-untyped-def]
    facts = show("Text.", path="temata/dite-hlas.md").split("</dl>")[0]
    assert "#zjisteni-13" in facts and 'class="m-state m-state--touched"' in facts


def test_every_theme_has_its_page_in_the_list(show, site: Site) -> None:  # type: ignore[no-untyped-def]
    html = show("[[list:theme]]", path="temata/index.md")
    for path in theme_pages(site).values():
        assert f'href="/{path.removesuffix(".md")}/"' in html
