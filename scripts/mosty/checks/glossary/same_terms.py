"""Terms beside one another: one name leads to one term, and no term sends readers to itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.registry import check
from mosty.model.problem import Problem, Span, problem
from mosty.model.records import TermText
from mosty.model.site import Site


@check("REC025", scope="records")
def shared_names(site: Site, today: dt.date) -> Iterator[Problem]:
    """REC025: two terms with the same name in a language, as their term, a variant or a form.

    Words of everyday speech may lead to several terms.

    Case: REC025/fails
    """
    reported: set[tuple[str, str]] = set()
    owner: dict[tuple[str, str], str] = {}
    for term in site.terms.values():
        for code, text in term.texts.items():
            for name in _names(text):
                first = owner.setdefault((code, _folded(name)), term.id)
                if first != term.id and (first, term.id) not in reported:
                    reported.add((first, term.id))
                    place = site.places.get(("term", term.id), Span("glossary.yml"))
                    yield problem("REC025", place, id=term.id, other=first, name=name)


def _names(text: TermText) -> list[str]:
    return [text.term, *text.variants, *text.forms]


def _folded(name: str) -> str:
    """The name without capitals; hyphens and spaces are one."""
    return " ".join(name.casefold().replace("-", " ").split())


@check("REC026", scope="records")
def see_itself(site: Site, today: dt.date) -> Iterator[Problem]:
    """REC026: a term that refers to itself, or twice to another.

    Two terms that name each other are right: ``see`` means "see also", and both have a definition.

    Case: REC026/fails
    """
    for term in site.terms.values():
        place = site.places.get(("term", term.id), Span("glossary.yml"))
        for see in dict.fromkeys(term.see):
            if see == term.id or term.see.count(see) > 1:
                yield problem("REC026", place, id=term.id, see=see)
