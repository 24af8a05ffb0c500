"""The open data of this portal, read by the programs that others read such data with: frictionless,
jsonschema, rdflib, the translate toolkit and citeproc.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from frictionless import Package
from jsonschema import Draft202012Validator, FormatChecker
from mosty.model.exports import DATASETS, FOLDER, PACKAGE, Dataset, path_of
from mosty.model.site import Site
from mosty.outputs.datasets import exports
from mosty.outputs.opendata.tables import TABLES
from rdflib import DCAT, DCTERMS, RDF, SKOS, Graph, Literal, URIRef
from translate.storage.tbx import tbxfile

from ..outputs.open_data import back

LANGUAGES = ("cs", "en")
TBX = "{urn:iso:std:iso:30042:ed-2}"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def files(portal: Site) -> dict[str, bytes]:
    return exports(portal)


def loaded(files: dict[str, bytes], dataset: Dataset) -> Any:
    return json.loads(files[path_of(dataset, "json")])


def test_frictionless_reads_every_table_by_its_schema(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    for path, data in files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    package = Package(str(tmp_path / FOLDER / PACKAGE))
    report = package.validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])[:5]
    tables = [one for one in package.resources if one.path and one.path.endswith(".csv")]
    assert len(tables) == len(DATASETS) * len(LANGUAGES)
    assert all(one.schema.fields for one in tables)


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda one: one.name)
def test_json_is_as_its_schema_says(files: dict[str, bytes], dataset: Dataset) -> None:
    schema = json.loads(files[path_of(dataset, "json_schema")])
    Draft202012Validator.check_schema(schema)
    reader = Draft202012Validator(schema, format_checker=FormatChecker())
    assert [error.message for error in reader.iter_errors(loaded(files, dataset))] == []
    spoilt = loaded(files, dataset)
    spoilt["records"][0]["private"] = "x"
    assert not reader.is_valid(spoilt)


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda one: one.name)
def test_tables_of_all_languages_say_together_what_json_says(
    files: dict[str, bytes], dataset: Dataset
) -> None:
    tables = {code: files[path_of(dataset, "csv", code)] for code in LANGUAGES}
    heads = {data.split(b"\r\n", 1)[0] for data in tables.values()}
    assert len(heads) == 1 and re.fullmatch(rb"[a-z_]+(,[a-z_]+)*", *heads)
    schema = json.loads(files[path_of(dataset, "table_schema")])
    assert back(tables, list(TABLES[dataset.name].columns())) == loaded(files, dataset)["records"]
    assert [one["name"] for one in schema["fields"]] == heads.pop().decode().split(",")
    assert all(set(one["titles"]) == set(LANGUAGES) for one in schema["fields"])


@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_examples_on_the_page_read_the_data(
    portal: Site,
    files: dict[str, bytes],
    locale: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for path, data in files.items():
        if path.startswith("export/practices."):
            (tmp_path / Path(path).name).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(
        r"```python\n(.*?)```", portal.pages[locale, "o-portalu/data.md"].body.text, re.DOTALL
    )
    assert len(blocks) == 2
    for block in blocks:
        names: dict[str, Any] = {}
        exec(block, names)
        rows = names.get("praxe") or names["practices"]
        assert [row["id"] for row in rows] == [
            row["id"] for row in loaded(files, DATASETS[0])["records"]
        ]


def test_every_key_of_a_table_has_a_name_in_the_code_lists(files: dict[str, bytes]) -> None:
    rows = {one.name: loaded(files, one)["records"] for one in DATASETS}
    words = {row["id"] for row in rows["taxonomy"]}
    for name, table in TABLES.items():
        for column in table.columns():
            values = (row[column.name] for row in rows[name] if column.section)
            keys = {key for one in values for key in (one if isinstance(one, list) else [one])}
            assert {f"{column.section}/{key}" for key in keys - {None}} <= words, (
                name,
                column.name,
            )


def test_the_glossary_as_skos(portal: Site, files: dict[str, bytes]) -> None:
    graph = Graph().parse(data=files["export/terms.ttl"], format="turtle")
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) == len(portal.terms) > 60
    for concept in concepts:
        preferred = [*graph.objects(concept, SKOS.prefLabel)]
        assert sorted(one.language for one in preferred) == ["cs", "en"]
        assert not {*preferred} & {*graph.objects(concept, SKOS.altLabel)}
        assert {*graph.objects(concept, SKOS.related)} <= concepts
        assert graph.value(concept, SKOS.inScheme) == URIRef("https://mosty.example/slovnik/")
    assert (None, SKOS.prefLabel, Literal(portal.terms["ospod"].texts["cs"].term, "cs")) in graph


def names_of(files: dict[str, bytes]) -> Iterator[tuple[str, str, str]]:
    """Term, language and name of everything that the terms are called, by the JSON."""
    for row in json.loads(files["export/terms.json"])["records"]:
        for code, term in row["term"].items():
            yield row["id"], code, term
            others = [*row["variants"].get(code, []), *(row["abbr"] if code == "cs" else [])]
            yield from ((row["id"], code, name) for name in others if name != term)


def test_the_glossary_as_translators_tools_read_it(files: dict[str, bytes]) -> None:
    units = tbxfile.parsestring(files["export/terms.v2.tbx"]).units
    read = {
        (unit.getid(), code, term.text)
        for unit in units
        for code in LANGUAGES
        for term in unit.get_target_terms(code)
    }
    assert read == set(names_of(files))
    notes = {note.category for note in units[0].get_target_terms("en")[0].notes}
    assert notes == {"definition"} and units[0].get_target_terms("en")[0].notes[0].text


def test_the_glossary_as_tbx_3(files: dict[str, bytes]) -> None:
    """No reader of ISO 30042:2019 is to be had as a package: core names, ids and references by hand."""
    root = ElementTree.fromstring(files["export/terms.tbx"])
    assert (root.tag, root.get("style"), root.get("type")) == (f"{TBX}tbx", "dct", "TBX-Basic")
    entries = root.findall(f"{TBX}text/{TBX}body/{TBX}conceptEntry")
    ids = [entry.get("id") for entry in entries]
    assert len(ids) == len(set(ids)) and all(
        re.fullmatch(r"[a-z_][\w-]*", name or "") for name in ids
    )
    assert {one.get("target") for one in root.iter() if one.get("target")} <= set(ids)
    read = {
        (entry.get("id"), language.get(XML_LANGUAGE), term.text)
        for entry in entries
        for language in entry.findall(f"{TBX}langSec")
        for term in language.findall(f"{TBX}termSec/{TBX}term")
    }
    assert read == set(names_of(files))


@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_sources_make_a_bibliography(
    portal: Site, files: dict[str, bytes], locale: str
) -> None:
    items = json.loads(files[f"export/sources.{locale}.csl.json"])
    assert [one["id"] for one in items] == list(portal.sources)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a type or a field that CSL does not have
        source = CiteProcJSON(items)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    made = CitationStylesBibliography(style, source, formatter.plain)
    for item in items:
        made.register(Citation([CitationItem(item["id"])]))
    written = [str(one) for one in made.bibliography()]
    assert len(written) == len(items)
    for item in items:
        year = str(item["issued"]["date-parts"][0][0]) if "issued" in item else ""
        assert any(item["title"] in line and year in line for line in written), item["id"]


def test_the_catalogue_as_turtle(files: dict[str, bytes]) -> None:
    graph = Graph().parse(data=files["export/catalog.ttl"], format="turtle")
    listed = set(graph.objects(None, DCAT.dataset))
    assert listed == set(graph.subjects(RDF.type, DCAT.Dataset))
    assert len(listed) == sum(one.licensed for one in DATASETS)
    for place in graph.objects(None, DCAT.downloadURL):
        assert str(place).removeprefix("https://mosty.example/") in files
    for schema in graph.objects(None, DCTERMS.conformsTo):
        assert str(schema).removeprefix("https://mosty.example/") in files
