"""What studies found is shown whatever came out, and a practice says what is known elsewhere."""

from __future__ import annotations

import re

import pytest
from mosty.model.site import Site
from mosty.model.study import Study, strongest
from pydantic import ValidationError


def study(**changes: object) -> Study:
    """A study that found something, with ``changes``."""
    return Study.model_validate(
        {
            "id": "a",
            "method": "m",
            "design": "randomised",
            "effect": "helped",
            "place": {"cs": "Anglie"},
            "texts": {"cs": "Pomohlo."},
            "sources": ["coram-2023"],
            **changes,
        }
    )


def test_no_difference_is_a_card_like_helped(show) -> None:  # type: ignore[no-untyped-def]
    html = show("[[studies:rodinna-konference]]", path="metodika/index.md")
    cards = re.findall(r'<li[^>]*\bclass="([^"]+)"', html.partition('class="m-studies"')[2])
    assert set(cards) == {"m-studies__study"} and len(cards) == 3
    assert ">pomohlo</strong>" in html and ">bez rozdílu</strong>" in html
    assert re.search("36,2\\s%", html) and re.search(r"K\s?tomu je třeba vědět", html)


def test_a_source_says_how_it_was_seen(show) -> None:  # type: ignore[no-untyped-def]
    html = show("[[studies:rodinna-konference]]", path="metodika/index.md")
    assert 'href="/zdroje/#taylor-2024"' in html
    assert "(v\u00a0rejstříku nebo na stránce jiného úřadu)" in html
    html = show("[[sources]]", path="metodika/index.md")
    assert re.search(r'<a [^>]*href="https://ouci\.dntb\.gov\.ua/en/works/9Q66GwJ7"', html)


@pytest.mark.parametrize(
    ("design", "effect"), [("described", "helped"), ("randomised", "not_measured")]
)
def test_a_description_measures_nothing(design: str, effect: str) -> None:
    with pytest.raises(ValidationError):
        study(design=design, effect=effect)


def test_the_strength_is_the_design_whatever_came_out() -> None:
    weak = study(design="before_after")
    null = study(design="randomised", effect="no_difference")
    assert strongest([weak, null]) == "randomised"
    assert strongest([weak]) == "before_after"
    assert strongest([]) == "nothing"


def test_a_method_without_a_study_says_so(
    show, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[no-untyped-def]
    for key in [key for key in site.studies if key.startswith("rodinna-konference")]:
        monkeypatch.delitem(site.studies, key)  # type: ignore[arg-type]
    html = show("[[studies:rodinna-konference]]", path="metodika/index.md")
    assert "žádnou studii jsme nenašli" in html and "Neznamená to, že metoda nefunguje" in html
