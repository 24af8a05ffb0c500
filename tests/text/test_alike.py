"""The quick way out of comparing numbers is never taken where the slow way finds something."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from mosty.text.quantities.numbers import differences, read
from mosty.text.quantities.same_numbers import alike

from ..conftest import examples

PIECES = st.sampled_from(
    [
        "5",
        "15",
        "112",
        "116 111",
        "2016",
        "2016–2018",
        "12 500",
        "1",
        "777 123 456",
        "8.30",
        "16:30",
        "1. 9.",
        "9/2020",
        "září",
        "September",
        "May",
        "prosince",
        "roku",
        "of",
        "tisíc",
        "million",
        "pm",
        "a.m.",
        "dětí",
        "rodin",
        "patnáct",
        "fifteen",
        "odst.",
        "A4",
        "KA1",
        "24/7",
        "{#krok-4}",
        "{: .x }",
        "[^1]",
        "(3)",
        "(3),",
        "3)",
        "-",
        "–",
        "+",
        "*",
        ".",
        ",",
        ";",
        ":",
        "%",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\u00a0",
        "\t",
        "# ",
        "> ",
        "„",
        "“",
        "[",
        "]",
        "(",
        ")",
        "|",
        "\n1. ",
        "\n> 12. ",
        "\n3) ",
        "\n- ",
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map("".join) | st.lists(PIECES, max_size=14).map(" ".join)


@given(TEXTS, TEXTS)
@examples(600)
def test_alike_texts_do_not_differ(ours: str, theirs: str) -> None:
    if alike(ours, theirs):
        assert differences(read(ours, "en"), read(theirs, "cs")) == []


@given(TEXTS)
@examples(600)
def test_a_text_alike_in_both_languages(text: str) -> None:
    if alike(text, text):
        assert differences(read(text, "en"), read(text, "cs")) == []


def test_plain_numbers_take_the_quick_way() -> None:
    assert alike(
        "The 5 towns in 2016–2018 call 116 111.\n", "V roce 2016–2018 volá 5 měst 116\u00a0111.\n"
    )
    assert alike(
        "1. Call 112, then wait.\n2. Bring 15\n- papers.\n",
        "- Volejte 112.\n- Vezměte 15 papírů.\n",
    )
    assert not alike("In May 2016", "V květnu 2016")
    assert not alike("5 towns", "6 měst")
