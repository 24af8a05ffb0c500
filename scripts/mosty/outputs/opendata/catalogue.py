"""The catalogue of the sets by DCAT-AP-CZ.

That is the Czech open formal norm "Rozhraní katalogů otevřených dat" of 28 May 2024 (DCAT-AP 3.0):
a catalogue, and a record of each set, as the national catalogue harvests them ("DCAT-AP
Dokumenty"); and all of it as Turtle.

Nothing is made up: who provides the data, and whom to write to, is there only if it is configured.
The norm wants a provider, so without one the national catalogue will not take the records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mosty.model.address import permanent
from mosty.model.exports import (
    CATALOGUE,
    CATALOGUED,
    FOLDER,
    FORMS,
    SCHEMAS,
    Dataset,
    File,
    files,
    path_of,
)
from mosty.model.page_lookup import page_calling
from mosty.model.site import Site
from mosty.outputs.formats.turtle import iri, literal, nested, turtle
from mosty.text import addresses

Node = dict[str, Any]
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_NORM = "https://ofn.gov.cz/dcat-ap-cz-rozhraní-katalogů-otevřených-dat/2024-05-28/"
_CONTEXT = f"{_NORM}kontexty/rozhraní-katalogů-otevřených-dat.jsonld"
_EUROPE = "http://publications.europa.eu/resource/authority/"
_TERMS = "https://data.gov.cz/podmínky-užití/"
#: The Czech Republic in RÚIAN, the register of territorial identification.
_COUNTRY = "https://linked.cuzk.cz/resource/ruian/stat/1"
_MODIFIED, _VERSION = "http://purl.org/dc/terms/modified", "http://www.w3.org/ns/dcat#version"

_DATE = "http://www.w3.org/2001/XMLSchema#date"

_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "pu": "https://data.gov.cz/slovník/podmínky-užití/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
#: What the context of the norm makes of each name: the property, and whether its value is a text in
#: languages, a node elsewhere, a node in place, or a plain value (of a type).
_PROPERTIES: Mapping[str, tuple[str, str]] = {
    "název": ("dcterms:title", "text"),
    "popis": ("dcterms:description", "text"),
    "poskytovatel": ("dcterms:publisher", "node"),
    "domovská_stránka": ("foaf:homepage", "node"),
    "datová_sada": ("dcat:dataset", "node"),
    "téma": ("dcat:theme", "node"),
    "periodicita_aktualizace": ("dcterms:accrualPeriodicity", "node"),
    "klíčové_slovo": ("dcat:keyword", "text"),
    "prvek_rúian": ("dcterms:spatial", "node"),
    "dokumentace": ("foaf:page", "node"),
    "kontaktní_bod": ("dcat:contactPoint", "nested"),
    "jméno": ("vcard:fn", "text"),
    "e-mail": ("vcard:hasEmail", "node"),
    "distribuce": ("dcat:distribution", "node"),
    "podmínky_užití": ("pu:specifikace", "nested"),
    "autorské_dílo": ("pu:autorské-dílo", "node"),
    "autor": ("pu:autor", "text"),
    "databáze_jako_autorské_dílo": ("pu:databáze-jako-autorské-dílo", "node"),
    "autor_databáze": ("pu:autor-databáze", "text"),
    "databáze_chráněná_zvláštními_právy": ("pu:databáze-chráněná-zvláštními-právy", "node"),
    "osobní_údaje": ("pu:osobní-údaje", "node"),
    "přístupové_url": ("dcat:accessURL", "node"),
    "soubor_ke_stažení": ("dcat:downloadURL", "node"),
    "formát": ("dcterms:format", "node"),
    "typ_média": ("dcat:mediaType", "node"),
    "schéma": ("dcterms:conformsTo", "node"),
    _MODIFIED: ("dcterms:modified", "xsd:date"),
    _VERSION: ("dcat:version", ""),
}
_TYPES = {
    "Katalog": "dcat:Catalog",
    "Datová sada": "dcat:Dataset",
    "Distribuce": "dcat:Distribution",
    "Organizace": "vcard:Organization",
    "Specifikace podmínek užití": "pu:Specifikace",
}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The catalogue, and the record of each set by its name."""

    whole: Node
    datasets: dict[str, Node]

    def turtle(self) -> bytes:
        """All of it in one file, for who reads RDF and no Czech."""
        nodes = [self.whole, *self.datasets.values()]
        nodes += [one for node in self.datasets.values() for one in node["distribuce"]]
        return turtle(_PREFIXES, ((iri(node["iri"]), _statements(node)) for node in nodes))


def catalogue(site: Site, sets: Iterable[tuple[Dataset, str, str]]) -> Catalogue:
    """The catalogue of the sets that we may license: each with its version and the newest day in
    it, "" if there is none.
    """
    config = site.config
    records = {
        dataset.name: _dataset(site, dataset, version, modified)
        for dataset, version, modified in sets
        if dataset.licensed
    }
    whole = {
        "@context": _CONTEXT,
        "iri": _at(site, CATALOGUE),
        "typ": "Katalog",
        "název": _texts(site, "export_catalogue_title", name=config.site_name),
        "popis": _texts(site, "export_catalogue_about"),
        **_provider(site),
        "domovská_stránka": _home(site),
        "datová_sada": [node["iri"] for node in records.values()],
    }
    return Catalogue(whole, records)


def _dataset(site: Site, dataset: Dataset, version: str, modified: str) -> Node:
    keywords = {
        code: [word.strip() for word in words.split(",")]
        for code, words in _texts(site, "export_keywords").items()
    }
    return {
        "@context": _CONTEXT,
        "iri": _at(site, f"{CATALOGUED}/{dataset.name}.jsonld"),
        "typ": "Datová sada",
        "název": _texts(site, f"export_{dataset.name}"),
        "popis": _texts(site, f"export_about_{dataset.name}"),
        **_provider(site),
        "téma": [f"{_EUROPE}data-theme/{dataset.theme}"],
        "periodicita_aktualizace": f"{_EUROPE}frequency/IRREG",
        "klíčové_slovo": keywords,
        "prvek_rúian": [_COUNTRY],
        "dokumentace": _home(site),
        **({_MODIFIED: {"@value": modified, "@type": _DATE}} if modified else {}),
        _VERSION: version,
        "distribuce": [
            _distribution(site, file)
            for file in files(site)
            if file.dataset == dataset and file.form not in SCHEMAS
        ],
    }


def _distribution(site: Site, file: File) -> Node:
    here, kind = _root(site) + file.path, FORMS[file.form]
    schemas = {"csv": "table_schema", "json": "json_schema"}
    schema = next((form for form in SCHEMAS if form == schemas.get(file.form)), None)
    return {
        "iri": f"{here}#distribution",
        "typ": "Distribuce",
        "název": {one.code: file.name for one in site.config.locales},
        "podmínky_užití": _terms_of_use(site, file.dataset),
        "přístupové_url": here,
        "soubor_ke_stažení": here,
        "formát": f"{_EUROPE}file-type/{kind.format}",
        "typ_média": f"http://www.iana.org/assignments/media-types/{kind.media}",
        **({"schéma": _root(site) + path_of(file.dataset, schema)} if schema else {}),
    }


def _terms_of_use(site: Site, dataset: Dataset) -> Node:
    """CC BY 4.0 is also about the rights of who made the database (its section 4)."""
    publisher = site.config.publisher
    author = {site.config.default.code: publisher}
    persons = "obsahuje-osobní-údaje/" if dataset.persons else "neobsahuje-osobní-údaje/"
    return {
        "typ": "Specifikace podmínek užití",
        "autorské_dílo": LICENCE,
        **({"autor": author} if publisher else {}),
        "databáze_jako_autorské_dílo": LICENCE,
        **({"autor_databáze": author} if publisher else {}),
        "databáze_chráněná_zvláštními_právy": LICENCE,
        "osobní_údaje": f"{_TERMS}{persons}",
    }


def _provider(site: Site) -> Node:
    """Who provides the data and whom to write to, as far as it is configured."""
    config = site.config
    out: Node = {}
    if config.publisher_iri:
        out["poskytovatel"] = config.publisher_iri
    if config.contact and addresses.mail(config.contact):
        out["kontaktní_bod"] = {
            "typ": "Organizace",
            "jméno": {config.default.code: config.publisher or config.site_name},
            "e-mail": f"mailto:{config.contact}",
        }
    return out


def _root(site: Site) -> str:
    return site.config.site_url.rstrip("/") + "/"


def _at(site: Site, name: str) -> str:
    return f"{_root(site)}{FOLDER}/{name}"


def _home(site: Site) -> str:
    home = page_calling(site, "exports", site.config.default.code)
    return permanent(site, home) if home else _root(site)


def _texts(site: Site, key: str, **values: object) -> dict[str, str]:
    return {one.code: site.string(key, one.code, **values) for one in site.config.locales}


def _statements(node: Node) -> Iterator[tuple[str, str]]:
    """What a node says, in Turtle."""
    yield "a", _TYPES[node["typ"]]
    for name, value in node.items():
        if name in _PROPERTIES:
            predicate, kind = _PROPERTIES[name]
            for written in _values(kind, value):
                yield predicate, written


def _values(kind: str, value: Any) -> Iterator[str]:
    if kind == "text":
        for code, texts in value.items():
            each = [texts] if isinstance(texts, str) else texts
            yield from (literal(one, code) for one in each)
    elif kind == "nested":
        yield nested(_statements(value))
    elif kind == "node":
        for target in value if isinstance(value, list) else [value]:
            yield iri(target["iri"] if isinstance(target, dict) else target)
    else:
        yield literal(value["@value"] if isinstance(value, dict) else value, "", kind)
