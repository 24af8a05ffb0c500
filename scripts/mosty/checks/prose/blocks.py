"""Blocks of the text: fences, boxes, headings, tables and footnotes are whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mosty.checks.registry import check
from mosty.model.problem import Problem, problem
from mosty.model.site import Page, Site
from mosty.text import faults
from mosty.text.markdown.comments import comments
from mosty.text.markdown.outline import open_fences, outline
from mosty.text.markdown.raw_html import headings as html_headings


@check("TXT003", scope="page", alone=True)
def fences(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT003: a fence of code that nothing closes.

    Bad:
        ```
        kód

    Good:
        ```
        kód
        ```
    """
    for place in open_fences(page.body.text):
        yield problem("TXT003", page.body.span(*place))


@check("TXT020", scope="page", alone=True)
def unclosed(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT020: a comment or a box that nothing closes, or a comment of which nobody knows where it
    ends.

    Bad:
        <!-- poznámka

        Text.

    Good:
        <!-- poznámka -->

        Text.
    """
    text = page.body.text
    for start, end, _, sound in comments(text):
        if not sound:
            yield problem(
                "TXT020", page.body.span(start, min(start + 4, end)), text=text[start : start + 4]
            )
    if "///" in text:
        for start, end in faults.unclosed(outline(text).bare):
            yield problem("TXT020", page.body.span(start, end), text=text[start:end][:40])


@check("TXT007", scope="page", alone=True)
def heading_levels(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT007: the title is level 1, so the body begins with level 2 and never skips one; headings
    in HTML count.

    Bad:
        ### Kdy volat

    Good:
        ## Kdy volat
    """
    level = 1
    headings = [(one.span, one.level, "#" * one.level) for one in page.body.headings]
    if "<h" in page.body.text or "<H" in page.body.text:
        raw = [
            (page.body.span(*place), depth)
            for *place, depth in html_headings(outline(page.body.text).bare)
        ]
        headings = sorted([*headings, *((span, depth, f"<h{depth}>") for span, depth in raw)])
    for span, depth, shown in headings:
        if depth == 1 or depth > level + 1:
            wanted = 2 if depth == 1 else level + 1
            yield problem(
                "TXT007",
                span,
                level=shown,
                wanted=f"<h{wanted}>" if shown[0] == "<" else "#" * wanted,
            )
        level = depth


@check("TXT009", scope="page", alone=True)
def tables(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT009: a row with more or fewer cells than its table.

    Bad:
        | den | čas |
        |---|---|
        | úterý |

    Good:
        | den | čas |
        |---|---|
        | úterý | ráno |
    """
    if "|" in page.body.text and "-" in page.body.text:
        for start, end, count, wanted in faults.uneven_rows(outline(page.body.text).bare):
            yield problem("TXT009", page.body.span(start, end), count=count, wanted=wanted)


@check("TXT019", scope="page", alone=True)
def bare_tables(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT019: rows of a table that readers will see as bars: no line of dashes, or no empty line
    above.

    Bad:
        | den | čas |
        | úterý | ráno |

    Good:
        | den | čas |
        |---|---|
        | úterý | ráno |
    """
    text = page.body.text
    if "|" in text and (text[0] == "|" or "\n|" in text or "> |" in text or ">|" in text):
        for start, end in faults.bare_tables(outline(text).bare):
            yield problem("TXT019", page.body.span(start, end), text=text[start:end][:40])


@check("TXT010", scope="page", alone=True)
def footnotes(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT010: a call of a footnote that is not there.

    Bad:
        Věta.[^1]

    Good:
        Věta.[^1]

        [^1]: Poznámka.
    """
    for start, end, name in faults.undefined_footnotes(page.body.prose, page.body.text):
        yield problem("TXT010", page.body.span(start, end), name=name)


@check("TXT021", scope="page", alone=True)
def footnotes_again(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT021: a footnote that is written twice.

    Bad:
        Věta.[^1]

        [^1]: Poznámka.

        [^1]: Jiná poznámka.

    Good:
        Věta.[^1]

        [^1]: Poznámka.
    """
    if "]:" in page.body.text and "[^" in page.body.text:
        for start, end, name in faults.footnotes_defined_again(outline(page.body.text).bare):
            yield problem("TXT021", page.body.span(start, end), name=name)
