"""Records a version of each leaflet whose text has changed: what ``mosty leaflet --issue`` adds to
``docs/data/editions.yml``. Versions are kept in the base, not asked of git, so every build of it
knows the same ones.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping

from mosty.model.edition import Edition
from mosty.model.errors import UsageError
from mosty.model.paper_marks import editions_of, mark_of
from mosty.model.site import Page, Site


def issued(site: Site, names: Collection[str], changed: Mapping[str, str]) -> list[Edition]:
    """The versions to be recorded: of the leaflets of these file names (none: of all) whose text
    is not the one recorded last. ``changed`` says by language what changed.

    Raises :class:`UsageError` if a page bears no later version than the one recorded, or if it is
    not said in every language of the leaflet what changed.
    """
    return [
        edition
        for page in site.of_kind("leaflet", site.config.default.code)
        if page.meta is not None and (not names or _name(page) in names)
        for edition in _issued(site, page, changed)
    ]


def _issued(site: Site, page: Page, changed: Mapping[str, str]) -> Iterator[Edition]:
    pages = [
        each
        for locale in site.config.locales
        if (each := site.page(locale.code, page.path)) and each.meta is not None
    ]
    marks = {each.locale: mark_of(site, each) for each in pages}
    before = editions_of(site, page.path)
    if before and (before[-1].withdrawn or before[-1].marks == marks):
        return
    version, day = int(page.field("version")), page.field("date")
    if before and (version, day) <= (before[-1].version, before[-1].date):
        raise UsageError("same_version", file=page.file, version=version)
    if before and not all(changed.get(code, "").strip() for code in marks):
        raise UsageError("nothing_changed", name=_name(page), locales=", ".join(marks))
    yield Edition(
        id=f"{_name(page)}-{version}",
        leaflet=page.path,
        version=version,
        date=day,
        marks=marks,
        changed={code: changed[code] for code in marks} if before else {},
    )


def written(edition: Edition) -> str:
    """The record as YAML, to be added to the end of the file."""
    marks = ", ".join(f'{code}: "{mark}"' for code, mark in edition.marks.items())
    lines = [
        f"- id: {edition.id}",
        f"  leaflet: {edition.leaflet}",
        f"  version: {edition.version}",
        f"  date: {edition.date}",
        f"  marks: {{{marks}}}",
    ]
    if edition.changed:
        lines.append("  changed:")
        for code, text in edition.changed.items():
            lines.append(f"    {code}: {json.dumps(text, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def _name(page: Page) -> str:
    """The file name without its ending."""
    return page.path.rpartition("/")[2].removesuffix(".md")
