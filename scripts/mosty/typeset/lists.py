"""What a list item is by how it opens: a telephone number, or a box to tick."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mosty.text.markdown.html_tree import Node

_NUMBER = re.compile(r"\+?\d[\d\s]{1,17}")


def significant(nodes: Sequence[Node | str]) -> list[Node | str]:
    """The nodes without white space that means nothing at either end of a block."""
    return [node for node in nodes if not isinstance(node, str) or node.strip(" \t\r\n\f")]


def number_first(item: Node) -> tuple[Node, list[Node | str]] | None:
    """A list item that opens with a telephone number (bold or a tel: link): the number and the
    rest.
    """
    children = item.children
    blocks = [child for child in item.elements() if child.tag == "p"]
    if len(blocks) == 1 and not any(isinstance(child, str) and child.strip() for child in children):
        at = children.index(blocks[0])  # a loose list wraps the line in a paragraph
        children = [*blocks[0].children, *children[at + 1 :]]
    for i, child in enumerate(children):
        if isinstance(child, str):
            if child.strip():
                return None
            continue
        tel = child.tag == "a" and child.attrs.get("href", "").startswith("tel:")
        if (tel or child.tag in {"strong", "b"}) and _NUMBER.fullmatch(child.text().strip()):
            return child, list(children[i + 1 :])
        return None
    return None


def _boxes(item: Node) -> list[Node]:
    """The elements at the head of an item that make a task of it: input, or label around input."""
    boxes = []
    line = next((child for child in item.elements() if child.tag == "p"), item)
    for child in line.elements():
        head = (
            child
            if child.tag == "input"
            else next(child.elements(), child)
            if child.tag == "label"
            else None
        )
        if head is not None and head.tag == "input" and head.attrs.get("type") == "checkbox":
            boxes.append(child)
    return boxes[:1]


def tick(item: Node) -> bool | None:
    """Whether the task is ticked; None for an item that is no task."""
    for box in _boxes(item):
        return any(node.tag == "input" and "checked" in node.attrs for node in box.walk())
    return None


def without_tick(item: Node) -> Node:
    boxes = _boxes(item)
    if not boxes:
        return item
    rest: list[Node | str] = []
    for child in item.children:
        if child is boxes[0]:
            rest.extend(
                c for c in boxes[0].children if isinstance(c, str)
            )  # words inside the label stay
        elif isinstance(child, Node) and child.tag == "p":
            rest.append(without_tick(child))
        else:
            rest.append(child)
    return Node(item.tag, item.attrs, rest)
