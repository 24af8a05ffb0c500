"""The peers that run in Python: SQLite FTS5 and Whoosh with its own analyzer and weights. And what
all peers share.
"""

from __future__ import annotations

import re
import sqlite3
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mosty.pipeline.bench.errors import BenchError

Page = Mapping[str, Any]
#: How many results of a query are kept.
LIMIT = 10
_WORD = re.compile(r"\w+")


class Unavailable(BenchError):
    """A peer that cannot be had on this machine: why, and how to get it if that is known."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a peer answered, query by query: page numbers (best first, at most LIMIT) and
    milliseconds, warm.

    `cold_bytes`: gzipped bytes that a browser downloads for a first query, of one or several
    queries; empty for a peer that runs on a server.
    """

    results: Sequence[Sequence[int]]
    ms: Sequence[float]
    version: str
    cold_bytes: Sequence[int] = ()


def _ask(search: Callable[[str], Sequence[int]], queries: Sequence[str], version: str) -> Answers:
    for query in queries[:20]:
        search(query)
    results, ms = [], []
    for query in queries:
        start = time.perf_counter()
        results.append(search(query))
        ms.append((time.perf_counter() - start) * 1000)
    return Answers(results, ms, version)


def fts5(pages: Sequence[Page], queries: Sequence[str], locale: str, folder: Path) -> Answers:
    """SQLite's full-text search: unicode61 without diacritics, any of the words, bm25 with weights
    8, 3, 1.
    """
    base = sqlite3.connect(folder / "fts5.sqlite")
    try:
        base.execute(
            "CREATE VIRTUAL TABLE page USING fts5(title, heads, text, tokenize = 'unicode61 "
            "remove_diacritics 2')"
        )
    except sqlite3.OperationalError as error:
        raise Unavailable("no_fts5", reason=error) from error
    base.executemany(
        "INSERT INTO page (rowid, title, heads, text) VALUES (?, ?, ?, ?)",
        (
            (number, page["title"], "\n".join(page["heads"]), page["text"])
            for number, page in enumerate(pages)
        ),
    )
    base.commit()

    def search(query: str) -> list[int]:
        words = " OR ".join(f'"{word}"' for word in _WORD.findall(query))
        if not words:
            return []
        select = (
            "SELECT rowid FROM page WHERE page MATCH ? ORDER BY bm25(page, 8.0, 3.0, 1.0) LIMIT ?"
        )
        rows = base.execute(select, (words, LIMIT))
        return [number for (number,) in rows]

    try:
        return _ask(search, queries, sqlite3.sqlite_version)
    finally:
        base.close()


def whoosh(pages: Sequence[Page], queries: Sequence[str], locale: str, folder: Path) -> Answers:
    """Whoosh with its standard analyzer and BM25F over title, headings and text; any of the
    words.
    """
    with warnings.catch_warnings():
        # Whoosh 2.7.4 is of 2016: newer Pythons warn about its regular expressions on import.
        warnings.simplefilter("ignore", SyntaxWarning)
        warnings.simplefilter("ignore", DeprecationWarning)
        import whoosh.codec.whoosh3  # noqa: F401 (else loaded, and warning, later)
        from whoosh import versionstring
        from whoosh.fields import STORED, TEXT, Schema
        from whoosh.index import create_in
        from whoosh.qparser import MultifieldParser, OrGroup

    index = create_in(str(folder), Schema(number=STORED, title=TEXT, heads=TEXT, text=TEXT))
    writer = index.writer(limitmb=128)
    for number, page in enumerate(pages):
        writer.add_document(
            number=number, title=page["title"], heads="\n".join(page["heads"]), text=page["text"]
        )
    writer.commit()
    parser = MultifieldParser(["title", "heads", "text"], index.schema, group=OrGroup)
    with index.searcher() as searcher:

        def search(query: str) -> list[int]:
            return [hit["number"] for hit in searcher.search(parser.parse(query), limit=LIMIT)]

        return _ask(search, queries, versionstring())
