"""Same input, same bytes and modes: two processes that differ in all that a machine may differ in
build the same site.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ..browser.house import copy_project
from ..conftest import TODAY, copy_base, finish, start
from .base import digests

Laid = Callable[[Path], object]
#: The other machine: one core, another umask, given before Python begins.
OTHER = """
import os, sys
os.umask(0o077)
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
os.execv(sys.executable, [sys.executable, "-m", "mosty.cli", *sys.argv[1:]])
"""
ONE = {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "TZ": "UTC", "COLUMNS": "80"}
TWO = {
    "PYTHONHASHSEED": "4242",
    "LC_ALL": "C",
    "LANG": "cs_CZ.ISO-8859-2",
    "TZ": "Pacific/Kiritimati",
    "COLUMNS": "40",
}


def two_sites(here: Path, lay: Laid) -> tuple[Path, Path]:
    """The same base built twice, at the same time, on machines that share only the program."""
    roots = here / "a", here / "jinde ěšč" / "b b"
    for root in roots:
        root.parent.mkdir(parents=True, exist_ok=True)
        lay(root)
    for path in roots[1].rglob("*"):  # as a clone of another person has it
        path.chmod(0o700 if path.is_dir() else 0o600)
    engine = str(Path(sys.modules["mosty"].__path__[0]).parent)
    ways: list[tuple[Path, list[str], dict[str, str]]] = [
        (roots[0], ["-m", "mosty.cli"], ONE), (roots[1], ["-c", OTHER], TWO)
    ]  # fmt: skip
    running: list[subprocess.Popen[str]] = [
        start(
            [sys.executable, *how, "--root", str(root), "build", "--today", TODAY],
            PYTHONPATH=engine,
            **machine,
        )
        for root, how, machine in ways
    ]
    for process in running:
        answer = finish(process, 600)
        assert answer.code == 0, answer.err
    return roots[0] / "site", roots[1] / "site"


def small(root: Path) -> None:
    """The small base with an index in which a page and four terms have the same name, so that the
    title alone gives no order.
    """
    copy_base(root)
    glossary = root / "glossary.yml"
    text = glossary.read_text(encoding="utf-8")
    term = "\nzkouska-{}:\n  cs: {{term: Kavárna pro rodiče, definition: Zkouška.}}\n"
    term += "  en: {{term: Parents' café, definition: A trial.}}\n"
    text += "".join(term.format(number) for number in range(4))
    glossary.write_text(text, encoding="utf-8")
    index = root / "docs/cs/slovnik/index.md"
    index.write_text(
        index.read_text(encoding="utf-8") + "\n## Rejstřík {#rejstrik}\n\n[[az]]\n",
        encoding="utf-8",
    )


def same(first: Path, second: Path) -> None:
    files, other = digests(first), digests(second)
    assert files.keys() == other.keys()
    assert [name for name in files if files[name] != other[name]] == []
    assert {mode.split()[0] for mode in files.values()} == {"644", "755"}
    assert (first.stat().st_mode & 0o7777, second.stat().st_mode & 0o7777) == (0o755, 0o755)


def test_two_machines_build_the_same_small_site(tmp_path: Path) -> None:
    same(*two_sites(tmp_path, small))


@pytest.mark.verify
def test_two_machines_build_the_same_portal(tmp_path: Path) -> None:
    same(*two_sites(tmp_path, copy_project))
