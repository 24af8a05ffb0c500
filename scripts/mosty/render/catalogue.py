"""``[[catalogue:practice method]]``: every record of some kinds as a card, what is documented best
first, with what scripts need to filter and sort them.

Each kind has a list of its own: the scales of evidence of practices and methods cannot be compared.
Records that are only named come last, one line each. Without scripts it is the whole list, and the
maps below it lead to the pages of the ORPs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mosty.model.facets import labels, lists, of_page, year
from mosty.model.menu import SEARCH
from mosty.model.site import Page
from mosty.render import map
from mosty.render.context import Context
from mosty.render.elements import add, h, joined
from mosty.render.listings import best_documented, card
from mosty.text.language.collate import sort_key

#: Where pages by subject begin, if there are any.
THEMES = "temata/index.md"
#: The name above the list of a kind; other kinds have their own.
_HEADINGS = {"practice": "browse_group_practice", "method": "browse_group_method"}


@dataclass(frozen=True)
class _Group:
    """A list of the catalogue: pages of a kind under a heading, as cards or a line each."""

    kind: str
    heading: str
    pages: list[Page]
    named_only: bool = False


def draw(ctx: Context, argument: str) -> list[Element]:
    """The lists of the kinds that ``argument`` names; ``data-records`` holds facets, years and the
    order of names by the place of a card among all.
    """
    kinds = argument.split()
    groups = list(_groups(ctx, kinds))
    pages = [page for group in groups for page in group.pages]
    if not pages:
        return [h("p", ctx.s("list_empty"))]
    own = [of_page(page) for page in pages]
    named = labels(ctx.site, ctx.locale)
    if len(kinds) == 1:
        del named["kind"]
    data = {
        "facets": lists(own, named),
        "years": [year(page) for page in pages],
        "names": _ranks(ctx, pages),
    }
    box = h("div", class_="m-catalogue", data_mosty_catalogue=argument, data_records=_json(data))
    add(box, *(_list(ctx, group) for group in groups), _ways(ctx))
    maps = [figure for region in _regions(ctx, own) for figure in map.draw(ctx, region)]
    if maps:
        summary = h("summary", ctx.s("browse_map_summary"))
        add(box, h("details", summary, *maps, class_="m-catalogue__maps"))
    return [box]


def _groups(ctx: Context, kinds: Sequence[str]) -> Iterator[_Group]:
    """The lists that are not empty, in their order: kind by kind, then what is only named."""
    only_named: list[_Group] = []
    for kind in kinds:
        pages = sorted(ctx.site.of_kind(kind, ctx.locale), key=best_documented(ctx.locale))
        described = [page for page in pages if page.field("evidence") != 0]
        rest = [page for page in pages if page.field("evidence") == 0]
        if described:
            yield _Group(kind, ctx.s(_HEADINGS.get(kind, f"kind_{kind}")), described)
        if rest:
            only_named.append(_Group(kind, ctx.s("browse_group_named"), rest, named_only=True))
    yield from only_named


def _list(ctx: Context, group: _Group) -> Element:
    anchor = "named" if group.named_only else group.kind
    heading = h("h3", group.heading, id=f"katalog-{anchor}")
    if not group.named_only:
        items = h("ul", *(card(ctx, page) for page in group.pages), class_="m-cards")
        return h("section", heading, items, class_="m-catalogue__group", data_kind=group.kind)
    items = h("ul", *(_line(ctx, page) for page in group.pages), class_="m-named")
    note = h("p", ctx.s("browse_named_note"), class_="m-named__note")
    return h("section", heading, note, items, class_="m-catalogue__group", data_kind=group.kind)


def _line(ctx: Context, page: Page) -> Element:
    """A record of which only the name is known: its title, which says where it is."""
    other = page.locale if page.locale != ctx.locale else None
    return h("li", ctx.a(page.path, page.title), lang=other)


def _ways(ctx: Context) -> Element | None:
    """Where else to look: the whole portal, pages by subject."""
    there = [
        (path, ctx.s(key))
        for path, key in ((SEARCH, "browse_search"), (THEMES, "browse_themes"))
        if ctx.site.page_or_source(ctx.locale, path)
    ]
    links = [ctx.a(path, words) for path, words in there]
    if not links:
        return None
    question = ctx.s("browse_ways")
    return h("p", question, " ", *joined(links, " · "), class_="m-catalogue__ways")


def _ranks(ctx: Context, pages: Sequence[Page]) -> list[int]:
    """The place of each page in the order of names."""
    ordered = sorted(range(len(pages)), key=lambda index: sort_key(pages[index].title, ctx.locale))
    ranks = {index: rank for rank, index in enumerate(ordered)}
    return [ranks[index] for index in range(len(pages))]


def _regions(ctx: Context, own: Sequence[dict[str, tuple[str, ...]]]) -> list[str]:
    """The regions from whose ORPs there is anything."""
    orps = {key for facets in own for key in facets.get("orp", ())}
    regions = {ctx.site.taxonomy.get("orps", {}).get(key, {}).get("region") for key in orps}
    return [region for region in ctx.site.taxonomy.get("regions", {}) if region in regions]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
