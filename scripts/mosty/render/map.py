"""``[[map:ustecky]]``: a region's ORPs as SVG drawn from their real boundaries, each a link to its
page.

Equirectangular projection with the cosine of the middle latitude: at the size of a region nobody
sees a difference. The list of the same pages is beside it on the page; the map is never the
only way.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from xml.etree.ElementTree import Element

from mosty.model.offices import District
from mosty.model.site import Page
from mosty.render.context import Context
from mosty.render.elements import add, h

WIDTH = 640.0
Point = tuple[float, float]
Project = Callable[[Point], Point]

#: The source of the boundaries.
_SOURCE = "hranice-orp"


def draw(ctx: Context, region: str) -> list[Element]:
    """The map with its caption; nothing if the base has no boundaries of the region."""
    code = ctx.site.taxonomy.get("regions", {}).get(region, {}).get("ruian")
    districts = [one for one in ctx.site.districts.values() if code and one.region == str(code)]
    if not districts:
        return []
    project, height = _projection(districts)
    name = ctx.label("regions", region)
    title_id = f"mapa-{region}"
    svg = h(
        "svg", h("title", ctx.s("map_title", region=name), id=title_id), class_="m-map",
        viewBox=f"0 0 {WIDTH:.0f} {height:.0f}", role="group", aria_labelledby=title_id,
    )  # fmt: skip
    pages = _pages(ctx)
    keys = {str(orp.get("ruian")): key for key, orp in ctx.site.taxonomy.get("orps", {}).items()}
    labels = h("g", class_="m-map__labels", aria_hidden="true")
    for district in sorted(districts, key=lambda one: one.name):
        shape = h("path", d=_path(district, project), class_="m-map__area")
        page = pages.get(district.code)
        if page is None:
            label = ctx.s("map_without", name=district.name)
            svg.append(
                h(
                    "g",
                    h("title", label),
                    shape,
                    class_="m-map__orp",
                    role="img",
                    aria_label=label,
                    data_orp=keys.get(district.code),
                )
            )
        else:
            link = ctx.a(page.path, shape, class_="m-map__orp m-map__orp--page")
            link.set("aria-label", page.title)
            link.set("data-orp", keys[district.code])
            svg.append(link)
        x, y = project(_middle(district))
        text = h("text", x=f"{x:.1f}", y=f"{y:.1f}")
        words = district.name.split(" ", 1)
        for line, word in enumerate(words):
            add(text, h("tspan", word, x=f"{x:.1f}", dy=None if not line else "1.1em"))
        labels.append(text)
    svg.append(labels)
    caption = h("figcaption", ctx.s("map_boundaries"))
    path = ctx.page_printing("source", _SOURCE) if _SOURCE in ctx.site.sources else None
    if path:
        add(caption, " ", ctx.a(path, ctx.s("source"), anchor=_SOURCE))
    return [h("figure", svg, caption, class_="m-map-figure")]


def _pages(ctx: Context) -> dict[str, Page]:
    """RÚIAN code → page of the ORP."""
    orps = ctx.site.taxonomy.get("orps", {})
    pages = {}
    for page in ctx.site.of_kind("orp", ctx.locale):
        code = orps.get(str(page.field("orp")), {}).get("ruian")
        if code:
            pages[str(code)] = page
    return pages


def _projection(districts: list[District]) -> tuple[Project, float]:
    points = [point for one in districts for ring in one.rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = (WIDTH - 8) / ((east - west) * squeeze)

    def project(point: Point) -> Point:
        return (point[0] - west) * squeeze * scale + 4, (north - point[1]) * scale + 4

    return project, (north - south) * scale + 8


def _path(district: District, project: Project) -> str:
    parts = []
    for ring in district.rings:
        dots = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(project, ring))
        parts.append(f"M{dots}Z")
    return "".join(parts)


def _middle(district: District) -> Point:
    """Centroid of the largest ring (shoelace formula)."""
    ring = max(district.rings, key=lambda one: abs(_area(one)))
    area = _area(ring)
    if not area:
        return ring[0]
    x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        cross = x1 * y2 - x2 * y1
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    return x / (6 * area), y / (6 * area)


def _area(ring: tuple[Point, ...]) -> float:
    return (
        sum(
            x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True)
        )
        / 2
    )
