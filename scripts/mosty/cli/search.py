"""``mosty search``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from mosty.cli.base import read_base
from mosty.cli.export import locale_of
from mosty.cli.words import CLEAN
from mosty.model import facets
from mosty.model.errors import UsageError
from mosty.model.site import Site
from mosty.outputs import search_format
from mosty.pipeline.search_index import index_folder, index_for_search
from mosty.read.reasons import because
from mosty.search import Explanation, Index, SearchResult, explain


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("query", nargs="*", metavar="WORD", help="search.help_query")
    parser.add_argument("--limit", type=int, default=10, metavar="NUMBER", help="search.help_limit")
    parser.add_argument(
        "--facet", action="append", default=[], metavar="FACET=KEY", help="search.help_facet"
    )
    parser.add_argument(
        "--kind", action="append", dest="facet", metavar="KIND", type="kind={}".format,
        help="search.help_kind",
    )  # fmt: skip
    parser.add_argument("--exact", action="store_true", help="search.help_exact")
    parser.add_argument("--far", action="store_true", help="search.help_far")
    parser.add_argument("--typing", action="store_true", help="search.help_typing")
    parser.add_argument("--professional", action="store_true", help="search.help_professional")
    parser.add_argument("--explain", action="store_true", help="search.help_explain")
    parser.add_argument("--json", action="store_true", help="search.help_json")
    parser.add_argument("--batch", metavar="FILE", help="search.help_batch")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code; raises :class:`UsageError` for a choice that cannot be."""
    root = args.root.absolute()
    site = read_base(args)
    locale = locale_of(site, args.lang)
    _refuse_wrong(args, facets.labels(site, locale))
    try:
        queries = _queries(args)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            "unreadable", option="--batch", path=args.batch, reason=because(error)
        ) from error
    index = index_for_search(root, site, locale, args.day)
    kept = search_format.kept(index_folder(root, locale))
    marks = search_format.TERMINAL if sys.stdout.isatty() else search_format.PLAIN
    for query in queries:
        result, explanation = _search(index, kept, query, args)
        if args.json or args.batch:
            print(
                json.dumps(_json(result, explanation if args.explain else None), ensure_ascii=False)
            )
        else:
            for line in _text(site, index, kept.texts, result, explanation, marks, args):
                print(line)
    return CLEAN


def _refuse_wrong(args: argparse.Namespace, known: Mapping[str, Mapping[str, str]]) -> None:
    """Raise :class:`UsageError` for what is wrong with the options; ``known``: the facets and the
    keys of each.
    """
    if args.limit < 1:
        raise UsageError("too_small", option="--limit", least=1)
    for choice in args.facet:
        facet, equals, key = choice.partition("=")
        if not equals:
            raise UsageError("no_facet_choice", choice=choice)
        if facet not in known:
            raise UsageError("no_facet", facet=facet, known=", ".join(known))
        if key not in known[facet]:
            raise UsageError("no_facet_key", facet=facet, key=key, known=", ".join(known[facet]))
    if args.batch and args.query:
        raise UsageError("batch_and_query")
    if not args.batch and not args.query:
        raise UsageError("no_query")


def _queries(args: argparse.Namespace) -> Sequence[str]:
    if not args.batch:
        return [" ".join(args.query)]
    content = sys.stdin.buffer.read() if args.batch == "-" else Path(args.batch).read_bytes()
    return content.decode("utf-8-sig").splitlines()


def _search(
    index: Index, kept: search_format.Kept, query: str, args: argparse.Namespace
) -> tuple[SearchResult, Explanation]:
    """Search; what is not near is left out and chosen facets narrow the rest, as on the site: order
    and scores stay.
    """
    chosen: dict[str, set[str]] = {}
    for given in args.facet:
        facet, _, key = given.partition("=")
        chosen.setdefault(facet, set()).add(key)
    limit = len(index.documents) if chosen else args.limit
    result, explanation = explain(
        index,
        query,
        limit,
        prefix=args.typing,
        correct=not args.exact,
        professional=args.professional,
    )
    most = result.total if args.far else result.near
    every = list(zip(result.results, explanation.reasons, strict=True))
    if not chosen:
        pairs, total = every[:most], most
    else:
        fitting = [pair for pair in every if kept.fits(pair[1].document, chosen)]
        # A filter that leaves nothing near is a question about what is farther off.
        pairs = [pair for pair in every[:most] if pair in fitting] or fitting
        total = len(pairs)
    shown = pairs[: args.limit]
    return (
        replace(result, results=tuple(hit for hit, _ in shown), total=total),
        replace(explanation, reasons=tuple(reason for _, reason in shown)),
    )


def _json(result: SearchResult, explanation: Explanation | None) -> Mapping[str, Any]:
    hits: list[dict[str, Any]] = [
        {"url": hit.url, "title": hit.title, "kind": hit.kind, "score": hit.score}
        for hit in result.results
    ]
    answer: dict[str, Any] = {
        "query": result.query,
        "corrected": result.corrected,
        "absent": result.absent,
        "total": result.total,
        "results": hits,
    }
    if explanation is not None:
        for hit, reason in zip(hits, explanation.reasons, strict=True):
            hit["explain"] = asdict(reason)
        answer["explain"] = {"words": [asdict(note) for note in explanation.words]}
    return answer


def _text(
    site: Site, index: Index, texts: Sequence[str], result: SearchResult, explanation: Explanation,
    marks: search_format.Marks, args: argparse.Namespace,
) -> Iterator[str]:  # fmt: skip
    lang = args.words.lang
    if args.explain:
        yield from search_format.words(explanation, lang)
    yield from search_format.head(site, index, result)
    for rank in range(len(result.results)):
        yield from search_format.result(site, index, texts, result, explanation, rank, marks)
        if args.explain:
            yield from search_format.reasons(explanation, rank, lang)
