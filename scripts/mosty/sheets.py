"""From a leaflet's page to a typeset PDF: the text on paper, its dates, and the place of what cannot be typeset."""

from __future__ import annotations

import datetime as dt
import re

from mosty.leaflets import OPTIONAL_KEYS, STRING_KEYS, Sheet, Typeset, TypesetError, typeset
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site, overdue
from mosty.render.article import address, render
from mosty.render.context import Context
from mosty.text.typography import typographer


def leaflet_name(page: Page) -> str:
    """The PDF's name beside the page; it does not tell a stranger what the leaflet is about."""
    return f"mosty-a4-{page.locale}.pdf"


def typeset_page(site: Site, page: Page, today: dt.date) -> tuple[Typeset | None, list[Problem]]:
    """Typeset the leaflet; a fault comes back as problems at the lines of the page."""
    context = Context(site, page, today, on_paper=True)
    try:
        sheet = _sheet(site, page, context)
        return typeset(sheet), []
    except TypesetError as error:
        return None, [problem("LFT001", _place(page, message), reason=message) for message in error.messages]


def _sheet(site: Site, page: Page, context: Context) -> Sheet:
    day: dt.date = page.field("date")
    records = [site.law[one.argument] for one in page.body.directives if one.name == "law" and one.argument in site.law]
    current = [record for record in records if not overdue(record.review_by, context.today)]
    states = [record.text_state for record in current if record.text_state]
    until = [record.review_by for record in current]
    if page.facts and page.facts.review_by:
        until.append(page.facts.review_by)
    use_until = min((one for one in until if one >= day), default=None)
    locale = page.locale
    mend = typographer(locale)
    words = {key: site.string(f"sheet_{key}", locale) for key in (*STRING_KEYS, *OPTIONAL_KEYS)}
    root = site.config.site_url.rstrip("/")
    return Sheet(
        slug=page.path.removesuffix(".md").rsplit("/", 1)[-1],
        locale=locale,
        title=mend(page.title),
        subtitle=mend(page.description),
        html=render(context).html,
        date=dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC),
        version=str(page.field("version")),
        law_as_of=min(states, default=None),
        use_until=use_until,
        publisher=context.configured["publisher"],
        address=(root + address(site, page)).split("://", 1)[-1].rstrip("/"),
        strings=words,
        base=root + address(site, page),
    )


def _place(page: Page, message: str) -> Span:
    """The line of the page that holds the text or tag a message quotes; its first line where none does."""
    quoted = [text.strip(" …") for text in message.split('"')[1::2]]
    tags = re.findall(r"<[a-z][a-z0-9]*", message)
    for text in [one for one in quoted if len(one) > 3] + tags:
        at = page.body.text.find(text)
        if at >= 0:
            return page.body.span(at, at + len(text))
    return Span(page.file)
