"""The project's own facets and table: every practice is in the catalogue, every row has every
column.
"""

from __future__ import annotations

import datetime as dt
import json
from html import unescape

import pytest
from mosty.model.address import address
from mosty.model.facets import facets, labels, of_page
from mosty.model.site import Site
from mosty.outputs.practice_table import records
from mosty.render.article import render
from mosty.render.context import Context


@pytest.mark.parametrize("locale", ["cs", "en"])
def test_every_value_has_a_label(site: Site, locale: str) -> None:
    named = labels(site, locale)
    assert list(named) == ["kind", *facets()]
    for page in site.paths(locale):
        if page.kind:
            for facet, keys in of_page(page).items():
                assert set(keys) <= set(named[facet]), page.file


@pytest.mark.parametrize("locale", ["cs", "en"])
def test_table(site: Site, locale: str) -> None:
    table = records(site, locale, "practice")
    pages = site.of_kind("practice", locale)
    assert set(table["rows"]) == {address(site, page, locale) for page in pages}
    assert len(set(table["columns"])) == len(table["columns"])
    assert {len(row) for row in table["rows"].values()} == {len(table["columns"])}
    assert all(isinstance(cell, str) for row in table["rows"].values() for cell in row)


@pytest.mark.parametrize("locale", ["cs", "en"])
def test_the_page_holds_every_card_and_its_facets(site: Site, locale: str) -> None:
    page = site.page(locale, "praxe/index.md")
    assert page is not None
    html = render(Context(site, page, dt.date(2026, 11, 21))).html
    practices = site.of_kind("practice", locale)
    pages = [*practices, *site.of_kind("method", locale)]
    assert html.count('class="m-card"') + html.count("<li><a") == len(pages)
    data = json.loads(unescape(html.split('data-records="', 1)[1].split('"', 1)[0]))
    assert len(data["years"]) == len(pages)
    members = {
        facet: sorted({place for _, _, own in values for place in own})
        for facet, values in data["facets"]
    }
    assert len(members["region"]) == len(members["evidence"]) == len(practices)
    assert members["kind"] == sorted(data["names"]) == list(range(len(pages)))
    kinds = {key: places for key, _, places in dict(data["facets"])["kind"]}
    assert members["evidence"] == kinds["practice"] and members["strength"] == kinds["method"]
