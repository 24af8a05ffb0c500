"""The front matter of a page, one model a kind.

Language-neutral facts stand once, on the page of the source locale; its translation carries only
the text fields of the kind and ``translated_from``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, create_model, field_validator
from pydantic_core import PydanticCustomError

from mosty.model.fields import Shown, fields_of, translated_fields
from mosty.model.record import Record
from mosty.model.records import Period
from mosty.model.study import Strength


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
    #: In a language that is only leaflets: who has read the translation as a native speaker.
    #: Until it is filled in, the page says that nobody has.
    native_reader: str | None = Field(None, min_length=1)
    translation: Literal["none"] | None = None
    translation_reason: str | None = None

    @field_validator("*", mode="after")
    @classmethod
    def _in_vocabulary(cls, value: Any, info: ValidationInfo) -> Any:
        section = vocabulary(cls).get(info.field_name or "")
        words = (info.context or {}).get("taxonomy", {}).get(section)
        if section and words is not None:
            for key in [value] if isinstance(value, str) else value or []:
                if key not in words:
                    raise PydanticCustomError(
                        "vocabulary", "{key}", {"key": key, "known": list(words)}
                    )
        return value


@cache
def vocabulary(model: type[SourcePage]) -> dict[str, str]:
    """The fields whose keys are looked up in ``taxonomy.yml``: field → section of the taxonomy."""
    return {
        field.name: field.shown.section
        for field in fields_of(model)
        if field.shown.value in ("key", "keys")
    }


#: Ways of showing that several fields share.
REGIONS_IF_ANY = Shown("keys", "regions", facet="region", if_silent=False)
ANSWERED = Shown("findings", label="findings_answered", order="last")
CORE = Shown("text", order="first", card="core", translated=True, hashed_empty=True)


class Site(SourcePage):
    """Home, search, help, about: states no facts of the field."""

    kind: Literal["site"]


class Listing(SourcePage):
    """A section page that lists others."""

    kind: Literal["listing"]


class Project(SourcePage):
    """A project."""

    kind: Literal["project"]
    status: Annotated[Literal["running", "ended"], Shown("status")]
    period: Annotated[Period, Shown("period")]
    region: Annotated[list[str], REGIONS_IF_ANY] = []
    programme_number: Annotated[str | None, Shown("text", if_silent=False)] = None
    funders: Annotated[list[str], Shown("names", translated=True, hashed_empty=True)] = []
    partners: Annotated[list[str], Shown("names", translated=True, hashed_empty=True)] = []


class OrganisationPage(SourcePage):
    """An organisation and its services."""

    kind: Literal["organisation"]
    region: Annotated[list[str], REGIONS_IF_ANY] = []


class Analysis(SourcePage):
    """The analysis and its findings."""

    kind: Literal["analysis"]


class Region(SourcePage):
    """A region."""

    kind: Literal["region"]
    region: Annotated[str, Shown("key", "regions", facet="region", on_page=False)]


class Orp(SourcePage):
    """A municipality with extended powers in the networking project."""

    kind: Literal["orp"]
    region: Annotated[str, Shown("key", "regions", facet="region")]
    orp: Annotated[str, Shown("key", "orps", facet="orp", on_page=False)]
    period: Annotated[Period | None, Shown("period")] = None


class Practice(SourcePage):
    """A good practice; what the source does not say is left out and shown as such."""

    kind: Literal["practice"]
    id: str
    region: Annotated[list[str], Shown("keys", "regions", card="place", facet="region")]
    orp: Annotated[list[str], Shown("keys", "orps", card="place", facet="orp")] = []
    period: Annotated[Period | None, Shown("period", card="place")] = None
    actors: Annotated[list[str], Shown("keys", "actors", facet="actor")]
    themes: Annotated[list[str], Shown("keys", "themes", facet="theme", if_silent=False)]
    stage: Annotated[
        list[str], Shown("keys", "stages", label="stages", column="stages", facet="stage")
    ]
    evidence: Annotated[int, Shown("degree", "evidence", card="badge", facet="evidence")] = Field(
        ge=0, le=4
    )
    uncertain: Annotated[bool, Shown("flag", label="note")] = False
    findings: Annotated[list[int], ANSWERED] = []
    transferability: Annotated[
        Literal["not_stated", "conditions", "repeated"], Shown("choice", "transferability")
    ] = "not_stated"
    organisation: Annotated[str | None, Shown("text")] = None
    methods: Annotated[list[str], Shown("methods", if_silent=False)] = []
    problem: Annotated[str | None, CORE] = None
    approach: Annotated[str | None, CORE] = None
    outcome: Annotated[str | None, CORE] = None


class Method(SourcePage):
    """A method: a way of working that practices use and studies have looked at.

    ``strength`` is the strongest design among its studies; a check holds it to them.
    """

    kind: Literal["method"]
    id: str
    strength: Annotated[Strength, Shown("choice", "strength", facet="strength")]
    actors: Annotated[list[str], Shown("keys", "actors", facet="actor")]
    themes: Annotated[list[str], Shown("keys", "themes", facet="theme", if_silent=False)]
    stage: Annotated[
        list[str],
        Shown("keys", "stages", label="stages", column="stages", facet="stage", if_silent=False),
    ]
    findings: Annotated[list[int], replace(ANSWERED, if_silent=False)] = []


class Theme(SourcePage):
    """A theme: a problem that families have, and all that the portal knows about it.

    ``id`` is its key in the taxonomy; ``findings`` are those of the analysis that belong to it.
    Whom it concerns and when is for filters: on the page the answer comes first.
    """

    kind: Literal["theme"]
    id: Annotated[str, Shown("key", "themes", on_page=False)]
    findings: Annotated[list[int], Shown("findings", label="findings_theme", if_silent=False)] = []
    actors: Annotated[list[str], Shown("keys", "actors", facet="actor", on_page=False)] = []
    stage: Annotated[list[str], Shown("keys", "stages", facet="stage", on_page=False)] = []

    @property
    def themes(self) -> list[str]:
        """The themes of the page as other kinds name them, so that filters find it among them."""
        return [self.id]


class Phase(SourcePage):
    """A phase of the methodology's working framework."""

    kind: Literal["phase"]
    phase: Annotated[int, Shown("phase", order="first")] = Field(ge=1, le=9)
    goal: Annotated[str, CORE]
    when: Annotated[str, CORE]
    lead: Annotated[list[str], Shown("keys", "actors", facet="actor")]
    joins: Annotated[list[str], Shown("keys", "actors", facet="actor", if_silent=False)] = []
    stage: Annotated[list[str], Shown("keys", "stages", facet="stage", on_page=False)]
    findings: Annotated[list[int], ANSWERED] = []
    parent_told: Annotated[str, Shown("text", translated=True, hashed_empty=True)]
    child_part: Annotated[str, Shown("text", translated=True, hashed_empty=True)]


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


_MODELS: dict[str, type[SourcePage]] = {
    "site": Site,
    "listing": Listing,
    "project": Project,
    "organisation": OrganisationPage,
    "analysis": Analysis,
    "region": Region,
    "orp": Orp,
    "practice": Practice,
    "method": Method,
    "theme": Theme,
    "phase": Phase,
    "parents": Parents,
    "leaflet": Leaflet,
    "engineering": Engineering,
}
#: kind → (model, text fields that a translation repeats in its own language)
KINDS: dict[str, tuple[type[SourcePage], tuple[str, ...]]] = {
    kind: (model, translated_fields(model)) for kind, model in _MODELS.items()
}
#: Fields of all kinds whose keys are looked up in ``taxonomy.yml``: field → section.
VOCABULARY = {
    name: section for model in _MODELS.values() for name, section in vocabulary(model).items()
}
#: The kinds whose pages are published as tables of records.
EXPORTED = ("practice", "method")
#: The kinds of which each page is a PDF of its own; the form of the PDF is called as the kind.
WITH_PDF = ("practice", "theme")

#: Kinds whose pages state no facts of the field and need no source.
WITHOUT_SOURCE = frozenset({"site", "listing", "engineering"})
#: Kinds read by parents, children and relatives: law is printed there only when certain.
PLAIN_READER = frozenset({"parents", "leaflet"})
#: Kinds that must say when they are reviewed next.
WITH_REVIEW = frozenset({"parents", "leaflet", "phase"})


def _mark(value: object) -> object:
    """A mark as text; YAML reads eight decimal digits as a number. Of a page that is marked section
    by section, each.
    """
    if isinstance(value, Mapping):
        return {str(key): _mark(part) for key, part in value.items()}
    text = str(value) if type(value) is int else value
    if not isinstance(text, str) or not text:
        raise PydanticCustomError("string_mark", "a fingerprint, or one of each section")
    return text


#: Eight hexadecimal digits, or a mapping from the sections of the original to theirs
#: (``model/translation.py``).
Fingerprint = Annotated[
    str | dict[str, str],
    BeforeValidator(
        _mark,
        json_schema_input_type=Annotated[str, Field(min_length=1)] | int | dict[str, str | int],
    ),
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
