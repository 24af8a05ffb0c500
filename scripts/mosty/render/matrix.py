"""``[[matrix]]``: findings × practices × methods × steps of the methodology × recommendations,
with how far each finding is answered in words.

A step is named where its own text calls the finding and its phase says that it answers it;
otherwise the phase alone.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mosty.model import anchors, themes
from mosty.model.answers import STATES, state_of
from mosty.model.site import Page
from mosty.model.steps import steps_of
from mosty.render.context import Context
from mosty.render.elements import add, h, joined
from mosty.render.findings import answering, methods, state
from mosty.render.records import finding_link, recommending
from mosty.render.story import phase_pages


def matrix(ctx: Context) -> list[Element]:
    """How far the findings are answered, then a table with a row per finding."""
    columns = ("practices", "methods", "steps", "recommendations")
    names = [ctx.s(f"matrix_{column}") for column in columns]
    head = h("tr", *(h("th", name, scope="col") for name in (ctx.s("matrix_finding"), *names)))
    body = h("tbody")
    for number in ctx.site.findings:
        row = h("tr", _name(ctx, number))
        answers = (
            answering(ctx, "practice", number),
            methods(ctx, number),
            _steps(ctx, number),
            recommending(ctx, number),
        )
        for column, name, items in zip(columns, names, answers, strict=True):
            none = h("span", ctx.s(f"matrix_{column}_none"), class_="m-gap")
            listed = h("ul", *(h("li", item) for item in items)) if items else none
            row.append(h("td", listed, data_label=name))
        body.append(row)
    table = h(
        "table",
        h("caption", ctx.s("matrix_caption"), class_="m-spoken"),
        h("thead", head),
        body,
        class_="m-matrix",
    )
    return [_states(ctx), table]


def _states(ctx: Context) -> Element:
    """Each state: what its word means, and the findings that are in it."""
    items = h("ul", id=anchors.STATES, class_="m-states")
    numbers = list(ctx.site.findings)
    for key in STATES:
        own = [number for number in numbers if state_of(ctx.site, number) == key]
        count = ctx.s("state_count", n=len(own), all=len(numbers))
        item = h("li", h("strong", f"{ctx.s(f'state_{key}')}: {count}"))
        add(item, ". ", ctx.s(f"state_{key}_means"))
        if own:
            add(item, " (", *joined([finding_link(ctx, number) for number in own]), ")")
        items.append(item)
    return items


def _name(ctx: Context, number: int) -> Element:
    """The head of a row: the finding, how far it is answered, and the themes it belongs to."""
    title = ctx.site.text(ctx.site.findings[number].texts, ctx.locale).title
    label, path = f"{number}. {title}", ctx.page_printing("finding", number)
    name = ctx.a(path, label, anchor=anchors.finding(number)) if path else h("span", label)
    head = h("th", name, h("br"), state(ctx, number), scope="row")
    topics = answering(ctx, themes.KIND, number)
    if topics:
        add(
            head, " ", h("span", f"{ctx.s('themes')}: ", *joined(topics), class_="m-matrix__themes")
        )
    return head


def _steps(ctx: Context, number: int) -> list[Element]:
    """The phases that answer the finding, each with those of its steps that call it."""
    out = []
    for page in phase_pages(ctx):
        if number in (page.field("findings") or []):
            phase = ctx.a(page.path, ctx.s("phase_n", number=page.field("phase")))
            steps = _calling(ctx, page, number)
            out.append(h("span", phase, *([": ", *joined(steps)] if steps else [])))
    return out


def _calling(ctx: Context, page: Page, number: int) -> list[Element]:
    return [
        ctx.a(page.path, ctx.s("step_n", number=step.number), anchor=step.anchor)
        for step in steps_of(page)
        if number in step.findings
    ]
