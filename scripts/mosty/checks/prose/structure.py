"""What the parts of a page are for: headings head, paragraphs end, numbers go on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from mosty.checks.fixes import offset
from mosty.checks.prose.places import short
from mosty.checks.prose.shown import shown
from mosty.checks.registry import check
from mosty.model.body import Heading
from mosty.model.problem import Problem, problem
from mosty.model.site import Page, Site
from mosty.text.language import sentence_ends
from mosty.text.language.shouting import long_words, shouts
from mosty.text.markdown import numbering
from mosty.text.markdown.comments import without_comments
from mosty.text.markdown.passages import passages
from mosty.text.prefilter import lazy_pattern

#: What is blanked out at the end of a line, behind the words of a link.
_ADDRESS = lazy_pattern(r"(?:\([^()\s]*(?:[ ]\"[^\"]*\")?\)|\[[^\]\n]*\])?[ \t]*")


@check("TXT027", scope="page", alone=True)
def sentences_without_end(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT027: a paragraph of prose that ends with a word. A line before a list, a label, a caption
    and a line of an address are none.

    Bad:
        Úřad vám pomůže. Zavolejte tam co nejdříve a řekněte, co potřebujete

    Good:
        Úřad vám pomůže. Zavolejte tam co nejdříve a řekněte, co potřebujete.
    """
    text, prose = page.body.text, page.body.prose
    listed = passages(prose)
    for passage, after in zip_longest(listed, listed[1:]):
        if passage.kind != "text":
            continue
        line = text.find("\n", passage.end)
        line = line if line >= 0 else len(text)
        if not _ADDRESS.fullmatch(text, passage.end, line):
            continue  # code or a call ends it
        leads_on = after is not None and (
            after.kind in ("item", "row") or _between(text, line, after.start)
        )
        written = text[passage.start : passage.end]
        if not leads_on and sentence_ends.lacks_end(written, prose[passage.start : passage.end]):
            start = passage.end - min(20, passage.end - passage.start)
            start = max(passage.start, prose.rfind(" ", passage.start, start) + 1)
            yield problem(
                "TXT027", page.body.span(start, passage.end), text=short(text[start : passage.end])
            )


def _between(text: str, start: int, end: int) -> bool:
    """Whether code, a call or a picture is between two passages; comments do not count."""
    between = text[start : text.rfind("\n", 0, end) + 1]
    return bool(between.strip(" \t\n>")) and bool(without_comments(between).strip(" \t\n>"))


@check("TXT028", scope="page", alone=True)
def capitals(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT028: a heading or a title in capitals; abbreviations of the glossary and known names are
    none.

    Bad:
        ## KAM ZAVOLAT

        Zavolejte.

    Good:
        ## OSPOD

        Zavolejte.
    """
    for heading in page.body.headings:
        if shouts(heading.text) and not _known(site, heading.text):
            yield problem("TXT028", heading.span, text=short(heading.text))
    for name, value in shown(page):
        if name == "title" and shouts(value) and not _known(site, value):
            yield problem("TXT028", page.where(name), text=short(value))


def _known(site: Site, text: str) -> bool:
    """Whether every long word of a heading is an abbreviation or a name that the site lists."""
    abbreviations = [abbr for term in site.terms.values() for abbr in term.abbr]
    known = {part for one in (*abbreviations, *site.names) for part in one.split()}
    return all(word in known for word in long_words(text))


_BOLD = lazy_pattern(r"(?:\*\*(?P<a>[^*\n]+)\*\*|__(?P<b>[^_\n]+)__)[ \t]*(?:\{[^{}\n]*\})?")
#: A bold line of so many words at most is a heading, a longer one a stressed sentence.
_HEADING_WORDS = 10
_ENDS = tuple(".!?…,;:)“”")


@check("TXT029", scope="page", alone=True)
def bold_headings(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT029: a bold line alone that heads the text below it. A stressed sentence, a label with a
    colon and a number to call are none.

    Bad:
        **Kdy zavolat**

        Zavolejte hned.

    Good:
        **Zavolejte hned.**

        Pomůžeme vám.
    """
    prose = page.body.prose
    if "**" not in prose and "__" not in prose:
        return
    for passage, after in pairwise(passages(prose)):
        if passage.kind != "text" or passage.quoted or after.kind not in ("text", "item"):
            continue
        bold = _BOLD.fullmatch(page.body.text, passage.start, passage.end)
        if not bold or _BOLD.fullmatch(page.body.text, after.start, after.end):
            continue
        heading = (bold["a"] or bold["b"]).strip()
        number = any(map(str.isdigit, heading)) and not heading[0].isdigit()
        if heading.endswith(_ENDS) or number or len(heading.split()) > _HEADING_WORDS:
            continue
        yield problem("TXT029", page.body.span(passage.start, passage.end), text=short(heading))


@check("TXT030", scope="page", alone=True)
def empty_sections(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT030: a heading with nothing below it before the next one of its level or a higher one.

    Bad:
        ## Kam zavolat

        ## Kdo pomůže

        Úřad.

    Good:
        ## Kam zavolat

        ### Ve dne

        Na úřad.
    """
    text, headings = page.body.text, page.body.headings
    for heading, after in zip_longest(headings, headings[1:]):
        if after is not None and after.level > heading.level:
            continue
        start = _behind(page, heading)
        stop = offset(page.body, after.span) if after is not None else len(text)
        if stop - start < 3 or not without_comments(text[start:stop]).strip():
            yield problem("TXT030", heading.span, text=short(heading.text))


def _behind(page: Page, heading: Heading) -> int:
    """Where a heading's line ends."""
    body, span = page.body, heading.span
    last = span.end_line - (span.end_col == 1)
    index = last - body.line + 1
    return body.line_starts[index] if index < len(body.line_starts) else len(body.text)


@check("TXT031", scope="page", alone=True)
def numbers_again(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT031: a numbered list that begins again at one although nothing but a paragraph is before
    it, and headings that bear one number twice.

    Bad:
        1. Zavolejte.

        Řekněte, co se stalo.

        1. Přijďte na úřad.

    Good:
        1. Zavolejte.

            Řekněte, co se stalo.

        2. Přijďte na úřad.
    """
    for start, end in numbering.lists_that_restart(page.body.prose):
        text = short(page.body.text[start:end])
        yield problem("TXT031", page.body.span(start, end), text=text)
    for at in numbering.numbered_again([(one.level, one.text) for one in page.body.headings]):
        heading = page.body.headings[at]
        yield problem("TXT031", heading.span, text=short(heading.text))
