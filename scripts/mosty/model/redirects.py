"""Addresses that pages have had: where each leads when its page is gone."""

from __future__ import annotations

from dataclasses import dataclass

from mosty.model.problem import Span

#: The path of a page that is gone → the path of the page that took its place.
REDIRECTS_FILE = "docs/data/redirects.yml"
#: The path of every page that was ever published, one on a line, in order.
ADDRESSES_FILE = "docs/data/addresses.txt"


@dataclass(frozen=True, slots=True)
class Redirect:
    """Readers who come to ``old`` are led to ``path``, and there to ``anchor`` if it is not empty.

    Both are paths of pages below the folder of a language, ``praxe/kavarna.md``: the languages
    share them.
    """

    old: str
    path: str
    anchor: str
    span: Span
