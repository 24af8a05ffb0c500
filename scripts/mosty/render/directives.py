"""What each directive of ``model/directives.py`` looks like: its name → its renderer."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from mosty.model.directives import DEADLINES
from mosty.model.fills import BY_HAND, FILLS
from mosty.render import (
    catalogue,
    contacts,
    findings,
    glossary,
    helplines,
    law,
    listings,
    map,
    matrix,
    news,
    offices,
    offline,
    records,
    roles,
    state,
    studies,
    tell_us,
    updates,
)
from mosty.render.context import Context
from mosty.render.elements import h
from mosty.text import addresses
from mosty.text.figures import small

#: A block directive gives elements, or Markdown to be read in its place.
Block = Callable[[Context, str, dict[str, str]], list[Element] | str]
Inline = Callable[[Context, str], Element]


def _deadline(ctx: Context, argument: str) -> Element:
    """``[[deadline:recommended do několika dnů]]``: a time limit that is not law, and says so."""
    kind, _, text = argument.partition(" ")
    known = kind if kind in DEADLINES else DEADLINES[0]
    return h(
        "span",
        text,
        " ",
        h("small", f"({ctx.s('deadline_' + known)})"),
        class_=f"m-deadline m-deadline--{known}",
    )


def _contact(ctx: Context, _: str) -> Element:
    contact = ctx.site.config.contact
    if contact and addresses.mail(contact):
        return h("a", contact, href=f"mailto:{contact}")
    return h("span", ctx.configured["contact"])


def _fill(ctx: Context, key: str) -> Element:
    """``[[fill:worker]]``: a line to write on, or what was handed over to be on it."""
    if key not in FILLS:
        return h("span", key, class_="m-fill")
    given = ctx.fill.get(key)
    line = h("strong", given) if given else h("span", "_" * 22, class_="m-fill__line")
    by_hand = "" if key in BY_HAND else None
    return h(
        "span",
        f"{ctx.s('fill_' + key)}: ",
        line,
        class_="m-fill",
        data_fill=key,
        data_by_hand=by_hand,
    )


BLOCKS: dict[str, Block] = {
    "list": lambda ctx, argument, options: listings.pages(ctx, argument, options),
    "findings": lambda ctx, argument, _: findings.findings(ctx, argument),
    "recommendations": lambda ctx, argument, _: records.recommendations(ctx, argument),
    "glossary": lambda ctx, *_: glossary.listed(ctx),
    "sources": lambda ctx, *_: records.sources(ctx),
    "law-records": lambda ctx, *_: law.records(ctx),
    "news": lambda ctx, argument, _: news.listed(ctx, argument),
    "az": lambda ctx, *_: listings.index(ctx),
    "phases": lambda ctx, *_: listings.phases(ctx),
    "roles": lambda ctx, *_: roles.here(ctx),
    "matrix": lambda ctx, *_: matrix.matrix(ctx),
    "exports": lambda ctx, *_: listings.exports(ctx),
    "checklists": lambda ctx, *_: listings.checklists(ctx),
    "helplines": lambda ctx, argument, _: helplines.helplines(ctx, argument.split()),
    "contacts": lambda ctx, argument, _: contacts.contacts(ctx, argument),
    "call-buttons": lambda ctx, argument, _: helplines.call_buttons(ctx, argument),
    "map": lambda ctx, argument, _: map.draw(ctx, argument),
    "organisations": lambda ctx, argument, _: records.organisations(ctx, argument),
    "catalogue": lambda ctx, argument, _: catalogue.draw(ctx, argument),
    "checks": lambda ctx, *_: listings.checks(ctx),
    "studies": lambda ctx, argument, _: studies.studies(ctx, argument),
    "tell-us": lambda ctx, argument, _: tell_us.box(ctx, argument),
    "since": lambda ctx, argument, _: updates.since(ctx, argument),
    "offices": lambda ctx, argument, _: offices.listed(ctx, argument),
    "municipalities": lambda ctx, argument, _: offices.municipalities(ctx, argument),
    "find-office": lambda ctx, *_: offices.finder(ctx),
    "state": lambda ctx, argument, _: state.draw(ctx, argument),
    "offline": lambda ctx, *_: offline.place(ctx),
}
INLINES: dict[str, Inline] = {
    "law": law.call,
    "finding": lambda ctx, argument: records.finding_link(ctx, small(argument, 0)),
    "deadline": _deadline,
    "fill": _fill,
    "publisher": lambda ctx, _: h("span", ctx.configured["publisher"]),
    "contact": _contact,
}
