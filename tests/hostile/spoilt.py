"""A small base of every kind of page and record, with hostile text in every field that readers may
see.

The fields come from the models themselves: a new one is covered without a word here.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

from mosty.model.front_matter import KINDS, VOCABULARY
from mosty.model.menu import SEARCH
from mosty.model.record import Record
from mosty.model.records import TABLES
from mosty.model.site import Page, Site
from mosty.read.site import read_site

from ..conftest import copy_base

#: Fields by which records find each other and files are named: another value is another record, not
#: another text.
KEPT = frozenset(
    {
        *VOCABULARY,
        "id",
        "kind",
        "marks",
        "method",
        "topic",
        "area",
        "source",
        "sources",
        "see",
        "act",
        "number",
        "concerns",
        "leaflet",
        "translated_from",
        "page",
        "panels",
        "icons",
        "type",
        "language",
    }
)
HEAD = "title: Stránka\ndescription: Popis stránky.\n"
SURE = "sources: [usti-2018]\nchecked_on: 2026-11-21\nreview_by: 2027-05-21\n"
#: A page for every kind that the small base lacks: what must stand in its front matter besides the
#: head.
NEEDED: dict[str, str] = {
    "project": "status: ended\nperiod: {from: 2016, to: 2019}\n",
    "organisation": "region: [ustecky]\n",
    "region": "region: ustecky\n",
    "orp": "orp: decin\nregion: ustecky\n",
    "phase": "phase: 1\nstage: [prevention]\nlead: [ospod]\ngoal: x\nwhen: x\nparent_told: "
    "x\nchild_part: x\n",
    "parents": "",
    "leaflet": "version: 1\ndate: 2026-11-21\naudience: parents\n",
    "engineering": "",
    "theme": "id: rodicovstvi\n",
    "method": "id: x\nstrength: nothing\nactors: []\nthemes: []\nstage: []\n",
}
#: Files of records that the small base does without, each with one record.
TABLES_LACKED = {
    "editions": "- id: leaflet-1\n  leaflet: druhy/leaflet.md\n  version: 1\n  date: 2026-11-21\n"
    '  marks: {cs: "00000000"}\n',
    "expressions": "- id: e\n  pages: [druhy/parents]\n  cs: [x]\n  en: [x]\n",
    "news": "- id: n\n  date: 2026-11-21\n  kind: new\n  page: druhy/parents\n  cs: x\n  en: x\n",
    "studies": "- id: s\n  method: x\n  design: described\n  effect: not_measured\n"
    "  place: {cs: x, en: x}\n  cs: x\n  en: x\n  sources: [usti-2018]\n",
    "withdrawals": "- id: w\n  what: law:L3\n  date: 2026-11-21\n  why: x\n",
    "returns": "- id: r\n  withdrawal: w\n  date: 2026-11-21\n  by: [x, y]\n",
    "updates": "- id: u\n  topic: rodicovstvi\n  date: 2025-01\n  cs: x\n  en: x\n  source: usti-2018\n"
    "  certainty: C\n  checked_on: 2026-11-21\n  review_by: 2027-11-21\n",
}
#: Directives that print records, on one page.
BODY = """## Nadpis {#nadpis}

[[phases]]

[[news]]

[[catalogue:practice]]

[[organisations]]

[[helplines]]

[[contacts]]

[[studies:x]]

[[since:u]]

[[exports]]

[[az]]

[[publisher]] a [[contact]]

[[law:L1]] a [[finding:1]]
"""


def spoilt_base(root: Path, text: str) -> Site:
    """The base in ``root`` as read, with ``text`` in every field."""
    copy_base(root)
    for kind, needed in NEEDED.items():
        front = f"---\n{HEAD}kind: {kind}\n{needed}{SURE}---\n\n"
        path = root / f"docs/cs/druhy/{kind}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(front + BODY, encoding="utf-8")
    for name, text_of_table in TABLES_LACKED.items():
        (root / f"docs/data/{name}.yml").write_text(text_of_table, encoding="utf-8")
    search = root / "docs/cs" / SEARCH
    search.parent.mkdir()
    search.write_text(f"---\n{HEAD}kind: site\n---\n\nText.\n", encoding="utf-8")
    site, problems = read_site(root)
    assert site is not None and problems == [], problems
    assert {page.kind for page in site.pages.values()} == set(KINDS), (
        "every kind of page has one here"
    )
    return spoilt(site, text)


def spoilt(site: Site, text: str) -> Site:
    """The site with ``text`` in the fields of every page, record, label and of the
    configuration.
    """
    pages: dict[tuple[str, str], Page] = {}
    for key, page in sorted(site.pages.items(), key=lambda one: one[1].source is not None):
        meta = record(page.meta, text) if page.meta else None
        source = page.source and pages[page.source.locale, page.source.path]
        pages[key] = dataclasses.replace(page, meta=meta, source=source)
    tables: dict[str, Any] = {}
    for name in TABLES:
        table = getattr(site, name)
        assert table or name == "timeline", f"the small base has no {name}"
        whole = isinstance(table, Mapping)
        tables[name] = (
            {key: record(one, text) for key, one in table.items()}
            if whole
            else tuple(record(one, text) for one in table)
        )
    labels = {
        section: {
            key: {name: text if name in ("cs", "en") else told for name, told in texts.items()}
            for key, texts in entries.items()
        }
        for section, entries in site.taxonomy.items()
    }
    config = dataclasses.replace(site.config, site_name=text, publisher=text, contact=text)
    return dataclasses.replace(site, pages=pages, taxonomy=labels, config=config, **tables)


def record(original: Any, text: str) -> Any:
    """A record with ``text`` in every field that may hold any text, empty ones too."""
    changed = {
        name: value(field.annotation, getattr(original, name), text)
        for name, field in type(original).model_fields.items()
        if name not in KEPT and not field.metadata
    }
    return original.model_copy(update=changed)


def value(kind: Any, now: Any, text: str) -> Any:
    """A field's value with ``text`` in it; unchanged if the field may not hold any text."""
    if isinstance(now, Record):
        return record(now, text)
    if isinstance(now, dict) and any(isinstance(inner, Record) for inner in now.values()):
        return {key: record(inner, text) for key, inner in now.items()}
    if isinstance(now, dict):
        return dict.fromkeys(now, text)
    if isinstance(now, list):
        return [text] if str in get_args(kind) or _may_be(kind, list) else now
    if isinstance(now, bool | int | dt.date):
        return now
    if _may_be(kind, dict) and not isinstance(now, str):
        return {"cs": text, "en": text}
    return text if _may_be(kind, str) else now


def _may_be(kind: Any, wanted: type) -> bool:
    """Whether the annotation takes any value of the type: ``str | None``, ``dict[str, str] |
    None``.
    """
    if get_origin(kind) in (Literal, Annotated):  # a pattern: not any text
        return False
    if kind is wanted or get_origin(kind) is wanted:
        return wanted is not list or get_args(kind) == (str,)
    return (
        any(_may_be(one, wanted) for one in get_args(kind))
        if get_origin(kind) not in (dict, list)
        else False
    )


def fields() -> set[str]:
    """The names of all fields of all models."""
    models = [*TABLES.values(), *(model for model, _ in KINDS.values())]
    return {name for model in models for name in model.model_fields}
