"""``[[state:PART]]``: the state of the portal for those who keep it up. Only what is published is
told: nobody reads here of a draft.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from xml.etree.ElementTree import Element

from mosty.model import anchors
from mosty.model.address import address
from mosty.model.answers import State, state_of
from mosty.model.directives import STATE_PARTS
from mosty.model.methods import KIND as METHOD
from mosty.model.reviews import Review, reviews
from mosty.model.site import Page
from mosty.model.study import STRENGTHS
from mosty.model.translation import pairs, standing
from mosty.model.validity import AHEAD, coming
from mosty.render.context import Context
from mosty.render.elements import Child, h, joined
from mosty.render.provenance import part_name
from mosty.render.records import badge, finding_link

#: Anchors of the records that bear a day.
_ANCHORS: dict[str, Callable[[str], str]] = {
    "law": anchors.law, "update": anchors.update, "contact": anchors.contact,
}  # fmt: skip


def draw(ctx: Context, part: str) -> list[Element]:
    """The part of the state that was called."""
    parts = dict(
        zip(
            STATE_PARTS,
            (_reviews, _law, _translations, _findings, _evidence, _leaflets),
            strict=True,
        )
    )
    return list(parts[part](ctx)) if part in parts else []


def _listed(items: Iterable[list[Child]]) -> list[Element]:
    """A list, or nothing where there is nothing in it."""
    entries = [h("li", *item) for item in items]
    return [h("ul", *entries)] if entries else []


def _counted(ctx: Context, key: str, items: list[list[Child]]) -> Iterator[Element]:
    """What the entries are and how many, and the entries."""
    yield h("p", f"{ctx.s(key)}: {len(items)}")
    yield from _listed(items)


def _reviews(ctx: Context) -> Iterator[Element]:
    """What must be read again: overdue, and within the next days; else the nearest day."""
    entries = [one for one in reviews(ctx.site, ctx.today) if one.kind != "law"]
    until = ctx.today + dt.timedelta(days=AHEAD)
    late = [_review(ctx, one) for one in entries if one.due < ctx.today]
    soon = [_review(ctx, one) for one in entries if ctx.today <= one.due <= until]
    yield from _counted(ctx, "stand_late", late)
    yield from _counted(ctx, "stand_soon", soon)
    following = next((one for one in entries if one.due > until), None)
    if following is not None:
        yield h("p", f"{ctx.s('stand_next')}: ", *_review(ctx, following))


def _review(ctx: Context, review: Review) -> list[Child]:
    checked = review.checked_on
    last = f", {ctx.s('stand_checked', day=ctx.date(checked))}" if checked else ""
    return [_named(ctx, review), f" – {ctx.date(review.due)}{last}"]


def _named(ctx: Context, review: Review) -> Element:
    """The page or record, with a link where readers find it."""
    if review.kind == "page":
        page = ctx.site.page_or_source(ctx.locale, review.key)
        if page is not None:
            return _page(ctx, page)
        code, _, path = review.key.removeprefix("docs/").partition("/")
        other = ctx.site.page(code, path)
        return _page(ctx, other) if other else h("span", review.key)
    return _record(ctx, review.kind, review.key)


def _page(ctx: Context, page: Page) -> Element:
    if page.locale in ctx.site.languages_of(ctx.locale):
        other = page.locale if page.locale != ctx.locale else None
        return h("a", page.title, href=ctx.href(page.path), lang=other, hreflang=other)
    there = ctx.site.config.base + address(ctx.site, page)
    return h("a", page.title, href=there, lang=page.locale, hreflang=page.locale)


def _record(ctx: Context, kind: str, key: str) -> Element:
    """The name of a record, as a link where it is printed: not every sentence of law may be."""
    law = ctx.site.law.get(key) if kind == "law" else None
    path = ctx.page_printing(kind, key)
    if law is not None and not law.may_print(plain_reader=False):
        path = None
    return ctx.a(path, key, anchor=_ANCHORS[kind](key)) if path else h("span", key)


def _law(ctx: Context) -> Iterator[Element]:
    """Sentences that are out, those that will be, and those that no lawyer has read."""
    out = sorted(ctx.site.withheld.values(), key=lambda one: (one.day, one.id))
    gone = [_sentence(ctx, one.id, f"stand_law_{one.state}", one.day) for one in out]
    yield from _counted(ctx, "stand_law_out", gone)
    changes = [
        _sentence(
            ctx, change.record.id, f"stand_law_{'begins' if change.begins else 'ends'}", change.day
        )
        for change in coming(ctx.site.law.values(), ctx.today)
    ]
    yield from _counted(ctx, "stand_law_soon", changes)
    unread = [record.id for record in ctx.site.law.values() if not record.lawyer_reviewed]
    summary = ctx.s("stand_law_unread", n=len(unread), all=len(ctx.site.law))
    if not unread:
        yield h("p", summary)
        return
    links = [_record(ctx, "law", key) for key in unread]
    yield h("details", h("summary", summary), h("p", *joined(links)))


def _sentence(ctx: Context, key: str, what: str, day: dt.date) -> list[Child]:
    return [_record(ctx, "law", key), f" – {ctx.s(what)} {ctx.date(day)}"]


def _translations(ctx: Context) -> Iterator[Element]:
    """Which translations are current, behind, or not there."""
    behind: list[list[Child]] = []
    absent: list[list[Child]] = []
    current = 0
    for pair in pairs(ctx.site):
        if pair.source.field("translation") == "none":
            continue
        if pair.page is None:
            absent.append([_page(ctx, pair.source), f" – {pair.locale}"])
            continue
        status = standing(pair.page, pair.source)
        if status.state == "current":
            current += 1
            continue
        names = [part_name(ctx, pair.page, pair.source, key) for key in status.sections]
        parts = f" – {', '.join(names)}" if names else ""
        behind.append([_page(ctx, pair.page), f" – {ctx.s('stand_' + status.state)}{parts}"])
    yield h("p", f"{ctx.s('stand_translations_current')}: {current}")
    yield from _counted(ctx, "stand_translations_behind", behind)
    yield from _counted(ctx, "stand_translations_absent", absent)


def _findings(ctx: Context) -> Iterator[Element]:
    """The findings that no practice answers."""
    open_states: tuple[State, ...] = ("open", "touched")
    for key in open_states:
        own = [number for number in ctx.site.findings if state_of(ctx.site, number) == key]
        items: list[list[Child]] = [
            [finding_link(ctx, number), f" {_title(ctx, number)}"] for number in own
        ]
        yield from _counted(ctx, f"stand_findings_{key}", items)


def _title(ctx: Context, number: int) -> str:
    title: str = ctx.site.text(ctx.site.findings[number].texts, ctx.locale).title
    return title


def _evidence(ctx: Context) -> Iterator[Element]:
    """How many practices have each degree of evidence, and how many methods each strength."""
    degrees = Counter(page.field("evidence") for page in ctx.site.of_kind("practice", ctx.locale))
    yield h("p", f"{ctx.s('stand_practices')}: {degrees.total()}")
    known = sorted(level for level in degrees if isinstance(level, int))
    yield from _listed([badge(ctx, level), f": {degrees[level]}"] for level in known)
    strengths = Counter(page.field("strength") for page in ctx.site.of_kind(METHOD, ctx.locale))
    yield h("p", f"{ctx.s('stand_methods')}: {strengths.total()}")
    yield from _listed(
        [f"{ctx.label('strength', key)}: {strengths[key]}"] for key in STRENGTHS if strengths[key]
    )


def _leaflets(ctx: Context) -> Iterator[Element]:
    """The pages in languages that are only leaflets which no native speaker has read."""
    codes = {one.code for one in ctx.site.config.leaflet_locales}
    pages = [page for page in ctx.site.pages.values() if page.locale in codes]
    unread = [page for page in pages if page.facts is None or not page.facts.native_reader]
    summary = f"{ctx.s('stand_leaflets_unread', all=len(pages))}: {len(unread)}"
    yield h("p", summary)
    items: list[list[Child]] = [[_page(ctx, page), f" – {page.locale}"] for page in unread]
    yield from _listed(items)
