"""What is known of a method: each result of a study as a card of the same size, whether it helped
or not.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mosty.model import anchors
from mosty.model.methods import KIND, methods, strength, studies_of
from mosty.model.page_lookup import page_calling
from mosty.model.study import NOTHING, Study
from mosty.render.context import Context
from mosty.render.elements import Child, add, h, joined
from mosty.render.records import source_entry


def studies(ctx: Context, method: str) -> list[Element]:
    """``[[studies:rodinna-konference]]``: how strong the evidence is, and every result."""
    listed = studies_of(ctx.site, method)
    head = h("p", *strength_line(ctx, method), class_="m-studies__strength")
    if not listed:
        return [head, h("p", ctx.s("studies_none"), class_="m-gap")]
    return [head, h("ul", *(_card(ctx, study) for study in listed), class_="m-studies")]


def strength_line(ctx: Context, method: str) -> list[Child]:
    """The strength of the evidence in words, with a link to how to read it."""
    words = ctx.label("strength", strength(ctx.site, method))
    line: list[Child] = [f"{ctx.s('strength')}: ", h("strong", words), "."]
    index = page_calling(ctx.site, "list", ctx.locale, KIND)
    if index is not None:
        link = ctx.a(index.path, ctx.s("strength_explained"), anchor=anchors.HOW_TO_READ)
        line += [" ", link]
    return line


def _card(ctx: Context, study: Study) -> Element:
    effect = h(
        "strong",
        ctx.label("effects", study.effect),
        class_=f"m-studies__effect m-studies__effect--{study.effect}",
    )
    about = f"{ctx.label('strength', study.design)} · {ctx.text(study.place)}"
    card = h(
        "li",
        h("p", effect, " ", h("span", about, class_="m-studies__about")),
        h("p", ctx.text(study.texts)),
        id=anchors.study(study.id),
        class_="m-studies__study",
    )
    limits = ctx.text(study.limits)
    if limits:
        add(card, h("p", h("strong", ctx.s("study_limits")), " ", limits))
    sources = joined([_source(ctx, key) for key in study.sources], "; ")
    return add(
        card, h("p", h("small", f"{ctx.s('source')}: ", *sources), class_="m-studies__source")
    )


def _source(ctx: Context, key: str) -> Element:
    """A source, and how it was seen."""
    entry = source_entry(ctx, key)
    source = ctx.site.sources.get(key)
    if source is None or source.certainty is None:
        return entry
    return add(entry, f" ({ctx.label('seen', source.certainty)})")


def used(ctx: Context, ids: list[str]) -> list[Child]:
    """Links to methods, each with what is known elsewhere about it."""
    known = methods(ctx.site)
    links: list[Element] = []
    for method in ids:
        path = known.get(method)
        page = ctx.site.page_or_source(ctx.locale, path) if path else None
        if page is None or path is None:
            continue
        own = strength(ctx.site, method)
        key = "studied_nowhere" if own == NOTHING else "studied_elsewhere"
        words = ctx.s(key, strength=ctx.label("strength", own))
        links.append(h("span", ctx.a(path, page.title), f" ({words})"))
    return joined(links, "; ")
