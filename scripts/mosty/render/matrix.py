"""``[[matrix]]``: findings × practices × steps of the methodology, with the gaps said in words.

A step is named where its own text calls the finding and its phase says that it answers it;
otherwise the phase alone.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from mosty.model import anchors
from mosty.model.site import Page
from mosty.render.context import Context
from mosty.render.elements import Child, add, h, joined
from mosty.render.records import answering, finding_link, recommending
from mosty.render.story import phase_pages

_STEP = re.compile(r"^### (\d+)\. [^\n]*\{#(krok-\d+)\}\n(.*?)(?=^##|\Z)", re.M | re.S)


def matrix(ctx: Context) -> list[Element]:
    """How many findings nothing answers, then a table with a row a finding."""
    columns = ("matrix_practices", "matrix_steps", "matrix_recommendations")
    head = h("tr", *(h("th", ctx.s(key), scope="col") for key in ("matrix_finding", *columns)))
    body = h("tbody")
    gaps: dict[str, list[Element]] = {key: [] for key in columns}
    for finding in ctx.site.findings.values():
        number = finding.number
        title = ctx.site.text(finding.texts, ctx.locale).title
        path = ctx.page_printing("finding", number)
        label = f"{number}. {title}"
        name = ctx.a(path, label, anchor=anchors.finding(number)) if path else h("span", label)
        row = h("tr", h("th", name, scope="row"))
        answers = (
            answering(ctx, "practice", number),
            _steps(ctx, number),
            recommending(ctx, number),
        )
        for key, items in zip(columns, answers, strict=True):
            cell = h("td", data_label=ctx.s(key))
            if items:
                cell.append(h("ul", *(h("li", one) for one in items)))
            else:
                add(cell, h("span", ctx.s(f"{key}_none"), class_="m-gap"))
                gaps[key].append(finding_link(ctx, number))
            row.append(cell)
        body.append(row)
    missing = h("ul")
    for key in columns:
        none: list[Child] = joined(gaps[key]) if gaps[key] else [ctx.s("matrix_no_gap")]
        missing.append(h("li", h("strong", f"{ctx.s(f'{key}_none')}:"), " ", *none))
    table = h(
        "table",
        h("caption", ctx.s("matrix_caption"), class_="m-spoken"),
        h("thead", head),
        body,
        class_="m-matrix",
    )
    return [missing, table]


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
    call = f"[[finding:{number}]]"
    return [
        ctx.a(page.path, ctx.s("step_n", number=step), anchor=anchor)
        for step, anchor, text in _STEP.findall(page.body.published)
        if call in text
    ]
