"""Characters that nobody sees, that a wrong encoding has spoilt, or that only look Latin."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator

from mosty.checks.fixes import in_prose, in_value, offset
from mosty.checks.prose.shown import shown
from mosty.checks.registry import check
from mosty.model.problem import Fix, Problem, problem
from mosty.model.site import Page, Site
from mosty.text import faults, fixes
from mosty.text.markdown.shape import shape


@check("TXT004", "TXT005", scope="page", alone=True)
def invisible(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT004, TXT005: the first invisible character of each kind and the first NFD letter; code
    included.

    Bad TXT004:
        Kavár\u200bna.

    Bad TXT005:
        Kava\u0301rna.

    Good:
        Kavárna.
    """
    text = page.body.text
    first: dict[str, int] = {}
    for at, name in faults.invisible(text):
        first.setdefault(name, at)
    unseen = _unseen(page) if first else None
    for name, at in first.items():
        yield problem("TXT004", page.body.span(at, at + 1), name=name, fix=unseen)
    for start, end, entity in faults.invisible_entities(page.body.prose):
        yield problem("TXT004", page.body.span(start, end), name=entity)
    letters = next(faults.decomposed(text), None)
    if letters:
        composed = unicodedata.normalize("NFC", text[slice(*letters)])
        fix = in_prose(page, fixes.composed(text), some=True)
        yield problem("TXT005", page.body.span(*letters), text=composed, fix=fix)
    for key, value in shown(page):
        for _, name in faults.invisible(value):
            yield problem(
                "TXT004",
                page.where(key),
                name=name,
                fix=in_value(page, (key,), fixes.invisible(value)),
            )
        for start, end in faults.decomposed(value):
            fix = in_value(page, (key,), fixes.composed(value))
            yield problem(
                "TXT005",
                page.where(key),
                text=unicodedata.normalize("NFC", value[start:end]),
                fix=fix,
            )
            break


def _unseen(page: Page) -> Fix | None:
    """All invisible characters out, else those between letters: one may keep a mark from being
    Markdown.
    """
    text = page.body.text
    every = list(fixes.invisible(text))
    inner = [
        character
        for character in every
        if text[character[0] - 1 : character[0]].isalpha()
        and text[character[1] : character[1] + 1].isalpha()
    ]
    for changes in (every, inner):
        fix = in_prose(page, changes, some=True)
        if fix is not None and shape(text) == shape(fixes.changed(text, _made(page, fix))):
            return fix
    return None


def _made(page: Page, fix: Fix) -> Iterator[fixes.Change]:
    for edit in fix.edits:
        start = offset(page.body, edit.span)
        yield start, start + len(edit.old), edit.new


@check("TXT018", scope="page", alone=True)
def broken(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT018: the first word that a wrong encoding has spoilt, in the body, the title and the
    description.

    Bad:
        dÃ­tÄ›

    Good:
        dítě
    """
    damaged = next(faults.broken(page.body.prose), None)
    if damaged:
        yield problem("TXT018", page.body.span(*damaged), text=page.body.prose[slice(*damaged)])
    for name, value in shown(page):
        if place := next(faults.broken(value), None):
            yield problem("TXT018", page.where(name), text=value[slice(*place)])


@check("TXT006", scope="page", alone=True)
def mixed_scripts(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT006: a word of Latin letters with a Cyrillic one that looks the same.

    Bad:
        K\u0430várna.

    Good:
        Kavárna.
    """
    prose = page.body.prose
    for start, end in faults.mixed_scripts(prose):
        fix = in_prose(page, _latin(prose, start, end))
        yield problem("TXT006", page.body.span(start, end), word=prose[start:end], fix=fix)
    for name, value in shown(page):
        for start, end in faults.mixed_scripts(value):
            fix = in_value(page, (name,), _latin(value, start, end))
            yield problem("TXT006", page.where(name), word=value[start:end], fix=fix)


def _latin(text: str, start: int, end: int) -> list[fixes.Change]:
    word = fixes.latin(text[start:end])
    return [(start, end, word)] if word else []
