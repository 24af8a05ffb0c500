"""The house: nothing imports upwards, rooms do not know one another, files stay short."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "scripts" / "mosty"
GROUND = {"model", "text"}
ROOMS = {"read", "checks", "render", "search", "leaflets", "machines", "report", "publish"}
#: The lower of the two: it knows words, not pages and records.
LOWEST = "text"
#: The only ways from room to room: reading is where every room's site comes from when MkDocs is the caller.
ALLOWED = {("render", "read")}


def imports(path: Path) -> Iterator[str]:
    """Names below ``mosty`` that a file imports: ``from mosty.text import guess`` is ``text.guess``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "mosty":
            parts = node.module.split(".")[1:]
            for alias in node.names:
                inside = PACKAGE.joinpath(*parts, alias.name)
                is_file = inside.with_suffix(".py").is_file() or inside.is_dir()
                yield ".".join([*parts, alias.name] if is_file else parts)
        elif isinstance(node, ast.Import):
            yield from (alias.name[6:] for alias in node.names if alias.name.startswith("mosty."))


def circle(graph: Mapping[str, Set[str]]) -> list[str]:
    """Names of files that import one another in a ring, the first one again at the end; empty where there is none."""
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> list[str]:
        if name in above:
            return [*above[above.index(name) :], name]
        if name in done:
            return []
        for other in sorted(graph.get(name, ())):
            if other != name.rpartition(".")[0] and (ring := visit(other, (*above, name))):
                return ring  # a room's __init__ names its own files
        done.add(name)
        return []

    return next((ring for name in graph if (ring := visit(name, ()))), [])


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


def test_words_know_nothing_of_pages_and_records() -> None:
    wrong = [
        f"{path.name} imports {name}"
        for path in sorted(PACKAGE.joinpath(LOWEST).glob("*.py"))
        for name in imports(path)
        if name.split(".")[0] != LOWEST
    ]
    assert wrong == []


def test_there_is_no_circle_among_files() -> None:
    graph = {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): set(imports(path))
        for path in PACKAGE.rglob("*.py")
    }
    assert "text.signs" in graph["text.legal"], "imports of a room's files are seen"
    assert " → ".join(circle(graph)) == ""


def test_a_circle_of_two_files_of_one_room_is_seen() -> None:
    assert circle({"text.a": {"text.b"}, "text.b": {"text.a"}}) == ["text.a", "text.b", "text.a"]
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
    assert circle({"text": {"text.a"}, "text.a": {"text", "text.b"}, "text.b": set()}) == []


def test_files_stay_short() -> None:
    long = {
        path.relative_to(PACKAGE).as_posix(): lines
        for path in PACKAGE.rglob("*.py")
        if (lines := path.read_text(encoding="utf-8").count("\n")) > 330
    }
    assert long == {}
