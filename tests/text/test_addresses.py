"""Addresses as editors mistype them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mosty.text.addresses import meant, miswritten
from mosty.text.law.legal import limits, rights

from ..conftest import examples

WRONG = {
    "htp://x.cz": "http://x.cz",
    "htps://x.cz": "https://x.cz",
    "ttps://x.cz": "https://x.cz",
    "http:/x.cz": "http://x.cz",
    "http:x.cz": "http://x.cz",
    "https//x.cz": "https://x.cz",
    "https:///x.cz": "https://x.cz",
    "https://https://x.cz": "https://x.cz",
    "https://https//x.cz": "https://x.cz",
    "www.x.cz": "https://www.x.cz",
    "//x.cz/a": "https://x.cz/a",
    "mpsv.cz/a?b": "https://mpsv.cz/a?b",
    "x.cz:8080": "https://x.cz:8080",
    "https://x,cz": "https://x.cz",
    "https://www..cz": "https://www.cz",
    "https://mpsv": "",
    "http://": "",
    "mailto:jan": "",
    "mailto://a@b.cz": "mailto:a@b.cz",
    "mailto: a@b.cz": "mailto:a@b.cz",
    "maito:a@b.cz": "mailto:a@b.cz",
    "a@b.cz": "mailto:a@b.cz",
    "tel:+420 777 123 456": "tel:+420777123456",
    "tel:abc": "",
    "rodice\\index.md": "rodice/index.md",
}
RIGHT = (
    "https://x.cz",
    "HTTPS://X.CZ",
    "https://x.cz:8080/a",
    "https://web.archive.org/web/2020/https://x.cz",
    "#a",
    "https://cs.wikipedia.org/wiki/Dítě_(x)",
    "https://čeština.cz",
    "https://[::1]/",
    "http://localhost:8000/",
    "mailto:a@b.cz?subject=x",
    "mailto:a@b.cz,c@d.cz",
    "tel:116111",
    "tel:+420777123456",
    "rodice/index.md#a",
    "../a.pdf",
    "javascript:alert(1)",
    "data:x",
    "ftp://x.cz",
    "/rodice/",
)


@pytest.mark.parametrize("href", WRONG)
def test_what_was_meant(href: str) -> None:
    assert meant(href) == WRONG[href]


@pytest.mark.parametrize("href", RIGHT)
def test_nothing_wrong(href: str) -> None:
    assert meant(href) is None


@pytest.mark.parametrize("href", [right for right in WRONG.values() if right])
def test_the_mended_address_is_right(href: str) -> None:
    assert meant(href) is None


@examples(300)
@given(st.text("htps:/w.x,cz@\\ #[]<>áa1?%", max_size=30))
def test_no_text_breaks_them(text: str) -> None:
    meant(text)
    list(miswritten(text))
    for locale in ("cs", "en", "de"):
        list(limits(text, locale))
        list(rights(text, locale))
