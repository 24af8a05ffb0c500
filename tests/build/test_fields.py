"""A field that is added to the model of practices, and to the strings, is in every output."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from typing import Annotated

import pytest
from mosty.model import facets
from mosty.model.errors import UsageError
from mosty.model.fields import Shown, translated_fields
from mosty.model.front_matter import KINDS, Practice, translation_model
from mosty.model.site import Page, Site
from mosty.model.version import source_fingerprint
from mosty.outputs.datasets import exports
from mosty.outputs.printing.cards import card_of
from mosty.outputs.search_documents import documents
from mosty.read import site as reading
from mosty.read.strings import read_strings
from mosty.render.article import render
from mosty.render.context import Context

from ..conftest import TODAY, Base

DAY = dt.date.fromisoformat(TODAY)
CZECH, ENGLISH = "docs/cs/praxe/kavarna.md", "docs/en/praxe/kavarna.md"
LABELS = {
    "cost": "What it costs",
    "csv_cost": "Cost",
    "payers": "Who pays",
    "csv_payers": "Payers",
    "facet_payer": "Payer",
}


class Costed(Practice):
    """A practice with two more fields: a text, and keys that pages are filtered by."""

    cost: Annotated[str | None, Shown("text", translated=True, if_silent=False)] = None
    payers: Annotated[list[str], Shown("keys", "actors", facet="payer", if_silent=False)] = []


def add_fields(monkeypatch: pytest.MonkeyPatch, labels: dict[str, str]) -> None:
    """Do what a maintainer does: a line for each field in the model, and its labels."""
    strings = {code: {**words, **labels} for code, words in read_strings().items()}
    monkeypatch.setitem(KINDS, "practice", (Costed, translated_fields(Costed)))
    monkeypatch.setattr(reading, "read_strings", lambda: strings)
    translation_model.cache_clear()


@pytest.fixture()
def added(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    yield lambda labels=LABELS: add_fields(monkeypatch, labels)
    translation_model.cache_clear()


def clean_site(base: Base) -> Site:
    site, problems = base.site()
    assert site is not None and problems == []
    return site


def fill(base: Base) -> Site:
    """Fill the new fields, in both languages, and stamp the translation."""
    base.edit(CZECH, "problem: Kyberšikana.", "problem: Kyberšikana.\ncost: Sto korun.")
    base.edit(CZECH, "cost: Sto korun.", "cost: Sto korun.\npayers: [rodice]")
    base.edit(ENGLISH, "problem: Cyberbullying.", "problem: Cyberbullying.\ncost: A note.")
    site = base.checked_site()
    old = base.read(ENGLISH).split("translated_from: ")[1][:8]
    base.edit(ENGLISH, old, source_fingerprint(site.pages["cs", "praxe/kavarna.md"]))
    return clean_site(base)


def practice(site: Site, locale: str) -> Page:
    return site.pages[locale, "praxe/kavarna.md"]


def test_it_is_on_the_page_in_both_languages(base: Base, added) -> None:  # type: ignore[no-untyped-def]
    added()
    site = fill(base)
    for locale, cost in (("cs", "Sto korun."), ("en", "A note.")):
        html = render(Context(site, practice(site, locale), DAY)).html.replace("\xa0", " ")
        assert f"<dt>What it costs</dt><dd>{cost}</dd>" in html.replace("\n", "")
        assert f"<dd>{site.label('actors', 'rodice', locale)}</dd>" in html.replace("\n", "")


def test_it_is_on_the_card(base: Base, added) -> None:  # type: ignore[no-untyped-def]
    added()
    site = fill(base)
    assert "What it costs" in card_of(site, practice(site, "cs"), DAY).facts


def test_it_is_in_json_csv_and_what_describes_them(base: Base, added) -> None:  # type: ignore[no-untyped-def]
    added()
    site = fill(base)
    files = exports(site)
    (record,) = json.loads(files["export/practices.json"])["records"]
    assert record["cost"] == {"cs": "Sto korun.", "en": "A note."}
    assert record["payers"] == ["rodice"]
    (row,) = csv.DictReader(io.StringIO(files["export/practices.en.csv"].decode("utf-8")))
    assert row["cost"] == "A note."
    assert json.loads(row["payers"]) == ["rodice"]
    fields = json.loads(files["export/practices.tableschema.json"])["fields"]
    described = {field["name"]: field for field in fields}
    assert described["cost"]["titles"] == {"cs": "Cost", "en": "Cost"}
    assert (described["payers"]["type"], described["payers"]["taxonomy"]) == ("array", "actors")
    schema = json.loads(files["export/practices.schema.json"])["properties"]["records"]["items"]
    assert {"cost", "payers"} <= set(schema["required"])


def test_it_is_a_filter_and_is_searched(base: Base, added) -> None:  # type: ignore[no-untyped-def]
    added()
    site = fill(base)
    page = practice(site, "cs")
    assert facets.of_page(page)["payer"] == ("rodice",)
    assert "rodice" in facets.labels(site, "cs")["payer"]
    (document,) = [
        document
        for document in documents(site, "cs", [render(Context(site, page, DAY))])
        if document.kind == "practice"
    ]
    assert document.facets["payer"] == ("rodice",)
    assert "Sto korun" in document.body.replace("\xa0", " ")


def test_a_key_that_the_taxonomy_lacks_is_a_problem(base: Base, added) -> None:  # type: ignore[no-untyped-def]
    added()
    base.edit(CZECH, "problem: Kyberšikana.", "problem: Kyberšikana.\npayers: [nikdo]")
    assert [line.split()[-1] for line in base.lines()] == ["FM005"]


def test_unfilled_it_changes_no_fingerprint_and_no_page(base: Base, added) -> None:  # type: ignore[no-untyped-def]
    site = clean_site(base)
    before = {key: source_fingerprint(page) for key, page in site.pages.items()}
    html = render(Context(site, practice(site, "cs"), DAY)).html
    added()
    site = clean_site(base)
    assert {key: source_fingerprint(page) for key, page in site.pages.items()} == before
    assert render(Context(site, practice(site, "cs"), DAY)).html == html


def test_filled_it_makes_the_translation_stale(base: Base, added) -> None:  # type: ignore[no-untyped-def]
    before = source_fingerprint(practice(clean_site(base), "cs"))
    added()
    base.edit(CZECH, "problem: Kyberšikana.", "problem: Kyberšikana.\ncost: Sto korun.")
    site, problems = base.site()
    assert site is not None
    assert source_fingerprint(practice(site, "cs")) != before
    assert problems and {problem.span.file for problem in problems} == {ENGLISH}


@pytest.mark.parametrize("forgotten", sorted(LABELS))
def test_a_forgotten_label_is_said_at_the_start(base: Base, added, forgotten: str) -> None:  # type: ignore[no-untyped-def]
    added({key: text for key, text in LABELS.items() if key != forgotten})
    with pytest.raises(UsageError, match=f"strings.cs.yml: {forgotten} is missing"):
        base.site()


def test_the_command_says_it_in_one_line(base: Base, added) -> None:  # type: ignore[no-untyped-def]
    added({key: text for key, text in LABELS.items() if key != "csv_cost"})
    answer = base.mosty("check")
    assert answer.code == 2
    assert len(answer.lines) == 1 and "csv_cost" in answer.lines[0]
