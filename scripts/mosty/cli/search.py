"""``mosty search``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from mosty import report
from mosty.build import index_for_search
from mosty.cli.words import BLOCKED, CLEAN, MISUSE, say
from mosty.read.site import read_site


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("query", nargs="*")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--limit", type=int, default=10)
    parser.add_argument("--batch", type=Path, metavar="FILE", help="one query a line in, one JSON a line out")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code."""
    root = args.root.absolute()
    site, problems = read_site(root)
    if site is None:
        print(report.text(problems, "cs"), file=sys.stderr)
        return BLOCKED
    if args.lang not in {one.code for one in site.config.locales}:
        say(f"--lang: the site has no language {args.lang!r}")
        return MISUSE
    if args.limit < 1:
        say("--limit must be at least 1")
        return MISUSE
    if args.batch:
        try:
            queries = args.batch.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            say(f"--batch: {args.batch} cannot be read: {error}")
            return MISUSE
    else:
        queries = [" ".join(args.query)]
    index = index_for_search(root, site, args.lang, args.day)
    for query in queries:
        found = index.search(query, args.limit)
        if args.json or args.batch:
            hits = [{"url": hit.url, "title": hit.title, "score": hit.score} for hit in found.results]
            print(json.dumps({"query": query, "results": hits}, ensure_ascii=False))
            continue
        if found.corrected:
            print(f"→ {found.corrected}")
        for hit in found.results:
            print(f"{hit.score:6}  {hit.url}  {hit.title}")
    return CLEAN
