"""What is new on the portal: the records of ``docs/data/news.yml``."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from mosty.model.record import Record, Texts

#: What happened to the page: it is new, it says more or something else, several pages became this
#: one, or something on it was wrong.
Change = Literal["new", "changed", "merged", "corrected"]


class News(Record):
    """A change that readers come back for, on the day they could first read it.

    ``page`` is its path without language: ``metody``, ``rodice/soud``. ``texts`` say in a sentence
    or two what is different. An editor writes it: the day a page was checked is no news.
    """

    id: str
    date: dt.date
    kind: Change
    page: str
    texts: Texts
