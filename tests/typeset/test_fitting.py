"""How tightly a text is set: which setting wins, judged by the reports of its layouts."""

from __future__ import annotations

from typing import Any

from mosty.typeset.fitting import LADDER, book_setting, leaflet_setting
from mosty.typeset.job import Setting


class Layouts:
    """A fake job: the layout of each setting, and the settings that were tried."""

    def __init__(self, layout: Any) -> None:
        self.layout_of = layout
        self.tried: list[Setting] = []

    def layout(self, setting: Setting) -> list[Any]:
        """The layout as the template reports it."""
        self.tried.append(setting)
        answer: list[Any] = self.layout_of(setting)
        return answer


def leaflet(*filled: float, phones: int = 1) -> list[Any]:
    """The layout of a leaflet whose pages are filled to these shares."""
    ends = [{"page": page, "filled": share} for page, share in enumerate(filled, 1)]
    return [phones, {"begins": 1}, *ends, {"pages": len(filled)}]


def test_one_page_is_not_tried_again() -> None:
    job = Layouts(lambda setting: leaflet(0.1))
    assert leaflet_setting(job) == LADDER[0] and len(job.tried) == 1  # type: ignore[arg-type]


def test_a_page_of_a_few_lines_loses_against_everything() -> None:
    roomy = LADDER[3]
    job = Layouts(
        lambda setting: leaflet(0.9, 0.9, 0.5) if setting == roomy else leaflet(0.9, 0.9, 0.2)
    )
    assert leaflet_setting(job) == roomy  # type: ignore[arg-type]


def test_fewer_pages_win_and_then_the_setting_we_like_best() -> None:
    short = LADDER[4:6]
    job = Layouts(lambda setting: leaflet(0.9, 0.9) if setting in short else leaflet(0.9, 0.9, 0.9))
    assert leaflet_setting(job) == short[0]  # type: ignore[arg-type]


def test_a_section_of_many_pages_fills_those_it_covers() -> None:
    layout = [1, {"begins": 1}, {"page": 3, "filled": 0.7}, {"pages": 3}]
    worse = leaflet(0.9, 0.9, 0.3)
    job = Layouts(lambda setting: layout if setting == LADDER[2] else worse)
    assert leaflet_setting(job) == LADDER[2]  # type: ignore[arg-type]


def chapters(**filled: float) -> list[dict[str, Any]]:
    """The layout of a book whose chapters of two pages end at these shares."""
    ends = [{"chapter": name, "pages": 2, "filled": share} for name, share in filled.items()]
    return [*ends, {"chapter": "sources", "pages": 2, "filled": 0.1}]  # shared with the imprint


def test_a_chapter_that_ends_with_a_few_lines_is_set_closer_and_no_other() -> None:
    job = Layouts(lambda setting: chapters(one=0.5, two=0.8 if ";two=2;" in setting.tight else 0.1))
    assert book_setting(job).tight == ";two=2;"  # type: ignore[arg-type]


def test_a_chapter_that_closer_does_not_help_is_set_looser() -> None:
    job = Layouts(lambda setting: chapters(one=0.4 if ";one=-2;" in setting.tight else 0.1))
    assert book_setting(job).tight == ";one=-2;"  # type: ignore[arg-type]
