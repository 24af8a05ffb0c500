"""Numbers at the beginning of a line that Markdown takes for numbers of list items: dates,
ordinals, items out of order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mosty.text.markdown.dialects.blocks import Block, blocks
from mosty.text.markdown.dialects.budget import excess
from mosty.text.markdown.dialects.neutral import neutral
from mosty.text.prefilter import lazy_pattern

_CALLED_FOR = lazy_pattern(r"^[ \t>*+-]*\d{1,9}[.)][ \t]", re.MULTILINE)
_MARKER = lazy_pattern(r"[ ]*(\d{1,9})([.)])[ ]*")
_NUMBERED = lazy_pattern(r"^[ \t>]*(\d{1,9})[.)](?=[ \t])", re.MULTILINE)
_MONTHS = "ledna února března dubna května června července srpna září října listopadu prosince"
#: What goes on with a date after its day.
_DATE = lazy_pattern(rf"(?:{'|'.join(_MONTHS.split())})\b|\d{{1,2}}\.(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number that is no item's: its place, how readers see the item numbered, and where a
    backslash would go (None: it would not be enough).
    """

    start: int
    end: int
    written: str
    shown: int
    escape: int | None


def stray(text: str) -> Iterator[Number]:
    """Every number of ``text`` that a list makes of something else, or counts otherwise than it is
    written.
    """
    if not _CALLED_FOR.search(text) or excess(text):
        return
    following = 1  # the number that the last list would go on with
    month = -1  # where the list begins that is a date's month
    for block in blocks(neutral(text).text).walk():
        if block.kind == "Heading":
            following = 1
        elif block.kind == "List" and block.value is not None:
            for number in _of_list(block, text, following) if block.start != month else ():
                month = number.end + 1
                yield number
            following = block.value + len(block.children)


def _of_list(block: Block, text: str, following: int) -> Iterator[Number]:
    items = [(item, match) for item in block.children if (match := _MARKER.match(text, item.start))]
    written = [int(match[1]) for _, match in items]
    alone = len(items) == 1 and written[0] > 1 and written[0] != following
    same = len(set(written)) == 1
    for at, (item, match) in enumerate(items):
        date = _DATE.match(text, match.end()) is not None
        astray = not same and written[at] != block.value + at
        if not (date or alone or astray):
            continue
        whole = ((date or alone) and len(item.children) <= 1) or _nested(item)
        yield Number(match.start(1), match.end(2), match[1] + match[2], block.value + at,
                     match.start(2) if whole else None)  # fmt: skip


def run_together(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of the first number in a paragraph whose next lines are numbered on: Markdown
    sees no list there.

    True where an empty line above would make one.
    """
    if not _CALLED_FOR.search(text) or excess(text):
        return
    tree = blocks(neutral(text).text)
    for block in tree.walk():
        if block.kind in ("Paragraph", "Text"):
            before = None
            for match in _NUMBERED.finditer(
                text, text.find("\n", block.start, block.end) + 1 or block.end, block.end
            ):
                line = text.count("\n", block.start, match.start())
                if before is not None and (before[0] + 1, before[1] + 1) == (line, int(match[1])):
                    yield before[2], before[3], block in tree.children
                    break
                before = (line, int(match[1]), match.start(1), match.end())


def _nested(item: Block) -> bool:
    """Whether the item is the day before a month in figures, itself taken for an item."""
    return [child.kind for child in item.children] == ["List"] and len(
        item.children[0].children
    ) == 1
