"""What the typesetter gives back."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from PIL import Image


@dataclass(frozen=True, slots=True)
class Typeset:
    """A finished PDF, its number of pages, what Typst warned of (a line each), and its first page
    as WebP.

    ``seconds`` of the processor it took to typeset; 0 for one that was there already. ``key`` is
    that of the shelf, empty without one.
    """

    pdf: bytes
    pages: int
    warnings: tuple[str, ...] = ()
    picture: bytes = b""
    seconds: float = field(default=0, compare=False)
    key: str = field(default="", compare=False)

    @property
    def picture_size(self) -> tuple[int, int]:
        """Width and height of the picture in pixels; zeros if there is none."""
        if not self.picture:
            return 0, 0
        with Image.open(io.BytesIO(self.picture)) as picture:
            return picture.size
