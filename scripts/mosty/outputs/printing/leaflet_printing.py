"""From a leaflet's page to its typeset forms: the text on paper, its dates, and the place of what
cannot be typeset.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from mosty.model.address import address
from mosty.model.front_matter import Leaflet
from mosty.model.message import Message
from mosty.model.paper_marks import mark_of
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.model.validity import last_day, overdue
from mosty.model.version import law_called
from mosty.render.article import render
from mosty.render.context import Context
from mosty.render.withdraw import without_law
from mosty.text.language.typography import typographer
from mosty.typeset import (
    OPTIONAL_KEYS,
    STRING_KEYS,
    CodeTooLong,
    Overflow,
    Sheet,
    Shelf,
    Typeset,
    TypesetError,
    forms,
    typeset,
)

#: Threads that typeset side by side, one a processor: Typst lets Python go on while it works.
WORKERS = max(1, min(4, os.cpu_count() or 1))


@dataclass(frozen=True, slots=True)
class Made:
    """One typeset form of a page, the name of its file beside the page, its day and version."""

    form: str
    name: str
    done: Typeset
    day: dt.date
    version: str


def leaflet_name(page: Page, form: str = "a4") -> str:
    """The PDF's name beside the page; it does not tell a stranger what the leaflet is about."""
    return f"mosty-{form}-{page.locale}.pdf"


def typeset_page(
    site: Site,
    page: Page,
    today: dt.date,
    shelf: Shelf | None = None,
    fill: Mapping[str, str] | None = None,
    wanted: tuple[str, ...] = (),
) -> tuple[list[Made], list[Problem]]:
    """Typeset the leaflet in all its forms, or in those ``wanted``; a fault comes back as problems
    at its lines.

    A form that cannot be typeset leaves the others alone. ``shelf`` keeps what was typeset before.
    """
    context = Context(site, page, today, on_paper=True, fill=fill or {})
    sheet = sheet_of(site, page, context)
    made: list[Made] = []
    problems: list[Problem] = []
    listed = [form for form in forms(sheet) if not wanted or form in wanted]
    with ThreadPoolExecutor(max_workers=WORKERS) as pool:
        doing = [pool.submit(typeset, sheet, form, shelf) for form in listed]
    for form, future in zip(listed, doing, strict=True):
        try:
            done = future.result()
            made.append(
                Made(form, leaflet_name(page, form), done, sheet.date.date(), sheet.version)
            )
        except Overflow as error:
            for panel, over in error.panels.items():
                place = (page.source or page).where("panels", panel)
                problems.append(problem("LFT006", place, panel=panel, mm=over))
        except CodeTooLong:
            if any(
                each.code == "LFT007" for each in problems
            ):  # poster and cards carry the same code
                continue
            problems.append(problem("LFT007", Span(page.file), address=sheet.code))
        except TypesetError as error:  # the same fault in every form is said once
            problems += [fault_of(page, fault) for fault in error.messages]
            break
    return made, problems


def sheet_of(site: Site, page: Page, context: Context) -> Sheet:
    """What the typesetter needs of the page."""
    facts = page.facts
    assert isinstance(facts, Leaflet)
    day: dt.date = page.field("date")
    records = [] if without_law(site, page, context.today) else law_called(site, page)
    states = [record.text_state for record in records if record.text_state]
    until = [last_day(record) for record in records]
    if facts.review_by and not overdue(facts.review_by, context.today):
        until.append(facts.review_by)
    use_until = min((one for one in until if one >= day), default=None)
    locale = page.locale
    words = words_of(site, locale)
    if facts.audience == "professionals":
        words |= professional(site, locale, "sheet_kicker_professionals")
    return Sheet(
        **imprint(site, page, context),
        html=render(context).html,
        mark=mark_of(site, page),
        date=noon(day),
        version=str(page.field("version")),
        law_as_of=min(states, default=None),
        use_until=use_until,
        strings=words,
        panels={panel: tuple(names) for panel, names in facts.panels.named().items()}
        if facts.panels
        else {},
        icons=facts.icons,
    )


def imprint(site: Site, page: Page, context: Context) -> dict[str, Any]:
    """What every PDF says of the page it is made of."""
    mend = typographer(page.locale)
    base = site.config.site_url.rstrip("/") + address(site, page)
    return {
        "slug": page.path.removesuffix(".md").rsplit("/", 1)[-1],
        "locale": page.locale,
        "title": mend(page.title),
        "subtitle": mend(page.description),
        "publisher": site.config.publisher or "",
        "address": base.split("://", 1)[-1].rstrip("/"),
        "base": base,
    }


def words_of(site: Site, locale: str) -> dict[str, str]:
    """The words of the interface that a PDF is set with."""
    return {key: site.string(f"sheet_{key}", locale) for key in (*STRING_KEYS, *OPTIONAL_KEYS)}


def professional(site: Site, locale: str, kicker: str) -> dict[str, str]:
    """The words that differ where professionals are the readers: all is a working framework."""
    return {
        "kicker": site.string(kicker, locale),
        "disclaimer": site.string("sheet_disclaimer_professionals", locale),
        "card": "",
    }


def noon(day: dt.date) -> dt.datetime:
    """The moment a PDF of that day is stamped with: the same in every time zone a reader may
    have.
    """
    return dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC)


#: How Typst says that the font lacks a letter.
_UNKNOWN_LETTER = re.compile(r'the text `"(.+?)"` could not be displayed with font')


def fault_of(page: Page, fault: Message, more: Iterable[Page] = ()) -> Problem:
    """A fault of the typesetter as a problem at the line it is about: of ``page``, or of the pages
    bound with it.
    """
    sentence = fault.text("en")  # in which Typst speaks, and quotes are straight
    letter = _UNKNOWN_LETTER.search(sentence)
    if letter is None:
        return problem("LFT001", place_of(page, sentence), reason=fault)
    places = ((one, one.body.text.find(letter[1])) for one in (page, *more))
    span = next(
        (one.body.span(at, at + len(letter[1])) for one, at in places if at >= 0), Span(page.file)
    )
    return problem("LFT013", span, letter=letter[1])


def place_of(page: Page, message: str) -> Span:
    """The line of the page that holds the text or tag a message quotes; its first line where none
    does.
    """
    quoted = [text.strip(" …") for text in message.split('"')[1::2]]
    tags = re.findall(r"<[a-z][a-z0-9]*", message)
    for text in [one for one in quoted if len(one) > 3] + tags:
        at = page.body.text.find(text)
        if at >= 0:
            return page.body.span(at, at + len(text))
    return Span(page.file)
