"""The front matter of a page, one model a kind.

Language-neutral facts stand once, on the page of the source locale; its translation carries only
the text fields of the kind and ``translated_from``.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, create_model, field_validator
from pydantic_core import PydanticCustomError

from mosty.model.records import Period, Record

#: Fields whose keys are looked up in ``taxonomy.yml``: field → section of the taxonomy.
VOCABULARY = {
    "region": "regions", "orp": "orps", "actors": "actors", "lead": "actors", "joins": "actors",
    "themes": "themes", "stage": "stages",
}  # fmt: skip


class Meta(Record):
    """What every page says of itself."""

    title: str = Field(min_length=1)
    description: str = Field(min_length=1)
    #: Words people search with; they find the page, nobody reads them.
    keywords: list[str] = []
    #: What a tab, the history and a preview show where the title itself would put its reader in
    #: danger.
    neutral_title: str | None = None
    #: Not to be published yet. A draft of the source locale keeps its translations back too.
    draft: bool = False


class SourcePage(Meta):
    """A page of the source locale (or one that has no pair and says why)."""

    kind: str
    sources: list[str] = []
    checked_on: dt.date | None = None
    review_by: dt.date | None = None
    expires: dt.date | None = None
    translation: Literal["none"] | None = None
    translation_reason: str | None = None

    @field_validator("*", mode="after")
    @classmethod
    def _in_vocabulary(cls, value: Any, info: ValidationInfo) -> Any:
        section = VOCABULARY.get(info.field_name or "")
        words = (info.context or {}).get("taxonomy", {}).get(section)
        if section and words is not None:
            for key in [value] if isinstance(value, str) else value or []:
                if key not in words:
                    raise PydanticCustomError(
                        "vocabulary", "{key}", {"key": key, "known": list(words)}
                    )
        return value


class Site(SourcePage):
    """Home, search, help, about: states no facts of the field."""

    kind: Literal["site"]


class Listing(SourcePage):
    """A section page that lists others."""

    kind: Literal["listing"]


class Project(SourcePage):
    """A project."""

    kind: Literal["project"]
    status: Literal["running", "ended"]
    period: Period
    region: list[str] = []
    programme_number: str | None = None
    funders: list[str] = []
    partners: list[str] = []


class OrganisationPage(SourcePage):
    """An organisation and its services."""

    kind: Literal["organisation"]
    region: list[str] = []


class Analysis(SourcePage):
    """The analysis and its findings."""

    kind: Literal["analysis"]


class Region(SourcePage):
    """A region."""

    kind: Literal["region"]
    region: str


class Orp(SourcePage):
    """A municipality with extended powers in the networking project."""

    kind: Literal["orp"]
    orp: str
    region: str
    period: Period | None = None


class Practice(SourcePage):
    """A good practice; what the source does not say is left out and shown as such."""

    kind: Literal["practice"]
    id: str
    region: list[str]
    orp: list[str] = []
    period: Period | None = None
    actors: list[str]
    themes: list[str]
    stage: list[str]
    evidence: int = Field(ge=0, le=4)
    uncertain: bool = False
    findings: list[int] = []
    transferability: Literal["not_stated", "conditions", "repeated"] = "not_stated"
    organisation: str | None = None
    problem: str | None = None
    approach: str | None = None
    outcome: str | None = None


class Phase(SourcePage):
    """A phase of the methodology's working frame."""

    kind: Literal["phase"]
    phase: int = Field(ge=1, le=9)
    stage: list[str]
    lead: list[str]
    joins: list[str] = []
    findings: list[int] = []
    goal: str
    when: str
    parent_told: str
    child_part: str


class Parents(SourcePage):
    """A page in plain language for parents, relatives or the child."""

    kind: Literal["parents"]
    #: Path of the leaflet that says the same on paper: ``letaky/cesta-domu.md``.
    leaflet: str | None = None


class Panels(Record):
    """Ids of the sections (h2) on each panel of the tri-fold, in order; the cover is made of the
    title.
    """

    flap: list[str]
    left: list[str]
    middle: list[str]
    right: list[str]
    back: list[str]

    def named(self) -> dict[str, list[str]]:
        """Sections by the name of their panel, outside first as one unfolds it."""
        return {name: getattr(self, name) for name in type(self).model_fields}


class Leaflet(SourcePage):
    """A leaflet: a web page and a PDF made of the same text."""

    kind: Literal["leaflet"]
    version: int = Field(ge=1)
    date: dt.date
    audience: Literal["parents", "professionals"]
    panels: Panels | None = None
    icons: dict[str, str] = Field(default_factory=dict)


class Engineering(SourcePage):
    """A page for engineers."""

    kind: Literal["engineering"]


#: kind → (model, text fields that a translation repeats in its own language)
KINDS: dict[str, tuple[type[SourcePage], tuple[str, ...]]] = {
    "site": (Site, ()),
    "listing": (Listing, ()),
    "project": (Project, ("funders", "partners")),
    "organisation": (OrganisationPage, ()),
    "analysis": (Analysis, ()),
    "region": (Region, ()),
    "orp": (Orp, ()),
    "practice": (Practice, ("problem", "approach", "outcome")),
    "phase": (Phase, ("goal", "when", "parent_told", "child_part")),
    "parents": (Parents, ()),
    "leaflet": (Leaflet, ()),
    "engineering": (Engineering, ()),
}

#: Kinds whose pages state no facts of the field and need no source.
WITHOUT_SOURCE = frozenset({"site", "listing", "engineering"})
#: Kinds read by parents, children and relatives: law is printed there only when certain.
PLAIN_READER = frozenset({"parents", "leaflet"})
#: Kinds that must say when they are reviewed next.
WITH_REVIEW = frozenset({"parents", "leaflet", "phase"})


#: Eight hexadecimal digits; YAML reads eight decimal ones as a number.
Fingerprint = Annotated[
    str,
    BeforeValidator(lambda value: str(value) if type(value) is int else value),
    Field(min_length=1),
]


@cache
def translation_model(kind: str) -> type[Meta]:
    """The model of a translation of a page of ``kind``: title, description, hash, the kind's text
    fields.

    Made when the first such page is read. Raises ``KeyError`` for a kind that is none.
    """
    model, text_fields = KINDS[kind]
    fields: dict[str, Any] = {
        name: (model.model_fields[name].annotation, model.model_fields[name])
        for name in text_fields
    }
    return create_model(
        f"{model.__name__}Translation", __base__=Meta, translated_from=(Fingerprint, ...), **fields
    )
