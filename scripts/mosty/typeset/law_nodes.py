"""Statements about law in an article, which a leaflet sets apart."""

from __future__ import annotations

from collections.abc import Sequence

from mosty.text.markdown.html_tree import Node
from mosty.typeset.lines import LAW, LAW_REFERENCE


def law_statement(nodes: Sequence[Node | str]) -> Node | None:
    """The statement about law, if a block holds just that."""
    if (
        len(nodes) == 1
        and isinstance(nodes[0], Node)
        and nodes[0].tag == "span"
        and nodes[0].classes & LAW
    ):
        return nodes[0]
    return None


def is_law_reference(node: Node | str) -> bool:
    """Whether a node is the citation of an act behind its sentence."""
    return isinstance(node, Node) and LAW_REFERENCE in node.classes
