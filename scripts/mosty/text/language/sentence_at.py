"""The sentence around a place of a text that is as long as its Markdown."""

from __future__ import annotations

from mosty.text.prefilter import lazy_pattern

#: What parts two sentences: a stop with a capital letter behind, an empty line, the beginning of a
#: heading, item, quotation or table row.
_END = lazy_pattern(
    r"(?<=[.!?…])[“”\"’)*_]*\s+(?=[„“‘(*_\[]*[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ])"
    r"|\n(?=[ \t]*(?:\n|[-*+#|>]|\d{1,3}[.)][ \t]))"
)
#: A sentence is looked for so far around a place.
_FAR = 600


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """First character and end of the sentence that holds ``start`` to ``end``."""
    first, last = max(0, start - _FAR), min(len(text), end + _FAR)
    before = [m.end() for m in _END.finditer(text, first, start + 1) if m.end() <= start]
    after = _END.search(text, end, last)
    return (before[-1] if before else first), (after.start() if after else last)
