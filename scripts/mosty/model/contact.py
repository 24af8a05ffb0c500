"""Who helps whom, and how to ask: the records of ``docs/data/contacts.yml``."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, field_validator

from mosty.model.record import Draftable, PartialDate, Texts

#: What a contact helps with; a directive prints those of a topic. ``professionals`` stands alone: a
#: family cannot ask there by itself.
Topic = Literal["law", "complaints", "foreigners", "family", "violence", "debts", "professionals"]
#: So many days after it was read, a contact must be read again.
READ_AGAIN = 365


class Contact(Draftable):
    """Who helps with a matter, and how to ask. ``source`` is the page it was read on, ``seen_on``
    the day of reading, ``as_of`` the date that the page itself bears; ``certainty`` as of a help
    line.

    ``publish`` says what may leave the base: ``link`` keeps the number, the e-mail, the postal
    address and the hours with the editors.
    """

    id: str
    topics: list[Topic] = Field(min_length=1)
    name: Texts
    for_: Texts = Field(alias="for")
    help: Texts
    cost: Texts | None = None
    ask: Texts | None = None
    hours: Texts | None = None
    languages: Texts | None = None
    address: str | None = None
    url: str | Texts | None = None
    number: Annotated[str, Field(pattern=r"^\+?\d[\d ]+\d$")] | None = None
    email: str | None = None
    source: str
    seen_on: dt.date
    as_of: PartialDate | None = None
    certainty: Literal["A", "B", "C", "X"]
    publish: Literal["all", "link", "nothing"]
    editors_note: str = ""

    @field_validator("topics")
    @classmethod
    def _alone(cls, topics: list[str]) -> list[str]:
        if "professionals" in topics and len(topics) > 1:
            raise ValueError("professionals stands alone")
        return topics

    def may_print(self, plain_reader: bool) -> bool:
        """Whether a page may print it, for families or for professionals."""
        is_open = self.publish != "nothing" and self.certainty != "X"
        return is_open and not (plain_reader and "professionals" in self.topics)

    @property
    def printed_texts(self) -> dict[str, Texts]:
        """What readers read of it, field → text by language, without fields that are empty."""
        names = ("name", "for_", "help", "cost", "ask", "hours", "languages")
        return {name: texts for name in names if (texts := getattr(self, name))}

    @property
    def urls(self) -> Texts:
        """Its address by language; the language is ``""`` for one that serves all."""
        return {"": self.url} if isinstance(self.url, str) else self.url or {}
