"""Versions of the leaflets that were handed out: the records of ``docs/data/editions.yml``."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field

from mosty.model.record import Record, Texts

EDITIONS_FILE = "docs/data/editions.yml"
Mark = Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]


class Edition(Record):
    """A version of a leaflet: the day it is from, the mark of each of its languages, and what
    changed since the one before, for the people who hold that one.

    ``withdrawn``: the leaflet is to be used no more; ``changed`` says why.
    """

    id: str
    leaflet: str
    version: int
    date: dt.date
    marks: dict[str, Mark]
    changed: Texts = {}
    withdrawn: bool = False
