"""What the conversion of a text knows, and the problems that it collects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mosty.model.message import Message, message
from mosty.text.markdown.html_tree import Node


@dataclass(frozen=True, slots=True)
class ConvertProblem:
    """Something of the HTML that a leaflet cannot carry: the tag, what is wrong and the words
    beside it.
    """

    tag: str
    fault: Message
    near: str

    def sentence(self) -> Message:
        """The problem for a person, with the tag and the words beside it."""
        if self.near:
            return message("typeset.in_tag_near", tag=self.tag, fault=self.fault, near=self.near)
        return message("typeset.in_tag", tag=self.tag, fault=self.fault)


@dataclass(frozen=True, slots=True)
class Binding:
    """How a chapter is bound into a book.

    ``prefix`` makes its labels unlike other chapters'; ``sections`` and ``pages`` are the labels of
    the sections and the whole pages in the book by absolute address; labels in ``paged`` are told
    with their page (``page``: "p."); ``pointer`` stands in place of what only the web can show.
    """

    prefix: str = ""
    sections: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    paged: frozenset[str] = frozenset()
    page: str = ""
    pointer: str = ""

    def label(self, address: str) -> str | None:
        """The label of a section in the book, else that of its page; None for what is not in the
        book.
        """
        return self.sections.get(address) or self.pages.get(address.partition("#")[0])


LOOSE = Binding()  # a leaflet is no part of a book


@dataclass(slots=True)
class Context:
    """What one conversion knows and gathers."""

    base: str
    images: Mapping[str, bytes]
    anchors: frozenset[str] = frozenset()
    footnotes: Mapping[str, Node] = field(default_factory=dict)
    footnotes_used: set[str] = field(default_factory=set)
    problems: list[ConvertProblem] = field(default_factory=list)
    binding: Binding = LOOSE

    def problem(self, node: Node, fault: Message, near: str = "") -> None:
        """Record a problem of ``node``; the words beside it are its own text unless given."""
        words = " ".join((near or node.text()).split())
        self.problems.append(ConvertProblem(node.tag, fault, words[:60]))
