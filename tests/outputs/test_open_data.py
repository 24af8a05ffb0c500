"""Open data: what leaves the base and what does not, who is named, and cells of any text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mosty.model.exports import (
    CATALOGUE,
    CATALOGUE_TURTLE,
    DATASETS,
    FOLDER,
    PACKAGE,
    Dataset,
    files,
)
from mosty.model.publication import published
from mosty.model.site import Site
from mosty.outputs.datasets import exports
from mosty.outputs.opendata.columns import Column, table
from mosty.outputs.opendata.tables import TABLES
from mosty.read.strings import read_strings
from rdflib import DCTERMS, FOAF, Graph, Namespace, URIRef
from rdflib.compare import isomorphic

from ..build.test_fields import DAY
from ..conftest import Base
from .open_data import back

PUBLISHER = "https://rpp-opendata.egon.gov.cz/odrpp/zdroj/orgán-veřejné-moci/00000000"
PU = Namespace("https://data.gov.cz/slovník/podmínky-užití/")
#: The context of the norm, for a reader without a network: names as the norm gives them.
CONTEXT: dict[str, Any] = {
    "@vocab": "https://mosty.example/unknown#",
    "iri": "@id",
    "typ": "@type",
    "Katalog": "http://www.w3.org/ns/dcat#Catalog",
    "Datová sada": "http://www.w3.org/ns/dcat#Dataset",
    "Distribuce": "http://www.w3.org/ns/dcat#Distribution",
    "Organizace": "http://www.w3.org/2006/vcard/ns#Organization",
    "Specifikace podmínek užití": str(PU.Specifikace),
    **{
        name: {"@id": place, "@container": "@language"}
        for name, place in {
            "název": str(DCTERMS.title),
            "popis": str(DCTERMS.description),
            "klíčové_slovo": "http://www.w3.org/ns/dcat#keyword",
            "jméno": "http://www.w3.org/2006/vcard/ns#fn",
            "autor": str(PU.autor),
            "autor_databáze": str(PU["autor-databáze"]),
        }.items()
    },
    **{
        name: {"@id": place, "@type": "@id"}
        for name, place in {
            "poskytovatel": str(DCTERMS.publisher),
            "domovská_stránka": str(FOAF.homepage),
            "datová_sada": "http://www.w3.org/ns/dcat#dataset",
            "téma": "http://www.w3.org/ns/dcat#theme",
            "periodicita_aktualizace": str(DCTERMS.accrualPeriodicity),
            "prvek_rúian": str(DCTERMS.spatial),
            "dokumentace": str(FOAF.page),
            "kontaktní_bod": "http://www.w3.org/ns/dcat#contactPoint",
            "e-mail": "http://www.w3.org/2006/vcard/ns#hasEmail",
            "distribuce": "http://www.w3.org/ns/dcat#distribution",
            "podmínky_užití": str(PU.specifikace),
            "autorské_dílo": str(PU["autorské-dílo"]),
            "databáze_jako_autorské_dílo": str(PU["databáze-jako-autorské-dílo"]),
            "databáze_chráněná_zvláštními_právy": str(PU["databáze-chráněná-zvláštními-právy"]),
            "osobní_údaje": str(PU["osobní-údaje"]),
            "přístupové_url": "http://www.w3.org/ns/dcat#accessURL",
            "soubor_ke_stažení": "http://www.w3.org/ns/dcat#downloadURL",
            "formát": str(DCTERMS["format"]),
            "typ_média": "http://www.w3.org/ns/dcat#mediaType",
            "schéma": str(DCTERMS.conformsTo),
        }.items()
    },
}
#: What the norm demands: of a catalogue, a set, a distribution and its terms of use.
DEMANDED = {
    "Katalog": {"@context", "iri", "název", "popis", "poskytovatel", "datová_sada"},
    "Datová sada": {
        "@context", "iri", "název", "popis", "poskytovatel", "téma", "periodicita_aktualizace",
        "klíčové_slovo", "prvek_rúian",
    },
    "Distribuce": {"iri", "podmínky_užití", "přístupové_url", "soubor_ke_stažení", "formát", "typ_média"},
    "Specifikace podmínek užití": {
        "autorské_dílo", "databáze_jako_autorské_dílo", "databáze_chráněná_zvláštními_právy", "osobní_údaje",
    },
}  # fmt: skip
#: How the value of a name begins, where the norm has a list of values.
BEGINS = {
    "iri": "https://",
    "téma": "http://publications.europa.eu/resource/authority/data-theme/",
    "periodicita_aktualizace": "http://publications.europa.eu/resource/authority/frequency/",
    "prvek_rúian": "https://linked.cuzk.cz/resource/ruian/",
    "formát": "http://publications.europa.eu/resource/authority/file-type/",
    "typ_média": "http://www.iana.org/assignments/media-types/",
    "přístupové_url": "https://",
    "soubor_ke_stažení": "https://",
    "e-mail": "mailto:",
}


def made(base: Base) -> dict[str, bytes]:
    """The open data of the base."""
    site, _ = base.site()
    assert site is not None
    return exports(published(site, DAY))


def configured(base: Base, **settings: str) -> dict[str, bytes]:
    rows = "".join(f"\n    {key}: {value}" for key, value in settings.items())
    base.edit("mkdocs.yml", "  generator: false", f"  generator: false\n  mosty:{rows}")
    site, problems = base.site()
    assert site is not None and problems == []
    return exports(published(site, DAY))


def nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Every node of a record of the catalogue."""
    if isinstance(data, dict):
        if "typ" in data:
            yield data
        for value in data.values():
            yield from nodes(value)
    elif isinstance(data, list):
        for value in data:
            yield from nodes(value)


def records(files: dict[str, bytes]) -> list[dict[str, Any]]:
    return [json.loads(data) for path, data in sorted(files.items()) if path.endswith(".jsonld")]


def test_a_configured_portal_has_all_that_the_national_catalogue_demands(base: Base) -> None:
    files = configured(base, publisher="Obec", publisher_iri=PUBLISHER, contact="data@obec.example")
    for node in (node for record in records(files) for node in nodes(record)):
        assert DEMANDED.get(node["typ"], set()) <= set(node), node
        for name, start in BEGINS.items():
            values = node.get(name, [])
            for value in values if isinstance(values, list) else [values]:
                assert value.startswith(start), (name, value)
    whole = json.loads(files[f"{FOLDER}/{CATALOGUE}"])
    assert whole["poskytovatel"] == PUBLISHER
    assert whole["kontaktní_bod"]["e-mail"] == "mailto:data@obec.example"
    places = {record["iri"] for record in records(files)}
    assert set(whole["datová_sada"]) == places - {whole["iri"]}
    assert {place.removeprefix("https://mosty.example/") for place in places} <= set(files)


def test_the_catalogue_says_the_same_to_both_kinds_of_readers(base: Base) -> None:
    files = configured(base, publisher="Obec", publisher_iri=PUBLISHER, contact="data@obec.example")
    together = Graph()
    for record in records(files):
        together.parse(data=json.dumps(record | {"@context": CONTEXT}), format="json-ld")
    turtle = Graph().parse(data=files[f"{FOLDER}/{CATALOGUE_TURTLE}"], format="turtle")
    assert not [one for one in together.predicates() if "unknown" in str(one)]
    assert isomorphic(together, turtle) and (None, DCTERMS.publisher, URIRef(PUBLISHER)) in turtle


def test_nobody_is_named_who_is_not_configured(base: Base) -> None:
    files = made(base)
    names = {name for record in records(files) for node in nodes(record) for name in node}
    assert not names & {"poskytovatel", "kontaktní_bod", "autor", "autor_databáze"}
    assert "contributors" not in json.loads(files[f"{FOLDER}/{PACKAGE}"])
    assert not [
        data for data in files.values() if b'"publisher": "' in data and b"records" in data[:900]
    ]


def test_a_list_without_a_licence_is_under_none_of_ours(base: Base) -> None:
    files = made(base)
    assert "license" not in json.loads(files["export/offices.json"])
    assert "license" in json.loads(files["export/practices.json"])
    assert "export/catalog/offices.jsonld" not in files
    package = json.loads(files[f"{FOLDER}/{PACKAGE}"])
    unlicensed = {one["name"] for one in package["resources"] if "licenses" not in one}
    assert unlicensed == {"offices-json", "offices-cs-csv", "offices-en-csv"}


PRIVATE = "zxprivate"
#: What must not leave the base: file, a place in it, the same place with the word in it.
KEPT = [
    ("docs/data/contacts.yml", "editors_note: Fee not seen.", f"editors_note: {PRIVATE}"),
    ("docs/data/contacts.yml", "publish: all", f"publish: nothing\n  ask: {{cs: {PRIVATE}, en: {PRIVATE}}}"),
    ("docs/data/services.yml", "region: ustecky", f"region: ustecky\n    contact: {PRIVATE}"),
    ("docs/data/services.yml", 'number: "116 111"', f'number: "116 111"\n    editors_note: {PRIVATE}'),
    ("docs/data/services.yml", 'number: "116 111"', f"number: {PRIVATE}\n    publish: false"),
    ("docs/data/law.yml", "review_by: 2027-05-21\ntimeline", f"review_by: 2027-05-21\n    note: {PRIVATE}\ntimeline"),
    ("docs/data/law.yml", "Větu si ověřte u právníka.", PRIVATE),
    ("docs/data/law.yml", "cs: Úřad rodiči poradí.", f"cs: {PRIVATE}\n    withdrawn: 2026-11-20"),
    ("docs/cs/praxe/kavarna.md", "title: Kavárna pro rodiče", f"title: {PRIVATE}\ndraft: true"),
    ("glossary.yml", "    everyday: [sociálka]", f"    everyday: [{PRIVATE}]"),
    ("glossary.yml", "  abbr: [SAS]\n", f"  abbr: [SAS, {PRIVATE}]\n  draft: true\n"),
    ("docs/data/sources.yml", "pravo:\n", f"pravo:\n  draft: true\n  author: [{PRIVATE}]\n"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new"), KEPT, ids=[f"{one[0]}-{at}" for at, one in enumerate(KEPT)]
)
def test_what_is_not_for_readers_is_in_no_file(base: Base, file: str, old: str, new: str) -> None:
    base.edit(file, old, new)
    assert PRIVATE in base.read(file)
    assert [path for path, data in made(base).items() if PRIVATE.encode() in data] == []


#: What is withdrawn → its id, which then stands in no row.
TAKEN_OUT = {
    "page:praxe/kavarna.md": "kavarna",
    "law:L1": "L1",
    "contact:komora": "komora",
    "helpline:linka-bezpeci": "linka-bezpeci",
}


@pytest.mark.parametrize("what", TAKEN_OUT)
def test_what_is_withdrawn_is_no_row(base: Base, what: str) -> None:
    def ids() -> set[str]:
        return {
            row["id"]
            for path, data in made(base).items()
            if path.endswith(".json") and b'"records"' in data and "schema" not in path
            for row in json.loads(data)["records"]
            if "id" in row
        }

    assert TAKEN_OUT[what] in ids()
    base.write(
        "docs/data/withdrawals.yml",
        f"- id: 2026-11-21-out\n  what: {what}\n  date: 2026-11-21\n  why: Neplatí.\n",
    )
    assert TAKEN_OUT[what] not in ids()


def test_the_same_base_gives_the_same_bytes(base: Base) -> None:
    assert made(base) == made(base)


def test_a_changed_row_makes_another_version_and_other_rows_do_not(base: Base) -> None:
    first = made(base)
    base.edit("docs/data/services.yml", "Děti a studenti do 26 let.", "Děti.")
    second = made(base)
    before, after = (
        {one.name: json.loads(files[f"export/{one.name}.json"]) for one in DATASETS}
        for files in (first, second)
    )
    changed = {name for name in before if before[name]["version"] != after[name]["version"]}
    assert changed == {"helplines"}
    assert before["law"]["modified"] == "2026-11-21" and "modified" not in before["helplines"]


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda one: one.name)
def test_every_column_and_set_has_a_name_in_every_language(dataset: Dataset) -> None:
    keys = {column.string for column in TABLES[dataset.name].columns()}
    keys |= {f"export_{dataset.name}", f"export_about_{dataset.name}"}
    for code in ("cs", "en"):
        assert keys <= set(read_strings()[code])


def test_every_file_that_is_offered_is_made(base: Base) -> None:
    site, _ = base.site()
    assert isinstance(site, Site)
    assert {file.path for file in files(site)} <= set(made(base))


COLUMNS = [
    Column("text", "string", lambda *_: None, translated=True),
    Column("several", "list", lambda *_: None),
    Column("count", "integer", lambda *_: None),
    Column("flag", "boolean", lambda *_: None),
]
TEXT = st.text(min_size=1, max_size=12) | st.sampled_from(
    ["'=1+1", "''@x", "-1", "+420 1", "\r\n", "'x", '"', "a,b;c|d"]
)


@settings(max_examples=60)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "text": st.dictionaries(st.sampled_from(["cs", "en"]), TEXT),
                "several": st.lists(TEXT, max_size=3),
                "count": st.none() | st.integers(),
                "flag": st.booleans(),
            }
        ),
        max_size=3,
    )
)
def test_any_text_comes_back_from_a_table(rows: list[dict[str, Any]]) -> None:
    assert back({code: table(COLUMNS, rows, code) for code in ("cs", "en")}, COLUMNS) == rows
