"""The house: floors import what is below them, rooms are few, files stay short, no circles."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "scripts" / "mosty"
MOST_ROOMS = 14
MOST_FLOORS = 6
MOST_WAYS = 55
MOST_LINES = 330


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("mosty", cache_dir=None)


def lint(root: Path, configuration: Path) -> subprocess.CompletedProcess[str]:
    command = "from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run(
        [sys.executable, "-c", command, "--no-cache", "--config", str(configuration)],
        cwd=root, env={"PYTHONPATH": str(root), "PATH": ""}, text=True, capture_output=True,
        check=False,
    )  # fmt: skip


def test_floors_are_kept() -> None:
    answer = lint(PACKAGE.parent, ROOT / "pyproject.toml")
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("text/up.py", "from mosty.model import record\n"),
        ("text/up.py", "from mosty import model\n"),
        ("read/beside.py", "def read() -> None:\n    from mosty.checks import links\n"),
        ("checking/beside.py", "import mosty.outputs.feed\n"),
        ("loose.py", "X = 1\n"),
    ],
    ids=["up", "up by package", "beside, in a function", "beside", "loose module"],
)
def test_an_import_across_the_floors_is_seen(tmp_path: Path, file: str, line: str) -> None:
    layers = (
        "cli pipeline checking outputs read checks render search typeset report publish model text"
    )
    for room in layers.split():
        (tmp_path / "mosty" / room).mkdir(parents=True)
        (tmp_path / "mosty" / room / "__init__.py").touch()
    for name in ("__init__", "model/record", "checks/links", "outputs/feed"):
        (tmp_path / "mosty" / f"{name}.py").touch()
    configuration = ROOT / "pyproject.toml"
    assert lint(tmp_path, configuration).returncode == 0
    (tmp_path / "mosty" / file).write_text(line, encoding="utf-8")
    assert lint(tmp_path, configuration).returncode == 1


def room_of(module: str) -> str:
    return module.split(".")[1]


def test_rooms_and_the_ways_between_them_are_few(graph: grimp.ImportGraph) -> None:
    modules = [module for module in graph.modules if "." in module]
    rooms = {room_of(module) for module in modules}
    ways = {
        (room_of(module), room_of(other))
        for module in modules
        for other in graph.find_modules_directly_imported_by(module)
        if "." in other and room_of(other) != room_of(module)
    }
    floors = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = floors["tool"]["importlinter"]["contracts"][0]["layers"]
    assert len(rooms) <= MOST_ROOMS, sorted(rooms)
    assert len(ways) <= MOST_WAYS, sorted(ways)
    assert len(layers) <= MOST_FLOORS
    assert [path.name for path in PACKAGE.glob("*.py")] == ["__init__.py"], "no loose module"


def circle(imports: Mapping[str, Set[str]]) -> list[str]:
    """Returns modules that import one another in a ring, the first again at the end, or []."""
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> list[str]:
        if name in above:
            return [*above[above.index(name) :], name]
        if name not in done:
            for other in sorted(imports.get(name, ())):
                # a package's __init__ may name its own modules
                if other != name.rpartition(".")[0] and (ring := visit(other, (*above, name))):
                    return ring
            done.add(name)
        return []

    return next((ring for name in imports if (ring := visit(name, ()))), [])


def test_no_circle_among_modules(graph: grimp.ImportGraph) -> None:
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert "mosty.text.prefilter" in imports["mosty.text.law.legal"]
    assert " → ".join(circle(imports)) == ""


def test_a_circle_of_two_modules_of_one_room_is_seen() -> None:
    assert circle({"text.a": {"text.b"}, "text.b": {"text.a"}}) == ["text.a", "text.b", "text.a"]
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
    assert circle({"text": {"text.a"}, "text.a": {"text", "text.b"}, "text.b": set()}) == []


def lengths() -> Iterator[tuple[str, int]]:
    for path in PACKAGE.rglob("*.py"):
        yield path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8").count("\n")


def test_files_stay_short() -> None:
    assert {name: lines for name, lines in lengths() if lines > MOST_LINES} == {}
