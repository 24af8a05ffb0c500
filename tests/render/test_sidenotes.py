"""Notes of the methodology: the sentence and source of a finding, the law behind a step; on pages
of the methodology only.
"""

from __future__ import annotations

import datetime as dt
import re

PHASE = "metodika/ohrozeni.md"
NOTE = re.compile(
    r'<small class="m-note" role="note"><strong> (\w+)\s(\d+):</strong> ([^<]+) '
    r'<span class="m-note__source">(\w+): <span><a href="/(?:en/)?zdroje/#stavime-mosty">'
    r'<span(?: lang="cs")?>([^<]+)</span></a></span></span>'
    r"</small>(?=(</?\w+))"
)
NAME = re.compile(
    r'<small class="m-note m-note--again" role="note"><strong> \w+\s(\d+):</strong> ([^<]+)</small>'
)


def test_the_first_call_of_a_finding_gives_its_sentence_and_source(show) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Podle [[finding:6]] a [[finding:9]] ihned.\n\n- Také [[finding:12]].\n    - "
        "Hlouběji.\n- Znovu [[finding:6]]."
    )
    for locale, word, begins, source in (
        ("cs", "Zjištění", "Sociálně aktivizační", "Pramen"),
        ("en", "Finding", "Social activation", "Source"),
    ):
        html = show(text, PHASE, locale)
        notes = NOTE.findall(html)
        assert [note[:2] for note in notes] == [(word, "6"), (word, "9"), (word, "12")]
        assert notes[0][2].startswith(begins) and notes[1][5] == "</p"
        assert (
            notes[0][3] == source
            and notes[0][4].replace("\xa0", " ") == "„Sociálně aktivizační služby“, bod 2"
        )
        assert "</small><ul>" in html, "before the list"
        assert html.count('class="m-note"') == 3 and not NAME.search(html)


def test_a_later_section_gives_the_short_name(show) -> None:  # type: ignore[no-untyped-def]
    text = (
        "[[finding:6]]\n\n## Dále {#dale}\n\n[[finding:6]], [[finding:6]]\n\n### Níž "
        "{#niz}\n\n[[finding:6]]."
    )
    html = show(text, PHASE)
    assert html.count('class="m-note"') == 1
    names = NAME.findall(html)
    assert [number for number, _ in names] == ["6", "6"] and names[0][1] == names[1][1]


def test_law_in_a_phase_says_its_certainty_and_review(show) -> None:  # type: ignore[no-untyped-def]
    plain = show("- [[law:L03]]", "praxe/index.md").replace("\xa0", " ")
    for locale, phrases in (
        ("cs", ("jistota V2; znění k ", "; platí od 1. 1. 2025; znovu ověřit do 21. 5. 2027)")),
        (
            "en",
            (
                "certainty V2; text as of ",
                "; valid from 1 January 2025; to be reviewed by 21 May 2027)",
            ),
        ),
    ):
        html = show("- [[law:L03]]", PHASE, locale).replace("\xa0", " ")
        assert all(phrase in html for phrase in phrases), html
    assert "jistota" not in plain and "znovu ověřit" not in plain
    late = show("- [[law:L03]]", PHASE, today=dt.date(2027, 6, 1)).replace("\xa0", " ")
    assert (
        "znovu ověřit do" not in late
        and "do 21. 5. 2027 ji měl někdo znovu ověřit. Rozhoduje předpis" in late
    )


def test_nothing_elsewhere(show) -> None:  # type: ignore[no-untyped-def]
    for path in ("metodika/index.md", "praxe/index.md", "odbornici/index.md"):
        assert "m-note" not in show("Podle [[finding:6]].", path)
    assert "m-note" not in show(
        "Bez zjištění, s [[law:L03]] a [odkazem](../analyza/index.md).", PHASE
    )
