"""Indexes of the small portal and of the project's own base, and Node."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from filelock import FileLock
from mosty.model.site import Site
from mosty.outputs.search_documents import documents
from mosty.pipeline.search_index import index_of
from mosty.render.article import articles
from mosty.search import Document, Index, build_index, export, open_index

from .. import node as node_module
from .corpus import ABBREVIATIONS, CONCEPTS, CZECH, ENGLISH

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def node() -> ModuleType:
    """tests/node.py; a machine without any Node fails."""
    if node_module.find_node() is None:
        pytest.fail("no Node on this machine, and none in Playwright's wheel; run `make test`")
    return node_module


@pytest.fixture(scope="session")
def ask(node: ModuleType) -> Callable[[str, Any], Any]:
    """``ask("search.mjs", question)`` returns what the script in tests/search/node answers."""
    return lambda script, question: node.ask_node(HERE / "node" / script, question)


@pytest.fixture(scope="session")
def czech(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The Czech index of the small portal."""
    return build_index(tmp_path_factory.mktemp("cs"), "cs", CZECH, CONCEPTS, ABBREVIATIONS)


@pytest.fixture(scope="session")
def english(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Its English index."""
    return build_index(tmp_path_factory.mktemp("en"), "en", ENGLISH, CONCEPTS, ABBREVIATIONS)


@pytest.fixture(scope="session")
def indexes(site: Site, shared: Path) -> dict[str, Index]:
    """The indexes of the project's own base, by locale, built by the first process that asks."""
    root = shared / "site-index"
    codes = [locale.code for locale in site.config.locales]
    with FileLock(root.with_suffix(".lock")):
        done = root.with_suffix(".done")
        if not done.exists():
            rendered = articles(site, dt.date(2026, 11, 22), {})
            for code in codes:
                index_of(site, code, documents(site, code, rendered), root / code)
            done.touch()
    return {code: open_index(root / code) for code in codes}


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """An index of several shards, vocabulary files and pages: 400 documents of made-up words."""
    syllables = ["ba", "dě", "ko", "lo", "mi", "ne", "pra", "ru", "stu", "vý", "zá", "če"]
    words = [a + b + c for a in syllables for b in syllables for c in syllables]
    documents = [
        Document(
            f"/d/{n}/",
            " ".join(
                words[n * 7 % len(words) + k] for k in range(0, 3) if n * 7 % len(words) + k < 1728
            ),
            tags=(words[n],),
            body=" ".join(words[(n * n + 13 * k) % len(words)] for k in range(40)),
            description=f"Dokument {n}. " + words[n] * 4,
        )
        for n in range(400)
    ]
    return build_index(
        tmp_path_factory.mktemp("large"), "cs", [*CZECH, *documents], CONCEPTS, ABBREVIATIONS
    )


def save(index: Index, folder: Path) -> Path:
    """Write an export into ``folder``, as the build does."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in export(index).items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(scope="session")
def exported(
    czech: Index, english: Index, large: Index, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """Folders of the exported indexes: cs, en, large."""
    root = tmp_path_factory.mktemp("export")
    return {
        name: save(index, root / name)
        for name, index in {"cs": czech, "en": english, "large": large}.items()
    }
