"""Which pages a change touches, and what is said of them; the pictures themselves are drawn by
``make pictures``.
"""

from __future__ import annotations

from pathlib import Path

from ..browser.before_after import Touched, beside, own_addresses, pages_of, summary, touched
from ..conftest import Base


def lay(folder: Path, **pages: str) -> dict[str, str]:
    for name, body in pages.items():
        file = folder / name.strip("_") / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f"<head><title>{name} &amp; x | Mosty</title><link href='{id(folder)}'></head><body>{body}",
            encoding="utf-8",
        )
    return pages_of(folder)


def test_pages_that_differ_to_a_reader(tmp_path: Path) -> None:
    before = lay(tmp_path / "a", _="home", same="same", changed="old", gone="gone")
    after = lay(tmp_path / "b", _="home", same="same", changed="new", fresh="new")
    assert touched(before, after, frozenset({"gone/"})) == [
        Touched("gone/", "gone & x", True, False),
        Touched("changed/", "changed & x", True, True),
        Touched("fresh/", "fresh & x", False, True),
    ]


def test_the_addresses_of_changed_files(base: Base) -> None:
    files = frozenset({"docs/cs/index.md", "docs/en/rodice/index.md", "docs/data/law.yml"})
    assert own_addresses(base.root, files) == {"/", "en/rodice/"}


def test_what_is_said_of_them() -> None:
    pages = [Touched("/", "A <b>", True, True), Touched("x/", "B", False, True)]
    assert "- A <b> (`/`): změněná\n- B (`x/`): nová\n- a další (3)\n" in summary(pages, 3)
    shown = beside(pages, 0)
    assert "A &lt;b&gt;" in shown and shown.count("<p>není</p>") == 2
    assert 'src="home-360-before.png"' in shown and 'src="x-1280-after.png"' in shown
    assert summary([], 0) == "Žádná stránka webu se touto změnou nezmění.\n"
