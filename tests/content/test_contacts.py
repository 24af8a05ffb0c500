"""Contacts of the portal: what may be printed is what the working papers allow, and no more."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest
from mosty.model.contact import Contact
from mosty.model.publication import published
from mosty.model.site import Site
from mosty.outputs.datasets import exports
from mosty.outputs.search_documents import documents
from mosty.render.article import Article, articles
from pydantic import ValidationError

from .conftest import WRITTEN

#: Contacts whose number, e-mail or postal address may be given; of others only the link.
IN_FULL = {"cak", "verejny-ochrance-prav", "ochrance-prav-deti", "meta"}
#: Contacts that editors alone may see before somebody rings.
CLOSED = {"linka-ukrajina", "amiga", "clovek-v-tisni-dluhy", "obcanska-poradna-pardubice"}


def test_only_what_the_working_papers_allow_leaves_the_base(whole: Site, portal: Site) -> None:
    assert set(whole.contacts) - set(portal.contacts) == CLOSED
    for contact in portal.contacts.values():
        assert not contact.editors_note
        given = (contact.number, contact.email, contact.address, contact.hours)
        assert contact.id in IN_FULL or not any(given), contact.id
    data = exports(portal)["export/contacts.json"].decode()
    assert {row["id"] for row in json.loads(data)["records"]} == set(portal.contacts)
    for number in ("466989574", "800601020", "542542888", "730158781"):
        assert number not in re.sub(r"\s", "", data)


def test_a_link_is_given_without_the_number(whole: Site) -> None:
    contact = whole.contacts["meta"].model_copy(update={"publish": "link", "url": "https://x.cz"})
    site = published(_with(whole, contact), WRITTEN)
    assert (site.contacts["meta"].number, site.contacts["meta"].email) == (None, None)
    assert site.contacts["meta"].url == "https://x.cz"


def test_a_cost_in_doubt_is_withheld(whole: Site) -> None:
    doubt = {"cs": "Zdarma, neověřeno.", "en": "Free, not verified."}
    contact = whole.contacts["opu"].model_copy(update={"cost": doubt})
    assert published(_with(whole, contact), WRITTEN).contacts["opu"].cost is None


def _with(site: Site, contact: Contact) -> Site:
    from dataclasses import replace

    return replace(site, contacts={**site.contacts, contact.id: contact})


@pytest.mark.parametrize(
    "change",
    [{"topics": ["law", "professionals"]}, {"topics": []}, {"number": "ring us"}, {"topic": "law"}],
)
def test_a_contact_of_another_shape_is_refused(whole: Site, change: dict[str, object]) -> None:
    raw = whole.contacts["cak"].model_dump(by_alias=True)
    assert Contact.model_validate(raw)
    with pytest.raises(ValidationError):
        Contact.model_validate({**raw, **change})


@pytest.fixture(scope="module")
def pages(portal: Site) -> list[Article]:
    """Every page of the portal, rendered."""
    return articles(portal, dt.date(2026, 12, 1), {})


@pytest.mark.parametrize("locale", ["cs", "en"])
def test_every_contact_is_found_where_it_is_printed(
    portal: Site, pages: list[Article], locale: str
) -> None:
    html = {article.page.path: article.html for article in pages if article.page.locale == locale}
    hits = [hit for hit in documents(portal, locale, pages) if hit.kind == "contact"]
    assert len(hits) == len(portal.contacts)
    for hit in hits:
        path, _, anchor = hit.url.removeprefix("/en").strip("/").partition("/#")
        page = html.get(f"{path}.md") or html[f"{path}/index.md"]
        assert f'id="{anchor}"' in page, hit.url
