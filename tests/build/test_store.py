"""The store never gives a wrong page: a build from the store equals a build from nothing."""

from __future__ import annotations

import datetime as dt
import random
import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from mosty.model.offices import MUNICIPALITIES_FILE
from mosty.model.tracing import traced
from mosty.pipeline.build import Result, build
from mosty.pipeline.session import Session
from mosty.pipeline.store_file import Memory
from mosty.read import offices
from mosty.read import site as reading

from ..conftest import TODAY, Base, copy_base
from .edits import EDITS

DAY = dt.date.fromisoformat(TODAY)
OFFICES = Path(__file__).parents[1] / "checks" / "cases" / "OFF001" / "ok" / "docs" / "data"
SERIES = {"short": 18, "long": 200}


def built(root: Path, session: Session | None = None) -> Result:
    """Build the base silently."""
    return build(root, DAY, lambda line: None, session=session)


def files_of(root: Path) -> dict[str, bytes]:
    """The built site, file by file; empty if nothing was built."""
    site = root / "site"
    paths = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


def without_printed(*sites: dict[str, bytes]) -> Callable[[str], bool]:
    """Return a predicate: whether a page names no PDF in any of the sites (PDFs are linked only
    once a build has made them).
    """
    return lambda path: not any(b".pdf" in site.get(path, b"") for site in sites)


ignored = shutil.ignore_patterns(".mosty", "site")


def from_nothing(root: Path, elsewhere: Path) -> tuple[Result, dict[str, bytes]]:
    """The same base built in an empty folder."""
    shutil.rmtree(elsewhere, ignore_errors=True)
    shutil.copytree(root, elsewhere, ignore=ignored)
    return built(elsewhere), files_of(elsewhere)


@pytest.mark.parametrize("series", ["short", pytest.param("long", marks=pytest.mark.verify)])
def test_a_series_of_edits(tmp_path: Path, series: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each kind of edit at least once; every other build loads the store from its file."""
    monkeypatch.setattr(reading, "read_strings", reading.read_strings)
    root, rng = copy_base(tmp_path / "base"), random.Random(series)
    edits = [*EDITS, *rng.choices(EDITS, k=SERIES[series] - len(EDITS))]
    rng.shuffle(edits)
    first: dict[str, bytes] = {}
    session = Session(Memory(root, lasting=True), lambda site, pages: first.update(pages))
    done, kinds = [], set()
    built(root, session)
    for number, edit in enumerate(edits):
        shutil.rmtree(tmp_path / "before", ignore_errors=True)
        shutil.copytree(root, tmp_path / "before", ignore=ignored)
        done.append(edit(rng, root))
        first.clear()
        result = built(root, session if number % 2 else None)
        whole, files = from_nothing(root, tmp_path / "whole")
        assert result.published == whole.published, done
        assert [str(one) for one in result.problems] == [str(one) for one in whole.problems], done
        if whole.published:
            kinds.add(edit.__name__)
            made = files_of(root)
            names = sorted(made.keys() | files.keys())
            wrong = [name for name in names if made.get(name) != files.get(name)]
            assert not wrong, f"after {done}: {wrong[:5]}"
            shown = [path for path, html in first.items() if html != files.get(path)]
            assert not list(filter(without_printed(first, files), shown)), done
        else:  # the editor takes it back
            done.pop()
            for name in ("docs", "overrides"):
                shutil.rmtree(root / name)
            shutil.copytree(tmp_path / "before", root, dirs_exist_ok=True)
    assert len(kinds) >= len(EDITS) - 2, {edit.__name__ for edit in EDITS} - kinds


@pytest.fixture
def store(base: Base) -> sqlite3.Connection:
    """The store of a built base."""
    assert built(base.root).published
    return sqlite3.connect(base.root / ".mosty/store.sqlite")


SPOILT = {
    "values changed": "UPDATE entries SET value = replace(value, 'rod', 'ROD')",
    "reads emptied": "UPDATE entries SET reads = '{}'",
    "names swapped": "UPDATE OR IGNORE entries SET name = replace(name, 'cs/', 'en/') WHERE name LIKE 'cs/p%'",
    "values emptied": "UPDATE entries SET value = ''",
    "another table": "DROP TABLE entries",
    "numbers for text": "UPDATE entries SET reads = 7, value = 7",
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_entry_costs_time_only(base: Base, store: sqlite3.Connection, how: str) -> None:
    before = files_of(base.root)
    with store:
        store.execute(SPOILT[how])
    store.close()
    assert built(base.root).published
    assert files_of(base.root) == before


@pytest.mark.parametrize("content", [b"", b"no database", None])
def test_a_store_that_is_none(base: Base, content: bytes | None) -> None:
    assert built(base.root).published
    before = files_of(base.root)
    path = base.root / ".mosty/store.sqlite"
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2] if content is None else content)
    for _ in range(2):
        assert built(base.root).published
        assert files_of(base.root) == before


def test_a_store_that_another_process_writes(base: Base) -> None:
    """Neither process waits, and nothing is lost."""
    assert built(base.root).published
    before = files_of(base.root)
    other = sqlite3.connect(base.root / ".mosty/store.sqlite")
    other.execute("BEGIN EXCLUSIVE")
    base.edit("docs/cs/index.md", "Vítejte.", "Vítejte u nás.")
    began = time.monotonic()
    assert built(base.root).published
    assert time.monotonic() - began < 60
    other.rollback()
    other.close()
    base.edit("docs/cs/index.md", "Vítejte u nás.", "Vítejte.")
    assert built(base.root).published
    assert files_of(base.root) == before


def made_again(base: Base) -> dict[str, set[str]]:
    """What a build makes anew, by maker: the names of the entries."""
    made: dict[str, set[str]] = {}
    put = Memory.put

    def noted(self: Memory, maker: str, name: str, entry: object) -> None:
        made.setdefault(maker, set()).add(name)
        put(self, maker, name, entry)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Memory, "put", noted)
        assert built(base.root).published
    return made


def test_nothing_is_made_twice(base: Base) -> None:
    built(base.root)
    assert made_again(base) == {"page": {"cs cs/index.md", "en en/index.md"}}


def test_a_definition_makes_again_what_shows_it(base: Base) -> None:
    """SAS appears on the glossary's page alone; a page without it is not made again."""
    built(base.root)
    base.edit("glossary.yml", "definition: Služby, které", "definition: Služby, jež")
    made = made_again(base)
    assert made["article"] == {"cs/slovnik/index.md", "en/slovnik/index.md"}


def test_a_page_makes_again_itself(base: Base) -> None:
    """And its translation, which now says that it is older than its original."""
    built(base.root)
    base.edit("docs/cs/praxe/kavarna.md", "a [[deadline", "tedy [[deadline")
    made = made_again(base)
    assert made["article"] == {"cs/praxe/kavarna.md", "en/praxe/kavarna.md"}


def test_a_municipality_makes_again_the_page_of_its_region(base: Base) -> None:
    for file in OFFICES.iterdir():
        base.write(f"docs/data/{file.name}", file.read_bytes())
    other = "  jihocesky: {cs: Jihočeský kraj, en: South Bohemia}\n"
    base.edit("docs/data/taxonomy.yml", "  ustecky:", f"{other}  ustecky:")
    for region in ("ustecky", "jihocesky"):
        text = base.read("docs/cs/index.md").partition("\n# ")[0]
        body = f"# Obce\n\n[[municipalities:{region}]]\n"
        base.write(f"docs/cs/{region}.md", f"{text}\n\n{body}")
    built(base.root)
    rows = base.read(MUNICIPALITIES_FILE)
    base.write(MUNICIPALITIES_FILE, f"{rows}999999\tZkušebnice\t728\tDěčín\tustecky\n")
    made = made_again(base)
    assert made["article"] == {"cs/ustecky.md"}


def test_a_table_of_offices_is_read_once(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in OFFICES.iterdir():
        base.write(f"docs/data/{file.name}", file.read_bytes())
    memory = reading.ReadMemory()
    first, problems = reading.read_site(base.root, memory)
    monkeypatch.setattr(offices, "_rows", None)
    again, same_problems = reading.read_site(base.root, memory)
    assert first is not None and again is not None and problems == same_problems
    assert again.municipalities is first.municipalities
    base.write(MUNICIPALITIES_FILE, base.read(MUNICIPALITIES_FILE) + "spoilt\n")
    with pytest.raises(TypeError):
        reading.read_site(base.root, memory)


def test_every_field_of_a_site_is_recorded(base: Base) -> None:
    """A field without a rule for recording it is refused, so none is forgotten."""
    site = base.checked_site()
    recording = traced(site)
    with recording.tracer.recording() as reads:
        page = recording.pages["cs", "index.md"]
        assert page.title and page.kind and page.body.text and page.field("checked_on") is None
        assert "L1" in recording.law and recording.law["L1"].id == "L1"
        assert len(recording.of_kind("practice", "cs")) == 1
    assert {read[0] for read in reads} == {"has", "page", "item", "memo"}
    assert ("page", "cs", "index.md", "title") in reads
