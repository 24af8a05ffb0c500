"""Raw HTML: only what the allow-list has, and spaces where the renderer puts none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import chain

from mosty.checks.registry import check
from mosty.model.problem import Problem, problem
from mosty.model.site import Page, Site
from mosty.text.markdown import authored
from mosty.text.markdown.outline import outline
from mosty.text.markdown.raw_html import loose_words


@check("TXT013", scope="page", alone=True)
def html(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT013: raw HTML, attribute lists and options of boxes that the allow-list does not have.

    Bad:
        <script src="a.js"></script>

    Good:
        <p>Text.</p>
    """
    text = page.body.text
    if "<" in text or "{" in text or "attrs" in text or "](" in text:
        read = outline(text)
        places = (
            authored.forbidden(read.bare),
            authored.in_fences(text, read.fences),
            authored.in_options(read.bare),
            authored.odd_ends(text),
        )
        for start, end, name in chain.from_iterable(places):
            yield problem("TXT013", page.body.span(start, end), name=name)
        seen = {link.span.line for link in page.body.links}  # the checks of links look at these
        for start, end, name in authored.unsafe_links(read.bare):
            span = page.body.span(start, end)
            if span.line not in seen:
                yield problem("TXT013", span, name=name)


@check("TXT016", scope="page", alone=True)
def html_spaces(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT016: in raw HTML nobody puts the non-breaking space after a one-letter word.

    Everywhere else the renderer does (``text/language/typography.py``), for the web and for
    leaflets alike, so an ordinary space in Markdown is right.

    Bad:
        <p>Je v domě.</p>

    Good:
        Je v domě.
    """
    if page.locale in ("cs", "sk") and "\n<" in f"\n{page.body.text}":
        for start, end in loose_words(outline(page.body.text).bare):
            yield problem("TXT016", page.body.span(start, end), word=page.body.text[start])
