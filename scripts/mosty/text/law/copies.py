"""Whether a text holds a sentence word for word, whatever spaces, marks and capitals are between
the words.
"""

from __future__ import annotations

import re
import unicodedata

from mosty.text.prefilter import lazy_pattern

_BETWEEN = lazy_pattern(r"[\W_]+")


def plain(text: str) -> str:
    """The words alone, in small letters, one space before, between and after them."""
    folded = unicodedata.normalize("NFC", text).replace("\N{SOFT HYPHEN}", "").casefold()
    return f" {_BETWEEN.sub(' ', folded).strip()} "


def says(text: str, sentence: str) -> bool:
    """Whether a text made :func:`plain` holds a sentence made so; an empty sentence is in none."""
    return bool(sentence.strip()) and sentence in text


def places(text: str, sentence: str) -> list[tuple[int, int]]:
    """Where a text as written holds the words of a sentence made :func:`plain`."""
    words = [re.escape(word) for word in sentence.split()]
    if not words:
        return []
    pattern = r"(?<!\w)" + r"[\W_]+".join(words) + r"(?!\w)"
    return [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
