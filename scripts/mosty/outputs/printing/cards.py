"""From a practice's page to its card: what the source says, what it does not, and where the rest
stands.
"""

from __future__ import annotations

import datetime as dt

from mosty.model.fields import page_order
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.outputs.printing.leaflet_printing import (
    Made,
    fault_of,
    imprint,
    noon,
    professional,
    words_of,
)
from mosty.render import facts
from mosty.render.article import render, render_parts
from mosty.render.context import Context
from mosty.render.provenance import source_list
from mosty.text.fingerprint import fingerprint
from mosty.text.language.typography import typographer
from mosty.typeset import Card, CodeTooLong, Overflow, Shelf, TypesetError, typeset_card


def card_name(page: Page) -> str:
    """The PDF's name beside the page."""
    return f"mosty-karta-{page.locale}.pdf"


def typeset_practice(
    site: Site, page: Page, today: dt.date, shelf: Shelf | None = None
) -> tuple[list[Made], list[Problem]]:
    """Typeset the card of a practice; a fault comes back as problems at its lines."""
    try:
        card = card_of(site, page, today)
        return [
            Made(
                "practice",
                card_name(page),
                typeset_card(card, shelf),
                card.date.date(),
                card.version,
            )
        ], []
    except Overflow as error:
        over = max(error.panels.values())
        return [], [problem("LFT011", Span(page.file), mm=over)]
    except CodeTooLong:
        return [], [problem("LFT007", Span(page.file), address=site.config.site_url + page.url)]
    except TypesetError as error:
        return [], [fault_of(page, fault) for fault in error.messages]


def _on_card(page: Page, place: str) -> list[str]:
    """Fields of the practice that are at a place of the card, in the order of the page."""
    fields = page_order(type(page.facts)) if page.facts else []
    return [field.name for field in fields if field.shown.card == place]


def card_of(site: Site, page: Page, today: dt.date) -> Card:
    """Everything the typesetter needs of a card."""
    context = Context(site, page, today, on_paper=True)
    mend = typographer(page.locale)
    rows = list(facts.fields(context))
    words = {
        key: mend(str(value[0])) for key, _, value in rows if value and isinstance(value[0], str)
    }
    names = {key: name for key, name, _ in rows}
    core, badge = _on_card(page, "core"), _on_card(page, "badge")
    placed = [name for name in _on_card(page, "place") if name in words]
    elsewhere = {*core, *badge, *placed}
    day = page.facts.checked_on if page.facts else None
    level = page.field("evidence") or 0
    html = render(context).html
    listed = render_parts(
        context,
        [facts.table(facts.stated(context, (row for row in rows if row[0] not in elsewhere)))],
    )
    return Card(
        **imprint(site, page, context),
        date=noon(day or today),
        version=fingerprint([page.title, *words.values(), listed, html])[:6],
        law_as_of=None,
        use_until=page.facts.review_by if page.facts else None,
        strings=words_of(site, page.locale) | professional(site, page.locale, "card_kicker"),
        place=" · ".join(words[name] for name in placed),
        label=site.string("book_label_phases", page.locale),
        silent=site.string("not_stated", page.locale),
        core=tuple((names[key], words.get(key)) for key in core),
        evidence=level,
        evidence_words=(names["evidence"], words["evidence"]),
        facts=listed,
        html=html,
        sources_title=site.string("sources", page.locale),
        sources=render_parts(context, [source_list(context)]),
    )
