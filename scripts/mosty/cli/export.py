"""``mosty export``: the search index for another engine."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from mosty import report
from mosty.cli.words import BLOCKED, CLEAN, MISUSE, say
from mosty.model.publication import published
from mosty.outputs.search_documents import documents
from mosty.pipeline.search_index import index_of
from mosty.publish.swap import write
from mosty.read.site import read_site
from mosty.render.article import articles
from mosty.search import opensearch


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument(
        "engine", choices=["opensearch"], help="write settings, mapping, documents and a query"
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="the folder the files go to"
    )


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code."""
    site, problems = read_site(args.root.absolute())
    if site is None:
        print(report.text(problems, args.lang), file=sys.stderr)
        return BLOCKED
    locales = [one.code for one in site.config.locales]
    if args.lang not in locales:
        say(f"--lang: the site has no language {args.lang!r}; it has {', '.join(locales)}")
        return MISUSE
    above = next(one for one in (args.out, *args.out.absolute().parents) if one.exists())
    if not above.is_dir():  # told before the work
        say(f"--out: {args.out} cannot be written: {above} is no folder")
        return MISUSE
    site = published(site, args.day)
    found = documents(site, args.lang, articles(site, args.day, {}, args.lang))
    scratch = Path(tempfile.mkdtemp(prefix="mosty-export-"))
    try:
        index = index_of(site, args.lang, found, scratch / "index")
        files = opensearch.files(index, found, {one.url: one.facets for one in found})
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    try:
        write(args.out, files)
    except OSError as error:
        say(f"--out: {args.out} cannot be written: {error.strerror or error}")
        return MISUSE
    say(f"{len(found)} documents, {sum(map(len, files.values()))} bytes in {args.out}")
    return CLEAN
