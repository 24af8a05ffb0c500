"""``mosty leaflet``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mosty import report
from mosty.build import leaflet_pages
from mosty.checkup import blocking, check
from mosty.cli.words import BLOCKED, CLEAN, MISUSE, say
from mosty.model.problem import Problem
from mosty.sheets import leaflet_name, typeset_page


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("names", nargs="*", metavar="NAME", help="file name of the leaflet's page (default: all)")
    parser.add_argument("--out", type=Path, default=None, metavar="DIR", help="where to (default: leaflets/ in .mosty)")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code."""
    root = args.root.absolute()
    site, problems = check(root, args.day)
    if site is None or blocking(problems):
        print(report.text(problems, args.lang), file=sys.stderr)
        return BLOCKED
    pages = [page for page in leaflet_pages(site) if not args.names or Path(page.path).stem in args.names]
    known = {Path(page.path).stem for page in leaflet_pages(site)}
    unknown = set(args.names) - known
    if unknown:
        say(f"No leaflet {', '.join(sorted(unknown))}; there are: {', '.join(sorted(known))}")
        return MISUSE
    folder = args.out or root / ".mosty" / "leaflets"
    failed: list[Problem] = []
    for page in pages:
        sheet, found = typeset_page(site, page, args.day)
        failed += found
        if sheet is None:
            continue
        path = folder / f"{Path(page.path).stem}-{leaflet_name(page)}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sheet.pdf)
        print(f"{path}: {sheet.pages} pages, {len(sheet.pdf) / 1000:.0f} kB")
    if failed:
        print(report.text(failed, args.lang), file=sys.stderr)
    return BLOCKED if blocking(failed) else CLEAN
