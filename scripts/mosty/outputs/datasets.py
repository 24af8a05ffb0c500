"""The files of the open data, and the package that describes them.

Every set is JSON in all languages and CSV per language, with a schema of each; the glossary and the
sources have forms of their own.

Every row has its permanent address where a page prints it, what it rests on and the day it was
checked; the licence is in every JSON file and the package.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from mosty.model.address import address
from mosty.model.exports import (
    CATALOGUE,
    CATALOGUE_TURTLE,
    CATALOGUED,
    DATASETS,
    FOLDER,
    FORMS,
    PACKAGE,
    SCHEMAS,
    Dataset,
    File,
    Form,
    files,
    path_of,
)
from mosty.model.page_lookup import page_calling
from mosty.model.site import Site
from mosty.outputs.opendata import catalogue, glossary
from mosty.outputs.opendata.bibliography import csl
from mosty.outputs.opendata.columns import Row, row_of, table
from mosty.outputs.opendata.describe import FORMAT, json_schema, table_schema, titles
from mosty.outputs.opendata.tables import TABLES
from mosty.text.data import json_file
from mosty.text.fingerprint import fingerprint

LICENCE = {"name": "CC-BY-4.0", "path": catalogue.LICENCE}


class Made(NamedTuple):
    """A set as it is today: its rows, the version that they make, and the newest day on which one
    of them was looked at ("" if none says so).
    """

    dataset: Dataset
    rows: list[Row]
    version: str
    modified: str


def exports(site: Site) -> dict[str, bytes]:
    """Every file by its path in the built site."""
    made = {dataset.name: _make(site, dataset) for dataset in DATASETS}
    out = {}
    for file in files(site):
        out[file.path] = _FORMS[file.form](site, made[file.dataset.name], file)
    out[f"{FOLDER}/{PACKAGE}"] = json_file(_package(site, made, out))
    sets = [(one.dataset, one.version, one.modified) for one in made.values()]
    about = catalogue.catalogue(site, sets)
    out[f"{FOLDER}/{CATALOGUE}"] = json_file(about.whole)
    for name, node in about.datasets.items():
        out[f"{FOLDER}/{CATALOGUED}/{name}.jsonld"] = json_file(node)
    out[f"{FOLDER}/{CATALOGUE_TURTLE}"] = about.turtle()
    return out


def _make(site: Site, dataset: Dataset) -> Made:
    about = TABLES[dataset.name]
    columns = list(about.columns())
    rows = [row_of(site, columns, record) for record in about.records(site)]
    days = [row[one.name] or "" for one in columns if one.dated for row in rows]
    version = hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:8]
    return Made(dataset, rows, version, max(days, default=""))


def _json(site: Site, made: Made, _: File) -> bytes:
    config, name = site.config, made.dataset.name
    head: Row = {
        "name": name,
        "format": FORMAT,
        "version": made.version,
        **({"modified": made.modified} if made.modified else {}),
        "title": titles(site, f"export_{name}"),
        "description": titles(site, f"export_about_{name}"),
        **({"publisher": config.publisher} if config.publisher else {}),
        "portal": config.site_url,
        **({"license": LICENCE} if made.dataset.licensed else {}),
        "attribution": titles(site, _attribution(made.dataset)),
        "caution": titles(site, "export_caution"),
        "records": made.rows,
    }
    if name == "law":
        head["withdrawn"] = list(_withdrawn(site))
    return json_file(head)


def _attribution(dataset: Dataset) -> str:
    return "export_attribution" if dataset.licensed else "export_facts"


def _withdrawn(site: Site) -> Iterator[Row]:
    """Records whose sentence must not be passed on, so that who has a copy can take it out."""
    for record in site.withheld.values():
        yield {
            "id": record.id,
            "state": record.state,
            "since": record.since.isoformat() if record.since else None,
        }


def _csv(_: Site, made: Made, file: File) -> bytes:
    return table(TABLES[made.dataset.name].columns(), made.rows, file.locale)


#: How each form is made of a set.
_FORMS: Mapping[Form, Callable[[Site, Made, File], bytes]] = {
    "json": _json,
    "csv": _csv,
    "skos": lambda site, made, _: glossary.skos(site, made.rows),
    "tbx": lambda site, made, _: glossary.tbx(site, made.rows),
    "tbx_2": lambda site, made, _: glossary.tbx_2(site, made.rows),
    "csl": lambda _, made, file: json_file(csl(made.rows, file.locale)),
    "table_schema": lambda site, made, _: json_file(table_schema(site, made.dataset)),
    "json_schema": lambda site, made, _: json_file(json_schema(site, made.dataset)),
}


def _package(site: Site, made: Mapping[str, Made], out: Mapping[str, bytes]) -> Row:
    """``datapackage.json`` (Data Package 2.0): each file with its size, checksum and schema."""
    config = site.config
    home = page_calling(site, "exports", config.default.code)
    days = [one.modified for one in made.values() if one.modified]
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "mosty",
        "title": config.site_name,
        "description": site.string("export_attribution", config.default.code),
        "homepage": config.site_url.rstrip("/") + address(site, home) if home else config.site_url,
        "version": fingerprint(one.version for one in made.values()),
        **({"created": f"{max(days)}T00:00:00Z"} if days else {}),
        **(
            {"contributors": [{"title": config.publisher, "roles": ["publisher"]}]}
            if config.publisher
            else {}
        ),
        "resources": [
            _resource(site, file, made[file.dataset.name], out[file.path])
            for file in files(site)
            if file.form not in SCHEMAS
        ],
    }


def _resource(site: Site, file: File, made: Made, data: bytes) -> Row:
    dataset, locale = file.dataset, file.locale or site.config.default.code
    described: Row = {}
    if file.form == "csv":
        described = {
            "type": "table",
            "schema": path_of(dataset, "table_schema").rpartition("/")[2],
            "dialect": {"delimiter": ",", "header": True},
        }
    elif file.form == "json":
        described = {"jsonSchema": path_of(dataset, "json_schema").rpartition("/")[2]}
    return {
        "name": file.name.replace(".", "-"),
        "path": file.name,
        "title": site.string(f"export_{dataset.name}", locale),
        "description": site.string(f"export_about_{dataset.name}", locale),
        "format": FORMS[file.form].ending.rpartition(".")[2],
        "mediatype": file.media,
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "version": made.version,
        **({"licenses": [LICENCE]} if dataset.licensed else {}),
        **described,
    }
