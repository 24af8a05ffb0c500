"""The base of this portal as it is read, and as it may be published."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from mosty.model.publication import published
from mosty.model.site import Site
from mosty.read.site import read_site

PROJECT = Path(__file__).parents[2]
#: The day on which the content was written.
WRITTEN = dt.date(2026, 11, 30)


@pytest.fixture(scope="session")
def whole() -> Site:
    """The whole base, including what only editors read."""
    site, _ = read_site(PROJECT)
    assert site is not None
    return site


@pytest.fixture(scope="session")
def portal(whole: Site) -> Site:
    """The part of the base that readers get."""
    return published(whole, WRITTEN)
