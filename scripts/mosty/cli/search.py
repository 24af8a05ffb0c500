"""``mosty search``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from mosty import report
from mosty.cli.words import BLOCKED, CLEAN, MISUSE, say
from mosty.model import facets
from mosty.model.site import Site
from mosty.outputs import search_format
from mosty.pipeline.search_index import index_folder, index_for_search
from mosty.read.site import read_site
from mosty.search import Explanation, Index, SearchResult, explain


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("query", nargs="*", metavar="WORD")
    parser.add_argument(
        "--limit", type=int, default=10, metavar="N", help="how many results (default: 10)"
    )
    parser.add_argument(
        "--facet",
        action="append",
        default=[],
        metavar="FACET=KEY",
        help=f"only what has this key of the facet ({', '.join(['kind', *facets.facets()])}); "
        f"repeat it: keys of one "
        "facet add up, another facet narrows",
    )
    parser.add_argument(
        "--kind", action="append", dest="facet", metavar="KIND", type="kind={}".format,
        help="the same as --facet kind=KIND",
    )  # fmt: skip
    parser.add_argument("--exact", action="store_true", help="put no unknown word right")
    parser.add_argument(
        "--typing", action="store_true", help="the last word may be the beginning of one"
    )
    parser.add_argument(
        "--explain", action="store_true", help="say which words in which fields made the score"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a query")
    parser.add_argument(
        "--batch",
        metavar="FILE",
        help="one query a line in (- is standard input), one JSON a line out",
    )


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code."""
    root = args.root.absolute()
    site, problems = read_site(root)
    if site is None:
        print(report.text(problems, args.lang), file=sys.stderr)
        return BLOCKED
    wrong = _wrong(args, site)
    if wrong:
        say(wrong)
        return MISUSE
    try:
        queries = _queries(args)
    except (OSError, UnicodeDecodeError) as error:
        say(f"--batch: {args.batch} cannot be read: {error}")
        return MISUSE
    index = index_for_search(root, site, args.lang, args.day)
    kept = search_format.kept(index_folder(root, args.lang))
    marks = search_format.TERMINAL if sys.stdout.isatty() else search_format.PLAIN
    for query in queries:
        result, explanation = _search(index, kept, query, args)
        if args.json or args.batch:
            print(
                json.dumps(_json(result, explanation if args.explain else None), ensure_ascii=False)
            )
        else:
            for line in _text(site, index, kept.texts, result, explanation, marks, args.explain):
                print(line)
    return CLEAN


def _wrong(args: argparse.Namespace, site: Site) -> str:
    """What is wrong with the options, in one line; "" if nothing is."""
    locales = [one.code for one in site.config.locales]
    known = facets.labels(site, args.lang)
    if args.lang not in locales:
        return f"--lang: the site has no language {args.lang!r}; it has {', '.join(locales)}"
    if args.limit < 1:
        return "--limit must be at least 1"
    for given in args.facet:
        facet, equals, key = given.partition("=")
        if not equals:
            return f"--facet: {given!r} is no choice; write FACET=KEY, like region=ustecky"
        if facet not in known:
            return f"--facet: there is no facet {facet!r}; there are {', '.join(known)}"
        if key not in known[facet]:
            return f"--facet: {facet} has no key {key!r}; it has {', '.join(known[facet])}"
    if args.batch and args.query:
        return "--batch reads the queries from a file; leave the words out"
    if not args.batch and not args.query:
        return "say what to search for: mosty search WORD…, or mosty search --batch FILE"
    return ""


def _queries(args: argparse.Namespace) -> Sequence[str]:
    if not args.batch:
        return [" ".join(args.query)]
    content = sys.stdin.buffer.read() if args.batch == "-" else Path(args.batch).read_bytes()
    return content.decode("utf-8-sig").splitlines()


def _search(
    index: Index, kept: search_format.Kept, query: str, args: argparse.Namespace
) -> tuple[SearchResult, Explanation]:
    """Search; chosen facets narrow what was ranked, as the filters of the site do: order and scores
    stay.
    """
    chosen: dict[str, set[str]] = {}
    for given in args.facet:
        facet, _, key = given.partition("=")
        chosen.setdefault(facet, set()).add(key)
    limit = len(index.documents) if chosen else args.limit
    result, explanation = explain(index, query, limit, prefix=args.typing, correct=not args.exact)
    if not chosen:
        return result, explanation
    every = zip(result.results, explanation.reasons, strict=True)
    pairs = [(hit, reason) for hit, reason in every if kept.fits(reason.document, chosen)]
    shown = pairs[: args.limit]
    return (
        replace(result, results=tuple(hit for hit, _ in shown), total=len(pairs)),
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
    marks: search_format.Marks, explained: bool,
) -> Iterator[str]:  # fmt: skip
    if explained:
        yield from search_format.words(explanation)
    yield from search_format.head(site, index, result)
    for rank in range(len(result.results)):
        yield from search_format.result(site, index, texts, result, explanation, rank, marks)
        if explained:
            yield from search_format.reasons(explanation, rank)
