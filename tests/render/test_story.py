"""The line of phases: drawn of the records, each a link; a phase says where it stands."""

from __future__ import annotations

import re


def test_the_drawing_links_every_phase_beside_the_list(show) -> None:  # type: ignore[no-untyped-def]
    for locale, word in (("cs", "Fáze"), ("en", "Phase")):
        svg, _, listed = show("[[phases]]", "metodika/index.md", locale).partition("</svg>")
        links = [
            (re.search(r'href="([^"]+)"', tag)[1], re.search(r'aria-label="([^":]+):', tag)[1])  # type: ignore[index]
            for tag in re.findall(r"<a [^>]*m-story__phase[^>]*>", svg)
        ]
        assert [name.replace("\xa0", " ") for _, name in links] == [
            f"{word} {n}" for n in range(1, 7)
        ]
        assert all(href in listed for href, _ in links), "the list is the drawing's equal"


def test_a_phase_says_where_it_stands(show) -> None:  # type: ignore[no-untyped-def]
    first, last = (show("Text.", f"metodika/{name}.md") for name in ("prevence", "po-ukonceni"))
    assert first.count('aria-current="page"') == last.count('aria-current="page"') == 1
    assert "Další: " in first and "Předchozí: " not in first
    assert "Předchozí: " in last and "Další: " not in last
    assert "m-where" not in show("Text.", "metodika/role.md")
