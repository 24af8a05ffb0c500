"""The one table of the sets: which records each holds, and its columns.

Only what the portal prints: no law that may not be published, no working notes, of contacts only
what readers are given. The columns of practices and methods are the fields of their models.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from mosty.model.address import permanent
from mosty.model.answers import state_of
from mosty.model.contact import Contact
from mosty.model.directives import PRINTING
from mosty.model.fields import RecordField, data_order
from mosty.model.front_matter import KINDS
from mosty.model.offices import Office
from mosty.model.page_lookup import page_printing
from mosty.model.records import (
    Finding,
    Helpline,
    LawRecord,
    Organisation,
    Recommendation,
    Source,
    Term,
)
from mosty.model.site import Page, Site
from mosty.model.study import Study
from mosty.model.update import Update
from mosty.model.version import version_of
from mosty.outputs.opendata.columns import Column, Kind, Value, column

#: What a value of the field table is in a column; a text if it is not here.
_KINDS: Mapping[str, Kind] = {
    "keys": "list",
    "names": "list",
    "methods": "list",
    "findings": "numbers",
    "degree": "integer",
    "phase": "integer",
    "flag": "boolean",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the open data. ``key`` is the column that no two rows share."""

    records: Callable[[Site], Iterable[Any]]
    columns: Callable[[], Iterable[Column]]
    key: str = "id"


def _pages(kind: str, site: Site) -> Iterator[Page]:
    """The pages of a kind in the source language, which hold its facts."""
    pages = site.of_kind(kind, site.config.default.code)
    return (page for page in pages if page.facts is not None)


def _there(site: Site, page: Page) -> dict[str, Page]:
    pages = ((one.code, site.page(one.code, page.path)) for one in site.config.locales)
    return {code: page for code, page in pages if page is not None}


def _in_each(say: Callable[[Site, Page], Any]) -> Value:
    """What ``say`` says of the page in every language that has it."""
    return lambda site, page: {code: say(site, one) for code, one in _there(site, page).items()}


def _of_kind(kind: str) -> Iterator[Column]:
    """The columns of a kind of page: what every page says of itself, around the kind's fields."""
    model = KINDS[kind][0]
    yield column(model, "id", value=lambda _, page: page.field("id"))
    for name in ("title", "description"):
        value = _in_each(partial(_field_of, name))
        yield Column(name, "string", value, True, True, label=f"csv_{name}")
    for field in data_order(model):
        yield from _of_field(column(model, field.name), field)
    yield column(model, "sources", value=lambda _, page: page.facts.sources)
    yield column(model, "checked_on", value=lambda _, page: page.facts.checked_on, dated=True)
    yield Column("version", "string", _in_each(version_of), True)
    yield Column("address", "address", _in_each(permanent), True)


def _field_of(name: str, _: Site, page: Page) -> Any:
    return page.field(name)


def _of_field(typed: Column, field: RecordField) -> Iterator[Column]:
    """The columns of a field, of which a period has two."""
    shown, name = field.shown, field.name
    if shown.value == "period":
        for end, label in zip(("from", "to"), field.columns, strict=True):
            yield Column(f"{name}_{end}", "day", partial(_end, name, end), label=label)
        return
    yield Column(
        name,
        _KINDS.get(shown.value, "string"),
        _in_each(partial(_field_of, name)) if shown.translated else partial(_fact, name),
        shown.translated,
        typed.required and shown.value not in _KINDS,
        typed.choices,
        shown.section,
        field.columns[0],
    )


def _fact(name: str, _: Site, page: Page) -> Any:
    return page.field(name)


def _end(name: str, end: str, _: Site, page: Page) -> Any:
    period = page.field(name)
    return getattr(period, "from_" if end == "from" else end) if period else None


def _address(kind: str, key: str = "id") -> Column:
    """The permanent address of a record in every language, where a page prints it."""

    def value(site: Site, record: Any) -> dict[str, str]:
        number = getattr(record, key)
        home = page_printing(site, kind, number, site.config.default.code)
        prints = PRINTING[kind].prints
        if home is None or prints is None or prints.anchor is None:
            return {}
        anchor = prints.anchor(number)
        return {
            code: f"{permanent(site, page)}#{anchor}" for code, page in _there(site, home).items()
        }

    return Column("address", "address", value, True)


def _columns(model: type[Any], *names: str, **sections: str) -> list[Column]:
    """Fields of a model as they are; ``sections`` of the taxonomy by the field."""
    return [column(model, name, section=sections.get(name, "")) for name in names]


def _sources(field: str = "source") -> Column:
    return Column("sources", "list", lambda _, record: getattr(record, field))


def _parts(name: str) -> Value:
    """A part of the texts of a record that has several in each language."""
    return lambda _, record: {code: getattr(one, name) for code, one in record.texts.items()}


def _findings() -> Iterator[Column]:
    yield from _columns(Finding, "number", "area", area="areas")
    yield Column("title", "string", _parts("title"), True, True)
    yield Column("text", "string", _parts("text"), True, True)
    yield from _columns(Finding, "concerns", "stage", concerns="actors", stage="stages")
    yield Column("state", "string", lambda site, one: state_of(site, one.number))
    yield _sources()
    yield _address("finding", "number")


def _recommendations() -> Iterator[Column]:
    yield from _columns(Recommendation, "id", "region", "orp", region="regions", orp="orps")
    yield column(Recommendation, "texts", name="text")
    yield from _columns(Recommendation, "themes", "findings", themes="themes")
    yield _sources()
    yield _address("recommendation")


def _law() -> Iterator[Column]:
    yield from _columns(LawRecord, "id", "topic", topic="law_topics")
    yield column(LawRecord, "texts", name="text")
    yield column(LawRecord, "act")
    yield Column("act_title", "string", _act_title, True)
    yield from _columns(LawRecord, "section", "valid_from", "valid_to", "text_state")
    yield column(LawRecord, "checked_on", dated=True)
    yield column(LawRecord, "certainty")
    yield Column("certainty_label", "string", _certainty, True)
    yield from _columns(LawRecord, "review_by", "lawyer_reviewed")
    yield _address("law")


def _act_title(site: Site, record: LawRecord) -> Any:
    act = site.acts.get(record.act or "")
    return act.texts if act else {}


def _certainty(site: Site, record: LawRecord) -> dict[str, str]:
    if record.certainty not in ("V1", "V2"):
        return {}
    key = f"law_certainty_{record.certainty}"
    return {one.code: site.string(key, one.code) for one in site.config.locales}


def _studies() -> Iterator[Column]:
    sections = {"method": "methods", "design": "strength", "effect": "effects"}
    yield from _columns(Study, "id", "method", "design", "effect", "place", **sections)
    yield column(Study, "texts", name="text")
    yield from _columns(Study, "limits", "sources")
    yield _address("study")


def _updates() -> Iterator[Column]:
    yield from _columns(Update, "id", "topic", "date", "certainty", topic="themes")
    yield column(Update, "checked_on", dated=True)
    yield column(Update, "texts", name="text")
    yield _sources()
    yield _address("update")


def _contacts() -> Iterator[Column]:
    texts = ("name", "for_", "help", "cost", "ask", "hours", "languages")
    yield from _columns(Contact, "id", "topics", *texts, "number", "email")
    yield column(Contact, "address", name="postal_address")
    yield column(Contact, "url", value=lambda _, one: one.urls)
    yield column(Contact, "certainty")
    yield _sources()
    yield column(Contact, "seen_on", dated=True)
    yield column(Contact, "as_of")
    yield _address("contact")


def _helplines() -> Iterator[Column]:
    """What a family reads of a line; the rest is for editors."""
    yield from _columns(Helpline, "id", "name", "number", "for_", "short", "hours", "note", "seen")


def _organisations() -> Iterator[Column]:
    names = ("id", "name", "kind", "place", "region", "role", "note")
    yield from _columns(Organisation, *names, region="regions")
    yield _sources()
    yield _address("organisation")


def _offices() -> Iterator[Column]:
    yield from _columns(Office, "id", "orp_code", "orp")
    yield column(Office, "area", label="data_office_area")
    yield column(Office, "region", section="regions")
    yield column(Office, "address", name="postal_address")
    yield column(Office, "web", kind="address")
    yield from _columns(Office, "phone", "email", "data_box", "note")
    yield _sources()
    yield column(Office, "seen_on", dated=True)
    yield _address("office")


def _terms() -> Iterator[Column]:
    yield from _columns(Term, "id", "abbr")
    yield Column("term", "string", _parts("term"), True, True)
    yield Column("definition", "string", _parts("definition"), True, True)
    yield Column("variants", "list", _parts("variants"), True)
    yield column(Term, "see")
    yield _address("term")


def _works() -> Iterator[Column]:
    yield from _columns(Source, "id", "type", "title", "author", "issued", "publisher", "url")
    yield column(Source, "language")
    yield column(Source, "accessed", dated=True)
    yield from _columns(Source, "licence", "certainty", "note")
    yield _address("source")


def _words(site: Site) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Section, key and entry of every word of the taxonomy."""
    for section, words in site.taxonomy.items():
        for key, entry in words.items():
            yield section, str(key), entry


def _section(_: Site, word: tuple[str, str, Any]) -> str:
    return word[0]


def _taxonomy() -> Iterator[Column]:
    yield Column("id", "string", lambda _, word: f"{word[0]}/{word[1]}", required=True)
    yield Column("section", "string", _section, required=True, label="data_taxonomy_section")
    yield Column("key", "string", lambda _, word: word[1], required=True)
    yield Column("label", "string", lambda _, word: word[2], True, True)
    yield Column("region", "string", lambda _, word: word[2].get("region"), section="regions")
    yield Column("ruian", "string", lambda _, word: word[2].get("ruian"))


def _printable(site: Site) -> Iterator[LawRecord]:
    return (record for record in site.law.values() if record.may_print(plain_reader=False))


def _dated_updates(site: Site) -> Iterator[Update]:
    return (record for record in site.updates.values() if record.may_print)


#: The table of each set by its name (``model/exports.py``).
TABLES: Mapping[str, Table] = {
    "practices": Table(partial(_pages, "practice"), partial(_of_kind, "practice")),
    "methods": Table(partial(_pages, "method"), partial(_of_kind, "method")),
    "studies": Table(lambda site: site.studies.values(), _studies),
    "findings": Table(lambda site: site.findings.values(), _findings, "number"),
    "recommendations": Table(lambda site: site.recommendations.values(), _recommendations),
    "organisations": Table(lambda site: site.organisations.values(), _organisations),
    "helplines": Table(lambda site: site.helplines.values(), _helplines),
    "contacts": Table(lambda site: site.contacts.values(), _contacts),
    "offices": Table(lambda site: site.offices.values(), _offices),
    "law": Table(_printable, _law),
    "updates": Table(_dated_updates, _updates),
    "terms": Table(lambda site: site.terms.values(), _terms),
    "sources": Table(lambda site: site.sources.values(), _works),
    "taxonomy": Table(_words, _taxonomy),
}
