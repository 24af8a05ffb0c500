"""The child's story as a line of phases: a drawing for a wide screen, and where a phase stands in
it.

Both are made of the phases' own records. The list of phases beside the drawing is its equal: it
alone is shown on a phone and printed, so nothing is said by the drawing only.
"""

from __future__ import annotations

import re
from itertools import groupby
from xml.etree.ElementTree import Element

from mosty.model.site import Page
from mosty.render.context import Context
from mosty.render.elements import add, h

WIDTH = 672  # of the text's column in CSS pixels, so that letters are drawn in their own size
TOP, LINE, RADIUS = 58, 18, 17
LETTER = 7.4  # the mean width of a letter of 14 px


def phase_pages(ctx: Context) -> list[Page]:
    """The phases in their order."""
    return sorted(
        ctx.site.of_kind("phase", ctx.locale), key=lambda page: int(page.field("phase") or 0)
    )


def name(ctx: Context, page: Page) -> str:
    """``Phase 3: The first days outside the family``."""
    return f"{ctx.s('phase_n', number=page.field('phase'))}: {page.title}"


def drawing(ctx: Context) -> Element | None:
    """The phases side by side on one line, each a link, under the times of the story that they
    belong to.
    """
    pages = phase_pages(ctx)
    if len(pages) < 2 or ctx.on_paper:
        return None
    step = WIDTH / len(pages)
    titles = [_lines(page.title, step - 10) for page in pages]
    height = TOP + RADIUS + 26 + LINE * max(map(len, titles))
    svg = h(
        "svg",
        h("title", ctx.s("story_title"), id="osa-pribehu"),
        class_="m-story",
        role="group",
        viewBox=f"0 0 {WIDTH} {height}",
        aria_labelledby="osa-pribehu",
    )
    svg.append(_stages(ctx, pages, step))
    middle = step / 2
    svg.append(h("path", d=f"M{middle:.0f},{TOP}H{WIDTH - middle:.0f}", class_="m-story__line"))
    for place, (page, lines) in enumerate(zip(pages, titles, strict=True)):
        x = f"{place * step + middle:.0f}"
        link = ctx.a(page.path, class_="m-story__phase")
        link.set("aria-label", name(ctx, page))
        area = h(
            "rect",
            x=f"{place * step + 2:.0f}",
            y=str(TOP - RADIUS - 4),
            width=f"{step - 4:.0f}",
            height=str(height - TOP + RADIUS + 2),
            rx="8",
            class_="m-story__area",
        )
        add(link, area, h("circle", cx=x, cy=str(TOP), r=str(RADIUS)))
        add(
            link, h("text", str(page.field("phase")), x=x, y=str(TOP + 6), class_="m-story__number")
        )
        words = h("text", x=x, y=str(TOP + RADIUS + 24))
        for number, line in enumerate(lines):
            add(words, h("tspan", line, x=x, dy=str(LINE) if number else None))
        svg.append(add(link, words))
    return svg


def _stages(ctx: Context, pages: list[Page], step: float) -> Element:
    """The stages of the records as brackets over neighbouring phases; the phases' own pages say
    them in words.
    """
    made = h("g", class_="m-story__stages", aria_hidden="true")
    start = 0
    for stage, group in groupby(pages, key=lambda page: tuple(page.field("stage") or ())):
        count = len(list(group))
        left, right = start * step + 8, (start + count) * step - 8
        label = ", ".join(ctx.label("stages", key) for key in stage)
        add(made, h("text", label, x=f"{(left + right) / 2:.0f}", y="14"))
        made.append(h("path", d=f"M{left:.0f},30V22H{right:.0f}V30"))
        start += count
    return made


def _lines(text: str, width: float) -> list[str]:
    """``text`` broken between words so that each line fits ``width``; a word of one letter keeps to
    the next.
    """
    lines: list[str] = []
    for piece in re.split(r"(?<!\b\w)\s+", text):
        longer = f"{lines[-1]} {piece}" if lines else piece
        if lines and len(longer) * LETTER <= width:
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines


def whereabouts(ctx: Context) -> list[Element]:
    """On a phase: its place among the others, and the way to the one before and after."""
    pages = phase_pages(ctx)
    here = next((place for place, page in enumerate(pages) if page.path == ctx.page.path), None)
    if here is None or len(pages) < 2:
        return []
    items = h("ol", class_="m-where__line")
    for place, page in enumerate(pages):
        link = ctx.a(
            page.path, h("span", name(ctx, page), class_="m-spoken"), class_="m-where__phase"
        )
        add(link, h("span", str(page.field("phase")), aria_hidden="true"))
        if place == here:
            link.set("aria-current", "page")
        items.append(h("li", link))
    sentence = h(
        "p",
        ctx.s("story_here", number=pages[here].field("phase"), count=len(pages)),
        class_="m-where__here",
    )
    ways = h("p", class_="m-where__ways")
    for key, place in (("story_before", here - 1), ("story_after", here + 1)):
        if 0 <= place < len(pages):
            add(
                ways,
                h("span", f"{ctx.s(key)}: ", ctx.a(pages[place].path, pages[place].title)),
                " ",
            )
    return [h("nav", sentence, items, ways, class_="m-where", aria_label=ctx.s("story_where"))]
