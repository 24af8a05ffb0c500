"""Practices that belong together: what they share is in their records, and it is said."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mosty.model.methods import KIND, practices_using
from mosty.model.site import Page
from mosty.render.context import Context
from mosty.render.elements import Child, add, h, joined
from mosty.render.records import finding_link
from mosty.text.language.collate import sort_key

MOST = 5  # more is a catalogue, and there is one
_FINDING, _ENOUGH = (
    2,
    2,
)  # a shared finding weighs as two shared themes; one theme alone relates half of all practices


def related(ctx: Context) -> list[Element]:
    """The practices closest to the one of this page, each with what they share; those that use a
    method on the page of the method; nothing if there is none.
    """
    if ctx.page.kind == KIND and not ctx.on_paper:
        return _using(ctx)
    if ctx.page.kind != "practice" or ctx.on_paper:
        return []
    own = _themes(ctx.page), _findings(ctx.page)
    close: list[tuple[int, Page, list[str], list[int]]] = []
    for page in sorted(
        ctx.site.of_kind("practice", ctx.locale), key=lambda one: sort_key(one.title, ctx.locale)
    ):
        themes = [key for key in own[0] if key in _themes(page)]
        findings = [number for number in own[1] if number in _findings(page)]
        weight = _FINDING * len(findings) + len(themes)
        if page.path != ctx.page.path and weight >= _ENOUGH:
            close.append((weight, page, themes, findings))
    if not close:
        return []
    items = h("ul", class_="m-related__list")
    for _, page, themes, findings in sorted(close, key=lambda one: -one[0])[:MOST]:
        item = h(
            "li",
            ctx.a(page.path, page.title),
            lang=page.locale if page.locale != ctx.locale else None,
        )
        items.append(add(item, h("p", *_reason(ctx, themes, findings))))
    heading = h("h2", ctx.s("related_practices"), id="pribuzne-praxe")
    return [h("section", heading, h("p", ctx.s("related_note")), items, class_="m-related")]


def _using(ctx: Context) -> list[Element]:
    """The practices that use the method of this page."""
    pages = practices_using(ctx.site, str(ctx.page.field("id")), ctx.locale)
    pages.sort(key=lambda page: sort_key(page.title, ctx.locale))
    if not pages:
        return []
    items = h("ul", class_="m-related__list")
    for page in pages:
        other = page.locale if page.locale != ctx.locale else None
        link = h("li", ctx.a(page.path, page.title), lang=other)
        items.append(add(link, h("p", page.description)))
    heading = h("h2", ctx.s("practices_using"), id="praxe-metody")
    return [h("section", heading, items, class_="m-related")]


def _reason(ctx: Context, themes: list[str], findings: list[int]) -> list[Child]:
    out: list[Child] = [f"{ctx.s('related_shares')}: "]
    out += joined([finding_link(ctx, number) for number in findings])
    if themes:
        named = ", ".join(ctx.label("themes", key) for key in themes)
        out.append(
            ("; " if findings else "")
            + ctx.s("related_theme" if len(themes) == 1 else "related_themes")
            + named
        )
    return out


def _themes(page: Page) -> list[str]:
    return [str(key) for key in page.field("themes") or []]


def _findings(page: Page) -> list[int]:
    return [int(number) for number in page.field("findings") or []]
