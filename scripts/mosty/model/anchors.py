"""The permanent anchors of records: one place says what they are called, for links, checks and search."""

from __future__ import annotations

from mosty.model.site import Directive, Page, Site


def finding(number: int) -> str:
    """``zjisteni-3``, the same in every language."""
    return f"zjisteni-{number}"


def law(record_id: str) -> str:
    """``l01``."""
    return record_id.lower()


def recommendation(record_id: str) -> str:
    """``doporuceni-decin-1``."""
    return f"doporuceni-{record_id}"


def made_by(site: Site, directive: Directive) -> set[str]:
    """The anchors that a directive puts on its page."""
    match directive.name:
        case "findings":
            return {finding(f.number) for f in site.findings.values() if f.area == directive.argument}
        case "glossary":
            return set(site.terms)
        case "sources":
            return set(site.sources)
        case "law-records":
            return {law(key) for key in site.law}
        case "recommendations":
            return {
                recommendation(r.id)
                for r in site.recommendations.values()
                if directive.argument in (r.orp, "region" if r.region else None)
            }
        case "helplines":
            return set(site.helplines)
    return set()


def of_page(site: Site, page: Page) -> set[str]:
    """Every anchor a link may aim at on the page."""
    anchors = {heading.anchor for heading in page.body.headings} | set(page.body.ids)
    for directive in page.body.directives:
        anchors |= made_by(site, directive)
    return anchors
