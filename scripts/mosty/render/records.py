"""Records as lists on pages: recommendations, sources, organisations."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from mosty.model import anchors
from mosty.model.directives import DIRECTIVES, fits
from mosty.model.records import Recommendation, Source
from mosty.model.site import Page
from mosty.render.context import Context
from mosty.render.elements import Child, Row, add, fold, h, joined, named_values
from mosty.text.language.collate import sort_key
from mosty.text.markdown.directive_syntax import split_source
from mosty.text.prefilter import lazy_pattern

#: A word of a source's locator that may be the number of a record.
_LOCATED = lazy_pattern(r"\w+")


def finding_link(ctx: Context, number: int) -> Element:
    """``[[finding:3]]``: a link to the finding's permanent anchor."""
    label = ctx.s("finding", number=number)
    path = ctx.page_printing("finding", number)
    return ctx.a(path, label, anchor=anchors.finding(number)) if path else h("span", label)


def badge(ctx: Context, level: int) -> Child:
    """How firmly a practice is documented: four dots for the eye, the same in words for
    everyone.
    """
    words = ctx.s("evidence_n", n=level, label=ctx.label("evidence", level))
    if ctx.on_paper:
        return words
    dots = (
        h("span", class_="m-evidence__dot m-evidence__dot--on" if n < level else "m-evidence__dot")
        for n in range(4)
    )
    return h(
        "span",
        h("span", *dots, class_="m-evidence__dots", aria_hidden="true"),
        words,
        class_="m-evidence",
    )


def called(ctx: Context, name: str, argument: str) -> list[Any]:
    """The records that a call of a directive prints, in their order."""
    prints = DIRECTIVES[name].prints
    if prints is None:
        return []
    return [prints.table(ctx.site)[key] for key in prints.keys(ctx.site, argument)]


def recommending(ctx: Context, number: int) -> list[Element]:
    """Links to the recommendations that answer the finding."""
    return [
        recommendation_link(ctx, recommendation)
        for recommendation in ctx.site.recommendations.values()
        if number in recommendation.findings
    ]


def recommendation_link(ctx: Context, record: Recommendation) -> Element:
    """A link to a recommendation where its region or ORP prints it."""
    place = ctx.label("orps", record.orp) if record.orp else ctx.label("regions", record.region)
    label = f"{place} {record.id.rsplit('-', 1)[-1]}"
    path = ctx.page_printing("recommendation", record.id)
    anchor = anchors.recommendation(record.id)
    return ctx.a(path, label, anchor=anchor) if path else h("span", label)


def recommendations(ctx: Context, where: str) -> list[Element]:
    """``[[recommendations:decin]]`` or ``[[recommendations:region]]``: numbered, each with its
    anchor. ``[[recommendations:bydleni]]``: those on a theme, each with a link to where it stands.
    """
    if where in ctx.site.taxonomy.get("themes", {}):
        return _recommended_on(ctx, where)
    chosen = called(ctx, "recommendations", where)
    if not chosen:
        return [h("p", ctx.s("list_empty"))]
    items = h("ol", class_="m-recommendations")
    for record in chosen:
        item = h("li", ctx.text(record.texts), id=anchors.recommendation(record.id))
        if record.findings:
            add(item, " (", *joined([finding_link(ctx, number) for number in record.findings]), ")")
        items.append(item)
    return [items]


def _recommended_on(ctx: Context, theme: str) -> list[Element]:
    """The recommendations on a theme, as links: their anchors are on the pages of their places."""
    items = h("ul", class_="m-recommendations")
    for record in ctx.site.recommendations.values():
        if theme in record.themes:
            place = h("strong", recommendation_link(ctx, record), ":")
            items.append(h("li", place, " ", ctx.text(record.texts)))
    return [items if len(items) else h("p", ctx.s("recommendations_none"))]


def sources(ctx: Context) -> list[Element]:
    """``[[sources]]``: full citations."""
    box = h("div", class_="m-records")
    for source in ctx.site.sources.values():
        box.append(citation(ctx, source))
    return [box]


def citation(ctx: Context, source: Source, heading: str = "h3") -> Element:
    """A source in full: who, when and where to read it; folded, who published it, under what
    licence and how it was read. In a book nothing folds.
    """
    publisher = (
        source.publisher if isinstance(source.publisher, str) else ctx.text(source.publisher)
    )
    folded: list[Row] = [
        (ctx.s("publisher"), publisher),
        (ctx.s("licence"), ctx.text(source.licence)),
        (ctx.s("accessed"), ctx.date(source.accessed) if source.accessed else None),
        (ctx.s("source_seen"), ctx.label("seen", source.certainty) if source.certainty else None),
        (ctx.s("note"), ctx.text(source.note)),
    ]
    known: list[Row] = [
        (ctx.s("author"), "; ".join(source.author)),
        (ctx.s("issued"), source.issued),
        (ctx.s("address"), _address(source)),
    ]
    return h(
        "section",
        h(heading, ctx.text(source.title), id=source.id),
        *(
            [named_values([*known, *folded])]
            if ctx.on_paper
            else [named_values(known), fold(ctx.s("source_more"), named_values(folded))]
        ),
        class_="m-record",
    )


def _address(source: Source) -> Element | None:
    """A study is meant to be opened; the other sources give addresses of a house."""
    if not source.url:
        return None
    if source.certainty is None:
        return h("code", source.url)
    return h("a", source.url, href=source.url)


def source_entry(ctx: Context, entry: str, short: bool = False) -> Element:
    """``key, locator`` as a link to the full citation and the place in the source; ``short``: the
    place is the link.
    """
    key, locator = split_source(entry)
    source = ctx.site.sources.get(key)
    title = (ctx.text(source.title) if source else None) or key
    path = ctx.page_printing("source", key) if source else None
    original = ctx.site.config.default.code
    locator = (
        _LOCATED.sub(lambda word: _held(ctx, word[0]), locator) if ctx.site.withheld else locator
    )
    place = (
        h("span", locator, lang=original if original != ctx.locale else None) if locator else None
    )
    name = place if short and place is not None else title
    link = ctx.a(path, name, anchor=key) if path else h("span", name)
    span = h("span", link)
    return span if short or place is None else add(span, ": ", place)


def _held(ctx: Context, word: str) -> str:
    """A record of law that does not hold is named as a ground only with a word on that."""
    return f"{word} ({ctx.s('law_withheld_ground')})" if word in ctx.site.withheld else word


def organisations(ctx: Context, region: str) -> list[Element]:
    """``[[organisations]]`` or ``[[organisations:ustecky]]``: every organisation the sources name,
    with its source.
    """
    chosen = called(ctx, "organisations", region)
    box = h("div", class_="m-records")
    for organisation in sorted(
        chosen, key=lambda record: sort_key(_plain(ctx, record.name), ctx.locale)
    ):
        entries = (
            [organisation.source]
            if isinstance(organisation.source, str)
            else organisation.source or []
        )
        rows: list[Row] = [
            (ctx.s("organisation_kind"), ctx.text(organisation.kind)),
            (
                ctx.s("organisation_place"),
                _plain(ctx, organisation.place) if organisation.place else None,
            ),
            (
                ctx.s("region"),
                ctx.label("regions", organisation.region) if organisation.region else None,
            ),
            (ctx.s("organisation_role"), ctx.text(organisation.role)),
            (ctx.s("note"), ctx.text(organisation.note)),
        ]
        facts = named_values(rows)
        if entries:
            add(
                facts,
                h("dt", ctx.s("source")),
                *(h("dd", source_entry(ctx, entry)) for entry in entries),
            )
        box.append(
            h(
                "section",
                h("h3", _plain(ctx, organisation.name), id=organisation.id),
                facts,
                class_="m-record",
            )
        )
    return [box]


def _plain(ctx: Context, value: str | dict[str, str]) -> str:
    """A name that is the same in every language, or one per language."""
    return value if isinstance(value, str) else ctx.text(value) or ""


def listed_pages(ctx: Context, kind: str, options: dict[str, str]) -> list[Page]:
    """Pages of a kind that fit the options of a listing."""
    return [page for page in ctx.site.of_kind(kind, ctx.locale) if fits(page, options)]
