"""YAML with positions: agrees with PyYAML on plain data, refuses the rest with a line, raises
nothing.
"""

from __future__ import annotations

import datetime as dt
import time
from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from mosty.read.yaml_marks import load

from ..conftest import examples

NEITHER = {"exclude_categories": ["Cs", "Cc", "Co", "Cn"], "exclude_characters": "\u2028\u2029"}
key = st.text("abcčdeěz_-", min_size=1, max_size=6).filter(lambda name: name[0] not in "-")
scalar = (
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.dates(dt.date(1000, 1, 1))
    | st.text(st.characters(**NEITHER), max_size=12)  # type: ignore[arg-type]
    | st.sampled_from(
        [
            "null",
            "yes",
            "no",
            "on",
            "1.5",
            "2016",
            "2016-10",
            "0x1F",
            "1_000",
            "~",
            "- a",
            "a: b",
            "#",
        ]
    )
)
tree = st.recursive(
    scalar,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(key, inner, max_size=4),
    max_leaves=8,
)
data = st.dictionaries(key, tree, max_size=5)


@examples(120)
@given(data, st.booleans(), st.sampled_from([20, 10**6]))
def test_agrees_with_pyyaml_on_plain_data(value: dict[str, object], flow: bool, width: int) -> None:
    text = yaml.safe_dump(
        value, allow_unicode=True, default_flow_style=flow, sort_keys=False, width=width
    )
    loaded = load(text, "x.yml")
    assert loaded.problems == []
    assert loaded.value == yaml.safe_load(text) == value


sign = st.sampled_from(
    [
        "a: ",
        "- ",
        "\n",
        "  ",
        "[",
        "]",
        "{",
        "}",
        "? ",
        ": ",
        "|\n",
        ">\n",
        "&x ",
        "*x ",
        "!!str ",
        "!t ",
        "---\n",
        "...\n",
        "'",
        '"',
        "#",
        "%YAML 1.2\n",
        "2026-02-30",
        "<<: ",
        ",",
        "\t",
        "\\",
        "ž",
        "😀",
        "\u2028",
        "\u0085",
        "\ufeff",
        "\x00",
        "\x07",
        "@",
        "`",
    ]
)
yamlish = st.lists(sign | st.text(max_size=5), max_size=16).map("".join)


@examples(150)
@given(yamlish, st.integers(1, 9))
def test_no_text_makes_it_raise(text: str, first: int) -> None:
    loaded = load(text, "x.yml", first)
    lines = text.split("\n")
    for problem in loaded.problems:
        assert problem.span.file == "x.yml" and problem.text("message", "cs")
        assert first <= problem.span.line <= first + len(lines)
    for span in (*loaded.marks.values(), *loaded.key_marks.values()):
        assert first <= span.line <= first + len(lines) and span.col >= 1


def test_an_unfinished_key_on_the_last_line_is_no_crash() -> None:
    """libyaml places it after the last line."""
    problems = load("? a: \n? ", "x.yml", 1).problems
    assert [(problem.code, problem.span.line) for problem in problems] == [
        ("FM001", 1), ("FM007", 3),
    ]  # fmt: skip


def test_marks_stand_where_the_editor_sees_them() -> None:
    loaded = load("žluť: [kůň, \u2028x]\nb:\n  - c: 2026-01-02\n    d: 😀 e\n", "x.yml", 2)
    places = {path: (span.line, span.col) for path, span in loaded.marks.items()}
    assert places["žluť", 0] == (2, 8)
    assert places["b", 0, "c"] == (4, 8) and places["b", 0, "d"] == (5, 8)
    assert loaded.key_marks["b", 0, "d"].col == 5
    assert loaded.value["b"][0]["c"] == dt.date(2026, 1, 2)


@pytest.mark.parametrize(("text", "place", "code"), [
    ("a: [1\nb: 2", (1, 4), "FM001"), ("a: 'x", (1, 4), "FM001"), ("a: x: y", (1, 5), "FM001"),
    ("a: 1\n\tb: 2", (2, 1), "FM001"), ("a: 1\na: 2", (2, 1), "FM007"), ("a: {b: 1, b: 2}", (1, 11), "FM007"),
    ("a: 2026-13-01", (1, 4), "FM006"), ("a: [2026-02-29]", (1, 5), "FM006"),
    ("a: 2026-1-2", (1, 4), "FM006"), ("a: &x 1\nb: *x", (2, 4), "FM001"),
    ("a: !!python/object/apply:os.system ['x']", (1, 4), "FM001"), ("a: !vlastni x", (1, 4), "FM001"),
    ("a: !!python/name:os.system", (1, 4), "FM001"), ("!!python/name:os.system a: 1", (1, 1), "FM001"),
    ("{a: 1}: 2", (1, 1), "FM001"), ("a: 1\n---\nb: 2", (2, 1), "FM001"), ("a: ž\x07", (1, 5), "FM001"),
])  # fmt: skip
def test_refused_with_its_place(text: str, place: tuple[int, int], code: str) -> None:
    problems = load(text, "x.yml").problems
    assert [(problem.code, (problem.span.line, problem.span.col)) for problem in problems] == [
        (code, place)
    ]


@pytest.mark.parametrize(("text", "value"), [
    ("a: no", "no"), ("a: 08", "08"), ("a: 0o7", "0o7"), ("a: 1e3", "1e3"), ("a: 12:30", "12:30"), ("a: .inf", ".inf"),
    ("a: 2016-10", "2016-10"), ("a: '2026-02-30'", "2026-02-30"), ("a: 2026-01-02", dt.date(2026, 1, 2)),
    ("a: 1.50", 1.5), ("a: 116 111", "116 111"), ("a: 99999999", 99999999), ("a:", None), ("a: ''", ""),
])  # fmt: skip
def test_scalars_as_people_mean_them(text: str, value: object) -> None:
    """YAML 1.1 would read "no" as false, 12:30 as 750 and 1_000 as a number: here they stay as
    written.
    """
    loaded = load(text, "x.yml")
    assert loaded.problems == [] and loaded.value == {"a": value}


#: A billion laughs: each line holds the next one nine times.
LAUGHS = "\n".join(
    f"{here}: &{here} [{', '.join(['*' + there] * 9)}]" for here, there in pairwise("abcdefghi")
)


@pytest.mark.parametrize("text", [
    "a: " + "[" * 10_000, "a: " + "{b: " * 10_000, "- " * 10_000, "\n".join(" " * n + "a:" for n in range(2000)),
    LAUGHS,
    "a: " + "x" * 1_000_000, "a: \"" + "\\u017e" * 100_000 + "\"", "? " * 10_000,
])  # fmt: skip
def test_hostile_documents_cost_nothing(text: str) -> None:
    began = time.process_time()
    load(text, "x.yml")
    assert time.process_time() - began < 1
