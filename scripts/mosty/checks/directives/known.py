"""What each directive may call on a site, and what a call with a slip in it was meant to be."""

from __future__ import annotations

from collections.abc import Callable, Collection

from mosty.checks.fixes import offset
from mosty.model.body import Directive
from mosty.model.directives import DIRECTIVES, DirectiveRow
from mosty.model.problem import Edit, Fix
from mosty.model.site import Page, Site
from mosty.text.language.guess import twin
from mosty.text.markdown.damaged_calls import Arguments, Meant, meant


def arguments(site: Site) -> Arguments:
    """What each directive may call on this site, as it is spelt there."""
    return site.memoize(_arguments)


def _arguments(site: Site) -> Arguments:
    return {name: _right(site, DIRECTIVES[name]) for name in sorted(DIRECTIVES)}


def _right(site: Site, row: DirectiveRow) -> Callable[[str], str | None]:
    """What turns the argument of a call into the right one; None for an argument that is none."""
    if row.number:
        return lambda written: written if written.isdigit() or not written else None
    argument = row.argument
    if argument is None:
        return _nothing
    keys = [*argument.keys(site)]
    if argument.form == "many":
        return lambda written: _every_of(written, keys)
    if argument.form == "first word" or row.options:
        return _first_of(keys)
    pattern = _one_of(keys)
    return (lambda written: pattern(written) if written else "") if argument.optional else pattern


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
