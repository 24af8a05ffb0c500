"""Changes that bring the two readings of a place together. Each is tried: it counts only where it
does.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from mosty.text.fixes import Change, changed
from mosty.text.markdown.comments import without_comments
from mosty.text.markdown.dialects.commonmark import as_commonmark
from mosty.text.markdown.dialects.compare import Difference, differences
from mosty.text.markdown.dialects.flat import Block
from mosty.text.markdown.dialects.rendered import as_rendered, bare
from mosty.text.prefilter import lazy_pattern

#: An attribute list that is set too close to the words of its heading.
_CLOSE_LIST = lazy_pattern(r"[ ]{0,3}#{1,6}[ ][^\n]*[^\s{}](?P<at>)\{[:#.][^{}\n]*\}[ ]*(?:\n|\Z)")
#: A backslash at a line's end.
_LINE_END = lazy_pattern(r"\\(?=\n)")
_ENDS_TAG = lazy_pattern(r"</[A-Za-z][^<>\n]*>[ ]*\Z")


def mend(text: str, difference: Difference, left: int) -> Change | None:
    """The first change after which fewer than ``left`` differences are left, and none is at its
    place.
    """
    for start, end, new in _tries(text, difference):
        try:
            fewer = len(apart(changed(text, [(start, end, new)]))) < left
        except Exception:  # what cannot be rendered is no mend
            continue
        if fewer:
            return start, end, new
    return None


def _tries(text: str, difference: Difference) -> Iterator[Change]:
    begin = text.rfind("\n", 0, difference.start) + 1
    if match := _CLOSE_LIST.match(text, begin):
        yield match.start("at"), match.start("at"), " "
    elif difference.kind == "break":
        stop = text.find("\n\n", difference.start)
        ends = list(_LINE_END.finditer(text, difference.start, stop if stop >= 0 else len(text)))
        if ends:  # all of a paragraph's, as they are one difference
            start, end = ends[0].start(), ends[-1].end()
            yield (
                start,
                end,
                _LINE_END.sub("  ", text[start : end + 1])[: -1 if text[end] == "\n" else None],
            )
    elif _ENDS_TAG.search(text, max(begin - 1000, 0), max(begin - 1, 0)):
        yield begin, begin, "\n"


def apart(text: str) -> Sequence[Difference]:
    """The differences of a text, anchors aside."""
    seen, _ = as_rendered(bare(without_comments(text)))
    return list(differences(_unnamed(as_commonmark(text, [])), _unnamed(seen), text))


def _unnamed(blocks: Sequence[Block]) -> list[Block]:
    return [dataclasses.replace(block, kind=block.kind.partition("#")[0]) for block in blocks]
