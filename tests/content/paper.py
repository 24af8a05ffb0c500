"""What is drawn on a page of a PDF: characters, thin lines and filled boxes, in millimetres from its
upper left corner.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

MM = 72 / 25.4
THIN = 1.0  # millimetres: what is lower is a line


@dataclass(frozen=True)
class Box:
    """A place on the page; ``text`` is the character there, empty for a drawing."""

    left: float
    top: float
    right: float
    bottom: float
    text: str = ""
    size: float = 0

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def beside(self, other: Box) -> bool:
        """Whether the two share some of the width of the page."""
        return self.left < other.right - 0.2 and other.left < self.right - 0.2


@dataclass(frozen=True)
class Paper:
    """One page."""

    number: int
    width: float
    height: float
    characters: list[Box]
    drawn: list[Box]

    @property
    def lines(self) -> list[Box]:
        """Horizontal lines long enough to be seen as such."""
        return [box for box in self.drawn if box.height < THIN and box.width > 15]

    @property
    def boxes(self) -> list[Box]:
        """Filled grounds that text stands on."""
        return [box for box in self.drawn if box.height > 8 and 60 < box.width < 190]


def papers(pdf: bytes) -> Iterator[Paper]:
    """The pages of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, 1):
        width, height = page.get_size()
        text = page.get_textpage()
        characters = []
        for at in range(text.count_chars()):
            letter = text.get_text_range(at, 1)
            if letter.strip():
                left, bottom, right, top = text.get_charbox(at)
                size = raw.FPDFText_GetFontSize(text.raw, at)
                characters.append(_box(left, bottom, right, top, height, letter, size))
        drawn = [
            _box(*part.get_bounds(), height)
            for part in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=2)
        ]
        yield Paper(number, width / MM, height / MM, characters, drawn)


def _box(
    left: float,
    bottom: float,
    right: float,
    top: float,
    height: float,
    text: str = "",
    size: float = 0,
) -> Box:
    return Box(left / MM, (height - top) / MM, right / MM, (height - bottom) / MM, text, size)
