"""The anchors that directives make beside those of the records they print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mosty.model import anchors
from mosty.model.front_matter import Phase
from mosty.model.problem import catalogue
from mosty.model.site import Site


def phases(site: Site) -> Iterator[str]:
    """Those of the checklists: one per phase."""
    for page in site.pages.values():
        if isinstance(page.meta, Phase):
            yield anchors.phase(page.meta.phase)


def roles(site: Site) -> Iterator[str]:
    """That of the list, and one per role that a phase has steps for."""
    yield anchors.ROLES
    for page in site.pages.values():
        for heading in page.body.headings:
            if heading.anchor.startswith("role-"):
                yield anchors.role_here(heading.anchor)


def law(site: Site) -> Iterator[str]:
    """Those of the topics, of the records that are out, and of the calendar of changes."""
    yield from (anchors.law_topic(topic) for topic in {law.topic for law in site.law.values()})
    if site.withheld:
        yield anchors.LAW_OUT
    if site.timeline:
        yield anchors.TIMELINE


def checks(_: Site) -> Iterable[str]:
    """One per kind of problem."""
    return [code.lower() for code in catalogue()]
