"""Records of ``docs/data`` and ``glossary.yml`` as immutable pydantic models."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, Self

from pydantic import Field, field_validator, model_validator

from mosty.model.contact import Contact
from mosty.model.edition import Edition
from mosty.model.news import News
from mosty.model.problem import Span
from mosty.model.record import Draftable, PartialDate, Record, Texts
from mosty.model.study import Study
from mosty.model.update import Update
from mosty.model.withdrawal import Return, Withdrawal

Certainty = Literal["V1", "V2", "V3", "V4", "INF"]


class Period(Record):
    """From–to, as exact as the source is: ``2016``, ``2016-10`` or ``2016-10-01``; ``to: null``
    means ongoing.
    """

    from_: PartialDate = Field(alias="from")
    to: PartialDate | None = None

    @field_validator("from_", "to")
    @classmethod
    def _exists(cls, value: str | None) -> str | None:
        if value:
            dt.date.fromisoformat((value + "-01-01")[:10])
        return value


class LawRef(Record):
    """An act and the sections a term rests on."""

    act: str
    section: str | None = None


class TermText(Record):
    """A term in one language."""

    term: str
    definition: str
    variants: list[str] = []
    forms: list[str] = []
    everyday: list[str] = []
    avoid: list[str] = []

    @property
    def bare(self) -> str:
        """The term without what is in brackets."""
        return re.sub(r"(?<!\s)\s*+\([^()]*\)", "", self.term)

    @property
    def labels(self) -> list[str]:
        """Every wording that leads to the term."""
        return list(
            dict.fromkeys([self.term, self.bare, *self.variants, *self.forms, *self.everyday])
        )


class Term(Draftable):
    """A glossary term; ``texts`` by locale."""

    id: str
    abbr: list[str] = []
    texts: dict[str, TermText]
    law: list[LawRef] = []
    see: list[str] = []
    certainty: Literal["high", "medium", "low"] = "medium"


class Source(Draftable):
    """A source in CSL's fields, with licence and the day it was read.

    ``certainty`` says how a study was seen, not how strong it is: A on the page of its authors, B
    in an index or on the page of another official body, C elsewhere.
    """

    id: str
    type: str = "document"
    title: Texts
    author: list[str] = []
    issued: PartialDate | None = None
    publisher: str | Texts | None = None
    url: str | None = Field(default=None, alias="URL")
    language: str | None = None
    accessed: dt.date | None = None
    licence: Texts | None = None
    certainty: Literal["A", "B", "C"] | None = None
    note: Texts | None = None

    @field_validator("author", mode="before", json_schema_input_type=str | list[str])
    @classmethod
    def _one_author(cls, value: object) -> object:
        return [value] if isinstance(value, str) else value


class LawRecord(Draftable):
    """One legal sentence with the act, the section, the text that was read, and how certain it is.

    ``withdrawn`` takes the sentence out of everything at once; ``note`` may say why, to editors.
    """

    id: str
    topic: str
    texts: Texts
    act: str | None = None
    section: Texts | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    checked_on: dt.date
    text_state: dt.date | None = None
    certainty: Certainty
    review_by: dt.date
    lawyer_reviewed: bool = False
    lawyer_required: bool = False
    withdrawn: dt.date | None = None
    note: str = ""

    def may_print(self, plain_reader: bool) -> bool:
        """Whether a page may print it: V1 anywhere, V2 for professionals, others once a lawyer
        reviewed them.
        """
        if self.lawyer_reviewed:
            return True
        if self.lawyer_required:
            return False
        return self.certainty == "V1" or (self.certainty == "V2" and not plain_reader)


class Act(Record):
    """The title of an act; English titles are not official."""

    number: str
    texts: Texts


class Milestone(Record):
    """A change of law in the calendar; ``law``: records that it says again, and without which it
    does not stand.
    """

    date: PartialDate
    texts: Texts
    certainty: Certainty
    law: list[str] = []


class Helpline(Record):
    """A help line. Readers see the name, the number, ``for``, ``note`` and ``seen``, on a button to
    call with the number, ``short`` (who answers, in a few words) and ``hours``; the rest is for
    editors.

    ``certainty`` is how surely the number is known: A the operator's own page, B another official
    body's, C a secondary or old source, X nobody's, ``undisputed`` the emergency numbers.
    """

    id: str
    name: Texts
    number: str
    for_: Texts = Field(alias="for")
    short: Texts | None = None
    hours: Texts | None = None
    contact: str | list[str] | None = None
    note: Texts | None = None
    seen: str | Texts | None = None
    certainty: Literal["undisputed", "A", "B", "C", "X"] | None = None
    publish: bool = True
    editors_note: str = ""

    @property
    def may_print(self) -> bool:
        """Whether families may be given the number."""
        return self.publish and self.certainty != "X"

    @property
    def printed_texts(self) -> tuple[Texts, ...]:
        """What readers read of it, by language; a text that is the same in every language has the
        language ``""``.
        """
        seen = {"": self.seen} if isinstance(self.seen, str) else self.seen or {}
        optional = [texts or {} for texts in (self.note, self.short, self.hours)]
        return self.name, self.for_, seen, *optional


class Organisation(Record):
    """An organisation named by a source; ``contact``: its public e-mail addresses and telephone
    numbers.
    """

    id: str
    name: str | Texts
    kind: Texts | None = None
    place: str | Texts | None = None
    region: str | None = None
    source: str | list[str] | None = None
    role: Texts | None = None
    url: str | None = None
    contact: str | list[str] | None = None
    note: Texts | None = None


class FindingText(Record):
    """A finding in one language."""

    title: str
    text: str


class Finding(Draftable):
    """One of the numbered findings of the analysis."""

    id: str
    number: int
    area: str
    texts: dict[str, FindingText]
    concerns: list[str] = []
    stage: list[str] = []
    source: str
    note: Texts | None = None


class Recommendation(Record):
    """A recommendation of a source, for one ORP or a region."""

    id: str
    orp: str | None = None
    region: str | None = None
    texts: Texts
    themes: list[str] = []
    findings: list[int] = []
    source: str


class Expression(Record):
    """What people say, language → phrases, for the search: ``pages`` answer them, or the portal has
    nothing on them (``absent``).

    A phrase is found as a whole; where it is ``loose``, a question in somebody's own words, each of
    its words leads to the pages, in any order.
    """

    id: str
    texts: dict[str, Annotated[list[str], Field(min_length=1)]]
    pages: list[str] = []
    absent: bool = False
    loose: bool = False

    @model_validator(mode="after")
    def _leads(self) -> Self:
        if self.absent == bool(self.pages):
            raise ValueError("either pages or absent")
        if self.absent and self.loose:
            raise ValueError("either loose or absent")
        return self


@dataclass
class Records:
    """All records by id, and where each is: ``places["term", "ospod"]``."""

    taxonomy: dict[str, dict[str, Any]] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    law: dict[str, LawRecord] = field(default_factory=dict)
    acts: dict[str, Act] = field(default_factory=dict)
    timeline: list[Milestone] = field(default_factory=list)
    helplines: dict[str, Helpline] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=dict)
    editions: dict[str, Edition] = field(default_factory=dict)
    news: dict[str, News] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    findings: dict[int, Finding] = field(default_factory=dict)
    recommendations: dict[str, Recommendation] = field(default_factory=dict)
    studies: dict[str, Study] = field(default_factory=dict)
    updates: dict[str, Update] = field(default_factory=dict)
    expressions: dict[str, Expression] = field(default_factory=dict)
    withdrawals: dict[str, Withdrawal] = field(default_factory=dict)
    returns: dict[str, Return] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    places: dict[tuple[str, str], Span] = field(default_factory=dict)


#: Tables of :class:`Records` → what they hold.
TABLES: dict[str, type[Record]] = {
    "terms": Term,
    "sources": Source,
    "law": LawRecord,
    "acts": Act,
    "timeline": Milestone,
    "helplines": Helpline,
    "contacts": Contact,
    "editions": Edition,
    "news": News,
    "organisations": Organisation,
    "findings": Finding,
    "recommendations": Recommendation,
    "studies": Study,
    "updates": Update,
    "expressions": Expression,
    "withdrawals": Withdrawal,
    "returns": Return,
}
