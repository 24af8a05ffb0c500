"""The typesetting room: rendered Markdown → an accessible PDF leaflet.

``typeset(Sheet(...))`` is the whole of it; ``convert`` is there for checks that want the problems
alone.
"""

from __future__ import annotations

from mosty.typeset.book import BOOK_KEYS, STYLES, Book, Chapter, ChapterFaults, typeset_book
from mosty.typeset.compiler import FORMS, forms, typeset
from mosty.typeset.context import ConvertProblem
from mosty.typeset.convert import convert
from mosty.typeset.converted import Converted
from mosty.typeset.pdf_cache import Shelf
from mosty.typeset.practice import Card, typeset_card
from mosty.typeset.share import share_picture
from mosty.typeset.sheet import (
    OPTIONAL_KEYS,
    PANELS,
    STRING_KEYS,
    CodeTooLong,
    Overflow,
    Sheet,
    TypesetError,
)
from mosty.typeset.typeset_result import Typeset

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
