"""The text itself: leftovers of writing, invisible characters, structure, punctuation, raw HTML,
names of files.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator
from itertools import chain

from mosty.checks.fixes import in_prose, in_value, offset
from mosty.checks.registry import check
from mosty.model.problem import Fix, Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.text import faults, fixes, link_text
from mosty.text.language import punctuation, unfinished
from mosty.text.markdown import authored
from mosty.text.markdown.comments import comments
from mosty.text.markdown.outline import open_fences, outline
from mosty.text.markdown.raw_html import headings as html_headings
from mosty.text.markdown.shape import shape

#: Quotation marks by language; a language that is not here is not judged.
QUOTES = {"cs": "„…“", "sk": "„…“", "de": "„…“", "en": "“…”"}
#: Front matter that readers see.
_SHOWN = ("title", "description")


def _shown(page: Page) -> Iterator[tuple[str, str]]:
    for name in _SHOWN:
        value = page.raw.get(name)
        if isinstance(value, str):
            yield name, value


@check("TXT001", scope="page", alone=True)
def conflicts(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT001: lines that a merge has left."""
    if any(mark in page.body.text for mark in ("<<<<<<<", ">>>>>>>", "|||||||", "=======")):
        for place in faults.conflicts(outline(page.body.text).bare):
            yield problem("TXT001", page.body.span(*place))


@check("TXT002", scope="page", alone=True)
def placeholders(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT002: text that was to be filled in, in the body, the title and the description."""
    prose, text = page.body.prose, page.body.text
    for start, end in unfinished.left_open(prose, text):
        yield problem("TXT002", page.body.span(start, end), text=prose[start:end])
    may_hold = unfinished.may_hold(page.told)
    for name, value in _shown(page):
        found = next(unfinished.placeholders(value), None) if may_hold else None
        if found or (value and unfinished.says_nothing(value)):
            yield problem("TXT002", page.where(name), text=value[slice(*found)] if found else value)


@check("TXT003", scope="page", alone=True)
def fences(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT003: a fence of code that nothing closes."""
    for place in open_fences(page.body.text):
        yield problem("TXT003", page.body.span(*place))


@check("TXT020", scope="page", alone=True)
def unclosed(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT020: a comment or a box that nothing closes, or a comment of which nobody knows where it
    ends.
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


@check("TXT004", "TXT005", scope="page", alone=True)
def invisible(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT004, TXT005: the first invisible character of each kind and the first NFD letter; code
    included.
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
    for key, value in _shown(page):
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
        one
        for one in every
        if text[one[0] - 1 : one[0]].isalpha() and text[one[1] : one[1] + 1].isalpha()
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
    """
    found = next(faults.broken(page.body.prose), None)
    if found:
        yield problem("TXT018", page.body.span(*found), text=page.body.prose[slice(*found)])
    for name, value in _shown(page):
        if place := next(faults.broken(value), None):
            yield problem("TXT018", page.where(name), text=value[slice(*place)])


@check("TXT006", scope="page", alone=True)
def mixed_scripts(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT006: a word of Latin letters with a Cyrillic one that looks the same."""
    prose = page.body.prose
    for start, end in faults.mixed_scripts(prose):
        fix = in_prose(page, _latin(prose, start, end))
        yield problem("TXT006", page.body.span(start, end), word=prose[start:end], fix=fix)
    for name, value in _shown(page):
        for start, end in faults.mixed_scripts(value):
            fix = in_value(page, (name,), _latin(value, start, end))
            yield problem("TXT006", page.where(name), word=value[start:end], fix=fix)


def _latin(text: str, start: int, end: int) -> list[fixes.Change]:
    word = fixes.latin(text[start:end])
    return [(start, end, word)] if word else []


@check("TXT007", scope="page", alone=True)
def heading_levels(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT007: the title is level 1, so the body begins with level 2 and never skips one; headings
    in HTML count.
    """
    level = 1
    found = [(one.span, one.level, "#" * one.level) for one in page.body.headings]
    if "<h" in page.body.text or "<H" in page.body.text:
        raw = [
            (page.body.span(*place), depth)
            for *place, depth in html_headings(outline(page.body.text).bare)
        ]
        found = sorted([*found, *((span, depth, f"<h{depth}>") for span, depth in raw)])
    for span, depth, shown in found:
        if depth == 1 or depth > level + 1:
            wanted = 2 if depth == 1 else level + 1
            yield problem(
                "TXT007",
                span,
                level=shown,
                wanted=f"<h{wanted}>" if shown[0] == "<" else "#" * wanted,
            )
        level = depth


@check("TXT008", scope="page", alone=True)
def pictures(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT008: a picture without words for those who don't see it."""
    for link in page.body.links:
        if link.image and link_text.no_description(link.text):
            yield problem("TXT008", link.span, target=link.href[:80] or "?")


@check("TXT009", scope="page", alone=True)
def tables(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT009: a row with more or fewer cells than its table."""
    if "|" in page.body.text and "-" in page.body.text:
        for start, end, count, wanted in faults.uneven_rows(outline(page.body.text).bare):
            yield problem("TXT009", page.body.span(start, end), count=count, wanted=wanted)


@check("TXT019", scope="page", alone=True)
def bare_tables(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT019: rows of a table that readers will see as bars: no line of dashes, or no empty line
    above.
    """
    text = page.body.text
    if "|" in text and (text[0] == "|" or "\n|" in text or "> |" in text or ">|" in text):
        for start, end in faults.bare_tables(outline(text).bare):
            yield problem("TXT019", page.body.span(start, end), text=text[start:end][:40])


@check("TXT010", scope="page", alone=True)
def footnotes(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT010: a call of a footnote that is not there."""
    for start, end, name in faults.undefined_footnotes(page.body.prose, page.body.text):
        yield problem("TXT010", page.body.span(start, end), name=name)


@check("TXT021", scope="page", alone=True)
def footnotes_again(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT021: a footnote that is written twice."""
    if "]:" in page.body.text and "[^" in page.body.text:
        for start, end, name in faults.footnotes_defined_again(outline(page.body.text).bare):
            yield problem("TXT021", page.body.span(start, end), name=name)


@check("TXT011", scope="page", alone=True)
def quotes(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT011: straight quotation marks in prose, or those of another language."""
    wanted = QUOTES.get(page.locale)
    if wanted is None:
        return
    for place in punctuation.straight_quotes(page.body.prose):
        fix = in_prose(page, fixes.curly(page.body.text, place, wanted))
        yield problem("TXT011", page.body.span(*place), wanted=wanted, fix=fix)
    for place in punctuation.strange_quotes(page.body.prose, page.locale):
        yield problem("TXT011", page.body.span(*place), wanted=wanted)
    for name, value in _shown(page):
        places = list(punctuation.straight_quotes(value))
        if places:
            fix = in_value(
                page,
                (name,),
                [one for place in places for one in fixes.curly(value, place, wanted)],
            )
            yield problem("TXT011", page.where(name), wanted=wanted, fix=fix)


@check("TXT012", scope="page", alone=True)
def ranges(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT012: a hyphen in a range of numbers."""
    prose = page.body.prose
    for start, end in punctuation.hyphen_ranges(prose):
        text = prose[start:end]
        fix = in_prose(page, _dashed(prose, start, end))
        yield problem(
            "TXT012", page.body.span(start, end), text=text, wanted=fixes.with_dash(text), fix=fix
        )
    for name, value in _shown(page):
        for start, end in punctuation.hyphen_ranges(value):
            text, fix = value[start:end], in_value(page, (name,), _dashed(value, start, end))
            yield problem(
                "TXT012", page.where(name), text=text, wanted=fixes.with_dash(text), fix=fix
            )


def _dashed(text: str, start: int, end: int) -> list[fixes.Change]:
    return [] if fixes.reference(text, start) else [(start, end, fixes.with_dash(text[start:end]))]


@check("TXT013", scope="page", alone=True)
def html(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT013: raw HTML, attribute lists and options of boxes that the allow-list does not have."""
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


@check("TXT014", scope="names")
def file_names(site: Site, today: dt.date) -> Iterator[Problem]:
    """TXT014: a name that makes a bad address; each folder is reported once, at its first file."""
    seen: set[str] = set()
    good: set[str] = set()
    for file in sorted(site.files):
        parts = file.split("/")
        if parts[0] != "docs" or good.issuperset(parts[1:]):
            continue
        for depth in range(1, len(parts)):
            if not faults.bad_name(parts[depth]):
                good.add(parts[depth])
            elif (path := "/".join(parts[: depth + 1])) not in seen:
                seen.add(path)
                yield problem("TXT014", Span(file), name=parts[depth])


@check("TXT015", scope="page", alone=True)
def vague_links(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """TXT015: a link whose words say nothing of where it leads."""
    for link in page.body.links:
        if not link.image and link_text.vague(link.text, page.locale):
            yield problem("TXT015", link.span, text=" ".join(link.text.split()) or "[]")
