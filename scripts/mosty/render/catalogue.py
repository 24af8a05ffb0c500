"""``[[catalogue:practice]]``: every record of a kind as a card, with what scripts need to filter
and sort them.

Without scripts it is the whole list, and the maps below it lead to the pages of the ORPs.
"""

from __future__ import annotations

import json
from xml.etree.ElementTree import Element

from mosty.model.facets import labels, lists, of_page, year
from mosty.render import map
from mosty.render.context import Context
from mosty.render.elements import add, h
from mosty.render.listings import card
from mosty.text.language.collate import sort_key


def draw(ctx: Context, kind: str) -> list[Element]:
    """The cards in alphabetical order; ``data-records`` holds facets and years by the card's
    place.
    """
    pages = sorted(
        ctx.site.of_kind(kind, ctx.locale), key=lambda page: sort_key(page.title, ctx.locale)
    )
    if not pages:
        return [h("p", ctx.s("list_empty"))]
    own = [
        {facet: keys for facet, keys in of_page(page).items() if facet != "kind"} for page in pages
    ]
    named = {facet: keys for facet, keys in labels(ctx.site, ctx.locale).items() if facet != "kind"}
    data = {"facets": lists(own, named), "years": [year(page) for page in pages]}
    cards = h("ul", *(card(ctx, page) for page in pages), class_="m-cards")
    box = h("div", cards, class_="m-catalogue", data_mosty_catalogue=kind, data_records=_json(data))
    maps = [figure for region in _regions(ctx, own) for figure in map.draw(ctx, region)]
    if maps:
        add(
            box,
            h(
                "details",
                h("summary", ctx.s("browse_map_summary")),
                *maps,
                class_="m-catalogue__maps",
            ),
        )
    return [box]


def _regions(ctx: Context, own: list[dict[str, tuple[str, ...]]]) -> list[str]:
    """The regions from whose ORPs there is anything."""
    orps = {key for facets in own for key in facets.get("orp", ())}
    regions = {ctx.site.taxonomy.get("orps", {}).get(key, {}).get("region") for key in orps}
    return [region for region in ctx.site.taxonomy.get("regions", {}) if region in regions]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
