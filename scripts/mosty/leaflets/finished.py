"""What the typesetter gives back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Typeset:
    """A finished PDF, its number of pages, what Typst warned of (a line each), and its first page as WebP."""

    pdf: bytes
    pages: int
    warnings: tuple[str, ...] = ()
    picture: bytes = b""
