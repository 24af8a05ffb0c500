"""JSON Schemas of what people write: the front matter of each kind of page and each file of
records, made of the models that the check uses.

They hold what is true of one file alone. That a key is in the taxonomy, or a source among the
sources, only ``mosty check`` knows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from mosty.model.fields import fields_of
from mosty.model.front_matter import KINDS, translation_model
from mosty.model.record_files import FILES, NAMES_FILE, TAXONOMY_FILE, Table

#: Where they are, below the root of a base.
FOLDER = "schemas"
#: What each of them begins with: whoever meets the file learns where it comes from.
MARK = "made by mosty schemas"
_DIALECT = "http://json-schema.org/draft-07/schema#"
#: The code of a language, the key of its texts in records.
_LANGUAGE = "[a-z]{2,3}$"

Schema = dict[str, Any]

_LABELS: Schema = {"type": "object", "additionalProperties": {"type": "string"}}
#: Files of records that have no model: the reader takes them apart itself.
PLAIN: Mapping[str, Schema] = {
    TAXONOMY_FILE: {
        "type": "object",
        "additionalProperties": {"type": "object", "additionalProperties": _LABELS},
    },
    NAMES_FILE: {
        "type": "object",
        "properties": {"names": {"type": "array", "items": {"type": "string"}}},
        "required": ["names"],
    },
}


def schemas() -> Mapping[str, str]:
    """The text of every schema by its path below the root of a base."""
    return {f"{FOLDER}/{name}.json": _text(name, schema) for name, schema in _all()}


def schema_of(file: str) -> str:
    """The path of the schema of a file of records."""
    return f"{FOLDER}/{file.rpartition('/')[2].removesuffix('.yml')}.json"


def _all() -> Iterator[tuple[str, Schema]]:
    for file, tables in FILES.items():
        yield file.rpartition("/")[2].removesuffix(".yml"), _file(tables)
    for file, schema in PLAIN.items():
        yield file.rpartition("/")[2].removesuffix(".yml"), dict(schema)
    for kind, (model, _) in KINDS.items():
        yield f"front-matter/{kind}", _front_matter(model)
        yield f"front-matter/{kind}.translation", _front_matter(translation_model(kind))


def _text(name: str, schema: Schema) -> str:
    head = {"$schema": _DIALECT, "$comment": MARK, "title": name}
    return json.dumps(head | schema, ensure_ascii=False, indent=2) + "\n"


def _file(tables: tuple[Table, ...]) -> Schema:
    definitions: Schema = {}
    if not tables[0].section:
        return {**_table(tables[0], definitions), "definitions": definitions}
    return {
        "type": "object",
        "properties": {table.section: _table(table, definitions) for table in tables},
        "additionalProperties": False,
        "definitions": definitions,
    }


def _table(table: Table, definitions: Schema) -> Schema:
    record = _record(table, definitions)
    if table.keyed:
        return {"type": "object", "additionalProperties": record}
    return {"type": "array", "items": record}


def _record(table: Table, definitions: Schema) -> Schema:
    """The schema of a record as it is in its file: its languages are beside its fields."""
    schema = _of_model(table.model, definitions)
    properties, required = schema["properties"], schema.get("required", [])
    optional = {table.id_field} if table.keyed else set()
    texts = properties.pop("texts", None)
    if texts is not None:
        optional.add("texts")
        properties["unofficial"] = {"type": "boolean"}
        # a field with a name as short as a code is no language
        short = "|".join(name for name in properties if len(name) <= 3)
        language = f"^(?!(?:{short})$){_LANGUAGE}" if short else f"^{_LANGUAGE}"
        schema["patternProperties"] = {language: texts["additionalProperties"]}
    schema["required"] = [name for name in required if name not in optional]
    return schema


def _front_matter(model: type[BaseModel]) -> Schema:
    definitions: Schema = {}
    schema = _of_model(model, definitions)
    shown = {field.name: field.shown for field in fields_of(model)}
    for name, of_field in schema["properties"].items():
        if name in shown and shown[name].section:
            of_field["description"] = f"{TAXONOMY_FILE}: {shown[name].section}"
    return {**schema, "definitions": definitions}


def _of_model(model: type[BaseModel], definitions: Schema) -> Schema:
    schema: Schema = model.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    definitions.update(_clean(schema.pop("$defs", {})))
    cleaned: Schema = _clean(schema)
    return cleaned


def _clean(value: Any) -> Any:
    """Without the names that pydantic makes of those of the fields, which say nothing new."""
    if isinstance(value, dict):
        return {
            key: _clean(inner)
            for key, inner in value.items()
            if not (key == "title" and isinstance(inner, str))
        }
    return [_clean(inner) for inner in value] if isinstance(value, list) else value
