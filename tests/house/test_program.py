"""No cache outlives the code that filled it: one fingerprint of the whole program, used by each of
them.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mosty.checking import clean_page_cache
from mosty.pipeline import search_index
from mosty.read import record_cache
from mosty.text import program
from mosty.typeset import pdf_cache

#: One file of each kind in each folder of the package.
FILES = list(
    {
        (path.parent, path.suffix): path
        for path in sorted(program.PACKAGE.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }.values()
)


def test_a_change_in_a_file_of_any_kind_and_folder_changes_it(tmp_path: Path) -> None:
    package = tmp_path / "mosty"
    shutil.copytree(program.PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    fingerprints = {program.fingerprint_of(package)}
    assert fingerprints == {program.fingerprint()}
    for path in FILES:
        copy = package / path.relative_to(program.PACKAGE)
        content = copy.read_bytes()
        copy.write_bytes(content + b"\n")
        fingerprints.add(program.fingerprint_of(package))
        copy.write_bytes(content)
    assert len(fingerprints) == len(FILES) + 1


def test_a_module_that_moves_changes_it(tmp_path: Path) -> None:
    (tmp_path / "here.py").write_text("X = 1\n", encoding="utf-8")
    before = program.fingerprint_of(tmp_path)
    (tmp_path / "here.py").rename(tmp_path / "there.py")
    assert program.fingerprint_of(tmp_path) != before


def test_a_library_of_another_version_changes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = program.fingerprint_of(tmp_path)
    monkeypatch.setattr(program.sys, "path", [*program.sys.path, str(tmp_path / "libraries")])
    (tmp_path / "libraries" / "typst-99.0.dist-info").mkdir(parents=True)
    assert program.fingerprint_of(tmp_path / "none") != before


def key_of_records(root: Path) -> str:
    return record_cache.fingerprint(["cs"], ["text"])


def key_of_clean_pages(root: Path) -> str:
    return clean_page_cache.CleanPages(root, dt.date(2026, 12, 1)).key(None)


def key_of_pdfs(root: Path) -> str:
    return pdf_cache.Shelf(root).key("source", "a4")


def key_of_index(root: Path) -> str:
    return search_index.sources_stamp(root, dt.date(2026, 12, 1))


@pytest.mark.parametrize("key", [key_of_records, key_of_clean_pages, key_of_pdfs, key_of_index])
def test_each_cache_hears_of_a_changed_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: Callable[[Path], str]
) -> None:
    before = key(tmp_path)
    assert key(tmp_path) == before
    for module in (program, clean_page_cache, pdf_cache, search_index):
        monkeypatch.setattr(module, "fingerprint", lambda: "another", raising=module is not program)
    assert key(tmp_path) != before
