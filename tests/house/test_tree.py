"""The engineers' page shows the package as it is, and every module says what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from .tree import COMMENT, PACKAGE, PAGE, floors, rows, sentence, tree, written


def test_the_page_shows_the_present_tree() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == written(page), "run `make tree`"


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_every_module_says_what_it_is(path: Path) -> None:
    assert sentence(path).endswith((".", ")", "?"))


def test_every_module_stands_in_the_tree_once() -> None:
    inside = [name for room in sorted(PACKAGE.iterdir()) if room.is_dir() for name, _ in rows(room)]
    files = [
        path
        for path in PACKAGE.glob("*/**/*")
        if path.suffix in {".py", *COMMENT} and path.name != "__init__.py"
    ]
    assert sorted(name.strip() for name in inside if not name.endswith("/")) == sorted(
        path.name for path in files
    )
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert rooms == {room for floor in floors() for room in floor}
    shown = tree()
    assert all(f"{room}/</strong>" in shown for room in rooms)


@pytest.mark.parametrize(
    ("name", "text", "first"),
    [
        ("a.py", '"""One\nsentence. Another."""\n', "One sentence."),
        (
            "a.py",
            '"""Asks :func:`begin`, 1., 2.: is it?\n\nMore."""\n',
            "Asks ``begin``, 1., 2.: is it?",
        ),
        ("a.py", "X = 1\n", ""),
        ("a.yml", "# What it\n# holds. More.\nkey: 1\n", "What it holds."),
        ("a.typ", "#let x = 1\n", ""),
    ],
)
def test_the_first_sentence(tmp_path: Path, name: str, text: str, first: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert sentence(tmp_path / name) == first


def test_a_changed_sentence_is_seen() -> None:
    page = PAGE.read_text(encoding="utf-8").replace("verbs, one module each", "words")
    assert page != written(page)
