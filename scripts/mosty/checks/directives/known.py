"""The directives there are, what each may call on a site, and what a call with a slip in it was
meant to be.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from mosty.checks.fixes import offset
from mosty.model.body import Directive
from mosty.model.fills import FILLS
from mosty.model.front_matter import KINDS
from mosty.model.problem import Edit, Fix
from mosty.model.site import Page, Site
from mosty.text.language.guess import twin
from mosty.text.markdown.damaged_calls import Arguments, Meant, meant

#: Directives that stand alone on a line; the others stand in a sentence.
BLOCK = frozenset(
    {
        "list",
        "catalogue",
        "findings",
        "recommendations",
        "glossary",
        "sources",
        "law-records",
        "az",
        "newest",
        "phases",
        "roles",
        "matrix",
        "helplines",
        "checks",
        "offline",
        "checklists",
        "map",
        "organisations",
        "exports",
    }
)
INLINE = frozenset({"law", "finding", "deadline", "fill", "publisher", "contact"})


def arguments(site: Site) -> Arguments:
    """What each directive may call on this site, as it is spelt there."""
    return site.memoize(_arguments)


def _arguments(site: Site) -> Arguments:
    taxonomy = site.taxonomy
    regions = [*taxonomy.get("regions", {})]
    kinds = [*KINDS]
    keyed: dict[str, Callable[[str], str | None]] = {
        "law": _one_of(site.ids("law")),
        "finding": _one_of(site.finding_numbers),
        "findings": _one_of([*taxonomy.get("areas", {})]),
        "recommendations": _one_of([*taxonomy.get("orps", {}), *regions, "region"]),
        "map": _one_of(regions),
        "organisations": lambda written: _one_of(regions)(written) if written else "",
        "fill": _one_of(FILLS),
        "list": _first_of(kinds),
        "catalogue": _first_of(kinds),
        "deadline": _first_of(["recommended", "methodology"]),
        "helplines": lambda written: _every_of(written, site.ids("helpline")),
        "newest": lambda written: written if written.isdigit() or not written else None,
    }
    return {name: keyed.get(name, _nothing) for name in sorted(BLOCK | INLINE)}


def _nothing(written: str) -> str | None:
    return "" if not written else None


def _one_of(known: Collection[str]) -> Callable[[str], str | None]:
    return lambda written: written if written in known else twin(written, known)


def _first_of(known: Collection[str]) -> Callable[[str], str | None]:
    """The first word is a key; what comes after it is the editor's."""

    def right(written: str) -> str | None:
        first, space, rest = written.partition(" ")
        key = _one_of(known)(first)
        return f"{key}{space}{rest}" if key else None

    return right


def _every_of(written: str, known: Collection[str]) -> str | None:
    keys = [_one_of(known)(word) for word in written.split()]
    return None if None in keys else " ".join(filter(None, keys))


def mend_of(page: Page, directive: Directive, known: Arguments) -> tuple[Meant | None, Fix | None]:
    """What a call was meant to be that has the shape of one, and the mend where that is sure."""
    start = offset(page.body, directive.span)
    written = page.body.text[start : page.body.text.find("]]", start) + 2]
    wanted = meant(written, known)
    if wanted is None or not wanted.sure or wanted.call == written:
        return wanted, None
    return wanted, Fix((Edit(directive.span, written, wanted.call),))
