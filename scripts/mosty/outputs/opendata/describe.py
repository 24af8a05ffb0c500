"""Table Schema beside CSV and JSON Schema beside JSON.

Both are made of the columns that write the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mosty.model.exports import Dataset
from mosty.model.site import Site
from mosty.outputs.opendata.columns import SEVERAL, Column, Kind
from mosty.outputs.opendata.tables import TABLES

Schema = dict[str, Any]
#: Changes when a column is taken away or means something else; a column more changes nothing.
FORMAT = "1"
_TABLE_DIALECT = "https://datapackage.org/profiles/2.0/tableschema.json"
_JSON_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY = r"^\d{4}(-\d{2}){0,2}$"
_TABLE: Mapping[Kind, Schema] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "date": {"type": "date"},
    "day": {"type": "string"},
    "address": {"type": "string", "format": "uri"},
    "list": {"type": "array"},
    "numbers": {"type": "array"},
}
_JSON: Mapping[Kind, Schema] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "day": {"type": "string", "pattern": _DAY},
    "address": {"type": "string", "format": "uri"},
    "list": {"type": "array", "items": {"type": "string"}},
    "numbers": {"type": "array", "items": {"type": "integer"}},
}


def titles(site: Site, key: str) -> dict[str, str]:
    """A word of the interface in every language."""
    return {one.code: site.string(key, one.code) for one in site.config.locales}


def table_schema(site: Site, dataset: Dataset) -> Schema:
    """The columns of the set's CSV, in every language the same."""
    table = TABLES[dataset.name]
    fields = [_field(site, one, one.name == table.key) for one in table.columns()]
    return {
        "$schema": _TABLE_DIALECT,
        "fields": fields,
        "primaryKey": [table.key],
        "missingValues": [""],
    }


def _field(site: Site, of: Column, is_key: bool) -> Schema:
    names = titles(site, of.string)
    rules: Schema = {"required": True} if is_key else {}
    if of.kind == "day":
        rules["pattern"] = _DAY
    if of.choices and of.kind not in SEVERAL:
        rules["enum"] = list(of.choices)
    return {
        "name": of.name,
        **_TABLE[of.kind],
        "title": names[site.config.default.code],
        "titles": names,
        **({"taxonomy": of.section} if of.section else {}),
        **({"constraints": rules} if rules else {}),
    }


def json_schema(site: Site, dataset: Dataset) -> Schema:
    """The set's JSON, its head too."""
    texts: Schema = {"type": "object", "additionalProperties": {"type": "string"}}
    head: Schema = {
        "name": {"const": dataset.name},
        "format": {"const": FORMAT},
        "version": {"type": "string", "pattern": "^[0-9a-f]{8}$"},
        "modified": {"type": "string", "format": "date"},
        "portal": {"type": "string", "format": "uri"},
        "publisher": {"type": "string"},
        "license": {
            "type": "object",
            "properties": {"name": {"type": "string"}, "path": {"type": "string"}},
            "required": ["name", "path"],
        },
        **dict.fromkeys(("title", "description", "attribution", "caution"), texts),
        "records": {"type": "array", "items": _record(site, TABLES[dataset.name].columns())},
    }
    if dataset.name == "law":
        head["withdrawn"] = {"type": "array", "items": _WITHDRAWN}
    optional = {"modified", "publisher", "license"}
    return {
        "$schema": _JSON_DIALECT,
        "title": dataset.name,
        "type": "object",
        "properties": head,
        "required": [name for name in head if name not in optional],
        "additionalProperties": False,
    }


_WITHDRAWN: Schema = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "state": {"type": "string"},
        "since": {"type": ["string", "null"], "format": "date"},
    },
    "required": ["id", "state", "since"],
    "additionalProperties": False,
}


def _record(site: Site, columns: Iterable[Column]) -> Schema:
    properties = {one.name: _property(site, one) for one in columns}
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _property(site: Site, of: Column) -> Schema:
    value = dict(_JSON[of.kind])
    if of.choices and of.kind in SEVERAL:
        value["items"] = {"type": "string", "enum": list(of.choices)}
    elif of.choices:
        value["enum"] = list(of.choices)
    if of.translated:
        value = {
            "type": "object",
            "properties": {one.code: value for one in site.config.locales},
            "additionalProperties": False,
        }
    elif of.kind not in SEVERAL and not of.required:
        value["type"] = [value["type"], "null"]
        if "enum" in value:
            value["enum"] = [*value["enum"], None]
    return {**value, "description": _description(site, of)}


def _description(site: Site, of: Column) -> str:
    names = " / ".join(titles(site, of.string).values())
    return f"{names} (taxonomy: {of.section})" if of.section else names
