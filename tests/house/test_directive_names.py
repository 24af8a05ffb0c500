"""A directive that code names is in the table: a name that nothing has would match nothing, and
nobody would notice.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from mosty.model.directives import DIRECTIVES

PACKAGE = Path(__file__).parents[2] / "scripts" / "mosty"
#: Variables that hold a call or its row.
HOLDERS = frozenset({"directive", "call", "row"})


def texts(node: ast.expr) -> Iterator[str]:
    """The texts of a literal, or of the literals in a tuple, set or list."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value


def names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of each literal that ``calls(…)`` takes or that a directive's name is
    compared with.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            literals = node.args if node.func.attr == "calls" else []
        elif isinstance(node, ast.Compare) and _is_name(node.left):
            literals = node.comparators
        else:
            continue
        for literal in literals:
            yield from ((literal.lineno, text) for text in texts(literal))


def _is_name(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and node.attr == "name"
        and isinstance(node.value, ast.Name)
        and node.value.id in HOLDERS
    )


def test_every_directive_that_code_names_is_in_the_table() -> None:
    named = {
        (path.relative_to(PACKAGE).as_posix(), line, text)
        for path in PACKAGE.rglob("*.py")
        for line, text in names(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert len(named) > 10
    assert [place for place in sorted(named) if place[2] not in DIRECTIVES] == []


@pytest.mark.parametrize(
    "code",
    ['page.body.calls("laws")', 'directive.name == "laws"', 'call.name in ("law", "laws")'],
)
def test_a_name_that_is_not_there_is_seen(code: str) -> None:
    assert "laws" in [text for _, text in names(ast.parse(code))]
