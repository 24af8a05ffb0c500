"""No record, page or configuration ends in a traceback: the check reports a problem, a build
succeeds or reports one.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mosty.model.publication import published
from mosty.outputs.search_documents import documents
from mosty.pipeline.build import build
from mosty.render.article import articles

from ..conftest import TODAY, Base, examples

HOME = "docs/cs/index.md"
FRONT = "---\ntitle: Malé Mosty\ndescription: Úvodní stránka.\nkind: site\n---\n\n"
RECORDS = ("glossary.yml", *(f"docs/data/{name}.yml" for name in (
    "taxonomy", "sources", "law", "services", "findings", "recommendations", "names")))  # fmt: skip
DAY = dt.date.fromisoformat(TODAY)
LEAFLET = (
    "---\ntitle: Leták\ndescription: Leták.\nkind: leaflet\nversion: 1\ndate: 2026-11-21\n"
    "audience: parents\nsources:\n  - pravo, L1\nchecked_on: 2026-11-21\nreview_by: 2027-05-21\n"
    "translation: none\ntranslation_reason: zkouška\n---\n\n## Kdo {#kdo}\n\n"
)
#: Texts of a page that recursion, or a reader that knows less, could fall over.
TEXTS = {
    "lists": "\n".join("  " * depth + "- a" for depth in range(500)),
    "numbered lists": "\n".join("   " * depth + "1. a" for depth in range(500)),
    "quotes": "> " * 500 + "a",
    "quotes line by line": "\n".join("> " * depth + "a" for depth in range(1, 400)),
    "quotes and lists": "> - " * 400 + "a",
    "brackets": "[" * 500 + "a" + "](b.md)" * 500,
    "open brackets": "[" * 500,
    "stars": "*" * 501 + "a" + "*" * 501,
    "stars in stars": "*a **b " * 500,
    "elements": "<div markdown>\n" * 300 + "a\n" + "</div>\n" * 300,
    "spans": "<span>" * 1000 + "a" + "</span>" * 1000,
    "boxes": "".join(f"{'/' * (3 + depth)} note\n" for depth in range(100)) + "a\n",
    "footnotes in footnotes": "[^0]\n\n" + "\n\n".join(f"[^{n}]: a [^{n + 1}]" for n in range(300)),
    "a footnote in itself": "[^1]\n\n[^1]: a [^1]",
    "an unknown line of a leaflet": "[[fill:x]]",
    "a line of a leaflet without a name": "[[fill:]] [[fill]]",
    "a line of a leaflet in a table": "| a |\n|---|\n| [[fill:x]] |",
    "a big number": f"[[news:{'9' * 5000}]]\n\n[[law:{'9' * 5000}]]\n\n1{'0' * 5000} "
    f"dní\n\n{'9' * 5000}. a",
    "superscript numbers": "[[news:²]]\n\n[[list:practice orp=²]]",
}


#: The others wait for the long run: each is two builds.
QUICK = ("lists", "quotes", "an unknown line of a leaflet", "a big number")
LONG = pytest.mark.verify


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in QUICK else LONG) for name in TEXTS]
)
@pytest.mark.parametrize("kind", ["page", "leaflet"])
def test_what_is_nested_or_unknown_is_no_traceback(
    base: Base, name: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = HOME if kind == "page" else "docs/cs/letak.md"
    base.write(file, (FRONT if kind == "page" else LEAFLET) + TEXTS[name] + "\n")
    for verb, *rest in [("check",), ("search", "kavárna")]:
        answer = base.mosty(verb, *rest)
        assert answer.code in (0, 1, 2) and "Traceback" not in answer.err
    if kind == "page":
        monkeypatch.setattr("mosty.pipeline.stages.jobs", lambda site, today: [])
    for verb, *rest in [
        ("build",),
        *([("leaflet", "letak", "--out", str(base.root / "ven"))] * (kind != "page")),
    ]:
        answer = base.mosty(verb, *rest)
        assert answer.code in (0, 1) and "Traceback" not in answer.err
        assert answer.code == 0 or "chyba" in answer.err, answer


@pytest.mark.parametrize("lines", [
    "  abbr: [XY]", "  abbr: [XY]\n  cs: {}", "  abbr: []", "  abbr:", "  cs:", "  cs: []", "  cs: {term: A}",
    "  cs: {term: [], definition: x}", "  en: {term: Only, definition: English.}", "  {}", "  []", "  5",
    "  see: [xy]\n  abbr: [XY]", "  abbr: [XY]\n  cs: {definition: x}",
    "  abbr: ['', ' ']\n  cs: {term: ' ', definition: ' '}",
])  # fmt: skip
def test_a_half_written_term_is_a_problem(base: Base, lines: str) -> None:
    base.write("glossary.yml", base.read("glossary.yml") + f"\nxy:\n{lines}\n")
    base.write(HOME, base.read(HOME) + "\nXY a [[az]]\n")
    assert any("glossary.yml:" in line for line in base.lines()), base.lines()
    site = base.checked_site()
    made = articles(published(site, DAY), DAY, {})  # as a search does, which stops at nothing
    assert made and documents(site, "cs", made)


#: What stands where something else belongs.
ODD: list[Any] = [
    None,
    True,
    False,
    0,
    -1,
    10**400,
    1.5,
    float("inf"),
    "",
    " ",
    "x",
    "²",
    "0000-00-00",
    "2026-13-45",
    "9" * 400,
    dt.date(1, 1, 1),
    dt.date(9999, 12, 31),
    [],
    {},
    [None],
    [[]],
    [{}],
    {"cs": None},
    {"cs": []},
    {"x": {"y": [1]}},
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "[[law:L1]]",
    "javascript:alert(1)",
    "a\nb",
    "\u202e",
    ["a", "a"],
]
odd = st.sampled_from(ODD)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every path into a value."""
    paths = [path]
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, inner in items:
        paths += places(inner, (*path, key))
    return paths


def put(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    """The value with another value at one place."""
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = put(copy[path[0]], path[1:], new)
    return copy


@settings(examples(60, 1000), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data(), st.sampled_from(RECORDS))
def test_no_record_makes_the_check_raise(base: Base, data: st.DataObject, file: str) -> None:
    before = base.read(file)
    value = yaml.safe_load(before)
    for _ in range(data.draw(st.integers(1, 3))):
        value = put(value, data.draw(st.sampled_from(places(value))), data.draw(odd))
    base.write(file, yaml.safe_dump(value, allow_unicode=True))
    try:
        _, problems = base.site()
    finally:  # each example begins with the same records, so that a failing one can be shown
        base.write(file, before)
    assert all(one.text("message", "cs") and one.text("hint", "en") for one in problems)


@pytest.mark.parametrize(
    "labels", ["{}", "", "{cs: }", "{cs: ' '}", "{en: Town}", "{cs: X, en: ' '}"]
)
def test_a_town_without_its_name_is_no_crash(base: Base, labels: str) -> None:
    text = base.read("docs/data/taxonomy.yml")
    base.write("docs/data/taxonomy.yml", text.replace("orps:\n", f"orps:\n  x: {labels}\n", 1))
    assert "  x: " in base.read("docs/data/taxonomy.yml")
    base.site()


@settings(examples(4, 100), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data(), st.sampled_from(RECORDS))
def test_a_build_of_odd_records_succeeds_or_reports(
    base: Base, data: st.DataObject, file: str
) -> None:
    before = base.read(file)
    value = put(
        yaml.safe_load(before),
        data.draw(st.sampled_from(places(yaml.safe_load(before)))),
        data.draw(odd),
    )
    base.write(file, yaml.safe_dump(value, allow_unicode=True))
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("mosty.pipeline.stages.jobs", lambda site, today: [])
            result = build(base.root, DAY, lambda _: None)
    finally:
        base.write(file, before)
    assert result.published or any(one.level == "error" for one in result.problems)


@settings(examples(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(
        ["title", "kind", "sources", "orp", "checked_on", "version", "evidence", "findings", "id"]
    ),
    odd,
)
def test_no_front_matter_makes_the_check_raise(base: Base, key: str, value: Any) -> None:
    file = "docs/cs/praxe/kavarna.md"
    before = base.read(file)
    _, front, body = before.split("---\n", 2)
    fields = {**yaml.safe_load(front), key: value}
    base.write(file, f"---\n{yaml.safe_dump(fields, allow_unicode=True)}---\n{body}")
    try:
        base.site()
    finally:  # each example begins with the same page
        base.write(file, before)


@pytest.mark.parametrize("value", ["{a: b}", "[phase]", "2026-01-01", "true", "{}", "1.5"])
def test_a_kind_that_is_no_word(base: Base, value: str) -> None:
    base.edit("docs/cs/praxe/kavarna.md", "kind: practice", f"kind: {value}")
    assert any(line.endswith("error FM005") for line in base.lines())


@pytest.mark.parametrize("front", ["- a\n- b", "5", "text", "''", "[]", "{}", "a: &a [x]\nb: [*a, *a]", "? [a]\n: b",
                                   "a: " + "[" * 500, "a: " + "{a: " * 500, "<<: {a: b}", "null", "a: 0000-00-00",
                                   ])  # fmt: skip
def test_front_matter_of_another_shape_is_a_problem(base: Base, front: str) -> None:
    base.write("docs/cs/praxe/kavarna.md", f"---\n{front}\n---\n\nText.\n")
    assert any(
        line.startswith("docs/cs/praxe/kavarna.md:") and " error " in line for line in base.lines()
    )
    assert base.mosty("build").code == 1


@pytest.mark.parametrize("file", RECORDS)
@pytest.mark.parametrize(
    "content", ["", "x", "[]", "- a", "5", "'a", "\x00", "a: &a [a]\nb: *a", "- " * 500, "{}"]
)
def test_a_file_of_records_of_another_shape_is_a_problem(
    base: Base, file: str, content: str
) -> None:
    base.write(file, content)
    assert any(
        line.startswith(f"{file}:") and " error " in line for line in base.lines()
    ) or file.endswith("names.yml")
    if content in ("", "- a"):
        assert base.mosty("search", "kavárna").code in (0, 1)
