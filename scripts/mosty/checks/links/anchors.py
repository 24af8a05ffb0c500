"""Anchors of a page: each place has its own, and what looks like a heading is one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.registry import check
from mosty.model.body import Heading
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.text.markdown import ids, slugs
from mosty.text.markdown.outline import outline
from mosty.text.prefilter import lazy_pattern

#: What Python-Markdown makes a heading although a space is missing; other readers of Markdown see a
#: paragraph.
_CLOSE = lazy_pattern(r"(#(?<![^\n]#)#{0,5})(?=[^\s#{])[^\n]*")


@check("LNK007", scope="page", alone=True)
def unique(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """LNK007: an id that stands twice, written or made, and two headings of the same words below
    one heading.

    A made anchor gives way to a written one by a number (as Python-Markdown does), so links go
    elsewhere than thought.

    Bad:
        ## Kdy volat

        ## Kdy volat

    Good:
        ## Kdy volat

        ## Koho volat
    """
    taken: set[str] = set()
    for anchor, span in _written(page):
        if anchor in taken:
            yield problem("LNK007", span, anchor=anchor)
        taken.add(anchor)
    for heading, family in _families(page):
        words = slug(heading)
        if not heading.explicit and words and words in family | taken:
            yield problem("LNK007", heading.span, anchor=words)
        family.add(words)


def slug(heading: Heading) -> str:
    """The anchor that the heading's words make, were it alone on the page."""
    if not heading.explicit and not heading.anchor[-1:].isdigit():  # no number was put after it
        return heading.anchor
    return slugs.slug(heading.text)


def _written(page: Page) -> Iterator[tuple[str, Span]]:
    """Ids that are in the text, with their places: of headings, of attribute lists, of HTML."""
    body = page.body
    yield from ((heading.anchor, heading.span) for heading in body.headings if heading.explicit)
    if "{" not in body.text and "<" not in body.text:
        return
    lines = {heading.span.line for heading in body.headings}
    if not any(ids.of_lists(body.text)) and not any(ids.of_html(body.text)):
        return  # so it is nearly always; only now it matters what is code
    bare = outline(body.text).bare
    for name, start, end in (*ids.of_lists(bare), *ids.of_html(bare)):
        span = body.span(start, end)
        if span.line not in lines:
            yield name, span


def _families(page: Page) -> Iterator[tuple[Heading, set[str]]]:
    """Each heading with the words of those before it that have its level and are under the same
    heading.
    """
    above: list[
        tuple[int, set[str]]
    ] = []  # level of a heading, words of the headings right below it
    top: set[str] = set()
    for heading in page.body.headings:
        while above and above[-1][0] >= heading.level:
            above.pop()
        yield heading, above[-1][1] if above else top
        above.append((heading.level, set()))


@check("TXT017", scope="page", alone=True)
def close_marks(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT017: ``#word`` at the beginning of a line.

    Bad:
        ##Kdy volat

    Good:
        ## Kdy volat
    """
    text = page.body.text
    if not text.startswith("#") and "\n#" not in text:
        return
    if _CLOSE.search(text):
        for match in _CLOSE.finditer(outline(text).bare):
            yield problem(
                "TXT017", page.body.span(*match.span()), text=match[0][:40], marks=match[1]
            )
