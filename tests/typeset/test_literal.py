"""Text becomes a Typst string literal and nothing else: Typst itself reads it back."""

from __future__ import annotations

import json
import unicodedata

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from mosty.typeset.literal import array, body, dictionary, raw_bytes, text

NASTY = ['#panic("x")', '"; panic("x") //', "\\", '\\"', "\\u{41}", "$x$", "*/", "`", "\u00a0"]
printable = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
)


@settings(max_examples=150, deadline=None)
@given(printable | st.sampled_from(NASTY))
def test_typst_reads_back_what_was_written(value: str) -> None:
    assert json.loads(typst.eval(b"", text(value))) == value


@given(st.text())
def test_nothing_unprintable_passes(value: str) -> None:
    assert not [c for c in text(value) if unicodedata.category(c) in {"Cc", "Cs"}]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (body([]), "[]"),
        (body(["a", "b"]), "{a;b}"),
        (array([]), "()"),
        (array(["1"]), "(1,)"),
        (dictionary([]), "(:)"),
        (dictionary([("a", "1")]), '("a":1)'),
        (raw_bytes(b"\x00\xff"), "bytes((0,255,))"),
    ],
)
def test_shapes(made: str, expected: str) -> None:
    assert made == expected
