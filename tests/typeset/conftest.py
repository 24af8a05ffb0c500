"""The two fixture leaflets."""

from __future__ import annotations

import pytest
from mosty.typeset import Sheet

from .sheets import make


@pytest.fixture(scope="session")
def czech() -> Sheet:
    """The Czech leaflet."""
    return make("cs")


@pytest.fixture(scope="session")
def english() -> Sheet:
    """The English leaflet."""
    return make("en")
