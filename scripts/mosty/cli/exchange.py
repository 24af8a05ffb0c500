"""``mosty translate export`` and ``import``: pages to a translator's tool and back, and terms from
it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from mosty import report
from mosty.cli.parser import Parser
from mosty.cli.words import CLEAN
from mosty.model.errors import UsageError
from mosty.model.message import message
from mosty.model.site import Site
from mosty.model.translation import Pair
from mosty.pipeline.all_or_nothing import Changes, make
from mosty.pipeline.glossary_import import imported_terms
from mosty.pipeline.refused import Refused
from mosty.pipeline.translation_exchange import exported, imported
from mosty.read.reasons import because
from mosty.text.tbx import ROOTS as TBX_ROOTS
from mosty.text.xliff import MAX_BYTES
from mosty.text.xml_tree import root_name


def export_options(parser: Parser) -> None:
    """The options of ``export``."""
    parser.add_argument("names", nargs="+", metavar="PAGE", help="translate.help_export_pages")
    parser.add_argument("--to", default="", metavar="LOCALE", help="translate.help_to")
    parser.add_argument("--out", type=Path, metavar="FILE", help="translate.help_out")


def import_options(parser: Parser) -> None:
    """The options of ``import``."""
    parser.add_argument("file", type=Path, metavar="FILE", help="translate.help_file")
    parser.add_argument("--dry-run", action="store_true", help="translate.help_dry_run")
    parser.add_argument("--done", action="store_true", help="translate.help_done")


def export_file(args: argparse.Namespace, site: Site, chosen: Sequence[Pair]) -> int:
    """Write the pairs as XLIFF, to the standard output without ``--out``; a file that is there may
    hold somebody's work and is kept.
    """
    if args.to:
        chosen = [pair for pair in chosen if pair.locale == args.to]
    languages = sorted({pair.locale for pair in chosen})
    if len(languages) != 1:
        known = ", ".join(one.code for one in site.config.locales[1:])
        raise Refused("translate.one_language", known=known)
    chosen = list({pair.source.path: pair for pair in chosen}.values())
    text = exported(site, chosen)
    if args.out is None:
        sys.stdout.write(text)
        return CLEAN
    try:
        with args.out.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise Refused("translate.out_exists", file=args.out) from error
    except OSError as error:
        raise UsageError(
            "unwritable", option="--out", path=args.out, reason=because(error)
        ) from error
    units = text.count("<unit ")
    args.words.say(message("translate.exported", file=args.out, n=units, pages=len(chosen)))
    return CLEAN


def import_file(args: argparse.Namespace, site: Site) -> int:
    """Write the translations of the file into the pages, or its terms into the glossary, or show
    what that would change; raises as :func:`imported`, :func:`imported_terms` and :func:`make` do.
    """
    try:
        with args.file.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UsageError("import_unreadable", path=args.file, reason=because(error)) from error
    if root_name(data) in TBX_ROOTS:
        return _import_terms(args, site, data)
    result = imported(site, data, str(args.file), args.day, done=args.done)
    _made(args, site, result.changes)
    pages = len(result.changes.after)
    args.words.say(message("translate.imported", n=result.changed, pages=pages))
    if result.left:
        args.words.say(message("translate.left", n=result.left))
    for name, sections in result.done.items():
        parts = ", ".join(sections)
        args.words.say(message("translate.marked_parts", file=name, parts=parts))
    if args.dry_run:
        args.words.say(message("import.nothing_written"))
    return CLEAN


def _import_terms(args: argparse.Namespace, site: Site, data: bytes) -> int:
    if args.done:
        raise Refused("translate.terms_no_mark")
    result = imported_terms(site, data, str(args.file))
    _made(args, site, result.changes)
    values = {"n": len(result.edited), "new": len(result.new)}
    args.words.say(message("translate.terms_imported", **values))
    if result.new:
        args.words.say(message("translate.terms_drafts", ids=", ".join(result.new)))
    if result.left:
        args.words.say(message("translate.terms_left", what=", ".join(result.left)))
    if args.dry_run:
        args.words.say(message("import.nothing_written"))
    return CLEAN


def _made(args: argparse.Namespace, site: Site, changes: Changes) -> None:
    """Make the changes and name the files, or show the differences."""
    after = {file: data for file, data in changes.after.items() if data is not None}
    if args.dry_run:
        before = {file: changes.before[file] or b"" for file in after}
        print(report.diff(before, after, set(), args.words.lang), end="")
        return
    make(site.root, changes)
    for name in after:
        print(name)
