"""Anchors of headings exactly as Python-Markdown's ``toc`` extension makes them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LEFT_OUT = re.compile(r"[^\w\s-]")
_GAP = re.compile(r"[-\s]+")


def anchors(headings: Iterable[tuple[str, str | None]], taken: Iterable[str] = ()) -> list[str]:
    """Anchor of each ``(text, explicit id or None)``, in order; the text is what a reader sees,
    without entities.

    As in Python-Markdown, explicit ids of the whole page are taken first, wherever they are.
    """
    listed = list(headings)
    used = {explicit for _, explicit in listed if explicit} | set(taken)
    counters: dict[str, int] = {}
    return [explicit or _unique(slug(text), used, counters) for text, explicit in listed]


def slug(text: str) -> str:
    """``slugify`` of Python-Markdown's ``toc``, its patterns compiled once and its import saved."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return _GAP.sub("-", _LEFT_OUT.sub("", ascii_text).strip().lower())


def _unique(name: str, used: set[str], counters: dict[str, int]) -> str:
    if not name or name in used:
        from markdown.extensions.toc import unique  # only for the rare name that is taken

        return unique(name, used, counters)  # type: ignore[call-arg]  # the stubs are older than the package
    used.add(name)
    return name
