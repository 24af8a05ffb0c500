"""The annotated tree of the package on a page for engineers: each module with the first sentence of
what it says of itself.

    python -m tests.house.tree            prints it
    python -m tests.house.tree --write    writes it into the page (make tree)
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from textwrap import wrap

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "scripts" / "mosty"
PAGE = ROOT / "docs" / "en" / "o-portalu" / "modules.md"
BEGIN, END = "<!-- tree: written by make tree -->", "<!-- end of the tree -->"
COLUMNS = 72
#: What begins a comment, in files that are no Python.
COMMENT = {".yml": "# ", ".typ": "// ", ".mjs": "// "}
MESSAGES = "Every sentence that people read, in Czech and English beside each other."
_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s")
_ROLE = re.compile(r":\w+:`([^`]+)`")


def sentence(path: Path) -> str:
    """The first sentence of a module's docstring, or of the comment that a file begins with; empty
    if it has neither.
    """
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        opening = ast.get_docstring(ast.parse(text)) or ""
    else:
        sign = COMMENT[path.suffix]
        lines = text.splitlines()
        end = next((at for at, line in enumerate(lines) if not line.startswith(sign)), len(lines))
        opening = " ".join(line.removeprefix(sign) for line in lines[:end])
    paragraph = " ".join(opening.partition("\n\n")[0].split())
    return _ROLE.sub(r"``\1``", _END_OF_SENTENCE.split(paragraph)[0])


def floors() -> list[list[str]]:
    """The rooms of each floor, from the top: the layers that import-linter holds."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    return [layer.split(" | ") for layer in layers]


def rows(folder: Path, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Name, indented by depth, and sentence of everything in a folder: files, then folders."""
    indent = "  " * depth
    for path in sorted(folder.iterdir()):
        if path.name != "__init__.py" and path.suffix in {".py", *COMMENT}:
            yield f"{indent}{path.name}", sentence(path)
    for path in sorted(folder.iterdir()):
        inside = list(rows(path, depth + 1)) if path.is_dir() else []
        if inside:
            init = path / "__init__.py"
            yield f"{indent}{path.name}/", sentence(init) if init.exists() else ""
            yield from inside


def entry(name: str, text: str) -> Iterator[str]:
    """The name, and under it the sentence, in lines that fit beside the contents of a page."""
    yield name
    indent = " " * (len(name) - len(name.lstrip()) + 2)
    yield from wrap(
        text.replace("``", ""),
        COLUMNS,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def room(name: str, about: str, folder: Path) -> str:
    """A room, which opens to what is in it: Markdown that GitHub and the site read alike."""
    tree = "\n".join(line for name, text in rows(folder) for line in entry(name, text))
    words = re.sub("``(.+?)``", r"<code>\1</code>", escape(about, quote=False))
    head = f"<details>\n<summary><strong>{name}</strong> {words}</summary>"
    return f"{head}\n\n```\n{tree}\n```\n\n</details>\n"


def tree() -> str:
    """Every room by floor, from the top, then the messages, which are on none."""
    layers = floors()
    rooms = [
        room(f"{len(layers) - at} · {name}/", sentence(folder / "__init__.py"), folder)
        for at, layer in enumerate(layers)
        for name in layer
        for folder in [PACKAGE / name]
    ]
    return "\n".join([*rooms, room("messages/", MESSAGES, PACKAGE / "messages")])


def written(page: str) -> str:
    """The page with the present tree between the markers. Raises ``ValueError`` without them."""
    start, end = page.index(BEGIN) + len(BEGIN), page.index(END)
    return f"{page[:start]}\n\n{tree()}\n{page[end:]}"


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        print(tree())
