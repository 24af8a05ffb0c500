"""The records as data for others: JSON in all languages, CSV per language, and the package that
describes them.

Only what the portal prints: no law that may not be published, no working notes, of contacts only
what readers are given. Every row has its permanent address, what it rests on and the day it was
checked; the licence is in every JSON file and the package.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mosty.model.address import address, permanent
from mosty.model.answers import state_of
from mosty.model.directives import PRINTING
from mosty.model.exports import CSV, FOLDER, PACKAGE, TABLES
from mosty.model.exports import files as paths
from mosty.model.fields import data_order
from mosty.model.front_matter import EXPORTED, KINDS
from mosty.model.page_lookup import page_calling, page_printing
from mosty.model.site import Site
from mosty.model.version import version_of
from mosty.outputs.practice_table import records as practice_table
from mosty.text.data import json_file

Row = dict[str, Any]
LICENCE = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}


def exports(site: Site) -> dict[str, bytes]:
    """Every file by its path in the built site."""
    out: dict[str, bytes] = {}
    leaflets = frozenset(one.code for one in site.config.leaflet_locales)
    tables = {name: [_without(row, leaflets) for row in _MAKERS[name](site)] for name in TABLES}
    for name, locale, path, media in paths(site):
        if media == CSV:
            out[path] = _csv(
                _flat(site, name, tables[name], locale), site.string("browse_csv_separator", locale)
            )
        else:
            more = {"withdrawn": list(_withdrawn(site))} if name == "law" else {}
            out[path] = json_file({**_about(site, name), "records": tables[name], **more})
    out[f"{FOLDER}/{PACKAGE}"] = json_file(_package(site))
    return out


def _without(value: Any, codes: frozenset[str]) -> Any:
    """The value without texts in the languages that are only leaflets: the data are in those of the
    whole portal.
    """
    if isinstance(value, Mapping):
        return {key: _without(one, codes) for key, one in value.items() if key not in codes}
    return [_without(one, codes) for one in value] if isinstance(value, list) else value


def _texts(site: Site, say: Callable[[str], Any]) -> Row:
    """A text in every language that has one."""
    texts = {one.code: say(one.code) for one in site.config.locales}
    return {code: text for code, text in texts.items() if text not in (None, "", [])}


def _address(site: Site, kind: str, key: str | int) -> Row:
    """The permanent address of a record in every language."""
    home = page_printing(site, kind, key, site.config.default.code)
    prints = PRINTING[kind].prints
    if home is None or prints is None or prints.anchor is None:
        return {}
    anchor = prints.anchor(key)
    pages = {one.code: site.page(one.code, home.path) for one in site.config.locales}
    return {
        code: f"{permanent(site, page)}#{anchor}"
        for code, page in pages.items()
        if page is not None
    }


def _practices(site: Site) -> Iterator[Row]:
    fields = data_order(KINDS[EXPORTED][0])
    texts = ("title", "description", *(field.name for field in fields if field.shown.translated))
    neutral = {"id", "sources", *(field.name for field in fields if not field.shown.translated)}
    for page in site.of_kind(EXPORTED, site.config.default.code):
        facts = page.facts
        if facts is None:
            continue
        pages = {one.code: site.page(one.code, page.path) for one in site.config.locales}
        there = {code: one for code, one in pages.items() if one is not None}
        yield {
            **facts.model_dump(mode="json", by_alias=True, include=neutral),
            **{
                name: {code: text for code, one in there.items() if (text := one.field(name))}
                for name in texts
            },
            "checked_on": facts.checked_on.isoformat() if facts.checked_on else None,
            "version": {code: version_of(site, one) for code, one in there.items()},
            "address": {code: permanent(site, one) for code, one in there.items()},
        }


def _findings(site: Site) -> Iterator[Row]:
    for finding in site.findings.values():
        yield {
            "number": finding.number,
            "area": finding.area,
            "title": {code: text.title for code, text in finding.texts.items()},
            "text": {code: text.text for code, text in finding.texts.items()},
            "concerns": finding.concerns,
            "stage": finding.stage,
            "state": state_of(site, finding.number),
            "sources": [finding.source],
            "address": _address(site, "finding", finding.number),
        }


def _recommendations(site: Site) -> Iterator[Row]:
    for recommendation in site.recommendations.values():
        yield {
            "id": recommendation.id,
            "region": recommendation.region,
            "orp": recommendation.orp,
            "text": recommendation.texts,
            "themes": recommendation.themes,
            "findings": recommendation.findings,
            "sources": [recommendation.source],
            "address": _address(site, "recommendation", recommendation.id),
        }


def _law(site: Site) -> Iterator[Row]:
    for record in site.law.values():
        if not record.may_print(plain_reader=False):
            continue
        shown = {
            "id", "act", "section", "valid_from", "valid_to", "text_state", "checked_on",
            "certainty", "review_by", "lawyer_reviewed",
        }  # fmt: skip
        data = record.model_dump(mode="json", include=shown)
        act = site.acts.get(record.act or "")
        yield {
            **data,
            "text": record.texts,
            "act_title": act.texts if act else {},
            "certainty_label": _certainty(site, record.certainty),
            "address": _address(site, "law", record.id),
        }


def _withdrawn(site: Site) -> Iterator[Row]:
    """Records whose sentence must not be passed on, so that who has a copy can take it out."""
    for record in site.withheld.values():
        yield {
            "id": record.id,
            "state": record.state,
            "since": record.since.isoformat() if record.since else None,
        }


def _certainty(site: Site, key: str) -> Row:
    if key not in ("V1", "V2"):
        return {}
    return _texts(site, lambda code: site.string(f"law_certainty_{key}", code))


def _studies(site: Site) -> Iterator[Row]:
    for study in site.studies.values():
        yield {
            **study.model_dump(include={"id", "method", "design", "effect", "sources"}),
            "place": study.place,
            "text": study.texts,
            "limits": study.limits,
            "address": _address(site, "study", study.id),
        }


def _updates(site: Site) -> Iterator[Row]:
    shown = {"id", "topic", "date", "certainty", "checked_on"}
    for update in filter(lambda each: each.may_print, site.updates.values()):
        yield {
            **update.model_dump(mode="json", include=shown),
            "text": update.texts,
            "sources": [update.source],
            "address": _address(site, "update", update.id),
        }


def _contacts(site: Site) -> Iterator[Row]:
    for contact in site.contacts.values():
        yield {
            **contact.model_dump(include={"id", "topics", "number", "email", "certainty"}),
            "postal_address": contact.address,
            **{name.rstrip("_"): texts for name, texts in contact.printed_texts.items()},
            "URL": contact.urls.get("") or contact.urls,
            "sources": [contact.source],
            "seen_on": contact.seen_on.isoformat(),
            "as_of": contact.as_of,
            "address": _address(site, "contact", contact.id),
        }


def _terms(site: Site) -> Iterator[Row]:
    for term in site.terms.values():
        yield {
            "id": term.id,
            "abbr": term.abbr,
            "term": {code: text.term for code, text in term.texts.items()},
            "definition": {code: text.definition for code, text in term.texts.items()},
            "variants": {code: text.variants for code, text in term.texts.items() if text.variants},
            "see": term.see,
            "address": _address(site, "term", term.id),
        }


def _sources(site: Site) -> Iterator[Row]:
    for source in site.sources.values():
        data = source.model_dump(mode="json", exclude={"note", "url"}, exclude_none=True)
        yield {
            **data,
            "URL": source.url,
            "note": source.note or {},
            "address": _address(site, "source", source.id),
        }


_MAKERS: Mapping[str, Callable[[Site], Iterator[Row]]] = {
    "practices": _practices,
    "findings": _findings,
    "recommendations": _recommendations,
    "law": _law,
    "studies": _studies,
    "updates": _updates,
    "contacts": _contacts,
    "terms": _terms,
    "sources": _sources,
}


def _flat(site: Site, name: str, rows: list[Row], locale: str) -> list[list[str]]:
    """The table in one language: names of columns, then rows. Practices as the catalogue offers
    them.
    """
    if name == "practices":
        table = practice_table(site, locale, EXPORTED)
        return [table["columns"], *table["rows"].values()]
    codes = {one.code for one in site.config.locales}
    columns = list(dict.fromkeys(key for row in rows for key in row))
    out = [columns]
    for row in rows:
        out.append([_cell(row.get(column), locale, codes) for column in columns])
    return out


def _cell(value: Any, locale: str, codes: set[str]) -> str:
    if isinstance(value, dict):
        if set(value) <= codes:  # a text a language
            return _cell(value.get(locale), locale, codes)
        return "; ".join(f"{key}: {_cell(one, locale, codes)}" for key, one in value.items())
    if isinstance(value, list):
        return "; ".join(_cell(one, locale, codes) for one in value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _csv(rows: list[list[str]], separator: str) -> bytes:
    """RFC 4180, UTF-8 with the mark that spreadsheets need; a cell that a spreadsheet would run is
    text there.
    """
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows([[_inert(cell) for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def _inert(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _about(site: Site, name: str) -> Row:
    config = site.config
    return {
        "name": name,
        "title": _texts(site, lambda code: site.string(f"export_{name}", code)),
        "publisher": config.publisher or site.string("demonstration", config.default.code),
        "portal": config.site_url,
        "license": LICENCE,
        "attribution": _texts(site, lambda code: site.string("export_attribution", code)),
        "caution": _texts(site, lambda code: site.string("export_caution", code)),
    }


def _package(site: Site) -> Row:
    """``datapackage.json`` as Frictionless Data describe it."""
    resources = []
    for name, locale, path, media in paths(site):
        resource: Row = {
            "name": f"{name}-{locale}" if locale else name,
            "path": path.rpartition("/")[2],
            "title": site.string(f"export_{name}", locale or site.config.default.code),
            "mediatype": media,
            "format": "csv" if media == CSV else "json",
            "encoding": "utf-8",
        }
        if locale:
            resource["dialect"] = {
                "delimiter": site.string("browse_csv_separator", locale),
                "header": True,
            }
        resources.append(resource)
    config = site.config
    home = page_calling(site, "exports", config.default.code)
    return {
        "name": "mosty",
        "title": config.site_name,
        "description": site.string("export_attribution", config.default.code),
        "homepage": config.site_url.rstrip("/") + address(site, home) if home else config.site_url,
        "licenses": [LICENCE],
        "contributors": [{"title": config.publisher, "role": "publisher"}]
        if config.publisher
        else [],
        "resources": resources,
    }
