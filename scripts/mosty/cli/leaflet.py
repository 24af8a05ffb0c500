"""``mosty leaflet``."""

from __future__ import annotations

import argparse
import sys
import threading
import webbrowser
from pathlib import Path

from mosty import report
from mosty.build import leaflet_pages
from mosty.checkup import blocking, check
from mosty.cli.words import BLOCKED, CLEAN, MISUSE, say
from mosty.fill import read_fill
from mosty.leaflets import FORMS, Shelf
from mosty.model.problem import Problem
from mosty.model.work import WORK
from mosty.serve import watch
from mosty.sheets import typeset_page


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("names", nargs="*", metavar="NAME", help="file name of the leaflet's page (default: all)")
    parser.add_argument("--out", type=Path, default=None, metavar="DIR", help="where to (default: leaflets/ in .mosty)")
    parser.add_argument(
        "--form", action="append", choices=list(FORMS), default=[], help="only this form; may stand more than once"
    )
    parser.add_argument(
        "--fill", type=Path, metavar="FILE", help="YAML with what stands on the lines: worker, worker_phone, court …"
    )
    parser.add_argument("--watch", action="store_true", help="typeset again when a file changes")
    parser.add_argument("--open", action="store_true", help="show the first file with the system's own program")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code."""
    code, made = _typeset(args)
    if args.open and made:
        webbrowser.open(made[0].absolute().as_uri())
    if args.watch and code != MISUSE:
        say("Watching for changes (Ctrl-C stops).")
        watch(args.root.absolute(), lambda: _typeset(args), threading.Event())
    return code


def _typeset(args: argparse.Namespace) -> tuple[int, list[Path]]:
    """Typeset what was asked for; the exit code and the files written."""
    root = args.root.absolute()
    site, problems = check(root, args.day)
    if site is None or blocking(problems):
        print(report.text(problems, args.lang), file=sys.stderr)
        return BLOCKED, []
    pages = [page for page in leaflet_pages(site) if not args.names or Path(page.path).stem in args.names]
    known = {Path(page.path).stem for page in leaflet_pages(site)}
    unknown = set(args.names) - known
    if unknown:
        say(f"No leaflet {', '.join(sorted(unknown))}; there are: {', '.join(sorted(known))}")
        return MISUSE, []
    fill: dict[str, str] = {}
    failed: list[Problem] = []
    if args.fill:
        fill, failed = read_fill(args.fill)
        if failed:
            print(report.text(failed, args.lang), file=sys.stderr)
            return BLOCKED, []
    folder = args.out or root / WORK / "leaflets"
    # what was filled in is about a family: it is written where it was asked for, and kept nowhere else
    shelf = None if fill else Shelf(root / WORK / "typeset")
    written: list[Path] = []
    for page in pages:
        made, found = typeset_page(site, page, args.day, shelf, fill, tuple(args.form))
        failed += found
        for one in made:
            path = folder / f"{Path(page.path).stem}-{one.name}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(one.done.pdf)
            written.append(path)
            print(f"{path}: {one.done.pages} pages, {len(one.done.pdf) / 1000:.0f} kB")
    if failed:
        print(report.text(failed, args.lang), file=sys.stderr)
    return (BLOCKED if blocking(failed) else CLEAN), written
