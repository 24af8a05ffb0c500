"""Calls of our own markup: is the directive known, and is what it calls there?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from mosty.checks.directives.known import BLOCK, INLINE, arguments, mend_of
from mosty.checks.fixes import offset
from mosty.model.body import Directive
from mosty.model.fills import FILLS
from mosty.model.front_matter import KINDS
from mosty.model.problem import Edit, Fix, Problem, problem
from mosty.model.site import Page, Site
from mosty.text.language.guess import guesses


def _known(site: Site, directive: Directive) -> Iterable[tuple[str, Iterable[str]]]:
    """Pairs (key as written, keys there are) for every key the directive names."""
    argument = directive.argument
    taxonomy = site.taxonomy
    tables: dict[str, Callable[[], Iterable[tuple[str, Iterable[str]]]]] = {
        "list": lambda: [(argument, KINDS)],
        "catalogue": lambda: [(argument, KINDS)],
        "findings": lambda: [(argument, taxonomy.get("areas", {}))],
        "finding": lambda: [(argument, site.finding_numbers)],
        "recommendations": lambda: [
            (argument, [*taxonomy.get("orps", {}), *taxonomy.get("regions", {}), "region"])
        ],
        "map": lambda: [(argument, taxonomy.get("regions", {}))],
        "organisations": lambda: [(argument, taxonomy.get("regions", {}))] if argument else [],
        "helplines": lambda: [(key, site.ids("helpline")) for key in argument.split()],
        "fill": lambda: [(argument, FILLS)],
        "deadline": lambda: [(argument.split(" ", 1)[0], ("recommended", "methodology"))],
    }
    yield from tables.get(directive.name, list)()
    options = {
        "orp": "orps",
        "region": "regions",
        "stage": "stages",
        "theme": "themes",
        "actor": "actors",
    }
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
            yield _unknown(site, page, directive)
            continue
        if directive.name in BLOCK and not directive.alone:
            yield problem("DIR003", directive.span, name=directive.name, fix=_room(page, directive))
        for key, known in _known(site, directive):
            words = list(known)
            if words and key not in words:  # an empty table was reported where it was read
                fix = mend_of(page, directive, arguments(site))[1]
                yield problem(
                    "DIR002",
                    directive.span,
                    fix=fix,
                    name=directive.name,
                    key=key,
                    **guesses(key, words),
                )


def _unknown(site: Site, page: Page, directive: Directive) -> Problem:
    wanted, fix = mend_of(page, directive, arguments(site))
    right = wanted.call if wanted else ""
    guess = (
        {"guess_cs": f" Nemysleli jste {right}?", "guess_en": f" Did you mean {right}?"}
        if right
        else {}
    )
    known = ", ".join(sorted(BLOCK | INLINE))
    return problem("DIR001", directive.span, fix=fix, name=directive.name, known=known, **guess)


def _room(page: Page, directive: Directive) -> Fix | None:
    """Empty lines around a directive that has its line for itself and prose right above or
    below.
    """
    text, lines = page.body.text, page.body.line_starts
    start = offset(page.body, directive.span)
    first = directive.span.line - page.body.line
    stop = text.find("\n", start)
    stop = stop if stop >= 0 else len(text)
    end = start + directive.span.end_col - directive.span.col
    if (
        start != lines[first]
        or text[end:stop].strip()
        or directive.span.end_line != directive.span.line
    ):
        return None
    above = text[lines[first - 1] : start].rstrip("\n") if first else ""
    below = text[stop + 1 :].split("\n", 1)[0] if stop < len(text) else ""
    edits = []
    for line, at in ((above, start), (below, stop + 1)):
        if line.strip() and not line[0].isalpha():
            return None  # a list, a table, a box: where it ends is the editor's to say
        if line.strip():
            edits.append(Edit(page.body.span(at, at), "", "\n"))
    return Fix(tuple(edits)) if edits else None
