"""The records cached in ``.mosty/`` equal those read from the files, and never come from other
files.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from mosty.model.problem import Problem
from mosty.model.record_files import FILES, NAMES_FILE, TAXONOMY_FILE
from mosty.model.records import TABLES, Records
from mosty.read import record_cache, records, yaml_marks
from mosty.read.records import read_records

PROJECT = Path(__file__).parents[2]
CODES = ("cs", "en", "uk", "vi")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    shutil.copy(PROJECT / "glossary.yml", tmp_path)
    shutil.copytree(PROJECT / "docs/data", tmp_path / "docs/data")
    (tmp_path / ".mosty").mkdir()
    return tmp_path


def read(base: Path, codes: tuple[str, ...] = CODES) -> tuple[Records, list[Problem]]:
    problems: list[Problem] = []
    return read_records(base, codes, problems), problems


@pytest.fixture
def no_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("read anew")

    monkeypatch.setattr(yaml_marks, "load", refuse)


def test_the_copy_is_what_was_read(base: Path, request: pytest.FixtureRequest) -> None:
    first, problems = read(base)
    assert problems == []
    request.getfixturevalue("no_yaml")
    again, _ = read(base)
    assert again == first
    assert list(again.places) == list(first.places)
    for name in TABLES:
        ours, theirs = (
            dict(record_cache._items(again, name)),
            dict(record_cache._items(first, name)),
        )
        assert [*ours] == [*theirs]
        for key, record in ours.items():
            assert type(record) is type(theirs[key])
            assert record.model_fields_set == theirs[key].model_fields_set
            assert repr(record) == repr(theirs[key])


def test_a_changed_file_is_read(base: Path) -> None:
    first, _ = read(base)
    path = base / "glossary.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("certainty: high", "certainty: low"),
        encoding="utf-8",
    )
    again, _ = read(base)
    assert again.terms != first.terms
    (base / "docs/data/names.yml").unlink()
    assert read(base)[0].names == frozenset()


def test_each_file_is_read_once(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor may save between two reads: what is cached must be what was fingerprinted."""
    paths: list[Path] = []
    real = records.text_of
    monkeypatch.setattr(
        records,
        "text_of",
        lambda root, path, *rest: (paths.append(path), real(root, path, *rest))[1],
    )
    there = {base / file for file in (TAXONOMY_FILE, *FILES, NAMES_FILE) if (base / file).exists()}
    read(base)
    assert len(paths) == len(set(paths)) == len(there) > 10
    read(base)
    assert len(paths) == 2 * len(there)


def test_another_language_is_read(base: Path) -> None:
    read(base)
    _, problems = read(base, ("cs",))
    assert problems  # English texts are unknown keys now


def test_problems_are_found_every_time(base: Path) -> None:
    with (base / "docs/data/law.yml").open("a", encoding="utf-8") as file:
        file.write("  - {id: X}\n")
    first = read(base)
    assert first[1]
    assert read(base) == first


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: "",
        lambda text: "{}\n{}\n",
        lambda text: text[: len(text) // 2],
        lambda text: text.replace("medium", "sure"),
        lambda text: text.split("\n")[0] + "\n[]\n",
        lambda text: "\x00" + text,
    ],
)
def test_a_broken_copy_is_no_fault(base: Path, spoil: object) -> None:
    first = read(base)
    copy = base / ".mosty/records.txt"
    copy.write_text(spoil(copy.read_text(encoding="utf-8")), encoding="utf-8")  # type: ignore[operator]
    assert read(base) == first


def test_a_copy_with_the_right_sum_and_another_shape(base: Path) -> None:
    first = read(base)
    copy = base / ".mosty/records.txt"
    key = copy.read_text(encoding="utf-8").split(" ")[0]
    for text in ("[]", "{}", "[" * 100_000, '{"taxonomy": 1}'):
        copy.write_text(f"{key} {record_cache._sum(text)}\n{text}\n", encoding="utf-8")
        assert read(base) == first


def test_nothing_is_kept_where_there_is_no_folder(base: Path) -> None:
    (base / ".mosty").rmdir()
    read(base)
    assert not (base / ".mosty").exists()
