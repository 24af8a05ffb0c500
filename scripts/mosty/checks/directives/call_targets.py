"""Calls of our own markup: is the directive known, and is what it calls there?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.directives.known import arguments, mend_of
from mosty.checks.fixes import offset
from mosty.checks.registry import check
from mosty.model.body import Directive
from mosty.model.directives import DIRECTIVES, OPTIONS, DirectiveRow
from mosty.model.meant import Meant, guesses
from mosty.model.message import message
from mosty.model.problem import Edit, Fix, Problem, problem
from mosty.model.site import Page, Site


def _named(site: Site, row: DirectiveRow, call: Directive) -> Iterator[tuple[str, list[str]]]:
    """Every key that a call names, with the keys there are."""
    if row.argument is not None and not row.argument.reported_elsewhere:
        keys = [*row.argument.keys(site)]
        for key in row.argument.written(call.argument):
            yield key, keys
    for name, value in call.options.items():
        if name in OPTIONS:
            yield value, [*OPTIONS[name].keys(site)]
        else:
            yield name, [*OPTIONS]


@check("DIR001", "DIR002", "DIR003", scope="page", alone=True)
def calls(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """DIR001–DIR003 for every directive of the page (law records have checks of their own).

    Bad DIR001:
        [[seznam:practice]]

    Bad DIR002:
        [[list:practise]]

    Bad DIR003:
        Slova: [[glossary]]

    Good:
        [[list:practice]]
    """
    for directive in page.body.directives:
        row = DIRECTIVES.get(directive.name)
        if row is None:
            yield _unknown(site, page, directive)
            continue
        if row.alone and not directive.alone:
            yield problem("DIR003", directive.span, name=directive.name, fix=_room(page, directive))
        if row.argument is None and not row.number and directive.argument:
            key = directive.argument
            yield problem("DIR002", directive.span, name=directive.name, key=key)
        for key, keys in _named(site, row, directive):
            if keys and key not in keys:  # an empty table was reported where it was read
                fix = mend_of(page, directive, arguments(site))[1]
                yield problem(
                    "DIR002",
                    directive.span,
                    fix=fix,
                    name=directive.name,
                    key=key,
                    **guesses(key, keys),
                )


def _unknown(site: Site, page: Page, directive: Directive) -> Problem:
    wanted, fix = mend_of(page, directive, arguments(site))
    right = wanted.call if wanted else ""
    guess: Meant = {"guess": message("blanks.meant_call", call=right)} if right else {}
    known = ", ".join(sorted(DIRECTIVES))
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
