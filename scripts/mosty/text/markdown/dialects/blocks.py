"""The tree of blocks that CommonMark sees, each with its place in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from mosty.text.markdown.dialects.commonmark import events

#: Kinds that hold other blocks.
CONTAINERS = frozenset({"List", "Item", "BlockQuote", "FootnoteDefinition"})
_WHOLE = frozenset({"Paragraph", "Heading", "CodeBlock", "HtmlBlock", "Table"})


@dataclass(slots=True)
class Block:
    """A block: ``value`` is a list's first number or None, a code block's info or "Indented"."""

    kind: str
    start: int
    end: int
    value: Any = None
    children: list[Block] = field(default_factory=list)

    def walk(self) -> Iterator[Block]:
        """The block and all within, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


def blocks(text: str) -> Block:
    """The root of the tree. A tight item's text stands in a block of kind ``Text``."""
    root = Block("Document", 0, len(text))
    stack = [root]
    inside = 0  # depth below a block whose inside is no matter
    for name, value, start, end in events(text):
        if name == "Start":
            if inside or not _begin(stack, text, value, start, end):
                inside += 1
        elif name == "End":
            if inside:
                inside -= 1
            else:
                stack.pop()
        elif name == "Rule" and not inside:
            stack[-1].children.append(Block("Rule", start, end))
        elif not inside:
            _line(stack[-1], start, end)
    return root


def _begin(stack: list[Block], text: str, value: Any, start: int, end: int) -> bool:
    """Add what begins to the innermost open block; returns whether it is opened itself."""
    kind, detail = (value, None) if isinstance(value, str) else next(iter(value.items()))
    if kind not in CONTAINERS and kind not in _WHOLE:  # emphasis or a link in a tight item
        _line(stack[-1], start, end)
        return False
    while detail != "Indented" and text[start : start + 1] == " ":
        start += 1  # CommonMark counts the rest of an indent in
    block = Block(kind, start, end, detail)
    stack[-1].children.append(block)
    if kind in CONTAINERS:
        stack.append(block)
    return kind in CONTAINERS


def _line(parent: Block, start: int, end: int) -> None:
    """Text right in an item: one block up to the next real one."""
    last = parent.children[-1] if parent.children else None
    if last is not None and last.kind == "Text":
        last.end = max(last.end, end)
    else:
        parent.children.append(Block("Text", start, end))
