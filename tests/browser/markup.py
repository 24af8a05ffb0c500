"""A page's HTML as a list of elements, for what can be seen without a browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

#: Elements that are pressed as a whole.
PRESSED = frozenset({"a", "button", "summary"})


@dataclass
class Node:
    """An element: its attributes and the text directly in it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    #: The tag of the element around it that can be pressed; "" if there is none.
    pressed: str = ""


@dataclass
class _Reader(HTMLParser):
    nodes: list[Node] = field(default_factory=list)
    open: list[Node] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        outer = next((node.tag for node in reversed(self.open) if node.tag in PRESSED), "")
        node = Node(tag, {name: value or "" for name, value in attrs}, pressed=outer)
        self.nodes.append(node)
        self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.nodes.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place].tag == tag:
                del self.open[place:]
                return

    def handle_data(self, data: str) -> None:
        if self.open:
            self.open[-1].text += data


@cache
def markup(path: Path) -> Markup:
    """The parsed elements of a file, read once for all tests."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return Markup(tuple(reader.nodes))


@dataclass(frozen=True)
class Markup:
    """The elements of one file, in order."""

    nodes: tuple[Node, ...]

    def all(self, tag: str, **attributes: str) -> list[Node]:
        """Elements with that tag and those attributes."""
        return [
            node
            for node in self.nodes
            if node.tag == tag
            and all(node.attributes.get(key) == value for key, value in attributes.items())
        ]
