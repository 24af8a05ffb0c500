"""``[[map:ustecky]]``: a region's ORPs as SVG drawn from their real boundaries, each a link to its
page.

Equirectangular projection with the cosine of the middle latitude: at the size of a region nobody
sees a difference. The list of the same pages is beside it on the page; the map is never the
only way.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from xml.etree.ElementTree import Element

from mosty.model.facets import keys_of
from mosty.model.offices import District
from mosty.model.site import Page
from mosty.render.context import Context
from mosty.render.elements import add, h
from mosty.render.map_labels import Label, placed

WIDTH = 640.0
Point = tuple[float, float]
Project = Callable[[Point], Point]

#: How many practices and recommendations an ORP has.
Counts = tuple[int, int]

#: What the numbers on the map begin with, also in its legend.
PRACTICES, ADVICE = "●", "■"
#: From how many practices on a shape is darker (as in assets/js/search/map.js).
STEPS = (1, 3, 6)
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
    counts = _counts(ctx)
    chosen = sorted(districts, key=lambda one: one.name)
    for district in chosen:
        key = keys.get(district.code)
        svg.append(
            _area_of(ctx, district, project, pages.get(district.code), key, counts.get(key or ""))
        )
    numbers = [counts.get(keys.get(district.code, "")) for district in chosen]
    svg.append(_labels(chosen, numbers, project, height))
    caption = h("figcaption")
    if any(numbers):
        add(caption, ctx.s("map_legend", practices=PRACTICES, recommendations=ADVICE), " ")
    add(caption, ctx.s("map_boundaries"))
    path = ctx.page_printing("source", _SOURCE) if _SOURCE in ctx.site.sources else None
    if path:
        add(caption, " ", ctx.a(path, ctx.s("source"), anchor=_SOURCE))
    return [h("figure", svg, caption, class_="m-map-figure")]


def _area_of(
    ctx: Context,
    district: District,
    project: Project,
    page: Page | None,
    key: str | None,
    counts: Counts | None,
) -> Element:
    """The shape of an ORP: a link to its page that says what is there, or a picture with a name."""
    shape = h("path", d=_path(district, project), class_="m-map__area")
    if page is None:
        label = ctx.s("map_without", name=district.name)
        return h(
            "g",
            h("title", label),
            shape,
            class_="m-map__orp",
            role="img",
            aria_label=label,
            data_orp=key,
        )
    practices, recommendations = counts or (0, 0)
    summary = ctx.s("map_counts", practices=practices, recommendations=recommendations)
    link = ctx.a(page.path, shape, class_="m-map__orp m-map__orp--page")
    link.set("aria-label", f"{page.title}. {summary}")
    link.set("data-orp", key or "")
    link.set("data-step", str(sum(practices >= least for least in STEPS)))
    return link


def _labels(
    districts: list[District], counts: list[Counts | None], project: Project, height: float
) -> Element:
    """Names, and below them the numbers: dots for practices, squares for recommendations."""
    made = h("g", class_="m-map__labels", aria_hidden="true")
    labels = []
    for district, numbers in zip(districts, counts, strict=True):
        ring = max(district.rings, key=lambda one: abs(_area(one)))
        outline = tuple(project(point) for point in ring)
        lines = (*district.name.split(" ", 1), *([_numbers(*numbers)] if numbers else []))
        labels.append(Label(lines, outline, project(_middle(district))))
    for label, numbers, box in zip(
        labels, counts, placed(tuple(labels), WIDTH, height), strict=True
    ):
        x, y = box.middle
        text = h("text", x=f"{x:.1f}", y=f"{y:.1f}")
        for line, words in enumerate(label.lines):
            # the lines together are centred on the middle; 0.35 of a letter is half its height
            dy = "1.1em" if line else f"{0.35 - 0.55 * (len(label.lines) - 1):.2f}em"
            is_number = numbers is not None and line == len(label.lines) - 1
            class_ = "m-map__number" if is_number else None
            add(text, h("tspan", words, x=f"{x:.1f}", dy=dy, class_=class_))
        made.append(text)
    return made


def _numbers(practices: int, recommendations: int) -> str:
    parts = ((PRACTICES, practices), (ADVICE, recommendations))
    return " ".join(f"{sign}\N{NO-BREAK SPACE}{count}" for sign, count in parts if count)


def _counts(ctx: Context) -> dict[str, Counts]:
    """Practices and recommendations of each ORP that has any."""
    practices = Counter(
        key
        for page in ctx.site.of_kind("practice", ctx.locale)
        for key in keys_of(page.field("orp"))
    )
    advice = Counter(record.orp for record in ctx.site.recommendations.values() if record.orp)
    return {key: (practices[key], advice[key]) for key in sorted({*practices, *advice})}


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
