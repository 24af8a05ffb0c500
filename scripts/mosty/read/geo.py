"""Boundaries of ORPs: TopoJSON → rings of longitude and latitude.

Format: https://github.com/topojson/topojson-specification – quantised arcs, delta-encoded; a
negative index ``~i`` is arc ``i`` walked backwards; neighbouring arcs share their end points.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mosty.model.offices import District
from mosty.model.problem import Problem, Span, problem
from mosty.read.files import text_of

FILE = "docs/data/orp.topo.json"
Point = tuple[float, float]


def read_districts(root: Path, problems: list[Problem]) -> dict[str, District]:
    """Districts by their RÚIAN code; none where the base has no file of boundaries."""
    path = root / FILE
    if not path.exists():
        return {}
    text = text_of(root, path, problems)
    if text is None:
        return {}
    try:
        return decode(json.loads(text))
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        problems.append(problem("REC002", Span(FILE), shape=f"TopoJSON ({type(error).__name__})"))
        return {}


def decode(topology: dict[str, Any]) -> dict[str, District]:
    """Districts of the object ``orp``. Raises ``KeyError``, ``IndexError`` or ``TypeError`` on
    another shape.
    """
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[Point]] = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)

    def ring(indexes: list[int]) -> tuple[Point, ...]:
        points: list[Point] = []
        for index in indexes:
            part = arcs[index] if index >= 0 else arcs[~index][::-1]
            points += part[1:] if points else part
        return tuple(points)

    shapes = {}
    for geometry in topology["objects"]["orp"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = tuple(ring(indexes) for polygon in polygons for indexes in polygon)
        names = geometry["properties"]
        code = str(geometry["id"])
        shapes[code] = District(code, str(names["nazev"]), str(names["kraj"]), rings)
    return shapes
