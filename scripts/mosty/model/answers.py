"""What answers a finding of the analysis, and how far: the one rule for cards, the matrix, themes
and data.
"""

from __future__ import annotations

from typing import Literal, get_args

from mosty.model.methods import KIND as METHOD
from mosty.model.site import Page, Site
from mosty.model.steps import leads_to_step_on

#: How far a finding is answered: a practice that a source describes does what it asks for;
#: something concerns it, but does not settle it; nothing does.
State = Literal["answered", "touched", "open"]
STATES: tuple[State, ...] = get_args(State)


def naming(site: Site, kind: str, number: int, locale: str) -> list[Page]:
    """The pages of a kind that name a finding, as a reader of ``locale`` sees them; phases in
    their order.
    """
    pages = [
        page for page in site.of_kind(kind, locale) if number in (page.field("findings") or [])
    ]
    return sorted(pages, key=lambda page: page.field("phase") or 0)


def methods_on(site: Site, number: int, locale: str) -> list[Page]:
    """The methods that concern a finding: they name it, or they say that they fit in a step of the
    methodology that is about it.
    """
    return [
        page
        for page in site.of_kind(METHOD, locale)
        if number in (page.field("findings") or []) or leads_to_step_on(site, page, number)
    ]


def state_of(site: Site, number: int) -> State:
    """How far a finding is answered.

    It is *answered* where a practice names it that a source describes; a practice that is only
    named (evidence 0) is no answer yet. It is *touched* where such a practice or a recommendation
    names it, or a method concerns it. Else it is *open*. That something is on the same theme does
    not count: a theme holds more than what one finding asks for. Nor do steps of the methodology:
    they are the portal's own proposals, and a proposal closes no gap.
    """
    return site.memoize(_state_of, number)


def _state_of(site: Site, number: int) -> State:
    locale = site.config.default.code
    practices = naming(site, "practice", number, locale)
    if any(page.field("evidence") for page in practices):
        return "answered"
    is_touched = (
        practices
        or methods_on(site, number, locale)
        or any(number in record.findings for record in site.recommendations.values())
    )
    return "touched" if is_touched else "open"
