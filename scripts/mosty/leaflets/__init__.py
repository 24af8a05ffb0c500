"""The typesetting room: rendered Markdown → an accessible PDF leaflet.

``typeset(Sheet(...))`` is the whole of it; ``convert`` is there for checks that want the problems alone.
"""

from __future__ import annotations

from mosty.leaflets.book import BOOK_KEYS, STYLES, Book, Chapter, ChapterFaults, typeset_book
from mosty.leaflets.convert import Converted, convert
from mosty.leaflets.finished import Typeset
from mosty.leaflets.lines import ConvertProblem
from mosty.leaflets.practice import Card, typeset_card
from mosty.leaflets.share import share_picture
from mosty.leaflets.sheet import OPTIONAL_KEYS, PANELS, STRING_KEYS, CodeTooLong, Overflow, Sheet, TypesetError
from mosty.leaflets.shelf import Shelf
from mosty.leaflets.typeset import FORMS, forms, typeset

__all__ = [
    "BOOK_KEYS",
    "FORMS",
    "OPTIONAL_KEYS",
    "PANELS",
    "STRING_KEYS",
    "STYLES",
    "Book",
    "Card",
    "Chapter",
    "ChapterFaults",
    "CodeTooLong",
    "ConvertProblem",
    "Converted",
    "Overflow",
    "Sheet",
    "Shelf",
    "Typeset",
    "TypesetError",
    "convert",
    "forms",
    "share_picture",
    "typeset",
    "typeset_book",
    "typeset_card",
]
