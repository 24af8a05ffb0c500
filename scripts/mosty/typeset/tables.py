"""HTML tables → Typst code. A table without headers is a problem: PDF/UA-1 in Typst does not stop
on it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from mosty.model.message import message
from mosty.text.figures import small
from mosty.text.markdown.html_tree import Node
from mosty.typeset.context import Context
from mosty.typeset.literal import array, body

_ALIGN = re.compile(r"text-align:\s*(left|center|right)")


def table(node: Node, context: Context, content: Callable[[Node], list[str]]) -> list[str]:
    """A table as a call of ``v.tabled``; ``content`` converts the inside of one cell.

    The head is ``thead``; a table without it, or with empty head cells only, is recorded as a
    problem and left out, because who listens to it could not follow.
    """
    head: list[list[Node]] = []
    rows: list[list[Node]] = []
    caption = "none"
    for part in node.elements():
        if part.tag == "thead":
            head += _rows(part)
        elif part.tag in {"tbody", "tfoot"}:
            rows += _rows(part)
        elif part.tag == "tr":
            rows.append(_cells(part))
        elif part.tag == "caption":
            caption = body(content(part))
        elif part.tag not in {"colgroup", "col"}:
            context.problem(part, message("typeset.only_rows"))
    if not any(cell.tag == "th" and cell.text().strip() for row in head for cell in row):
        context.problem(node, message("typeset.table_without_headers"))
        return []
    shares = array(map(str, _shares([*head, *rows])))
    heads = array(_cell(cell, content) for row in head for cell in row)
    cells = array(_cell(cell, content) for row in rows for cell in row)
    return [f"v.tabled({shares},{len(head)},{heads},{cells},{caption})"]


def _rows(part: Node) -> list[list[Node]]:
    return [_cells(row) for row in part.elements() if row.tag == "tr"]


def _cells(row: Node) -> list[Node]:
    return [cell for cell in row.elements() if cell.tag in {"th", "td"}]


def _span(cell: Node, name: str) -> int:
    value = small(cell.attrs.get(name) or "", 1)
    return value if 0 < value < 100 else 1


def _shares(rows: list[list[Node]]) -> list[int]:
    """The width of every column in parts: the letters of its longest cell, within bounds."""
    shares = [10] * max(sum(_span(cell, "colspan") for cell in row) for row in rows)
    for row in rows:
        if len(row) == len(shares):  # a row with joined cells says nothing about one column
            for i, cell in enumerate(row):
                shares[i] = max(shares[i], min(len(" ".join(cell.text().split())), 32))
    return shares


def _cell(cell: Node, content: Callable[[Node], list[str]]) -> str:
    match = _ALIGN.search(cell.attrs.get("style", ""))
    align = match[1] if match else "left"
    bold = "true" if cell.tag == "th" else "false"
    spans = f"{_span(cell, 'colspan')},{_span(cell, 'rowspan')}"
    return f"v.cell({body(content(cell))},{align},{bold},{spans})"
