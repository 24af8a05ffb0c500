"""``mosty sbom``: read by the library of CycloneDX and its schema, and complete."""

from __future__ import annotations

import json
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from mosty.pipeline.sbom import RULE, licence_of, packages
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from ..conftest import Base

LOCK = Path(__file__).parents[2] / "requirements.txt"


@pytest.fixture
def bill(base: Base) -> Any:
    answer = base.mosty("sbom")
    assert (answer.code, answer.err) == (0, "")
    return json.loads(answer.out)


def test_the_schema_of_cyclonedx_takes_it(base: Base, bill: Any) -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(json.dumps(bill)) is None
    spoilt = {**bill, "components": [{"type": "librery", "name": "x"}]}
    assert validator.validate_str(json.dumps(spoilt)) is not None
    assert json.loads(base.mosty("sbom").out) == bill  # the same on the same day


def test_it_has_every_locked_package_of_this_machine_and_no_tool_of_the_tests(bill: Any) -> None:
    lines = LOCK.read_text("utf-8").splitlines()
    pins = [Requirement(line.rstrip(" \\")) for line in lines if "==" in line and line[0] != " "]
    locked = {
        canonicalize_name(pin.name): str(pin.specifier).removeprefix("==")
        for pin in pins
        if pin.marker is None or pin.marker.evaluate()
    }
    listed = {one["name"]: one["version"] for one in bill["components"] if "pypi" in one["purl"]}
    del listed["Material Design Icons"]
    assert listed == locked
    assert "pytest" not in listed and len(listed) > 40


def test_it_has_the_works_that_the_site_carries(bill: Any) -> None:
    site = {
        part["name"]: part["licenses"]
        for part in bill["components"]
        if part["properties"][0]["value"] == "the built site"
    }
    assert site == {
        "Source Sans 3": [{"expression": "OFL-1.1"}],
        "Material Design Icons": [{"expression": "Apache-2.0"}],
    }
    refs = {one["bom-ref"] for one in bill["components"]} | {
        bill["metadata"]["component"]["bom-ref"]
    }
    assert all({row["ref"], *row["dependsOn"]} <= refs for row in bill["dependencies"])


def test_licences_come_with_their_texts(base: Base) -> None:
    text = base.mosty("sbom", "--licences").out
    parts = dict(part.split("\n", 1) for part in text.split(f"{RULE}\n")[1:])
    assert len(parts) == len(packages()) + 2
    for head, rest in parts.items():
        assert not head.endswith("see its files") or "\n--- " in rest, head
    (fonts,) = [rest for head, rest in parts.items() if "OFL" in head]
    (icons,) = [rest for head, rest in parts.items() if head.startswith("Material Design Icons")]
    assert "SIL OPEN FONT LICENSE" in fonts.upper() and "Pictogrammers" in icons


@pytest.mark.parametrize(
    ("fields", "licence"),
    [
        ({"License-Expression": "MIT OR Apache-2.0", "License": "x"}, ("MIT OR Apache-2.0", True)),
        ({"Classifier": "License :: OSI Approved :: MIT License"}, ("MIT", True)),
        ({"Classifier": "License :: OSI Approved :: BSD License"}, ("BSD License", False)),
        ({"License": "Zope\n  2.1"}, ("Zope 2.1", False)),
        ({"License": "Permission is hereby granted " * 9}, ("see its files", False)),
        ({}, ("see its files", False)),
    ],
)
def test_a_licence_as_packages_state_it(fields: dict[str, str], licence: tuple[str, bool]) -> None:
    metadata = Message()
    for name, value in {"Name": "x", **fields}.items():
        metadata[name] = value
    assert licence_of(metadata) == licence
