"""What answers a finding, and what does not, in words; practices related by their records."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain

import pytest
from mosty.model.answers import STATES, methods_on, state_of
from mosty.model.site import Site


def test_the_matrix_names_steps_and_says_gaps_in_words(show, site) -> None:  # type: ignore[no-untyped-def]
    html = show("[[matrix]]", "analyza/index.md").replace("\xa0", " ")
    rows = re.findall(r'<tr>\s*<th scope="row">.*?</tr>', html, re.S)
    assert len(rows) == len(site.findings) == 15
    third = rows[2]
    assert 'href="../metodika/prvni-dny.md#krok-1"' in third or "prvni-dny/#krok-1" in third
    assert "prvni-dny" not in rows[8], "a mention is no answer"
    answered = {n for page in site.of_kind("practice", "cs") for n in page.field("findings")}
    for number, row in enumerate(rows, 1):
        assert ("Bez praxe" in row) == (number not in answered)
        assert ("Bez metody" in row) == (not methods_on(site, number, "cs"))
    assert "metody/asistovany-kontakt" in rows[9], "it says that it fits in a step on contact"
    assert html.count('scope="col"') == 5
    assert "krok-2" not in third, "only steps that call the finding"


def test_above_the_matrix_every_finding_is_in_one_state(show, site) -> None:  # type: ignore[no-untyped-def]
    above, _, table = (
        show("[[matrix]]", "analyza/index.md").replace("\xa0", " ").partition("<table")
    )
    lines = re.findall(r"<li>(.*?)</li>", above, re.S)
    assert len(lines) == len(STATES) and 'id="stav-zjisteni"' in above
    listed = [[int(n) for n in re.findall(r"#zjisteni-(\d+)", line)] for line in lines]
    assert sorted(chain(*listed)) == sorted(site.findings)
    rows = re.findall(r'<tr>\s*<th scope="row">.*?</tr>', table, re.S)
    for state, line, numbers in zip(STATES, lines, listed, strict=True):
        assert f": {len(numbers)} z {len(site.findings)}</strong>" in line
        for number in numbers:
            assert f"m-state--{state}" in rows[number - 1]


def test_a_card_says_how_far_its_finding_is_answered(show, site) -> None:  # type: ignore[no-untyped-def]
    html = show("[[findings:proces]]", "analyza/index.md").replace("\xa0", " ")
    cards = html.split("<section")[1:]
    for card in cards:
        number = int(re.findall(r'id="zjisteni-(\d+)"', card)[0])
        assert f'class="m-state m-state--{state_of(site, number)}"' in card
        assert 'href="#stav-zjisteni"' in card or "/analyza/#stav-zjisteni" in card
    assert "má odpověď" in html


def with_fields(site: Site, changes: dict[str, dict[str, object]]) -> Site:
    """The site with other fields on some pages, and without findings on every other page and in
    every recommendation.
    """
    pages = {}
    for key, page in site.pages.items():
        meta, fields = page.meta, changes.get(page.path, {})
        if meta is not None and hasattr(meta, "findings"):
            meta = meta.model_copy(update={"findings": [], **fields})
        pages[key] = replace(page, meta=meta)
    unnamed = {
        key: record.model_copy(update={"findings": []})
        for key, record in site.recommendations.items()
    }
    return replace(site, pages=pages, recommendations=unnamed)


PRACTICE, METHOD = "praxe/kavarna-pro-rodice-decin.md", "metody/dluhove-poradenstvi.md"
THEME, PHASE = "temata/zadluzeni.md", "metodika/prevence.md"


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, "open"),
        ({PHASE: {"findings": [1]}}, "open"),
        ({THEME: {"findings": [1]}}, "open"),
        ({METHOD: {"findings": [1]}}, "touched"),
        ({PRACTICE: {"findings": [1], "evidence": 0}}, "touched"),
        ({PRACTICE: {"findings": [1], "evidence": 1}}, "answered"),
    ],
)
def test_the_rule_of_states(site: Site, changes: dict, state: str) -> None:  # type: ignore[type-arg]
    assert state_of(with_fields(site, changes), 1) == state


def test_a_method_that_fits_in_a_step_on_a_finding_touches_it(site: Site) -> None:
    bare = with_fields(site, {})
    assert state_of(bare, 10) == "touched" and state_of(bare, 14) == "open"
    titles = [page.path for page in methods_on(bare, 10, "en")]
    assert titles == ["metody/asistovany-kontakt.md"]


def test_a_recommendation_touches_a_finding(site: Site) -> None:
    changed = with_fields(site, {})
    record = next(iter(changed.recommendations.values()))
    named = {record.id: record.model_copy(update={"findings": [1]})}
    assert state_of(replace(changed, recommendations=named), 1) == "touched"


def test_related_practices_say_what_is_shared(show, site) -> None:  # type: ignore[no-untyped-def]
    for page in site.of_kind("practice", "cs"):
        html = show("Text.", page.path)
        for item in re.findall(
            r"<li><a [^>]*>.*?</li>", html.partition('class="m-related"')[2], re.S
        ):
            assert "zjištění" in item or "témata" in item
            assert f'href="/{page.url}"' not in item, "not related to itself"
        assert html.count("m-related__list") <= 1
    assert "m-related" not in show("Text.", "metodika/role.md")
