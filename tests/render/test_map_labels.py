"""Labels of a map: within its edge, apart from one another, in every region that has boundaries."""

from __future__ import annotations

import datetime as dt
import re
from itertools import combinations

import pytest
from mosty.model.site import Site
from mosty.render import map
from mosty.render.context import Context
from mosty.render.map_labels import Box, Label, placed

TODAY = dt.date(2026, 11, 30)
SQUARE = ((0.0, 0.0), (200.0, 0.0), (200.0, 200.0), (0.0, 200.0))


def test_a_label_with_room_is_in_the_middle() -> None:
    (box,) = placed((Label(("Most",), SQUARE, (100.0, 100.0)),), 640, 400)
    assert box.middle == (100.0, 100.0)


def test_a_label_is_pushed_in_from_the_edge_and_off_another() -> None:
    narrow = ((600.0, 0.0), (640.0, 0.0), (640.0, 130.0), (600.0, 130.0))
    labels = (Label(("Varnsdorf", "● 1"), narrow, (620.0, 65.0)),) * 2
    first, second = placed(labels, 640, 400)
    assert max(first.right, second.right) <= 640 and min(first.top, second.top) >= 0
    assert first.covers(second) == 0


@pytest.mark.parametrize("region", ["ustecky", "plzensky", "pardubicky"])
def test_labels_of_a_region_neither_cross_nor_are_cut_off(
    site: Site, region: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[tuple[Label, ...], tuple[Box, ...], float]] = []

    def noted(labels: tuple[Label, ...], width: float, height: float) -> tuple[Box, ...]:
        boxes = placed(labels, width, height)
        seen.append((labels, boxes, height))
        return boxes

    monkeypatch.setattr(map, "placed", noted)
    page = next(iter(site.paths("cs")))
    assert map.draw(Context(site, page, TODAY), region)
    ((labels, boxes, height),) = seen
    assert len(boxes) >= 14
    for box in boxes:
        assert box.left >= 0 and box.right <= map.WIDTH and box.top >= 0 and box.bottom <= height
    crossing = [
        (label.lines[0], other.lines[0])
        for (label, box), (other, over) in combinations(zip(labels, boxes, strict=True), 2)
        if box.covers(over)
    ]
    assert crossing == []


def test_numbers_are_explained_where_there_are_any(site: Site) -> None:
    page = next(iter(site.paths("cs")))
    captions = []
    for region in ("ustecky", "plzensky"):
        (figure,) = map.draw(Context(site, page, TODAY), region)
        captions.append("".join(figure.find("figcaption").itertext()))  # type: ignore[union-attr]
    assert re.search("●.*■", captions[0]) and "●" not in captions[1]
