"""The figures of the house, a column per copy of the repository, so that two can be compared.

python -m tests.house.figures                   this copy
python -m tests.house.figures ../before .       another one beside it
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from .tree import ROOT

#: What makes a program go one way or another; of `and` and `or` each further operand counts.
BRANCHES = (
    ast.If, ast.For, ast.While, ast.ExceptHandler, ast.match_case, ast.IfExp, ast.comprehension,
)  # fmt: skip
MOST_COLUMNS = 100


def arrows(package: Path) -> set[tuple[str, str]]:
    """Pairs of rooms, of which the first imports from the second."""
    return {
        (file.relative_to(package).parts[0], room)
        for file in package.rglob("*.py")
        for room in rooms_imported(ast.parse(file.read_text(encoding="utf-8")))
        if room != file.relative_to(package).parts[0] and (package / room).is_dir()
    }


def rooms_imported(tree: ast.Module) -> Iterator[str]:
    """The room of each module of ours that a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "mosty":
            inside = (node.module or "").split(".")[1:2]
            yield from inside or [alias.name for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
            yield from (name[1] for name in names if name[0] == "mosty" and len(name) > 1)


def branch_points(tree: ast.Module) -> int:
    """How often a module branches."""
    return sum(
        len(node.values) - 1 if isinstance(node, ast.BoolOp) else isinstance(node, BRANCHES)
        for node in ast.walk(tree)
    )


def long_functions(package: Path) -> int:
    """Functions with more than ten branches, as the linter counts them."""
    answer = subprocess.run(
        [Path(sys.executable).with_name("ruff"), "check", "--isolated", "--no-cache", "--select",
         "C901", "--output-format", "concise", package],
        text=True, capture_output=True, check=False,
    )  # fmt: skip
    return sum("C901" in line for line in answer.stdout.splitlines())


def figures(root: Path) -> dict[str, str]:
    """Name → figure of the package in one copy of the repository."""
    package = root / "scripts" / "mosty"
    texts = [path.read_text(encoding="utf-8") for path in sorted(package.rglob("*.py"))]
    lines = [line for text in texts for line in text.splitlines()]
    points = sum(branch_points(ast.parse(text)) for text in texts)
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = project["tool"]["importlinter"]["contracts"]
    return {
        "rooms": str(sum((room / "__init__.py").exists() for room in package.iterdir())),
        "floors": str(len(contract["layers"])),
        "arrows between rooms": str(len(arrows(package))),
        "branch points per hundred lines": f"{100 * points / len(lines):.1f}",
        "functions over ten branches": str(long_functions(package)),
        f"lines over {MOST_COLUMNS} characters": str(
            sum(len(line) > MOST_COLUMNS for line in lines)
        ),
        "files": str(len(texts)),
        "lines": str(len(lines)),
        "mean length of a file": f"{len(lines) / len(texts):.0f}",
    }


if __name__ == "__main__":
    roots = [Path(argument) for argument in sys.argv[1:]] or [ROOT]
    columns = [figures(root.resolve()) for root in roots]
    for name in columns[0]:
        print(f"{name:34}", *(f"{column[name]:>8}" for column in columns))
