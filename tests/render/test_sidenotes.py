"""What a finding says stands at the end of the paragraph that calls it first, on pages of the methodology only."""

from __future__ import annotations

import re

PHASE = "metodika/ohrozeni.md"
NOTE = re.compile(r'<small class="m-note" role="note"><strong> (\w+)\s(\d+):</strong> ([^<]+)</small>(?=(</?\w+))')


def test_the_first_call_of_a_finding_gives_its_sentence(show) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Podle [[finding:6]] a [[finding:9]] ihned.\n\n- Také [[finding:12]].\n    - Hlouběji.\n- Znovu [[finding:6]]."
    )
    for locale, word, begins in (("cs", "Zjištění", "Sociálně aktivizační"), ("en", "Finding", "Social activation")):
        html = show(text, PHASE, locale)
        assert [found[:2] for found in NOTE.findall(html)] == [(word, "6"), (word, "9"), (word, "12")]
        assert NOTE.findall(html)[0][2].startswith(begins) and NOTE.findall(html)[1][3] == "</p"
        assert re.search(r'12</a>\.<small class="m-note" role="note">.*?</small><ul>', html, re.DOTALL), (
            "before the list"
        )
        assert html.count('class="m-note"') == 3


def test_nothing_elsewhere(show) -> None:  # type: ignore[no-untyped-def]
    for path in ("metodika/index.md", "praxe/index.md", "odbornici/index.md"):
        assert "m-note" not in show("Podle [[finding:6]].", path)
    assert "m-note" not in show("Bez zjištění, s [[law:L03]] a [odkazem](../analyza/index.md).", PHASE)
