"""What is remembered between two runs is forgotten when the program changes: another program may judge otherwise."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mosty import memory
from mosty.memory import CleanPages
from mosty.read import kept

from ..conftest import Base

PROGRAM = Path(memory.__file__).parent


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the program that both memories take for their own."""
    copy = tmp_path / "mosty"
    kinds = ("*.pyc", "__pycache__", "fonts", "templates", "node", "bench")
    shutil.copytree(PROGRAM, copy, ignore=shutil.ignore_patterns(*kinds))
    monkeypatch.setattr(memory, "__file__", str(copy / "memory.py"))
    monkeypatch.setattr(kept, "__file__", str(copy / "read/kept.py"))
    yield copy
    forget()


def forget() -> None:
    """As a new run would: both look at the program once a run."""
    memory.engine.cache_clear()
    kept._program.cache_clear()


def of_records() -> str:
    forget()
    return kept.fingerprint(["cs"], ["records"])


def of_pages() -> str:
    forget()
    return CleanPages(PROGRAM, dt.date(2026, 12, 1)).key(None)


@pytest.mark.parametrize("key", [of_records, of_pages])
@pytest.mark.parametrize("file", ["model/records.py", "read/records.py", "text/legal.py", "text/new.py"])
def test_a_changed_or_new_file_of_the_readers_forgets_both(program: Path, key: Callable[[], str], file: str) -> None:
    before = key()
    assert key() == before
    with (program / file).open("a", encoding="utf-8") as text:
        text.write("# changed\n")
    assert key() != before


@pytest.mark.parametrize("file", ["checks/law.py", "checks/new.py", "words/problems.yml", "memory.py"])
def test_a_changed_check_or_word_forgets_the_pages(program: Path, file: str) -> None:
    before = of_pages()
    with (program / file).open("a", encoding="utf-8") as text:
        text.write("# changed\n")
    assert of_pages() != before


@pytest.mark.parametrize("key", [of_records, of_pages])
def test_a_file_that_is_gone_or_renamed_forgets_both(program: Path, key: Callable[[], str]) -> None:
    before = key()
    (program / "text/lone_words.py").rename(program / "text/other_words.py")
    renamed = key()
    (program / "text/other_words.py").unlink()
    assert len({before, renamed, key()}) == 3


def test_another_day_forgets_the_pages() -> None:
    keys = {CleanPages(PROGRAM, dt.date(2026, 12, day)).key(None) for day in (1, 2)}
    assert len(keys) == 2


def test_a_translation_is_forgotten_with_its_original(base: Base) -> None:
    """A translation is held to its original, so its own text is not all that it is judged by."""

    def key() -> str:
        site, _ = base.site()
        assert site is not None
        return CleanPages(base.root, dt.date(2026, 12, 1)).key(site.pages["en", "index.md"])

    before = key()
    base.edit("docs/cs/index.md", "Vítejte.", "Dobrý den.")
    assert key() != before
