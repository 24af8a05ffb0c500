"""Help lines on pages: as a list that says whom they are for, and as buttons to call."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mosty.model.records import Helpline
from mosty.render.context import Context
from mosty.render.elements import Child, add, h
from mosty.render.numbers import tel
from mosty.render.records import called


def helplines(ctx: Context, ids: list[str]) -> list[Element]:
    """``[[helplines]]``: numbers that can be called by touch, who they are for, when they were
    seen.
    """
    keys = ids or [*ctx.site.helplines]
    lines = [ctx.site.helplines[key] for key in keys if key in ctx.site.helplines]
    return (
        [h("ul", *(_helpline(ctx, line) for line in lines), class_="m-helplines")] if lines else []
    )


def _helpline(ctx: Context, line: Helpline) -> Element:
    name = ctx.text(line.name)
    number = h(
        "a", ctx.icon("phone"), line.number, href=tel(line.number), class_="m-helplines__number"
    )
    item = h("li", number, " ", h("strong", name, class_="m-helplines__name"))
    extra: list[Child] = [text for text in (ctx.text(line.for_), ctx.text(line.note)) if text]
    for text in extra:
        add(item, " ", h("span", text))
    seen = line.seen if isinstance(line.seen, str) else ctx.text(line.seen)
    if seen and not ctx.on_paper and ctx.page.kind != "site":
        add(item, " ", h("small", f"({ctx.s('helpline_seen')}: {seen})"))
    return item


def call_buttons(ctx: Context, ids: str) -> list[Element]:
    """``[[call-buttons:emergency-112]]``: a button per help line, with who answers and when."""
    lines: list[Helpline] = called(ctx, "call-buttons", ids)
    order = ids.split()
    if order:
        lines.sort(key=lambda line: order.index(line.id))
    buttons = (h("li", _call_button(ctx, line)) for line in lines)
    return [h("ul", *buttons, class_="m-calls")] if lines else []


def _call_button(ctx: Context, line: Helpline) -> Element:
    number = h("strong", ctx.icon("phone"), line.number, class_="m-calls__number")
    button = h("a", number, " ", href=tel(line.number), class_="m-calls__button")
    add(button, h("span", ctx.text(line.short) or ctx.text(line.name)))
    hours = ctx.text(line.hours)
    return add(button, " ", h("small", hours)) if hours else button
