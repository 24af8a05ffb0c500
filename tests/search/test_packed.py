"""Browser scripts as they are published: half the size, and the same programs."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest
from mosty.pipeline.bench.search import LOADED
from mosty.publish.scripts import pack, packed

from ..node import modules_of

SCRIPTS = Path(__file__).parents[2] / "docs" / "assets" / "js"


@pytest.mark.parametrize("script", sorted(SCRIPTS.rglob("*.js")), ids=lambda path: path.name)
def test_a_packed_script_is_smaller_and_still_one(
    node: ModuleType, tmp_path: Path, script: Path
) -> None:
    source = script.read_text(encoding="utf-8")
    small = packed(source)
    assert len(small) < len(source) * 0.85
    assert "@param" not in small and "// @ts-check" not in small
    (tmp_path / "script.mjs").write_text(small, encoding="utf-8")
    assert node.run_node("--check", tmp_path / "script.mjs").returncode == 0
    assert packed(small) == small


def test_the_packed_modules_export_what_the_written_ones_do(
    node: ModuleType, tmp_path: Path
) -> None:
    """Imported in Node, module by module, those that need no page."""
    names = [
        "analyzer",
        "csv",
        "engine",
        "facets",
        "marker",
        "ranking",
        "shards",
        "sorting",
        "spelling",
        "state",
        "store",
    ]
    folder = tmp_path / "search"
    folder.mkdir()
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    for path in (*SCRIPTS.glob("*.js"), *(SCRIPTS / "search").glob("*.js")):
        copy = tmp_path / path.relative_to(SCRIPTS)
        copy.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    ask = "".join(
        f"const m{n} = await import('{(folder / name).as_uri()}.js'); "
        f"console.log(Object.keys(m{n}).join());"
        for n, name in enumerate(names)
    )
    before = node.run_node("--input-type=module", "-e", ask)
    pack(tmp_path)
    after = node.run_node("--input-type=module", "-e", ask)
    assert before.returncode == after.returncode == 0, before.stderr + after.stderr
    assert before.stdout == after.stdout and "createEngine" in after.stdout


def test_the_list_of_what_the_box_loads_is_whole() -> None:
    """site.js requests all of it at once: every module that box and engine import, and no other."""
    listed = re.search(
        r"const WITH_BOX = \[(.*?)\];", (SCRIPTS / "site.js").read_text(encoding="utf-8"), re.DOTALL
    )
    assert listed is not None
    names = re.findall(r'"([^"]+)"', listed[1])
    loaded = modules_of(*(SCRIPTS / "search" / name for name in LOADED))
    imported = [path.relative_to(SCRIPTS).with_suffix("").as_posix() for path in loaded]
    assert sorted(names) == sorted(imported)


def test_strings_and_templates_stay() -> None:
    assert packed("const a = `x  ${ b }  // y`; // z\n") == "const a=`x  ${ b }  // y`;\n"
    assert packed("const a = 'http://x  y' /* z */;\n") == "const a='http://x  y';\n"
    assert packed("const a = /[/ ]\\/  x/u;\n") == "const a=/[/ ]\\/  x/u;\n"
