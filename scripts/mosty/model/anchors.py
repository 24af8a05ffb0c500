"""The permanent anchors of records: one place says what they are called, for links, checks and
search.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mosty.model.body import Directive
from mosty.model.front_matter import Phase
from mosty.model.site import Page, Site

#: The heading of the calendar of changes, which ``[[law-records]]`` ends with.
TIMELINE = "zmeny"
#: Who does what in a phase.
ROLES = "kdo"


def finding(number: int) -> str:
    """``zjisteni-3``, the same in every language."""
    return f"zjisteni-{number}"


def law(record_id: str) -> str:
    """``l01``."""
    return record_id.lower()


def phase(number: int) -> str:
    """``faze-3``: a phase's place on the page of all checklists."""
    return f"faze-{number}"


def role_here(anchor: str) -> str:
    """``role-ospod`` on the page about roles → ``kdo-ospod`` on the page of a phase."""
    return f"{ROLES}-{anchor.removeprefix('role-')}"


def recommendation(record_id: str) -> str:
    """``doporuceni-decin-1``."""
    return f"doporuceni-{record_id}"


def made_by(site: Site, directive: Directive) -> frozenset[str]:
    """The anchors that a directive puts on its page; the same directive often stands on many
    pages.
    """
    return site.memoize(_made_by, directive.name, directive.argument)


def _made_by(site: Site, name: str, argument: str) -> frozenset[str]:
    match name:
        case "findings":
            return frozenset(
                finding(f.number) for f in site.findings.values() if f.area == argument
            )
        case "glossary":
            return site.ids("term")
        case "sources":
            return site.ids("source")
        case "law-records":
            return frozenset({*map(law, site.ids("law")), *([TIMELINE] if site.timeline else ())})
        case "recommendations":
            return frozenset(
                recommendation(r.id)
                for r in site.recommendations.values()
                if argument in (r.orp, "region" if r.region else None)
            )
        case "checklists":
            return frozenset(
                phase(page.meta.phase)
                for page in site.pages.values()
                if isinstance(page.meta, Phase)
            )
        case "roles":
            headings = (
                heading.anchor for page in site.pages.values() for heading in page.body.headings
            )
            return frozenset(
                {ROLES, *(role_here(anchor) for anchor in headings if anchor.startswith("role-"))}
            )
        case "organisations":
            return frozenset(
                one.id for one in site.organisations.values() if argument in ("", one.region)
            )
        case "helplines":
            return site.ids("helpline")
    return frozenset()


def complete(site: Site, page: Page) -> bool:
    """Whether every anchor of the page is known: no directive of it lists records that could not be
    read.
    """
    tables: dict[str, Mapping[Any, Any]] = {
        "findings": site.findings,
        "glossary": site.terms,
        "sources": site.sources,
        "law-records": site.law,
        "recommendations": site.recommendations,
        "helplines": site.helplines,
    }
    return all(tables.get(directive.name, True) for directive in page.body.directives)


def of_page(site: Site, page: Page) -> set[str]:
    """Every anchor a link may aim at on the page."""
    anchors = {heading.anchor for heading in page.body.headings} | set(page.body.ids)
    for directive in page.body.directives:
        anchors |= made_by(site, directive)
    return anchors
