"""Numbers of lists and headings that begin again where they should go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mosty.text.faults import Place
from mosty.text.markdown.passages import Passage, passages
from mosty.text.prefilter import lazy_pattern

_NUMBER = lazy_pattern(r"(\d{1,2})[.)][ \u00a0]")


def lists_that_restart(prose: str) -> Iterator[Place]:
    """First items, numbered 1, of a list that goes on from another one: between the two stands one
    paragraph that leads to no list.
    """
    listed = passages(prose)
    for at, passage in enumerate(listed):
        if at < 2 or passage.kind != "item" or passage.number != 1 or passage.indent:
            continue
        between, before = listed[at - 1], listed[at - 2]
        if between.kind == "text" and not between.indent and _goes_on(prose, between, before):
            yield passage.start, passage.end


def _goes_on(prose: str, between: Passage, before: Passage) -> bool:
    """Whether a paragraph belongs to the item before it: it ends a sentence, and no colon."""
    numbered = before.kind == "item" and before.number is not None and not before.indent
    paragraph = prose[between.start : between.end].rstrip(" *_“”)")
    return numbered and not between.quoted and paragraph.endswith((".", "!", "?"))


def numbered_again(headings: Sequence[tuple[int, str]]) -> Iterator[int]:
    """Headings (level, text) that bear the number of one before them, below the same heading."""
    last: dict[int, int] = {}
    for at, (level, text) in enumerate(headings):
        for deeper in [one for one in last if one > level]:
            del last[deeper]
        match = _NUMBER.match(text)
        if match is None:
            last.pop(level, None)
            continue
        number = int(match[1])
        if last.get(level) == number:
            yield at
        last[level] = number
