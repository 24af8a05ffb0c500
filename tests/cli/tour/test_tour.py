"""Thirty-five mistakes of people who do not read code, and what they are told of each.

``said.txt`` is to be read as that editor: is the cause first, does the hint help? Delete it to have
it written anew.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from ...conftest import Base

HERE = Path(__file__).parent
MISTAKES: list[dict[str, Any]] = yaml.safe_load((HERE / "mistakes.yml").read_text(encoding="utf-8"))
SAID = HERE / "said.txt"
HEAD = re.compile(r"^## (.*)$", re.MULTILINE)
PLACE = re.compile(r"^\S.*:\d+:\d+: \w+ [A-Z]{2,3}\d{3} ")


def make(base: Base, mistake: dict[str, Any]) -> None:
    """Make the mistake."""
    if "files" in mistake:
        for file, (old, new) in mistake["files"].items():
            base.edit(file, old, new)
    elif "old" in mistake:
        base.edit(mistake["file"], mistake["old"], mistake["new"])
    elif "append" in mistake:
        base.write(mistake["file"], f"{base.read(mistake['file'])}\n{mistake['append']}")
    elif mistake.get("word"):
        base.write(mistake["file"], document())
    else:
        base.write(mistake["file"], mistake["content"])


def document() -> bytes:
    """A small document as a word processor writes it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("[Content_Types].xml"), "<Types/>")
        archive.writestr(zipfile.ZipInfo("word/document.xml"), "<w:document/>")
    return out.getvalue()


def report_of(base: Base, mistake: dict[str, Any]) -> str:
    """What the person reads: a line per problem and one per hint, without source excerpts or totals."""
    answer = base.mosty("check", "--lang", mistake.get("lang", "cs"))
    lines = [
        line for line in answer.out.splitlines() if PLACE.match(line) or line.startswith("    → ")
    ]
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    """What ``said.txt`` has for each mistake, by name."""
    if not SAID.exists():
        return {}
    parts = HEAD.split(SAID.read_text(encoding="utf-8"))
    return {
        name: text.strip("\n") + "\n" for name, text in zip(parts[1::2], parts[2::2], strict=True)
    }


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["name"])
def test_what_is_said_of_a_mistake(
    base: Base, mistake: dict[str, Any], written: dict[str, str]
) -> None:
    make(base, mistake)
    report = report_of(base, mistake)
    if mistake["name"] not in written:
        with SAID.open("a", encoding="utf-8") as file:
            file.write(f"## {mistake['name']}\n\n{report}\n")
        pytest.fail(f"{SAID} was written: read it as the editor who made the mistake")
    assert report == written[mistake["name"]]


def test_there_are_thirty_five_and_each_is_told(written: dict[str, str]) -> None:
    names = [mistake["name"] for mistake in MISTAKES]
    assert len(set(names)) == len(names) == 35
    assert list(written) == names


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["name"])
def test_a_mistake_is_seen_and_its_hint_helps(
    written: dict[str, str], mistake: dict[str, Any]
) -> None:
    """The first line is about the file of the mistake, or about what the mistake broke elsewhere,
    and every line is followed by a hint.
    """
    lines = written[mistake["name"]].splitlines()
    files = list(mistake.get("files", [mistake.get("file")]))
    assert any(lines[0].startswith(file) for file in files) or mistake.get("elsewhere"), lines[0]
    for problem, hint in zip(lines[::2], lines[1::2], strict=True):
        assert PLACE.match(problem) and hint.startswith("    → ") and len(hint) > 20
