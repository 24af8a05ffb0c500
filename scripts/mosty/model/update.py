"""What has changed since the sources: the records of ``docs/data/updates.yml``."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import model_validator

from mosty.model.record import PartialDate, Record, Texts

UPDATES_FILE = "docs/data/updates.yml"


class Update(Record):
    """A newer state of something that a page tells as it once was.

    ``topic`` is a theme of the taxonomy, ``date`` the day, month or year that the words speak of,
    ``source`` a key of the sources. ``certainty`` is that of a contact: X was looked for in vain;
    editors keep it so as not to look again, and nothing of it is printed.
    """

    id: str
    topic: str
    date: PartialDate
    texts: Texts
    source: str | None = None
    certainty: Literal["A", "B", "C", "X"]
    checked_on: dt.date
    review_by: dt.date
    editors_note: str = ""

    @model_validator(mode="after")
    def _rests_on_a_source(self) -> Update:
        if (self.source is None) != (self.certainty == "X"):
            raise ValueError("a source and a certainty, or no source and certainty X")
        return self

    @property
    def may_print(self) -> bool:
        """Whether readers may be given it."""
        return self.certainty != "X"
