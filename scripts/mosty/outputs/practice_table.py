"""Records as a table to download, and in one line."""

from __future__ import annotations

from typing import Any

from mosty.model.address import address
from mosty.model.facets import keys_of
from mosty.model.fields import RecordField, data_order
from mosty.model.front_matter import KINDS
from mosty.model.site import Page, Site
from mosty.text.language.typography import partial_date


def note(site: Site, page: Page, locale: str) -> str:
    """What a practice says of itself in one line: where, and how firmly it is documented; "" for
    other kinds.
    """
    if page.kind != "practice":
        return ""
    places = [site.label("orps", key, locale) for key in keys_of(page.field("orp"))]
    places = places or [site.label("regions", key, locale) for key in keys_of(page.field("region"))]
    level = page.field("evidence") or 0
    evidence = site.string(
        "evidence_n", locale, n=level, label=site.label("evidence", level, locale)
    )
    return f"{', '.join(places)} · {site.string('evidence', locale)}: {evidence}"


#: Columns before and after those of the kind's own fields.
_BEFORE = ("csv_title", "csv_description")
_AFTER = ("csv_sources", "csv_checked_on", "csv_address")


def columns(kind: str) -> list[str]:
    """The keys of the columns' names, in their order."""
    fields = data_order(KINDS[kind][0])
    return [*_BEFORE, *(key for field in fields for key in field.columns), *_AFTER]


def records(site: Site, locale: str, kind: str) -> dict[str, Any]:
    """The records of a kind as a table: ``columns`` (what people read), ``rows`` by address.

    A field the source is silent on is empty.
    """
    rows = {
        address(site, page, locale): _row(site, locale, page) for page in site.of_kind(kind, locale)
    }
    return {"columns": [site.string(key, locale) for key in columns(kind)], "rows": rows}


def _row(site: Site, locale: str, page: Page) -> list[str]:
    facts = page.facts
    fields = data_order(KINDS[page.kind][0])
    return [
        page.title,
        page.description,
        *(cell for field in fields for cell in _cells(site, locale, page, field)),
        "; ".join(facts.sources) if facts else "",
        facts.checked_on.isoformat() if facts and facts.checked_on else "",
        site.config.site_url.rstrip("/") + address(site, page, locale),
    ]


def _cells(site: Site, locale: str, page: Page, field: RecordField) -> list[str]:
    """The cells of a field, one for each of its columns."""
    value = page.field(field.name)
    section = field.shown.section
    match field.shown.value:
        case "key" | "keys" | "choice":
            return [", ".join(site.label(section, key, locale) for key in keys_of(value))]
        case "degree":
            return [str(value or 0), site.label(section, value or 0, locale)]
        case "flag":
            return [site.string("yes" if value else "no", locale)]
        case "period":
            ends = (value.from_, value.to) if value else (None, None)
            return [partial_date(end, locale) if end else "" for end in ends]
        case "findings":
            return [", ".join(keys_of(value))]
        case "names":
            return ["; ".join(keys_of(value))]
    return ["" if value is None else str(value)]
