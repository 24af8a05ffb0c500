"""Names say what a thing is: a page, a problem, hits; not that it was found or said."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("scripts", "tests")
#: Words that name nothing. In a comprehension or a lambda of one line they are as good as any.
VAGUE = frozenset({"one", "found", "said", "told", "asked", "mine"})
Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


def vague(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and name of each variable, parameter, field and function that is called so."""
    allowed = {name for node in ast.walk(tree) for name in short_lived(node)}
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                pass
            case ast.arg(arg=name) | ast.ExceptHandler(name=str(name)):
                pass
            case ast.FunctionDef(name=name) | ast.MatchAs(name=str(name)):
                pass
            case _:
                continue
        if name.strip("_") in VAGUE and node not in allowed:
            yield node.lineno, name


def short_lived(node: ast.AST) -> Iterator[ast.AST]:
    """The names that a comprehension or a lambda of one line binds."""
    if isinstance(node, Comprehension | ast.Lambda) and node.lineno == node.end_lineno:
        if isinstance(node, ast.Lambda):
            yield from node.args.args
        else:
            for generator in node.generators:
                yield from ast.walk(generator.target)


@pytest.mark.parametrize("folder", FOLDERS)
def test_names_say_what_a_thing_is(folder: str) -> None:
    places = [
        f"{path.relative_to(ROOT)}:{line}: name `{name}` after what it is (page, problem, hits …)"
        for path in sorted((ROOT / folder).rglob("*.py"))
        for line, name in vague(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not places, "\n".join(places)


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("found = 1", ["found"]),
        ("for one in pages: pass", ["one"]),
        ("def ask(told): pass", ["told"]),
        ("def _said(): pass", ["_said"]),
        ("class Field:\n    asked: bool = True", ["asked"]),
        ("self.found = 1", ["found"]),
        ("[one\n for one in pages]", ["one"]),
        ("[page for page in pages if (found := page)]", ["found"]),
        ("[one for one in pages]", []),
        ("sorted(pages, key=lambda one: one.path)", []),
        ("problem(said=1)", []),
    ],
)
def test_such_a_name_would_be_seen(code: str, seen: list[str]) -> None:
    assert [name for _, name in vague(ast.parse(code))] == seen
