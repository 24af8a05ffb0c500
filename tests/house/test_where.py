"""The engineers' page names only what there is: every path, name, key and command in code marks of
the table "Where a change goes", and every module of the rest of the page.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from mosty.cli.language import VERBS
from mosty.model.message import entries
from mosty.model.work import PREVIEW, SITE

from .tree import PACKAGE, ROOT

#: Where a path on the page may begin.
BASES = (ROOT, PACKAGE, ROOT / "docs/assets/css", ROOT / "docs/assets/js")
#: Made by a build, so not always there.
BUILT = {f"{SITE}/", f"{PREVIEW}/"}
#: What a line of a file may look like: no names of ours.
PAGE = ROOT / "docs" / "en" / "o-portalu" / "engineering.md"
EXAMPLES = {"word", "word/model"}
PATH = re.compile(r"[\w.*<>/-]+(?:/|\.(?:py|yml|css|js|txt|tsv))")
CODE = re.compile(r"`([^`]+)`")


def rows() -> Iterator[str]:
    """The rows of the table, without its head."""
    section = PAGE.read_text(encoding="utf-8").partition("\n## Where a change goes")[2]
    table = [line for line in section.partition("\n## ")[0].splitlines() if line.startswith("|")]
    yield from table[2:]


def files(path: str) -> list[Path]:
    """The files and folders that a path of the page means; ``<code>`` is any language."""
    pattern = re.sub("<.*?>", "*", path).rstrip("/")
    return [
        file for base in BASES for file in base.glob(pattern) if file.is_dir() == path.endswith("/")
    ]


def is_path(name: str, row: str) -> bool:
    return name in BUILT or (PATH.fullmatch(name) is not None and bool(files(name)))


def is_command(name: str, row: str) -> bool:
    """``mosty serve``, ``make lock``: a verb, a target."""
    program, _, verb = name.partition(" ")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return (program == "mosty" and verb in VERBS) or (
        program == "make" and f"\n{verb}:" in makefile
    )


def is_call(name: str, row: str) -> bool:
    """``message("build.pages_read", n=…)``: the function is there, and so is the sentence."""
    match = re.fullmatch(r'message\("(\w+)\.(\w+)".*\)', name)
    return match is not None and match[2] in entries(match[1])


def is_definition(name: str, row: str) -> bool:
    """A function, class or constant of a module that the row names."""
    return any(name in defined(file) for file in modules(row))


def is_parameter(name: str, row: str) -> bool:
    """``fix=``: an argument of a function of ours, or a field of a record."""
    return name.endswith("=") and any(
        name[:-1] in parameters(file) for file in PACKAGE.rglob("*.py")
    )


def is_setting(name: str, row: str) -> bool:
    """A key that ``mkdocs.yml`` may have."""
    return name in parameters(PACKAGE / "read/settings.py")


def is_field(name: str, row: str) -> bool:
    """``leaflet:``: a field of the front matter."""
    return name.endswith(":") and name[:-1] in parameters(PACKAGE / "model/front_matter.py")


def is_entry(name: str, row: str) -> bool:
    """``fix: true`` is a line, ``facet_…`` the beginning of a key, in messages that the row names."""
    texts = [
        file.read_text(encoding="utf-8")
        for path in CODE.findall(row)
        if path.startswith("messages/")
        for file in files(path)
    ]
    key = re.escape(name.removesuffix("…"))
    pattern = rf"^{key}\w+:" if name.endswith("…") else rf"^ +{key}$"
    return bool(texts) and all(re.search(pattern, text, re.MULTILINE) for text in texts)


KINDS: list[Callable[[str, str], bool]] = [
    is_path, is_command, is_call, is_definition, is_parameter, is_setting, is_field, is_entry,
]  # fmt: skip


def modules(row: str) -> list[Path]:
    return [file for path in CODE.findall(row) if path.endswith(".py") for file in files(path)]


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


@cache
def defined(file: Path) -> frozenset[str]:
    """What a module defines: functions, classes and constants."""
    names = set()
    for node in parsed(file).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        for target in getattr(node, "targets", [getattr(node, "target", None)]):
            if isinstance(target, ast.Name):
                names.add(target.id)
    return frozenset(names)


@cache
def parameters(file: Path) -> frozenset[str]:
    """The arguments of a module's functions and the fields of its classes."""
    names = set()
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.arg):
            names.add(node.arg)
        if isinstance(node, ast.ClassDef):
            names |= {
                part.target.id
                for part in node.body
                if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)
            }
    return frozenset(names)


def unknown(row: str) -> list[str]:
    """What stands in code marks in a row and is nothing of ours."""
    names = [name for name in CODE.findall(row) if name not in EXAMPLES]
    return [name for name in names if not any(kind(name, row) for kind in KINDS)]


@pytest.mark.parametrize("row", [*rows()], ids=lambda row: row.split("|")[1].strip()[:40])
def test_a_row_names_only_what_there_is(row: str) -> None:
    assert unknown(row) == []


def test_every_example_is_needed_and_the_table_is_read() -> None:
    assert len(list(rows())) > 20
    assert set(CODE.findall("".join(rows()))) >= EXAMPLES


def test_the_rest_of_the_page_names_only_modules_that_there_are() -> None:
    text = PAGE.read_text(encoding="utf-8")
    paths = {name for name in CODE.findall(text) if "/" in name and name.endswith((".py", ".yml"))}
    assert len(paths) > 30
    assert [path for path in sorted(paths) if not files(path)] == []


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("`checks/gone.py`", "checks/gone.py"),
        ("`messages/neni.*.yml`", "messages/neni.*.yml"),
        ("`model/publication.py`: `withholds`", "withholds"),
        ("`withheld` without its module", "withheld"),
        ("`mosty servis`", "mosty servis"),
        ("`make nothing`", "make nothing"),
        ('`message("build.pages_lost", n=…)`', 'message("build.pages_lost", n=…)'),
        ("`mends=`", "mends="),
        ("`leaflets:`", "leaflets:"),
        ("`picture_mb`", "picture_mb"),
        ("`facette_…` in `messages/strings.*.yml`", "facette_…"),
        ("`fixes: true` in `messages/problems.yml`", "fixes: true"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_seen(row: str, wrong: str) -> None:
    assert unknown(f"| {row} |") == [wrong]
