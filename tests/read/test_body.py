"""A page's Markdown parsed: positions are right in multi-byte text, code is no prose, nothing
raises.
"""

from __future__ import annotations

import gc
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mosty.model.problem import Span
from mosty.model.site import Body
from mosty.read.markdown import read_body
from mosty.read.page import split

from ..conftest import examples

#: Pieces of Markdown that a text is made of, so that examples are seldom plain words.
piece = st.sampled_from(
    [
        "# Příliš\n",
        "## Kůň {#kun}\n",
        "text 😀 „uvozovky“ ",
        "`kód [[law:L1]]` ",
        "```\n[[list:x]]\n# ne\n```\n",
        "\n\n",
        '[odkaz](cíl.md#kotva "název") ',
        "![obr](o.png) ",
        "[[law:L1]] ",
        "[[glossary]]\n",
        "[[list:practice orp=most]]\n",
        "<!-- [[law:L2]] -->",
        "<b>tučně</b>",
        "<div>\n",
        "- položka\n",
        "> citát\n",
        "| a | b |\n|---|---|\n| c | d |\n",
        "/// note | Pozor\n",
        "///\n",
        "[^1]",
        "[^1]: poznámka\n",
        "<https://a.cz> ",
        "<a@b.cz> ",
        "\t",
        "\\[",
        "]](",
        "[[",
        "{#id}",
        "\u2028",
        "\u0085",
        "\u00a0",
        "\u0301",
        "\ufeff",
        "a" * 50,
    ]
)
markdown = st.lists(piece | st.text(max_size=12), max_size=14).map("".join)


def inside(body: Body, span: Span) -> str:
    """The text of a span, found by counting lines and columns as an editor does."""
    lines = body.text.split("\n")
    first, last = span.line - body.line, span.end_line - body.line
    assert 0 <= first <= last < len(lines), span
    assert 1 <= span.col <= len(lines[first]) + 1 and 1 <= span.end_col <= len(lines[last]) + 1, (
        span
    )
    if first == last:
        return lines[first][span.col - 1 : span.end_col - 1]
    return "\n".join(
        [lines[first][span.col - 1 :], *lines[first + 1 : last], lines[last][: span.end_col - 1]]
    )


@examples(150)
@given(markdown, st.integers(1, 40))
def test_offsets_hold_whatever_the_text(text: str, line: int) -> None:
    body = read_body(text, "x.md", line)
    assert len(body.prose) == len(body.text) == len(text)
    assert [at for at, char in enumerate(body.prose) if char == "\n"] == [
        at for at, char in enumerate(text) if char == "\n"
    ]
    assert all(ours in (theirs, " ") for ours, theirs in zip(body.prose, text, strict=True))
    for heading in body.headings:
        assert inside(body, heading.span).lstrip(" >-\t")
    for link in body.links:
        assert inside(body, link.span)[0] in "[!<"
    for directive in body.directives:
        written = inside(body, directive.span)
        assert written.startswith(f"[[{directive.name}") and written.endswith("]]")


@examples(60)
@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert len(read_body(text, "x.md", 1).prose) == len(text)
    front, body, line = split(text)
    assert text.endswith(body) and 1 <= line <= text.count("\n") + 2
    assert front is None or front in text


def test_code_comments_addresses_and_directives_are_not_prose() -> None:
    text = (
        'Řeč `KÓD` <!-- SKRYTO --> [slovo](ADRESA.md "NÁZEV") [[law:L1]] <b>tučně</b>\n\n    '
        "ODSAZENO\n"
    )
    prose = read_body(text, "x.md", 1).prose
    assert prose.split() == ["Řeč", "[slovo]", "tučně"]


def test_places_count_characters_not_bytes() -> None:
    body = read_body("žluťoučký 😀 kůň [[law:L1]] a [dál](x.md)\n\n# Ďábel\n", "x.md", 7)
    assert body.directives[0].span == Span("x.md", 7, 17, 7, 27)
    assert (body.links[0].span.line, body.links[0].span.col) == (7, 30)
    assert (body.headings[0].span.line, body.headings[0].span.col) == (9, 1)


@pytest.mark.parametrize(("text", "alone"), [
    ("[[glossary]]", True), ("text\n\n[[glossary]]\n\ntext", True), ("## Nadpis\n[[glossary]]\n## Další", True),
    ("[[glossary]]\n[[glossary]]", True), ("/// tip | x\n[[glossary]]\n///", True), ("  [[glossary]]  ", True),
    ("text\n[[glossary]]", False), ("[[glossary]]\ntext", False), ("text [[glossary]]", False),
    ("- [[glossary]]", False), ("| [[glossary]] |", False),
])  # fmt: skip
def test_alone_is_what_becomes_a_paragraph(text: str, alone: bool) -> None:
    assert {directive.alone for directive in read_body(text, "x.md", 1).directives} == {alone}


@pytest.mark.parametrize(("text", "name", "argument", "options"), [
    ("[[glossary]]", "glossary", "", {}), ("[[law:L01]]", "law", "L01", {}), ("[[law: L01 ]]", "law", "L01", {}),
    ("[[list:practice orp=most stage=x]]", "list", "practice", {"orp": "most", "stage": "x"}),
    ("[[deadline:recommended do 3 dnů]]", "deadline", "recommended do 3 dnů", {}),
    ("[[list orp=most]]", "list", "", {"orp": "most"}),
])  # fmt: skip
def test_directives(text: str, name: str, argument: str, options: dict[str, str]) -> None:
    directives = read_body(text, "x.md", 1).directives
    assert [
        (directive.name, directive.argument, dict(directive.options)) for directive in directives
    ] == [(name, argument, options)]


@pytest.mark.parametrize(
    "text", ["[[Glossary]]", "[[glossary]", "[[ glossary]]", "`[[glossary]]`", "[[a\nb]]", "[[]]"]
)
def test_what_is_no_directive(text: str) -> None:
    assert read_body(text, "x.md", 1).directives == ()


def test_links_of_every_kind() -> None:
    text = (
        "[a](b.md#c) ![d](e.png) <https://f.cz> <g@h.cz> [i][1] \\[j](k) `[l](m)`\n\n[1]: "
        "n.md 'o'\n"
    )
    links = [(link.href, link.text, link.image) for link in read_body(text, "x.md", 1).links]
    assert links == [
        ("b.md#c", "a", False),
        ("e.png", "d", True),
        ("https://f.cz", "https://f.cz", False),
        ("mailto:g@h.cz", "g@h.cz", False),
        ("n.md", "i", False),
    ]


@pytest.mark.parametrize(("text", "front", "body", "line"), [
    ("---\na: 1\n---\nText", "a: 1\n", "Text", 4), ("---\na: 1\n---", "a: 1\n", "", 4), ("---\n---\n", "", "", 3),
    ("---  \na: 1\n---\t\nText", "a: 1\n", "Text", 4), ("---\na: ---\n---\n\nT", "a: ---\n", "\nT", 4),
    ("", None, "", 1), ("---", None, "---", 1), ("---\n", None, "---\n", 1), ("text\n---\n", None, "text\n---\n", 1),
    (" ---\na: 1\n---\n", None, " ---\na: 1\n---\n", 1), ("---\na: 1\n----\n", None, "---\na: 1\n----\n", 1),
])  # fmt: skip
def test_front_matter_and_body(text: str, front: str | None, body: str, line: int) -> None:
    assert split(text) == (front, body, line)


def test_a_megabyte_in_one_line_is_read_in_no_time() -> None:
    text = "[x](y.md) [[law:L1]] ž" * 45_000
    gc.disable()  # as `checkup` does; what other tests have left in memory would be looked through again and again
    try:
        began = time.process_time()
        body = read_body(text, "x.md", 1)
        took = time.process_time() - began
    finally:
        gc.enable()
    assert took < 5
    assert len(body.links) == len(body.directives) == 45_000
    assert body.directives[-1].span.line == 1
