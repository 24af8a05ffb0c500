"""Which version of a page one reads, and when what it says was last checked. Never the clock: only
what is written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from mosty.model.directives import DIRECTIVES
from mosty.model.fields import fields_of
from mosty.model.front_matter import KINDS
from mosty.model.record import Record, without_languages
from mosty.model.records import LawRecord
from mosty.model.site import Page, Site
from mosty.model.validity import WithheldLaw
from mosty.text.fingerprint import fingerprint
from mosty.text.markdown.suppression_notes import without_notes

#: The directive whose pages are the working framework of the methodology, with all that lies in
#: their folder.
FRAME = "phases"


def source_fingerprint(page: Page) -> str:
    """The hash of what a translator translates: title, description, the kind's text fields, the
    body.
    """
    return fingerprint([*source_fields(page), without_notes(page.body.text)])


def source_fields(page: Page) -> list[str]:
    """What a translator translates in the front matter.

    A field that was added to a kind later counts where it is filled, so that adding it leaves the
    fingerprints of all other pages as they are.
    """
    fields = fields_of(KINDS[page.kind][0]) if page.kind in KINDS else ()
    translated = [field for field in fields if field.shown.translated]
    always = [field.name for field in translated if field.shown.hashed_empty]
    parts = [_text_of(page.raw.get(name)) for name in ("title", "description", *always)]
    for field in translated:
        text = "" if field.shown.hashed_empty else _text_of(page.raw.get(field.name))
        if text:
            parts.append(f"{field.name}: {text}")
    return parts


def _text_of(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def version_of(site: Site, page: Page) -> str:
    """The fingerprint of the page's text, and four more digits where the page prints whole tables
    of records.
    """
    return site.memoize(_versions, page.locale, page.path)


def _versions(site: Site, locale: str, path: str) -> str:
    page = site.pages[locale, path]
    text = source_fingerprint(page)
    others = {one.code for one in site.config.leaflet_locales if one.code != locale}
    printed = [
        without_languages(record, others).model_dump_json()
        for directive in page.body.directives
        for record in tabled(site, directive.name)
    ]
    return f"{text}-{fingerprint(printed)[:4]}" if printed else text


def tabled(site: Site, name: str) -> Iterable[Record]:
    """The records that a directive of that name chooses from."""
    row = DIRECTIVES.get(name)
    return row.prints.records(site) if row is not None and row.prints is not None else ()


def law_called(site: Site, *pages: Page) -> list[LawRecord]:
    """The records of law that the pages call in their sentences, each once, in the order of the
    first call.
    """
    ids = dict.fromkeys(call.argument for page in pages for call in page.body.calls("law"))
    return [site.law[record_id] for record_id in ids if record_id in site.law]


def law_withheld(site: Site, *pages: Page) -> list[WithheldLaw]:
    """The records that the pages call and that do not hold, each once."""
    ids = {call.argument for page in pages for call in page.body.calls("law")}
    return [record for record in site.withheld.values() if record.id in ids]


def dated(site: Site, page: Page) -> dt.date | None:
    """The newest day that the page or a record it prints bears; None if nothing in it is
    dated.
    """
    return max(_days(site, page), default=None)


def _days(site: Site, page: Page) -> Iterator[dt.date]:
    if page.facts and page.facts.checked_on:
        yield page.facts.checked_on
    issued = page.field("date")
    if isinstance(issued, dt.date):
        yield issued
    law, out = law_called(site, page), law_withheld(site, page)
    if any(page.body.calls("law-records")):
        law, out = [*site.law.values()], [*site.withheld.values()]
    yield from (record.checked_on for record in law)
    yield from (record.since for record in out if record.since)  # the page changed on that day
    if any(page.body.calls("sources")):
        yield from (source.accessed for source in site.sources.values() if source.accessed)


def is_frame(site: Site, page: Page) -> bool:
    """Whether the page belongs to the methodology, which is a working framework and must say so
    wherever it is read.
    """
    return page.kind == "phase" or page.path.rpartition("/")[0] in site.memoize(_frame_folders)


def _frame_folders(site: Site) -> frozenset[str]:
    """Folders whose own section page says so; another page may show the note as an example."""
    return frozenset(
        page.path.removesuffix("/index.md")
        for page in site.pages.values()
        if page.path.endswith("/index.md") and any(page.body.calls(FRAME))
    )
