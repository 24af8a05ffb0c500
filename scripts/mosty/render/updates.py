"""What has changed since the sources: a dated box on the page that tells the older state."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mosty.model import anchors
from mosty.model.update import Update
from mosty.render.context import Context
from mosty.render.elements import add, h
from mosty.render.records import called, source_entry
from mosty.text.language.typography import partial_date


def since(ctx: Context, argument: str) -> list[Element]:
    """``[[since:kojenecke-ustavy]]``: one box for the newer states that are named, the earliest
    first; nothing for those that were looked for in vain.
    """
    updates: list[Update] = [each for each in called(ctx, "since", argument) if each.may_print]
    if not updates:
        return []
    items = (_item(ctx, update) for update in sorted(updates, key=_order))
    return [
        h(
            "div",
            h("p", ctx.s("since"), class_="admonition-title"),
            h("ul", *items),
            class_="admonition note m-since",
        )
    ]


def _item(ctx: Context, update: Update) -> Element:
    """When, what, and in small type where it was read and how sure that is."""
    day = _day(ctx, update.date)
    head = h("strong", f"{day[:1].upper()}{day[1:]}:")
    item = h("li", head, " ", ctx.text(update.texts), id=anchors.update(update.id))
    source = ctx.site.sources.get(update.source or "")
    certainty = ctx.label("update_certainty", update.certainty)
    if source is not None and source.issued:
        certainty += f", {_day(ctx, source.issued)}"
    checked = ctx.s("since_checked", date=ctx.date(update.checked_on))
    origin = h("small", f"{ctx.s('source')}: ", source_entry(ctx, update.source or ""))
    return add(item, " ", add(origin, f" ({certainty}; {checked})"))


def _order(update: Update) -> str:
    """By date; what has a year or a month alone comes after the days of that year or month."""
    return f"{update.date}~"


def _day(ctx: Context, date: str) -> str:
    """A day, month or year; a month in words: ``leden 2025``."""
    year, _, month = date.partition("-")
    if len(month) != len("01"):
        return partial_date(date, ctx.locale)
    return f"{ctx.s('months').split()[int(month) - 1]} {year}"
