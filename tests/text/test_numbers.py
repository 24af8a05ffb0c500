"""Numbers, dates and times have one form in every language; a paragraph's language is decided only
when it is clear.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from mosty.text.language.language_detect import tongue
from mosty.text.quantities import clock_times, number_patterns, numbers
from mosty.text.quantities.numbers import differences, read

from ..conftest import examples

FEW = examples(60)
SAME = [
    ("1. 9. 2026", "1 September 2026"),
    ("1.9.2026", "2026-09-01"),
    ("prvního, tedy 1. září 2026", "on September 1st, 2026"),
    ("v červenci 2026", "in July 2026"),
    ("v červnu roku 2026", "in June of 2026"),
    ("24. 12.", "December 24."),
    ("1 234,5 Kč", "CZK 1,234.5"),
    ("1,5 milionu", "1.5 million"),
    ("2 miliony", "2,000,000"),
    ("patnáct", "15"),
    ("15", "fifteen"),
    ("v 8 hodin", "at 8 am"),
    ("14.30–16.00", "2:30–4 pm"),
    ("+420 234 567 890", "234 567 890"),
    ("116 111", "116 111,"),
    ("verze 2.2.", "version 2.2."),
    ("CZ.03.2.X/0.0", "CZ.03.2.X/0.0."),
    ("1. krok", "first step"),
    ("ve dne v noci", "24/7"),
    ("v 9 večer", "at 9 p.m."),
    ("v 9 hodin večer", "9pm"),
    ("v půl osmé večer", "7.30 p.m."),
    ("ve 14 hodin", "2 p.m."),
    ("v poledne", "12:00"),
    ("ve 12 hodin", "at noon"),
    ("v půl 8 večer", "19:30"),
    ("ve tři čtvrtě na osm", "7.45 a.m."),
    ("ve čtvrt na 9 ráno", "8.15 a.m."),
    ("o půlnoci", "at 12 a.m."),
    ("ve 2 v noci", "2 a.m."),
    ("v 11 v noci", "11 p.m."),
    ("od 10 do 2 odpoledne", "from 10 to 2 p.m."),
    ("od 6 do 9 večer", "6–9 pm"),
    ("večer od 9", "from 9 p.m."),
    ("19.30", "half past seven in the evening"),
    ("v 7 hodin ráno", "7 o’clock in the morning"),
    ("ve 14 hodin", "2 o'clock"),
    ("v devět večer", "9 p.m."),
    ("v 21 hodin", "nine in the evening"),
    ("2 odpoledne týdně", "2 afternoons a week"),
    ("od 8 do 14 hodin", "from 8 a.m. to 2 p.m."),
    ("v 7", "7 a.m."),
    ("do 20 hodin", "until 8 p.m."),
    ("v 9\nvečer", "at 9 p.m."),
    ("8.00 ráno", "8 a.m."),
    ("9–12 dopoledne", "9 a.m.–12 noon"),
    ("v 17:00 odpoledne", "5 p.m."),
    ("v 15 h", "3 p.m."),
    ("od 9 do 17 hod.", "9 to 5 p.m."),
    ("v jednu odpoledne", "1 p.m."),
    ("ráno v 8", "at 8 a.m."),
    ("v půl jedné", "12.30 p.m."),
    ("v noci od 10 do 6", "from 10 p.m. to 6 a.m."),
    ("v 8 ráno a v 8 večer", "at 8 a.m. and 8 p.m."),
]  # fmt: skip
OTHER = [
    ("1. 9. 2026", "9 January 2026", "date"),
    ("v červnu 2026", "in July 2026", "date"),
    ("1,5", "15", "number"),
    ("1 234", "1,235", "number"),
    ("16:00", "4 am", "time"),
    ("116 111", "116 123", "phone"),
    ("112", "nobody", "phone"),
    ("15 a 15", "15", "number"),
    ("v 9 večer", "9 a.m.", "time"),
    ("v 9 večer", "8 p.m.", "time"),
    ("v půl osmé večer", "8.30 p.m.", "time"),
    ("v poledne", "2 p.m.", "time"),
    ("ve 14 hodin", "4 p.m.", "time"),
    ("v 9 ráno", "9 p.m.", "time"),
    ("v půl 8", "8.30 a.m.", "time"),
    ("v 8 hodin", "8 p.m.", "time"),
    ("večer v 9", "at 9 a.m.", "time"),
]  # fmt: skip
pieces = st.lists(
    st.sampled_from([" ", "1", "12", "2026", ".", ",", ":", "-", "/",
                     "května", "May", "pm", "116 111", "+420", "tisíc", "[^"])
    | st.text(max_size=3)
).map("".join)  # fmt: skip


@pytest.mark.parametrize(("czech", "english"), SAME)
def test_the_same_said_in_two_languages(czech: str, english: str) -> None:
    assert differences(read(english, "en"), read(czech, "cs")) == []


@pytest.mark.parametrize(("czech", "english", "kind"), OTHER)
def test_what_differs_is_told(czech: str, english: str, kind: str) -> None:
    assert kind in {one[0] for one in differences(read(english, "en"), read(czech, "cs"))}


@FEW
@example("+42012 ", "", "cs")
@given(pieces, pieces, st.sampled_from(["cs", "en"]))
def test_nothing_differs_from_itself_and_swapping_swaps(text: str, other: str, lang: str) -> None:
    a, b = read(text, lang), read(other, lang)
    assert differences(a, a) == []
    assert sorted((kind, y, x) for kind, x, y in map(_texts, differences(a, b))) == sorted(
        map(_texts, differences(b, a))
    )
    for item in a.items:
        assert text[item.start : item.end].strip() == item.text


def _texts(triple: tuple[str, object, object]) -> tuple[str, str, str]:
    kind, first, second = triple
    return kind, getattr(first, "text", ""), getattr(second, "text", "")


@pytest.mark.parametrize("part", ["1 ", "1.", "A-", "116 ", "[^", "{#", "září "])
def test_a_long_line_takes_time_in_proportion(part: str) -> None:
    def seconds(length: int) -> float:
        start = time.process_time()
        read(part * (length // len(part)), "cs")
        return time.process_time() - start

    assert seconds(80_000) < 20 * max(seconds(20_000), 0.02)


def test_the_language_of_a_paragraph() -> None:
    pair = ("en", "cs")
    assert tongue("Kdo kavárnu platí, pramen neuvádí, a ani to, jak je velká.", pair) == "cs"
    assert (
        tongue("The source does not say who pays for the café and how large it is.", pair) == "en"
    )
    assert tongue("Kdo kavárnu platí, pramen neuvádí.", pair) is None  # short
    assert (
        tongue(
            "The café is run by Dětské krizové centrum v Ústí nad Labem pro děti and by the town.",
            pair,
        )
        != "cs"
    )
    assert (
        tongue(
            "Хто платить за кафе, джерело не каже, і навіть не каже, яке воно велике.", ("uk", "cs")
        )
        is None
    )


SIGNS = st.sampled_from(
    [
        "+",
        "++",
        "00",
        "420",
        "777",
        "123",
        "116",
        "112",
        "16",
        ":",
        "30",
        ".",
        ",",
        "–",
        "-",
        " ",
        "\u00a0",
        "\n",
        "pm",
        "a.m.",
        "%",
        "x",
        "1",
        "24",
        "/",
        "7",
        "(",
        ")",
        "1 234",
        "1.234",
        "٣",
        "²",
        "+420 777 123 456",
        "s",
    ]
)


@given(st.lists(SIGNS, max_size=16).map("".join), st.integers(0, 20))
@examples(400)
def test_what_begins_with_digits_is_found_at_digits(text: str, start: int) -> None:
    stretches = [(min(start, len(text)), len(text))]
    for pattern in (
        number_patterns.PHONE,
        *clock_times.TIME.values(),
        *number_patterns.NUMBER.values(),
    ):
        slow = [one.span() for one in numbers._within(pattern, text, stretches)]
        assert [one.span() for one in numbers._from_digits(pattern, text, stretches)] == slow
