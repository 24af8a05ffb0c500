"""The house: nothing imports upwards, rooms do not know one another, files stay short."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "scripts" / "mosty"
GROUND = {"model", "text"}
ROOMS = {"read", "checks", "render", "search", "leaflets", "machines", "report", "publish"}
#: The only ways from room to room: reading is where every room's site comes from when MkDocs is the caller.
ALLOWED = {("render", "read")}


def imports(path: Path) -> Iterator[str]:
    """Names below ``mosty`` that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "mosty":
            parts = node.module.split(".")[1:]
            yield from [".".join(parts)] if parts else [alias.name for alias in node.names]
        elif isinstance(node, ast.Import):
            yield from (alias.name[6:] for alias in node.names if alias.name.startswith("mosty."))


def rooms_of(path: Path) -> str:
    """The room a file lives in, or its own name on the top floor."""
    inside = path.relative_to(PACKAGE).parts
    return inside[0] if len(inside) > 1 else inside[0].removesuffix(".py")


def test_nothing_imports_upwards_and_rooms_do_not_know_one_another() -> None:
    wrong = []
    for path in sorted(PACKAGE.rglob("*.py")):
        here = rooms_of(path)
        for name in imports(path):
            there = name.split(".")[0]
            if here in GROUND and there not in GROUND:
                wrong.append(f"{path.relative_to(PACKAGE)}: the ground imports {name}")
            elif here in ROOMS and there not in GROUND | {here} and (here, there) not in ALLOWED:
                wrong.append(f"{path.relative_to(PACKAGE)}: a room imports {name}")
    assert wrong == []


def test_there_is_no_circle_among_files() -> None:
    graph = {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): set(imports(path))
        for path in PACKAGE.rglob("*.py")
    }
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " → ".join([*above, name])
        if name in done:
            return
        for other in graph.get(name, ()):
            if other != name.rsplit(".", 1)[0]:  # a room's __init__ names its own files
                visit(other, (*above, name))
        done.add(name)

    for name in graph:
        visit(name, ())


def test_files_stay_short() -> None:
    long = {
        path.relative_to(PACKAGE).as_posix(): lines
        for path in PACKAGE.rglob("*.py")
        if (lines := path.read_text(encoding="utf-8").count("\n")) > 330
    }
    assert long == {}
