"""The JSON Schemas equal those of the models, accept the records of the base, and refuse what the
models refuse.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from mosty.model.front_matter import KINDS
from mosty.model.records import TABLES
from mosty.model.site import Site
from mosty.outputs.schemas import FILES, FOLDER, MARK, PLAIN, schema_of, schemas
from mosty.read import yaml_marks

from ..conftest import Base

ROOT = Path(__file__).parents[2]


def plain(value: Any) -> Any:
    """A value as JSON holds it."""
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value


TYPES: dict[str, Any] = {
    "object": dict, "array": list, "string": str, "boolean": bool, "null": type(None), "integer": int,
}  # fmt: skip


def faults(
    schema: dict[str, Any], value: Any, whole: dict[str, Any], path: str = ""
) -> Iterator[str]:
    """What in a value violates a schema; knows only the keywords of JSON Schema that ours use."""
    if "$ref" in schema:
        yield from faults(
            whole["definitions"][schema["$ref"].rpartition("/")[2]], value, whole, path
        )
    if "anyOf" in schema and all(any(faults(one, value, whole)) for one in schema["anyOf"]):
        yield f"{path}: none of anyOf"
    if value not in schema.get("enum", [schema.get("const", value)]):
        yield f"{path}: {value} is no choice"
    kind = schema.get("type")
    if kind and (
        not isinstance(value, TYPES[kind]) or (kind == "integer" and isinstance(value, bool))
    ):
        yield f"{path}: no {kind}"
    elif isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            yield f"{path}: too few"
        for place, item in enumerate(value):
            yield from faults(schema.get("items", {}), item, whole, f"{path}[{place}]")
    elif isinstance(value, dict):
        yield from of_mapping(schema, value, whole, path)
    elif not fits(schema, value):
        yield f"{path}: {value!r} does not fit"


def fits(schema: dict[str, Any], value: Any) -> bool:
    """Whether a text or a number is in its bounds."""
    if isinstance(value, str):
        long_enough = len(value) >= schema.get("minLength", 0)
        return long_enough and re.search(schema.get("pattern", ""), value) is not None
    if isinstance(value, int):
        return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))
    return True


def of_mapping(
    schema: dict[str, Any], value: dict[str, Any], whole: dict[str, Any], path: str
) -> Iterator[str]:
    yield from (
        f"{path}: {name} is missing" for name in schema.get("required", []) if name not in value
    )
    for name, inner in value.items():
        fitting = [schema["properties"][name]] if name in schema.get("properties", {}) else []
        fitting += [
            subschema
            for key, subschema in schema.get("patternProperties", {}).items()
            if re.search(key, name)
        ]
        if not fitting and schema.get("additionalProperties", True) is False:
            yield f"{path}: {name} is unknown"
        elif not fitting and isinstance(schema.get("additionalProperties"), dict):
            fitting = [schema["additionalProperties"]]
        for subschema in fitting:
            yield from faults(subschema, inner, whole, f"{path}.{name}")


@cache
def schema(path: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(schemas()[path])
    return made


def test_the_schemas_in_the_repository_are_current() -> None:
    """``mosty schemas`` writes them."""
    assert {path: (ROOT / path).read_text(encoding="utf-8") for path in schemas()} == dict(
        schemas()
    )
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / FOLDER).rglob("*.json")}
    assert there == set(schemas())


@pytest.mark.parametrize(
    ("base", "file"),
    [
        pytest.param(base, file, id=f"{base.name}-{file}")
        for base in (ROOT, ROOT / "tests" / "fixtures" / "base")
        for file in (*FILES, *PLAIN)
        if (base / file).exists()
    ],
)
def test_every_file_of_records_fits_its_schema(base: Path, file: str) -> None:
    value = plain(yaml_marks.load((base / file).read_text(encoding="utf-8"), file).value)
    whole = schema(schema_of(file))
    assert list(faults(whole, value, whole)) == []


def test_every_front_matter_fits_its_schema(site: Site) -> None:
    seen = set()
    for page in site.pages.values():
        name = f"{page.kind}{'.translation' if page.source else ''}"
        whole = schema(f"{FOLDER}/front-matter/{name}.json")
        assert list(faults(whole, plain(page.raw), whole)) == [], page.file
        seen.add(page.kind)
    assert seen == set(KINDS)


@pytest.mark.parametrize(("file", "spoil"), [
    ("docs/data/contacts.yml", lambda records: records[0].pop("topics")),
    ("docs/data/contacts.yml", lambda records: records[0].update(publish="maybe")),
    ("docs/data/contacts.yml", lambda records: records[0].update(unknown=1)),
    ("docs/data/contacts.yml", lambda records: records[0].update(number="není")),
    ("docs/data/findings.yml", lambda records: records[0]["cs"].pop("title")),
    ("docs/data/findings.yml", lambda records: records[0].update(number="one")),
    ("docs/data/law.yml", lambda law: law["records"][0].update(certainty="V9")),
    ("docs/data/law.yml", lambda law: law["records"][0].pop("id")),
    ("docs/data/law.yml", lambda law: law.update(extra=[])),
    ("docs/data/sources.yml", lambda sources: next(iter(sources.values())).update(title="bez jazyka")),
    ("docs/data/sources.yml", lambda sources: next(iter(sources.values())).update(issued="letos")),
    ("docs/data/studies.yml", lambda records: records[0].update(sources=[])),
    ("glossary.yml", lambda terms: next(iter(terms.values()))["cs"].pop("definition")),
    ("glossary.yml", lambda terms: next(iter(terms.values())).update(certainty="jistě")),
    ("docs/data/taxonomy.yml", lambda taxonomy: taxonomy.update(themes=[])),
])  # fmt: skip
def test_a_fault_breaks_the_schema(file: str, spoil: Any) -> None:
    value = plain(yaml_marks.load((ROOT / file).read_text(encoding="utf-8"), file).value)
    spoil(value)
    whole = schema(schema_of(file))
    assert list(faults(whole, value, whole))


def test_every_table_of_records_has_a_schema() -> None:
    assert {table.model for tables in FILES.values() for table in tables} == set(TABLES.values())


def test_every_file_of_records_is_wired_for_completion() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {f"./{schema_of(file)}": file for file in (*FILES, *PLAIN)}
    assert all((ROOT / path).is_file() for path in settings["yaml.schemas"])


def test_the_command_writes_checks_and_takes_away(base: Base) -> None:
    first = base.mosty("schemas", "--lang", "en", today=None)
    assert first.code == 0 and len(first.out.splitlines()) == len(schemas())
    assert base.mosty("schemas", "--check", today=None).code == 0
    assert base.mosty("schemas", today=None).out == ""
    base.write(f"{FOLDER}/law.json", "{}\n")
    base.write(f"{FOLDER}/old.json", json.dumps({"$comment": MARK}))
    base.write(f"{FOLDER}/mine.json", "{}")
    (base.root / FOLDER / "names.json").unlink()
    wrong = base.mosty("schemas", "--check", "--lang", "en", today=None)
    assert wrong.code == 1 and "3 schemas in schemas/" in wrong.err
    assert set(wrong.out.split()) == {f"{FOLDER}/{name}.json" for name in ("law", "old", "names")}
    assert base.mosty("schemas", today=None).code == 0
    assert base.mosty("schemas", "--check", today=None).code == 0
    assert (
        not (base.root / FOLDER / "old.json").exists()
        and (base.root / FOLDER / "mine.json").exists()
    )


def test_a_place_that_cannot_be_written(base: Base) -> None:
    base.write(FOLDER, "soubor místo složky\n")
    answer = base.mosty("schemas", today=None)
    assert answer.code == 2 and len(answer.lines) == 1 and "nejde" in answer.err
    assert base.read(FOLDER) == "soubor místo složky\n"
