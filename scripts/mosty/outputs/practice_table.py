"""Records as a table to download, and in one line."""

from __future__ import annotations

from typing import Any

from mosty.model.address import address
from mosty.model.facets import keys_of
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


def records(site: Site, locale: str, kind: str) -> dict[str, Any]:
    """The records of a kind as a table: ``columns`` (what people read), ``rows`` by address.

    A field the source is silent on is empty.
    """
    words = (
        "title",
        "description",
        "region",
        "orp",
        "period_from",
        "period_to",
        "actors",
        "themes",
        "stages",
        "evidence",
        "evidence_label",
        "uncertain",
        "transferability",
        "organisation",
        "problem",
        "approach",
        "outcome",
        "findings",
        "sources",
        "checked_on",
        "address",
    )
    rows = {
        address(site, page, locale): _row(site, locale, page) for page in site.of_kind(kind, locale)
    }
    return {"columns": [site.string(f"csv_{word}", locale) for word in words], "rows": rows}


def _row(site: Site, locale: str, page: Page) -> list[str]:
    def named(section: str, field: str) -> str:
        return ", ".join(site.label(section, key, locale) for key in keys_of(page.field(field)))

    def plain(field: str) -> str:
        value = page.field(field)
        return "" if value is None else str(value)

    period = page.field("period")
    level = page.field("evidence") or 0
    facts = page.facts
    return [
        page.title,
        page.description,
        named("regions", "region"),
        named("orps", "orp"),
        partial_date(period.from_, locale) if period else "",
        partial_date(period.to, locale) if period and period.to else "",
        named("actors", "actors"),
        named("themes", "themes"),
        named("stages", "stage"),
        str(level),
        site.label("evidence", level, locale),
        site.string("yes" if page.field("uncertain") else "no", locale),
        site.label("transferability", page.field("transferability"), locale),
        plain("organisation"),
        plain("problem"),
        plain("approach"),
        plain("outcome"),
        ", ".join(keys_of(page.field("findings"))),
        "; ".join(facts.sources) if facts else "",
        facts.checked_on.isoformat() if facts and facts.checked_on else "",
        site.config.site_url.rstrip("/") + address(site, page, locale),
    ]
