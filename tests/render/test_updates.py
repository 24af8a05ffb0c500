"""What has changed since the sources stands in a dated box that says how sure it is."""

from __future__ import annotations

import json
import re

import pytest
from mosty.model.site import Site
from mosty.model.update import Update
from mosty.outputs.datasets import exports
from pydantic import ValidationError


def update(**changes: object) -> Update:
    """A newer state, with ``changes``."""
    return Update.model_validate(
        {
            "id": "a",
            "topic": "pestounska-pece",
            "date": "2025-01",
            "texts": {"cs": "Skončily."},
            "source": "ct24-kojenecke-ustavy",
            "certainty": "C",
            "checked_on": "2026-11-28",
            "review_by": "2027-11-28",
            **changes,
        }
    )


def test_the_box_says_when_and_how_sure_it_is(show) -> None:  # type: ignore[no-untyped-def]
    html = show("[[since:kojenecke-ustavy]]").replace("\u00a0", " ")
    assert "Od té doby" in html and "1. 1. 2025:" in html
    assert 'href="/zdroje/#ct24-kojenecke-ustavy"' in html
    assert "(z médií, leden 2025; kontrolováno 28. 11. 2026)" in html
    html = show("[[since:plzen-doprovazeni]]").replace("\u00a0", " ")
    assert "Prosinec 2022:" in html and "(z vlastního webu, 22. 12. 2022;" in html
    english = show("[[since:kojenecke-ustavy]]", locale="en").replace("\u00a0", " ")
    assert "Since then" in english and "(from the news, January 2025;" in english


def test_several_stand_in_one_box_the_earliest_first(show) -> None:  # type: ignore[no-untyped-def]
    html = show("[[since:domovy-od-sedmi-let kojenecke-ustavy kojenecke-ustavy-2023]]")
    assert html.count("m-since") == 1
    assert re.findall(r'id="od-te-doby-([^"]+)"', html) == [
        "kojenecke-ustavy-2023",
        "kojenecke-ustavy",
        "domovy-od-sedmi-let",
    ]


def test_what_was_looked_for_in_vain_is_not_printed(show, site: Site) -> None:  # type: ignore[no-untyped-def]
    unseen = [key for key, each in site.updates.items() if each.certainty == "X"]
    assert unseen, "the base remembers what it did not find"
    html = show(f"[[since:{' '.join(unseen)}]]")
    assert "m-since" not in html and "od-te-doby" not in html
    data = json.loads(exports(site)["export/updates.json"])
    rows = {row["id"]: row for row in data["records"]}
    assert rows and not rows.keys() & set(unseen)
    assert rows["kojenecke-ustavy"]["address"]["en"].endswith("#od-te-doby-kojenecke-ustavy")


@pytest.mark.parametrize("changes", [{"certainty": "X"}, {"source": None}])
def test_a_certainty_needs_a_source_and_none_needs_none(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        update(**changes)
    assert update(certainty="X", source=None).may_print is False
