"""Anchors of headings exactly as Python-Markdown's ``toc`` extension makes them."""

from __future__ import annotations

from collections.abc import Iterable

from markdown.extensions.toc import slugify, unique


def anchors(headings: Iterable[tuple[str, str | None]], taken: Iterable[str] = ()) -> list[str]:
    """Anchor of each ``(text, explicit id or None)``, in order; the text is what a reader sees, without entities.

    As in Python-Markdown, explicit ids of the whole page are taken first, wherever they stand.
    """
    listed = list(headings)
    used = {explicit for _, explicit in listed if explicit} | set(taken)
    return [explicit or unique(slugify(text, "-"), used) for text, explicit in listed]
