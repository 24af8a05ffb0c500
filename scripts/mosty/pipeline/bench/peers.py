"""Other searches on the same pages and queries: Material's own, Pagefind, MiniSearch, SQLite FTS5,
Whoosh as shipped.

Each peer is built and asked as it comes, with the settings it is used with; none is tuned. A peer
that cannot be had or that fails says why instead of figures, and the others are measured all the
same. The browser's peers run in Node; Pagefind and MiniSearch come from npm (`npm ci`), Material's
worker from its Python package.

    python -m mosty.pipeline.bench.peers --pages P.jsonl.gz --queries Q.jsonl.gz --lang cs
        [--peer NAME …] [--as-written]
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mosty.pipeline.bench import peers_node, peers_python, search
from mosty.pipeline.bench.errors import BenchError
from mosty.pipeline.bench.peers_python import Answers, Page, Unavailable

Query = Mapping[str, Any]
Figures = dict[str, Any]

#: Name of a peer → (pages, queries, locale, working folder) → its answers.
PEERS: Mapping[str, Callable[[Sequence[Page], Sequence[str], str, Path], Answers]] = {
    "material": peers_node.material,
    "pagefind": peers_node.pagefind,
    "minisearch": peers_node.minisearch,
    "fts5": peers_python.fts5,
    "whoosh": peers_python.whoosh,
}


@dataclass(frozen=True, slots=True)
class _QuerySet:
    """Queries of one kind (as written, …) with the pages that answer each."""

    texts: Sequence[str]
    relevant: Sequence[frozenset[str]]


def variants(queries: Sequence[Query]) -> dict[str, list[Query]]:
    """The queries as they are, without diacritics, and with one slip each."""
    return {
        "as_written": list(queries),
        "no_diacritics": [
            {**query, "query": search.without_diacritics(query["query"])} for query in queries
        ],
        "typo": [
            {**query, "query": search.with_a_slip(query["query"], n)}
            for n, query in enumerate(queries)
        ],
    }


def figures(
    answers: Answers, pages: Sequence[Page], relevant: Sequence[frozenset[str]], part: slice
) -> Figures:
    """The figures of bench/search.py, of a part of the answers."""
    ids = [[pages[number]["id"] for number in found] for found in answers.results[part]]
    scores = search.figures(search.Answers(ids, answers.ms[part], ()), relevant[part])
    del scores["cold_bytes_gz_p95"]  # one figure a peer: it does not depend on the kind of queries
    return scores


def _p95(numbers: Sequence[int]) -> int | None:
    ordered = sorted(numbers)
    return ordered[min(len(ordered) - 1, len(ordered) * 95 // 100)] if ordered else None


def measure_variants(
    pages: Sequence[Page],
    kinds: Mapping[str, Sequence[Query]],
    locale: str,
    folder: Path,
    names: Sequence[str] = tuple(PEERS),
) -> dict[str, Figures]:
    """Measure the peers `names` with several kinds of the queries, each index built once.

    `pages`: {"id", "title", "heads", "text"}; a query: {"query", "relevant": [page ids]}. `folder`
    is for what the peers write. Returns peer → {"version", "cold_bytes_gz_p95" (bytes; None for a
    peer that needs a server), kind of queries → figures}, or {"unavailable": why}. Raises nothing
    of a peer's own.
    """
    queries = [query for kind in kinds.values() for query in kind]
    questions = _QuerySet(
        [query["query"] for query in queries], [frozenset(query["relevant"]) for query in queries]
    )
    measured: dict[str, Figures] = {}
    for name in names:
        place = folder / name
        place.mkdir(parents=True, exist_ok=True)
        try:
            answers = PEERS[name](pages, questions.texts, locale, place)
        except Unavailable as error:
            measured[name] = {"unavailable": str(error)}
            continue
        except Exception as error:  # whatever a foreign search does, the others are measured
            measured[name] = {"unavailable": f"{type(error).__name__}: {error}"}
            continue
        measured[name] = {"version": answers.version, "cold_bytes_gz_p95": _p95(answers.cold_bytes)}
        at = 0
        for kind, own in kinds.items():
            measured[name][kind] = figures(
                answers, pages, questions.relevant, slice(at, at + len(own))
            )
            at += len(own)
    return measured


def measure_peers(
    pages: Sequence[Page], queries: Sequence[Query], locale: str, folder: Path
) -> dict[str, dict[str, Any]]:
    """All peers with the queries as they are: peer → version, cold_bytes_gz_p95, figures; or
    {"unavailable": why}.
    """
    measured = measure_variants(pages, {"as_written": queries}, locale, folder)
    return {name: {**found.pop("as_written", {}), **found} for name, found in measured.items()}


def main(argv: Sequence[str] | None = None) -> int:
    """Measure the peers alone and print JSON; 2 when a file cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m mosty.pipeline.bench.peers")
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--lang", default="cs")
    parser.add_argument("--peer", action="append", choices=list(PEERS))
    parser.add_argument("--as-written", action="store_true")
    args = parser.parse_args(argv)
    try:
        pages, queries = search.read_lines(args.pages), search.read_lines(args.queries)
    except BenchError as error:
        print(f"mosty.pipeline.bench.peers: {error}", file=sys.stderr)
        return error.exit_code
    kinds = {"as_written": queries} if args.as_written else variants(queries)
    folder = Path(tempfile.mkdtemp(prefix="mosty-peers-"))
    try:
        measured = measure_variants(pages, kinds, args.lang, folder, args.peer or tuple(PEERS))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(json.dumps(measured, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
