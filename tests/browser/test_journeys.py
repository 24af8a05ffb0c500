"""Ten questions of professionals: each is answered in three steps from the home page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import expect

from .conftest import Open
from .house import House

JOURNEYS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "journeys.yml").read_text(encoding="utf-8")
)
STEPS = 3
#: The place of the first link to a page that can be seen; the links of a map are of SVG, whose
#: ``href`` is no text.
LEADS_TO = """(links, address) => links.findIndex(link =>
    new URL(link.getAttribute('href'), document.baseURI).href.split('#')[0] === address
    && link.checkVisibility({ visibilityProperty: true }) && link.getClientRects().length)"""


@pytest.mark.parametrize("locale", ["cs", "en"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey["links"][-1])
def test_answered_in_three_steps(
    house: House, open_page: Open, journey: dict[str, Any], width: int, locale: str
) -> None:
    assert 1 <= len(journey["links"]) <= STEPS
    tab = open_page(house.url("index.md", locale), width, 740)
    for path in journey["links"]:
        address = house.url(path, locale)
        links = tab.locator("main a[href], footer a[href], header a[href]")
        place = links.evaluate_all(LEADS_TO, address)
        assert place >= 0, f"{tab.url} has no link to {path} that can be seen"
        links.nth(place).click()
        tab.wait_for_url(lambda url, there=address: url.split("#")[0] == there)
    expect(tab.locator("main")).to_contain_text(journey["seen"][locale])
