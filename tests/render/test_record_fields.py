"""The fields of a record: what is known, then one line on what is not."""

from __future__ import annotations

import re

PRACTICE = "praxe/kavarna-pro-rodice-decin.md"


def rows(html: str) -> dict[str, str]:
    """The fields of a page as readers see them: name → value."""
    table = re.search(r'<dl class="m-facts m-facts--page">(.*?)</dl>', html, re.DOTALL)
    assert table is not None
    pairs = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", table[1], re.DOTALL)
    return {name: re.sub(r"<[^>]+>", "", value) for name, value in pairs}


def test_what_is_not_known_is_one_line(show) -> None:  # type: ignore[no-untyped-def]
    for locale, name, period in (
        ("cs", "Co nevíme", "období"),
        ("en", "What we do not know", "period"),
    ):
        fields = rows(show("Text.", path=PRACTICE, locale=locale))
        assert list(fields)[-1] == name and period in fields[name].lower()
        assert "" not in fields.values()
        assert not any(
            "neuvedeno." in value or "Not stated in" in value for value in fields.values()
        )


def test_names_in_the_line_keep_their_abbreviations(show) -> None:  # type: ignore[no-untyped-def]
    fields = rows(show("Text.", path="praxe/rodinne-konference-pardubice.md"))
    assert "ORP" in fields["Co nevíme"]
