"""What answers a finding of the analysis, and how far: the one rule for cards, the matrix, themes
and data.
"""

from __future__ import annotations

from typing import Literal, get_args

from mosty.model import themes
from mosty.model.site import Page, Site

#: How far a finding is answered: a practice that a source describes does what it asks for;
#: something concerns it, but does not settle it; nothing does.
State = Literal["answered", "touched", "open"]
STATES: tuple[State, ...] = get_args(State)
#: Kinds whose pages say what somebody does or could do, besides the portal itself.
_WAYS = ("practice", "method")


def naming(site: Site, kind: str, number: int, locale: str) -> list[Page]:
    """The pages of a kind that name a finding, as a reader of ``locale`` sees them; phases in
    their order.
    """
    pages = [
        page for page in site.of_kind(kind, locale) if number in (page.field("findings") or [])
    ]
    return sorted(pages, key=lambda page: page.field("phase") or 0)


def state_of(site: Site, number: int) -> State:
    """How far a finding is answered.

    It is *answered* where a practice names it that a source describes; a practice that is only
    named (evidence 0) is no answer yet. It is *touched* where such a practice, a method or a
    recommendation names it, or where a practice or a method is on a theme whose page names it. Else
    it is *open*. Steps of the methodology do not count: they are the portal's own proposals, and a
    proposal closes no gap.
    """
    return site.memoize(_state_of, number)


def _state_of(site: Site, number: int) -> State:
    locale = site.config.default.code
    practices = naming(site, "practice", number, locale)
    if any(page.field("evidence") for page in practices):
        return "answered"
    is_touched = (
        practices
        or naming(site, "method", number, locale)
        or any(number in record.findings for record in site.recommendations.values())
        or _is_on_theme(site, number, locale)
    )
    return "touched" if is_touched else "open"


def _is_on_theme(site: Site, number: int, locale: str) -> bool:
    """Whether a practice or a method is on a theme whose page names the finding."""
    keys = {page.field("id") for page in naming(site, themes.KIND, number, locale)}
    return any(
        not keys.isdisjoint(page.field("themes") or ())
        for kind in _WAYS
        for page in site.of_kind(kind, locale)
    )
