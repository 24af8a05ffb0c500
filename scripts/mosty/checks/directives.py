"""Calls of our own markup: is the directive known, and is what it calls there?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from mosty.model.front_matter import KINDS
from mosty.model.problem import Problem, problem
from mosty.model.site import Directive, Page, Site
from mosty.text.guess import guesses

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
        "phases",
        "helplines",
        "checks",
        "checklists",
        "map",
        "organisations",
    }
)
INLINE = frozenset({"law", "finding", "deadline", "publisher", "contact"})


def _known(site: Site, directive: Directive) -> Iterable[tuple[str, Iterable[str]]]:
    """Pairs (key as written, keys there are) for every key the directive names."""
    argument = directive.argument
    taxonomy = site.taxonomy
    tables: dict[str, Callable[[], Iterable[tuple[str, Iterable[str]]]]] = {
        "list": lambda: [(argument, KINDS)],
        "catalogue": lambda: [(argument, KINDS)],
        "findings": lambda: [(argument, taxonomy.get("areas", {}))],
        "finding": lambda: [(argument, site.finding_numbers)],
        "recommendations": lambda: [(argument, [*taxonomy.get("orps", {}), *taxonomy.get("regions", {}), "region"])],
        "map": lambda: [(argument, taxonomy.get("regions", {}))],
        "organisations": lambda: [(argument, taxonomy.get("regions", {}))] if argument else [],
        "helplines": lambda: [(key, site.ids("helpline")) for key in argument.split()],
        "deadline": lambda: [(argument.split(" ", 1)[0], ("recommended", "methodology"))],
    }
    yield from tables.get(directive.name, list)()
    options = {"orp": "orps", "region": "regions", "stage": "stages", "theme": "themes", "actor": "actors"}
    for key, value in directive.options.items():
        if key == "finding":
            yield value, site.finding_numbers
        elif key in options:
            yield value, taxonomy.get(options[key], {})
        else:
            yield key, (*options, "finding")


def calls(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """DIR001–DIR003 for every directive of the page (law records have checks of their own)."""
    for directive in page.body.directives:
        if directive.name not in BLOCK | INLINE:
            yield problem("DIR001", directive.span, name=directive.name, known=", ".join(sorted(BLOCK | INLINE)))
            continue
        if directive.name in BLOCK and not directive.alone:
            yield problem("DIR003", directive.span, name=directive.name)
        for key, known in _known(site, directive):
            words = list(known)
            if words and key not in words:  # an empty table was reported where it was read
                yield problem("DIR002", directive.span, name=directive.name, key=key, **guesses(key, words))
