"""``mosty bench search``."""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from mosty.cli.base import read_base
from mosty.cli.export import locale_of
from mosty.cli.words import CLEAN
from mosty.model.errors import UsageError
from mosty.pipeline.bench import questions, search
from mosty.pipeline.bench.errors import BenchError
from mosty.pipeline.bench.peers import measure_peers
from mosty.pipeline.search_index import index_for_search

#: Where the browser's modules are, below the base.
SCRIPTS = Path("docs/assets/js/search")


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the benchmark."""
    parser.add_argument("--pages", type=Path, metavar="FILE", help="bench.help_pages")
    parser.add_argument(
        "--queries", type=Path, required=True, metavar="FILE", help="bench.help_queries"
    )
    parser.add_argument("--lang", required=True, metavar="LOCALE", help="bench.help_lang")
    parser.add_argument(
        "--engine", choices=search.ENGINES, default="whoosh", help="bench.help_engine"
    )
    parser.add_argument(
        "--strip-diacritics", action="store_true", help="bench.help_strip_diacritics"
    )
    parser.add_argument("--typo", action="store_true", help="bench.help_typo")
    parser.add_argument("--peers", action="store_true", help="bench.help_peers")
    parser.add_argument("--size", type=int, metavar="NUMBER", help="bench.help_take")


def run(args: argparse.Namespace) -> int:
    """Measure, print one JSON, return the exit code; raises :class:`BenchError` for what cannot be
    measured.
    """

    def change(text: str, number: int) -> str:
        text = search.with_a_slip(text, number) if args.typo else text
        return search.without_diacritics(text) if args.strip_diacritics else text

    if args.size is not None and args.size < 1:
        raise UsageError("too_small", option="--size", least=1)
    if args.pages is None:
        return _questions(args)
    pages, queries = search.read_lines(args.pages), search.read_lines(args.queries)
    search.need(pages, {"id": str, "title": str, "text": str}, args.pages)
    search.need(queries, {"query": str, "relevant": list}, args.queries)
    taken = pages if args.size is None else search.repeated(pages, args.size)
    answerable = search.answerable(taken, queries)
    measured = search.measure(
        taken, answerable, args.lang, args.engine, args.root / SCRIPTS, change
    )
    if args.peers:
        changed = [
            {**query, "query": change(query["query"], number)}
            for number, query in enumerate(answerable)
        ]
        with tempfile.TemporaryDirectory() as folder:
            measured["peers"] = measure_peers(taken, changed, args.lang, Path(folder))
    print(json.dumps(measured, ensure_ascii=False))
    return CLEAN


def _questions(args: argparse.Namespace) -> int:
    """Ask the base's own search the questions of the file, as `mosty search` would."""
    queries = questions.read_questions(args.queries)
    site = read_base(args)
    locale = locale_of(site, args.lang)
    index = index_for_search(args.root.absolute(), site, locale, args.day)
    prefix = site.config.locale(locale).prefix
    if unknown := questions.unknown_pages(index, prefix, queries):
        raise BenchError("no_such_page", path=args.queries, pages=", ".join(unknown))
    print(json.dumps(questions.figures(index, prefix, queries), ensure_ascii=False, indent=1))
    return CLEAN
