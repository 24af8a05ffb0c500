"""Passages, facets and tables beside the index: complete, of this build, addressed by content."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from mosty.model.facets import lists
from mosty.outputs.passages import parts_of
from mosty.search import Document, Index, Part, build_index, export, extras

LABELS = {
    "kind": {"page": "stránka", "term": "pojem"},
    "theme": {"b": "beta", "a": "alfa", "c": "gama"},
}
DOCUMENTS = [
    Document(
        "/a/",
        "Škola",
        kind="page",
        facets={"kind": ("page",), "theme": ("a", "b")},
        parts=(Part("", "", ("Odstavec.",)), Part("dal", "Dál", ("Druhý <b>.", "Třetí."))),
    ),
    Document(
        "/b/", "Pojem", kind="term", description="Definice.", facets={"kind": ("term",)}, note="ABC"
    ),
    Document(
        "/en/c/",
        "Kontakt",
        kind="page",
        facets={"kind": ("page",), "theme": ("b",)},
        locale="cs",
        parts=(Part("", "", ("Něco.",)),),
    ),
]
TABLE = {"columns": ["Název"], "rows": {"/a/": ["Škola"]}}


def _files(tmp_path: Path, documents: list[Document]) -> tuple[Index, dict[str, bytes]]:
    index = build_index(tmp_path, "cs", documents)
    return index, extras(export(index), documents, LABELS, TABLE)


def test_everything_is_of_this_build_and_named_in_the_manifest(tmp_path: Path) -> None:
    index, files = _files(tmp_path, DOCUMENTS)
    manifest: dict[str, Any] = json.loads(files["manifest.json"])
    assert set(export(index)) < set(files)
    folder, runs = manifest["text"]
    sizes = [-(-len(files[f"{folder}/{number}.json"]) // 100) for number in (0, 2)]
    assert runs == [[0, sizes[:1]], [2, sizes[1:]]]
    added = [manifest["facets"], manifest["records"], f"{folder}/0.json", f"{folder}/2.json"]
    assert set(files) == {*export(index), *added}
    for name in added:
        assert json.loads(files[name])["build"] == manifest["build"]
    assert json.loads(files[manifest["facets"]])["facets"] == [
        ["kind", [["page", "stránka", [0, 2]], ["term", "pojem", [1]]]],
        ["theme", [["b", "beta", [0, 2]], ["a", "alfa", [0]]]],
    ]
    assert json.loads(files[f"{folder}/0.json"])["parts"][1] == [
        "dal",
        "Dál",
        ["Druhý <b>.", "Třetí."],
    ]
    assert json.loads(files[manifest["records"]])["rows"] == TABLE["rows"]


def test_another_sentence_is_another_folder(tmp_path: Path) -> None:
    # The same words in another order: not a single posting differs, so the build is the same.
    other = [replace(DOCUMENTS[0], parts=(Part("", "", ("Jiný.",)),)), *DOCUMENTS[1:]]
    before = json.loads(_files(tmp_path / "a", DOCUMENTS)[1]["manifest.json"])
    after = json.loads(_files(tmp_path / "b", other)[1]["manifest.json"])
    assert before["build"] == after["build"] and before["text"][0] != after["text"][0]


def test_note_and_language_stand_in_the_row(tmp_path: Path) -> None:
    _, files = _files(tmp_path, DOCUMENTS)
    page = json.loads(files[json.loads(files["manifest.json"])["pages"][0][1]])
    assert [row[5:] for row in page["documents"]] == [[], ["ABC"], ["", "cs"]]


@given(
    st.lists(st.dictionaries(st.sampled_from("xyz"), st.lists(st.sampled_from("abc"), unique=True)))
)
def test_facet_lists_say_what_the_records_say(members: list[dict[str, list[str]]]) -> None:
    named = {facet: {key: key.upper() for key in "abc"} for facet in "xyz"}
    inverted = {
        (facet, key, place)
        for facet, values in lists(members, named)
        for key, _, own in values
        for place in own
    }
    assert inverted == {
        (f, key, n) for n, own in enumerate(members) for f, keys in own.items() for key in keys
    }


HTML = """<p>První <a href="x">odkaz</a>.</p><dl class="m-facts"><dt>Problém</dt><dd>Málo škol.</dd></dl>
<div class="m-cards"><p>Jinde.</p></div><svg><title>Mapa</title></svg>
<h2 id="jak">Jak &amp; kde</h2><ul><li>Bod<br>jedna</li><li><p>Bod dvě</p></li></ul>
<h3>Prázdné</h3><h2 id="t">Tabulka</h2>
<table><tr><th>A</th><td>1</td></tr><tr><td>B</td><td>2</td></tr></table>holý text"""


def test_parts_of_an_article() -> None:
    assert parts_of(HTML, ["m-cards"]) == (
        Part("", "", ("První odkaz.", "Problém: Málo škol.")),
        Part("jak", "Jak & kde", ("Bod jedna", "Bod dvě")),
        Part("t", "Tabulka", ("A · 1", "B · 2", "holý text")),
    )
