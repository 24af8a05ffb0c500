"""What can be started by ``mosty new``: the kinds of pages and of records, and the fields of
each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from mosty.model.contact import Topic
from mosty.pipeline.scaffold.fields import Field

TITLE = Field("title", by_language=True)
_DESCRIPTION = Field("description", by_language=True)
_SOURCES = Field("sources", "sources", "sources")
_REGION = Field("region", "keys", "regions")
_ACTORS = Field("actors", "keys", "actors")
_THEMES = Field("themes", "keys", "themes")
_STAGE = Field("stage", "keys", "stages")
_FINDINGS = Field("findings", "keys", "findings", interactive=False)
_KEYWORDS = Field("keywords", "list", by_language=True, interactive=False)
_NEUTRAL = Field("neutral_title", by_language=True, interactive=False)


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page: the folder of its pages, its fields in the order of the front matter, and
    its sections, each a heading in ``messages/new.yml`` with its anchor.

    ``kind`` is what the front matter says; ``taxonomy`` the section that must know its id.
    """

    folder: str
    fields: tuple[Field, ...]
    sections: tuple[tuple[str, str], ...]
    kind: str = ""
    taxonomy: str = ""

    @property
    def all_fields(self) -> tuple[Field, ...]:
        """All its fields, the title first."""
        return TITLE, _DESCRIPTION, *self.fields, _KEYWORDS


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of record: its table, its file, and the section of the file that holds it."""

    table: Literal["term", "law", "source", "finding", "contact", "office"]
    file: str
    fields: tuple[Field, ...]
    section: str = ""
    quoted: bool = True

    @property
    def all_fields(self) -> tuple[Field, ...]:
        """All its fields, the title first."""
        return TITLE, *self.fields


PAGES: Mapping[str, PageKind] = {
    "practice": PageKind(
        "praxe",
        (
            _REGION, Field("orp", "keys", "orps"), _ACTORS, _THEMES, _STAGE,
            Field("evidence", "key", "evidence"), Field("period", "years", interactive=False),
            _FINDINGS, Field("organisation", interactive=False),
            Field("problem", by_language=True), Field("approach", by_language=True),
            Field("outcome", by_language=True), _SOURCES,
        ),
        (("practice_done", "co-vime"), ("unknown", "co-nevime"),
         ("practice_inspires", "inspirace")),
    ),
    "method": PageKind(
        "metody",
        (_ACTORS, _THEMES, _STAGE, _FINDINGS, _SOURCES),
        (("method_what", "co-to-je"), ("method_known", "co-je-znamo"),
         ("method_unknown", "co-neni-znamo"), ("method_fits", "v-postupu")),
        taxonomy="methods",
    ),
    "theme": PageKind(
        "temata",
        (_FINDINGS, _ACTORS, _STAGE, _SOURCES),
        (("theme_frame", "postup"), ("theme_methods", "metody"), ("theme_practice", "praxe"),
         ("theme_law", "pravo"), ("theme_open", "otevrene")),
        taxonomy="themes",
    ),
    "page": PageKind(
        "",
        (
            Field("folder", "key", "folders"),
            Field("sources", "sources", "sources", interactive=False),
        ),
        (("page_what", "o-cem"),), kind="site",
    ),
    "parents": PageKind(
        "rodice",
        (_NEUTRAL, Field("leaflet", "key", "leaflets"), _SOURCES),
        (("parents_ask", "otazky"), ("parents_law", "zakon"), ("parents_next", "kam-dal")),
    ),
    "leaflet": PageKind(
        "letaky",
        (Field("audience", "key", words=("parents", "professionals")), _SOURCES),
        (("page_what", "o-cem"), ("leaflet_call", "kam-zavolat"), ("parents_law", "prava"),
         ("leaflet_ask", "kde-se-ptat")),
    ),
    "organisation": PageKind(
        "organizace",
        (_REGION, _SOURCES),
        (("organisation_who", "kdo"), ("organisation_with", "partneri"),
         ("organisation_links", "souvislosti"), ("unknown", "neuvedeno")),
    ),
    "project": PageKind(
        "projekty",
        (
            Field("status", "key", words=("running", "ended")), Field("period", "years"), _REGION,
            Field("programme_number", interactive=False),
            Field("funders", "list", by_language=True, interactive=False),
            Field("partners", "list", by_language=True, interactive=False), _SOURCES,
        ),
        (("project_aim", "cil"), ("project_why", "proc"), ("project_who", "kdo"),
         ("project_when", "kdy"), ("project_money", "penize"), ("project_done", "aktivity"),
         ("project_outputs", "vystupy"), ("project_now", "stav")),
    ),
}  # fmt: skip

RECORDS: Mapping[str, RecordKind] = {
    "term": RecordKind(
        "term",
        "glossary.yml",
        (
            Field("definition", by_language=True), Field("abbr", "list"),
            Field("everyday", "list", by_language=True, interactive=False),
        ),
        quoted=False,
    ),
    "law": RecordKind(
        "law",
        "docs/data/law.yml",
        (
            Field("topic", "key", "law_topics"), Field("act", "key", "acts"),
            Field("section", by_language=True), Field("note", interactive=False),
        ),
        section="records",
    ),
    "source": RecordKind(
        "source",
        "docs/data/sources.yml",
        (
            Field("author", "list"), Field("publisher"), Field("issued", "day"),
            Field("url", "address"),
            Field("type", "key", interactive=False, words=(
                "webpage", "report", "article-journal", "article-newspaper", "dataset",
                "document")),
        ),
    ),
    "finding": RecordKind(
        "finding",
        "docs/data/findings.yml",
        (
            Field("text", by_language=True), Field("area", "key", "areas"),
            Field("concerns", "keys", "actors"), _STAGE, Field("source", "sources", "sources"),
        ),
        quoted=False,
    ),
    "contact": RecordKind(
        "contact",
        "docs/data/contacts.yml",
        (
            Field("topics", "keys", words=get_args(Topic), required=True),
            Field("for", by_language=True), Field("help", by_language=True),
            Field("url", "address"), Field("number", interactive=False),
            Field("email", interactive=False),
        ),
    ),
    "office": RecordKind(
        "office",
        "docs/data/offices.tsv",
        (
            Field("orp_code", "key", "orp_codes", required=True), Field("address", required=True),
            Field("web", "address", required=True), Field("phone"), Field("email"),
            Field("data_box", interactive=False), Field("source", "key", "sources", required=True),
        ),
    ),
}  # fmt: skip

KINDS: Mapping[str, PageKind | RecordKind] = {**PAGES, **RECORDS}
