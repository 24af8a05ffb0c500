"""``mosty export``: the search index for another engine."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from mosty.cli.base import read_base
from mosty.cli.words import CLEAN
from mosty.model.errors import UsageError
from mosty.model.message import message
from mosty.model.publication import published
from mosty.model.site import Site
from mosty.outputs.search_documents import documents
from mosty.pipeline.search_index import index_of
from mosty.publish.swap import write
from mosty.read.reasons import because
from mosty.render.article import articles
from mosty.search import opensearch


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("engine", choices=["opensearch"], help="export.help_engine")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="export.help_out")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code.

    Raises :class:`UsageError` for a language that the site lacks and for a folder that cannot be
    written.
    """
    site = read_base(args)
    locale = locale_of(site, args.lang)
    above = next(path for path in (args.out, *args.out.absolute().parents) if path.exists())
    if not above.is_dir():  # said before the work
        raise UsageError("no_folder", option="--out", path=args.out, above=above)
    site = published(site, args.day)
    exported = documents(site, locale, articles(site, args.day, {}, locale))
    scratch = Path(tempfile.mkdtemp(prefix="mosty-export-"))
    try:
        index = index_of(site, locale, exported, scratch / "index")
        files = opensearch.files(index, exported, {row.url: row.facets for row in exported})
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    try:
        write(args.out, files)
    except OSError as error:
        raise UsageError(
            "unwritable", option="--out", path=args.out, reason=because(error)
        ) from error
    size = sum(map(len, files.values()))
    args.words.say(message("export.done", n=len(exported), size=size, folder=args.out))
    return CLEAN


def locale_of(site: Site, chosen: str | None) -> str:
    """The language of the pages that was chosen, else the site's own; raises
    :class:`UsageError` for one that the site lacks.
    """
    known = [locale.code for locale in site.config.locales]
    if chosen is not None and chosen not in known:
        raise UsageError("no_locale", locale=chosen, known=", ".join(known))
    return chosen or site.config.default.code
