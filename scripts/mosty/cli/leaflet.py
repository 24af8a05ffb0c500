"""``mosty leaflet``."""

from __future__ import annotations

import argparse
import sys
import threading
import webbrowser
from pathlib import Path

from mosty import report
from mosty.checkup import blocking, check
from mosty.cli.words import BLOCKED, CLEAN, MISUSE, say
from mosty.fill import read_fill
from mosty.leaflets import FORMS, Shelf
from mosty.model.problem import Problem
from mosty.model.work import WORK
from mosty.packs import KINDS
from mosty.prints import jobs, make
from mosty.serve import watch


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help="file name of a leaflet's or a practice's page, or the folder of a book: metodika (default: all)",
    )
    parser.add_argument("--cards", action="store_true", help="only the cards of practices, one A4 page each")
    parser.add_argument("--books", action="store_true", help="only the books: the methodology, the analysis")
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
    fill: dict[str, str] = {}
    failed: list[Problem] = []
    if args.fill:
        fill, failed = read_fill(args.fill)
        if failed:
            print(report.text(failed, args.lang), file=sys.stderr)
            return BLOCKED, []
    there = list(jobs(site, args.day, fill, tuple(args.form)))
    # lines and forms are the leaflets' own; without a name or a kind of its own, all is made
    kinds = {"practice"} if args.cards else {"book"} if args.books else set(KINDS)
    if fill or args.form:
        kinds &= {"leaflet"}
    unknown = set(args.names) - {job.name for job in there}
    if unknown:
        names = ", ".join(sorted({job.name for job in there if job.kind != "practice"}))
        say(f"No leaflet {', '.join(sorted(unknown))}; there are: {names}; and the file names of practices")
        return MISUSE, []
    chosen = [job for job in there if job.kind in kinds and (not args.names or job.name in args.names)]
    folder = args.out or root / WORK / "leaflets"
    # what was filled in is about a family: it is written where it was asked for, and kept nowhere else
    shelf = None if fill else Shelf(root / WORK / "typeset")
    written: list[Path] = []
    for job, (made, found) in make(chosen, shelf):
        failed += found
        for one in made:
            path = folder / job.file(one)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(one.done.pdf)
            written.append(path)
            print(f"{path}: {one.done.pages} page{'s' * (one.done.pages != 1)}, {len(one.done.pdf) / 1000:.0f} kB")
    if failed:
        print(report.text(failed, args.lang), file=sys.stderr)
    return (BLOCKED if blocking(failed) else CLEAN), written
