"""The leaflets as they come from the printer: no page of a few lines, no line through words, digits
clear of the edges, and nothing that belongs to an editor's desk.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from ..browser.house import built_once, copy_project
from .paper import Box, Paper, papers

#: Words of the editors' desk that no printed leaflet bears, in small letters.
DESK = ("nenastaveno", "not set", "ukázka", "demonstration", "neověř", "not verified", "unverified")
FOOT = 21  # millimetres at the foot of a page that are not its text
LEAST = 0.25


@pytest.fixture(scope="module")
def printed(shared: Path) -> dict[str, list[Paper]]:
    """The pages of every leaflet and book of the published site, by the path of the file."""
    folder = built_once(shared / "house", copy_project) / "site"
    files = [path for path in sorted(folder.rglob("*.pdf")) if "-karta-" not in path.name]
    assert len(files) > 40
    return {path.relative_to(folder).as_posix(): list(papers(path.read_bytes())) for path in files}


def form_of(name: str) -> str:
    """The form of a file by its name."""
    return next(
        (form for form in ("a4", "trifold", "poster", "cards") if f"-{form}-" in name), "book"
    )


def text_of(paper: Paper) -> list[Box]:
    """What is on the page between head and foot."""
    foot = paper.height - FOOT
    return [box for box in paper.characters if box.top >= 15 and box.bottom < foot]


def test_no_page_ends_a_file_or_a_chapter_with_a_few_lines(printed: dict[str, list[Paper]]) -> None:
    short = []
    for name, pages in printed.items():
        if form_of(name) != "a4":
            continue
        for paper in pages:
            low = max(box.bottom for box in text_of(paper))
            filled = (low - 15) / (paper.height - 15 - 20)
            if filled < LEAST:
                short.append(f"{name} {paper.number}: {filled:.2f}")
    assert short == []


def test_no_page_of_a_book_holds_five_lines(printed: dict[str, list[Paper]]) -> None:
    short = []
    for name, pages in printed.items():
        if form_of(name) != "book":
            continue
        for paper in pages[1:]:
            rows = {round(box.bottom) for box in text_of(paper) if box.top > 24}
            if len(rows) < 9:
                short.append(f"{name} {paper.number}: {len(rows)}")
    assert short == []


def test_lines_are_clear_of_words(printed: dict[str, list[Paper]]) -> None:
    """A line is a blank to write on, a rule between sections or part of a box; none touches the
    words above or below it. Underlines, which are short of that, belong to their words.
    """
    close = []
    for name, pages in printed.items():
        if form_of(name) == "book":
            continue
        for paper in pages:
            for line in paper.lines:
                near = [
                    box
                    for box in paper.characters
                    if box.beside(line) and box.top - 1 < line.bottom and box.bottom + 1 > line.top
                ]
                if near and not _underline(line, near):
                    words = "".join(box.text for box in near)[:30]
                    close.append(f"{name} {paper.number}: {line.top:.0f} mm, {words}")
    assert close == []


def _underline(line: Box, near: Iterable[Box]) -> bool:
    """Whether the line is as long as the words over it."""
    over = [box for box in near if box.top < line.top]
    return bool(over) and (
        abs(min(box.left for box in over) - line.left) < 1.5
        and abs(max(box.right for box in over) - line.right) < 1.5
    )


def test_digits_to_call_are_clear_of_the_edges(printed: dict[str, list[Paper]]) -> None:
    close, seen = [], 0
    for name, pages in printed.items():
        if form_of(name) not in {"a4", "trifold", "poster"}:
            continue
        for paper in pages:
            for box in paper.boxes:
                inside = [
                    each
                    for each in paper.characters
                    if each.text.isdigit()
                    and each.left > box.left
                    and each.right < box.right
                    and box.top - 1 < (each.top + each.bottom) / 2 < box.bottom + 1
                    and each.height > 3.2  # the digits to call are the largest
                ]
                for digit in inside:
                    seen += 1
                    if min(digit.top - box.top, box.bottom - digit.bottom) < 2:
                        close.append(
                            f"{name} {paper.number}: {digit.text} {digit.top - box.top:.1f}"
                        )
    assert seen > 200 and close == []


def test_the_panels_inside_a_trifold_end_at_about_one_height(
    printed: dict[str, list[Paper]],
) -> None:
    uneven = []
    for name, pages in printed.items():
        if form_of(name) == "trifold":
            inside = pages[1]
            lows = [
                max(box.bottom for box in inside.characters if left <= box.left < left + 100)
                for left in (0, 100, 200)
            ]
            if max(lows) - min(lows) > 0.2 * inside.height:
                uneven.append(f"{name}: {[round(low) for low in lows]}")
    assert uneven == []


def test_nothing_of_the_editors_desk_is_on_a_leaflet(printed: dict[str, list[Paper]]) -> None:
    faults = []
    for name, pages in printed.items():
        if form_of(name) == "book":  # which says of its sources what nobody has verified
            continue
        words = " ".join(_words(paper) for paper in pages).lower()
        faults += [f"{name}: {word}" for word in DESK if word.replace(" ", "") in words]
    assert faults == []


def _words(paper: Paper) -> str:
    """The characters of the page in order, without spaces."""
    return "".join(box.text for box in paper.characters)


def test_cards_tell_a_stranger_nothing(printed: dict[str, list[Paper]]) -> None:
    """What is outside when the card is folded: two words, no title, no number, no address."""
    for name, pages in printed.items():
        if form_of(name) == "cards":
            inside, outside = pages
            cover = [box for box in outside.characters if box.bottom < 297 - 23]
            words = "".join(box.text for box in cover)
            assert words in {"Užitečnáčísla" * 5, "Usefulnumbers" * 5}, name
            assert _words(inside).count("116123") == 5 and _words(inside).count("mosty.") == 5
