"""The base of this portal as it is read, and as it may be published."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from mosty.model.publication import published
from mosty.model.site import Site

PROJECT = Path(__file__).parents[2]
#: The day on which the content was written.
WRITTEN = dt.date(2026, 11, 30)


@pytest.fixture(scope="session")
def whole(site: Site) -> Site:
    """The whole base, including what only editors read."""
    return site


@pytest.fixture(scope="session")
def portal(whole: Site) -> Site:
    """The part of the base that readers get."""
    return published(whole, WRITTEN)
