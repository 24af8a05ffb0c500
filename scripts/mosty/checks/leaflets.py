"""Leaflets: every section is on exactly one panel of the tri-fold, and has a drawing that there
is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.registry import check
from mosty.model.edition import EDITIONS_FILE, Edition
from mosty.model.front_matter import Leaflet
from mosty.model.icons import ICONS
from mosty.model.meant import guesses
from mosty.model.paper_marks import editions_of, mark_of
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.model.withdrawn import withdrawn


@check("LFT002", "LFT003", "LFT004", scope="page", alone=True)
def panels(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """LFT002–LFT004: a section on no panel, one on two, a name that is no section.

    Bad LFT002:
        ---
        kind: leaflet
        version: 1
        date: 2026-11-21
        audience: parents
        sources: ["pravo, L1"]
        checked_on: 2026-11-21
        review_by: 2027-05-21
        panels: {flap: [kdy-volat], left: [], middle: [], right: [], back: []}
        icons: {}
        ---

        ## Kdy volat

        ## Koho volat

    Bad LFT003:
        ---
        kind: leaflet
        version: 1
        date: 2026-11-21
        audience: parents
        sources: ["pravo, L1"]
        checked_on: 2026-11-21
        review_by: 2027-05-21
        panels: {flap: [kdy-volat], left: [kdy-volat, koho-volat], middle: [], right: [], back: []}
        icons: {}
        ---

        ## Kdy volat

        ## Koho volat

    Bad LFT004:
        ---
        kind: leaflet
        version: 1
        date: 2026-11-21
        audience: parents
        sources: ["pravo, L1"]
        checked_on: 2026-11-21
        review_by: 2027-05-21
        panels: {flap: [kdy-volat], left: [koho-volat, jak-volat], middle: [], right: [], back: []}
        icons: {}
        ---

        ## Kdy volat

        ## Koho volat

    Good:
        ---
        kind: leaflet
        version: 1
        date: 2026-11-21
        audience: parents
        sources: ["pravo, L1"]
        checked_on: 2026-11-21
        review_by: 2027-05-21
        panels: {flap: [kdy-volat], left: [koho-volat], middle: [], right: [], back: []}
        icons: {}
        ---

        ## Kdy volat

        ## Koho volat
    """
    facts = page.facts
    if not isinstance(facts, Leaflet) or facts.panels is None or page.source is not None:
        return
    sections = {heading.anchor: heading for heading in page.body.headings if heading.level == 2}
    placed: dict[str, str] = {}
    for panel, names in facts.panels.named().items():
        for index, name in enumerate(names):
            place = page.where("panels", panel, index)
            if name not in sections:
                yield problem("LFT004", place, name=name, **guesses(name, sections))
            elif name in placed:
                yield problem("LFT003", place, name=name, panel=placed[name])
            placed.setdefault(name, panel)
    for name, heading in sections.items():
        if name not in placed:
            yield problem("LFT002", heading.span, name=name)


@check("LFT004", "LFT005", scope="page", alone=True)
def icons(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """LFT004, LFT005: a drawing beside what is no section, a drawing that there is not.

    Bad LFT004:
        ---
        kind: leaflet
        version: 1
        date: 2026-11-21
        audience: parents
        sources: ["pravo, L1"]
        checked_on: 2026-11-21
        review_by: 2027-05-21
        panels: {flap: [kdy-volat], left: [koho-volat], middle: [], right: [], back: []}
        icons: {jak-volat: phone}
        ---

        ## Kdy volat

        ## Koho volat

    Bad LFT005:
        ---
        kind: leaflet
        version: 1
        date: 2026-11-21
        audience: parents
        sources: ["pravo, L1"]
        checked_on: 2026-11-21
        review_by: 2027-05-21
        panels: {flap: [kdy-volat], left: [koho-volat], middle: [], right: [], back: []}
        icons: {kdy-volat: telephone}
        ---

        ## Kdy volat

        ## Koho volat

    Good:
        ---
        kind: leaflet
        version: 1
        date: 2026-11-21
        audience: parents
        sources: ["pravo, L1"]
        checked_on: 2026-11-21
        review_by: 2027-05-21
        panels: {flap: [kdy-volat], left: [koho-volat], middle: [], right: [], back: []}
        icons: {kdy-volat: phone}
        ---

        ## Kdy volat

        ## Koho volat
    """
    facts = page.facts
    if not isinstance(facts, Leaflet) or page.source is not None:
        return
    sections = {heading.anchor for heading in page.body.headings if heading.level == 2}
    for name, icon in facts.icons.items():
        place = page.where("icons", name)
        if name not in sections:
            yield problem("LFT004", place, name=name, **guesses(name, sections))
        if icon not in ICONS:
            yield problem(
                "LFT005", place, icon=icon, there=", ".join(ICONS), **guesses(icon, ICONS)
            )


@check("LFT014", scope="page")
def recorded(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """LFT014: the text of a leaflet is not the one recorded as its last version, so nobody with an
    older paper would be told what changed. Languages that are only leaflets have no words to tell
    it in.

    Case: LFT014/fails
    """
    if page.meta is None or page.kind != "leaflet" or not site.editions:
        return
    if site.config.is_leaflet_locale(page.locale):
        return
    last = next(reversed(editions_of(site, page.path)), None)
    if last is None or (not last.withdrawn and last.marks.get(page.locale) != mark_of(site, page)):
        yield problem("LFT014", Span(page.file), name=page.path.rpartition("/")[2][:-3])


@check("LFT015", "LFT016", "LFT017", scope="site")
def kept(site: Site, today: dt.date) -> Iterator[Problem]:
    """LFT015: a leaflet whose versions are recorded has no page, so the code on its papers leads
    nowhere. LFT016: a version is not later than the one recorded before it. LFT017: a later version
    does not say what changed.

    Case: LFT015/fails
    Case: LFT016/fails
    Case: LFT017/fails
    """
    before: dict[str, Edition] = {}
    for edition in site.editions.values():
        place = site.places.get(("edition", edition.id), Span(EDITIONS_FILE))
        if site.page_or_source(site.config.default.code, edition.leaflet) is None:
            yield problem("LFT015", place, path=edition.leaflet)
        earlier = before.get(edition.leaflet)
        if earlier and (edition.version, edition.date) <= (earlier.version, earlier.date):
            yield problem("LFT016", place, id=edition.id, before=earlier.id)
        elif (
            earlier
            and f"leaflet:{edition.leaflet}" not in withdrawn(site)
            and not all(edition.changed.get(code) for code in edition.marks)
        ):
            yield problem("LFT017", place, id=edition.id)
        before[edition.leaflet] = edition


@check("LFT012", scope="page")
def named(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """LFT012: a page for parents names a leaflet that there is not.

    Bad:
        ---
        kind: parents
        sources: ["pravo, L1"]
        leaflet: letaky/neni.md
        ---

    Good:
        ---
        kind: parents
        sources: ["pravo, L1"]
        ---
    """
    path = getattr(page.meta, "leaflet", None)
    if not path or page.source is not None:
        return
    leaflet = site.page(page.locale, path)
    if leaflet is None or leaflet.kind != "leaflet":
        there = [one.path for one in site.of_kind("leaflet", page.locale)]
        yield problem("LFT012", page.where("leaflet"), path=path, **guesses(path, there))
