"""Faults of text: every function is linear on hostile text, and blanking moves nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mosty.text import faults
from mosty.text.language import punctuation, unfinished
from mosty.text.markdown import authored
from mosty.text.markdown.outline import open_fences, outline

from ..conftest import examples

FUNCTIONS: dict[str, Callable[[str], Iterable[object]]] = {
    "conflicts": faults.conflicts,
    "placeholders": unfinished.placeholders,
    "invisible": faults.invisible,
    "decomposed": faults.decomposed,
    "mixed_scripts": faults.mixed_scripts,
    "uneven_rows": faults.uneven_rows,
    "footnotes": lambda text: faults.undefined_footnotes(text, text),
    "straight_quotes": punctuation.straight_quotes,
    "hyphen_ranges": punctuation.hyphen_ranges,
    "forbidden": authored.forbidden,
}
PIECES = [
    "a",
    "X",
    " ",
    "|",
    "|-",
    "-",
    "[",
    "[^a",
    '"',
    "{",
    "<",
    "<a ",
    '<a ="',
    "='",
    '="',
    "<!--",
    "1-",
    "1.",
    "\n",
    "\n>",
    "`",
    "\u200b",
    "a\u0301",
    "а",
    "[doplnit ",
    "<<<<<<<\n",
]
MARKS = st.lists(
    st.sampled_from([*PIECES, "```\n", "~~~x\n", "    x\n", "- ", "-->", "ž", "👩"]), max_size=40
)


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_long_line_takes_no_time(name: str, piece: str) -> None:
    text = piece * (200_000 // len(piece))
    start = time.process_time()
    for _ in FUNCTIONS[name](text):
        pass
    assert time.process_time() - start < 2


@given(MARKS.map("".join))
@examples(300)
def test_blanking_keeps_length_and_lines(text: str) -> None:
    bare = outline(text).bare
    assert len(bare) == len(text)
    assert [at for at, char in enumerate(bare) if char == "\n"] == [
        at for at, char in enumerate(text) if char == "\n"
    ]
    assert all(new in (old, " ") for old, new in zip(text, bare, strict=True))
    for start, end in open_fences(text):
        assert text[start:end].startswith(("```", "~~~"))


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ('<b title=x="><script>', "script"),
        ('<b title=x="  onclick=a() y=">', "onclick"),
        ("<b/onload=a()>", "onload"),
        ("<img src=x\nonerror = 'a()'>", "onerror"),
        ("<IFRAME>", "iframe"),
        ('<p style="a">', "style"),
        ("{: style='a' }", "style"),
    ],
)
def test_html_that_runs_is_found_however_it_is_written(html: str, name: str) -> None:
    assert name in [found[2] for found in authored.forbidden(html)]


def test_a_line_of_white_space_is_no_delimiter_and_takes_no_time() -> None:
    """Forty thousand spaces below a row took twelve seconds: tests/hostile/test_patterns.py times
    every pattern.
    """
    from mosty.text.faults import _DELIMITER, uneven_rows

    for line in ("|---|:-:|", " | --- | ---: | ", "---|---", "| - | "):
        assert _DELIMITER.fullmatch(line), line
    for line in ("|", "| |", "|--- x|", "|--|--||", " " * 40_000):
        assert not _DELIMITER.fullmatch(line), line
    assert list(uneven_rows("| a |\n" + " " * 40_000 + "|x\n|-|\n")) == []
