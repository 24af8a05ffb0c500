"""Numbers of other countries: as people write them at home, and as a telephone dials them."""

from __future__ import annotations

import pytest
from mosty.text.shown_addresses import near_house, other_number


@pytest.mark.parametrize(
    ("words", "href"),
    [
        ("+421 905 123 456", "tel:+421905123456"),
        ("0905 123 456", "tel:+421905123456"),
        ("020 7946 0000", "tel:+442079460000"),
        ("+44 (0)20 7946 0000", "tel:+442079460000"),
        ("0808 800 5000", "tel:0808%20800%205000"),
        ("00420 475 211 234", "tel:475211234;ext=2"),
    ],
)
def test_the_same_telephone(words: str, href: str) -> None:
    assert other_number(href, words) is None
    other = href.replace("5", "6").replace("7", "9").replace("8", "3")
    assert other_number(other, words) is not None


@pytest.mark.parametrize("words", ["24/7", "od 8 do 16", "8.00–16.00", "rok 2026", "500 Kč", ""])
def test_words_without_a_number(words: str) -> None:
    assert other_number("tel:116111", words) is None


def test_a_slip_in_a_house() -> None:
    known = {"gmail.com", "seznam.cz", "post.cz"}
    slips = ("gmial.com", "gmai.com", "gmaill.com", "gnail.com")
    assert [near_house(house, known) for house in slips] == ["gmail.com"] * 4
    assert [
        near_house(house, known) for house in ("gmail.com", "a.seznam.cz", "pot.cz", "gma.com")
    ] == [None] * 4
