"""Law only by record: no section, time limit or right in free text, and nothing printed that is not
certain enough.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from mosty.checks.directives.known import arguments, mend_of
from mosty.checks.registry import check
from mosty.model.meant import guesses
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.text.law.legal import limits, rights
from mosty.text.prefilter import WordIndex, lazy_pattern, places, words

#: Kinds that may speak of law without a call (and the page that lists the records, see below).
_FREE = frozenset({"engineering"})

#: A citation of law in any language of the site.
CITATION = lazy_pattern(
    r"§{1,2}\s*\d+\w*(?:\s*(?:odst\.|písm\.)\s*\w+\)?)*"
    r"|\b(?:čl\.|člán(?:ek|k\w+))\s*\d+(?:\s*odst\.\s*\d+)?(?=\s+(?:Listin|zákon|Ústav))"
    r"|\b\d{1,4}/(?:19|20)\d{2}\s*Sb\."
    r"|\b[Ss]ections?\s+\d+[a-z]{0,2}(?:\(\d+\))*(?=\s+(?:of|SPOD))|\bAct\s+No\.?\s*\d+"
)
#: Words without which there is no citation.
_CITES = WordIndex(re.compile(r"§|čl\.|člán|/(?:19|20)\d{2}|[Ss]ections?(?!\S)|Act(?!\S)"))


@check("LAW002", scope="page", alone=True)
def free_text(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """LAW002: citations and time limits anywhere in prose; rights and duties where no record is
    called beside them.

    Bad:
        Odvolejte se do 15 dnů od doručení.

    Good:
        Odvolejte se včas. [[law:L1]]
    """
    if page.kind in _FREE or any(
        directive.name == "law-records" for directive in page.body.directives
    ):
        return
    prose = page.body.prose
    for start, end in _legal(prose, page.locale):
        yield problem("LAW002", page.body.span(start, end), text=" ".join(prose[start:end].split()))
    # what the values say alone is found in all of them together; but for the letter that grows when
    # made small
    if next(_legal(page.field_text, page.locale), None) or "İ" in page.field_text:
        for name, text in [
            (name, text) for name, value in page.raw.items() for text in _strings(value)
        ]:
            for start, end in _legal(text, page.locale) if name != "sources" else ():
                yield problem("LAW002", page.where(name), text=" ".join(text[start:end].split()))
    if page.kind != "site":  # which speaks of this site, not of families
        yield from _rights(page)


def _rights(page: Page) -> Iterator[Problem]:
    """LAW002 for rights and duties: in the title and description, and in paragraphs that call no
    record.
    """
    if next(rights(page.field_text, page.locale), None):
        for name in ("title", "description"):
            text = str(page.raw.get(name) or "")
            for start, end in rights(text, page.locale):
                yield problem("LAW002", page.where(name), text=" ".join(text[start:end].split()))
    prose = page.body.prose
    called = {directive.span.line for directive in page.body.directives if directive.name == "law"}
    for start, end in rights(prose, page.locale):
        first, last = _block(page, start)
        if not called & set(range(first, last + 1)):
            yield problem(
                "LAW002", page.body.span(start, end), text=" ".join(prose[start:end].split())
            )


def _legal(text: str, locale: str) -> Iterator[tuple[int, int]]:
    """Places of citations and of time limits."""
    done = 0
    for at, size in sorted(
        (at, len(sign)) for sign in _CITES.among(words(text)) for at in places(text, [sign])
    ):
        for start in range(max(at, done), at + size):  # every citation begins in such a word
            if start >= done and (match := CITATION.match(text, start)):
                yield match.span()
                done = match.end()
    yield from limits(text, locale)


def claims(text: str, locale: str) -> Iterator[tuple[int, int]]:
    """Places of citations, time limits, rights and duties in a text that calls no record."""
    yield from _legal(text, locale)
    yield from rights(text, locale)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _block(page: Page, offset: int) -> tuple[int, int]:
    """First and last line of the paragraph or list item around ``offset``."""
    text = page.body.text
    start = max(
        text.rfind("\n\n", 0, offset), text.rfind("\n- ", 0, offset), text.rfind("\n## ", 0, offset)
    )
    end = min(
        (at for at in (text.find("\n\n", offset), text.find("\n- ", offset)) if at >= 0),
        default=len(text),
    )
    return page.body.span(max(start + 1, 0), 0).line, page.body.span(end, 0).line


@check("LAW001", "LAW003", scope="page", alone=True)
def calls(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """LAW001, LAW003: each called record is there and may be printed here.

    Bad LAW001:
        Platí: [[law:L404]]

    Bad LAW003:
        Platí: [[law:L3]]

    Good:
        Platí: [[law:L1]]
    """
    for directive in page.body.directives:
        if directive.name != "law":
            continue
        record = site.law.get(directive.argument)
        if record is None:
            if site.law and directive.argument not in site.ids("law"):
                guess = guesses(directive.argument, site.law, 0.4)
                fix = mend_of(page, directive, arguments(site))[1]
                yield problem("LAW001", directive.span, fix=fix, key=directive.argument, **guess)
        elif not record.may_print(page.for_plain_reader):
            yield problem("LAW003", directive.span, key=record.id, certainty=record.certainty)


@check("LAW005", scope="records")
def records(site: Site, today: dt.date) -> Iterator[Problem]:
    """LAW005: an act without its title.

    Case: LAW005/fails
    """
    for record in site.law.values():
        span = site.places.get(("law", record.id), Span("docs/data/law.yml"))
        if record.act and site.acts and record.act not in site.acts:
            yield problem(
                "LAW005", span, key=record.id, act=record.act, **guesses(record.act, site.acts)
            )
