"""``mosty leaflet``."""

from __future__ import annotations

import argparse
import os
import sys
import threading
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path

from mosty import report
from mosty.checking.check_session import blocking, check, check_named
from mosty.cli.words import BLOCKED, CLEAN, Words
from mosty.model.edition import EDITIONS_FILE
from mosty.model.errors import UsageError
from mosty.model.front_matter import WITH_PDF
from mosty.model.message import message
from mosty.model.pages import files, named
from mosty.model.problem import Problem
from mosty.model.publication import published
from mosty.model.site import Page, Site
from mosty.model.work import WORK
from mosty.outputs.printing.fill_in import read_fill, with_office
from mosty.outputs.printing.issue import issued, written
from mosty.outputs.printing.leaflet_printing import Made
from mosty.outputs.printing.office_pack import KINDS
from mosty.outputs.printing.print_jobs import Job, jobs, make, sheets
from mosty.pipeline.watcher import watch
from mosty.read.offices import read_offices
from mosty.read.reasons import because
from mosty.typeset import FORMS, Shelf


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("names", nargs="*", metavar="NAME", help="leaflet.help_names")
    parser.add_argument("--cards", action="store_true", help="leaflet.help_cards")
    parser.add_argument("--books", action="store_true", help="leaflet.help_books")
    parser.add_argument("--out", type=Path, metavar="DIR", help="leaflet.help_out")
    parser.add_argument(
        "--form", action="append", choices=list(FORMS), default=[], help="leaflet.help_form"
    )
    parser.add_argument("--fill", type=Path, metavar="FILE", help="leaflet.help_fill")
    parser.add_argument("--table", action="store_true", help="leaflet.help_table")
    parser.add_argument("--issue", action="store_true", help="leaflet.help_issue")
    parser.add_argument(
        "--changed", action="append", default=[], metavar="TEXT", help="leaflet.help_changed"
    )
    parser.add_argument("--watch", action="store_true", help="leaflet.help_watch")
    parser.add_argument("--open", action="store_true", help="leaflet.help_open")


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code; raises :class:`UsageError` for a name that no leaflet has."""

    if args.issue:
        return _issue(args)

    def again() -> None:
        try:
            _typeset(args)
        except UsageError as error:  # a page that is being renamed: the next change finds it
            args.words.error(args.parser.prog, error)

    code, made = _typeset(args)
    if args.open and made:
        import webbrowser

        webbrowser.open(made[0].absolute().as_uri())
    if args.watch:
        args.words.say(message("leaflet.watching"))
        watch(args.root.absolute(), lambda changed: again(), threading.Event())
    return code


def _typeset(args: argparse.Namespace) -> tuple[int, list[Path]]:
    """Typeset what was named; the exit code and the files written. Raises :class:`UsageError` for
    a name that no leaflet has.
    """
    root = args.root.absolute()
    site, problems, pages = _checked(root, args)
    failed = [each for each in problems if blocking([each]) or each.code.startswith("LFT")]
    spoilt = {each.span.file for each in failed if blocking([each])}
    if site is None or spoilt - {f"docs/{locale}/{path}" for locale, path in files(site.pages)}:
        # a record may be printed in any leaflet
        return _blocked(problems, args.lang)
    fill, wrong = read_fill(args.fill) if args.fill else ({}, [])
    if wrong:
        return _blocked(wrong, args.lang)
    site = published(site, args.day)
    if "office" in fill:  # a site that was read for some pages has no offices
        fill = with_office(fill, site.offices or read_offices(root, problems).tables.offices)
    options = (args.day, fill, tuple(args.form))
    present = list(jobs(site, *options) if pages is None else sheets(site, pages, *options))
    unknown = set(args.names) - {job.name for job in present}
    if unknown and unknown & {Path(file).stem for file in spoilt}:
        return _blocked(failed, args.lang)
    if unknown:
        names = ", ".join(sorted({job.name for job in present if job.kind not in WITH_PDF}))
        raise UsageError("no_leaflet", names=", ".join(sorted(unknown)), known=names)
    kinds = _kinds(args, fill)
    chosen = [
        job
        for job in present
        if job.kind in kinds
        and (not args.names or job.name in args.names)
        and not _rests_on(site, job, spoilt)
    ]
    # what was filled in is about a family: it is written where the person says, and kept nowhere
    # else
    shelf = None if fill or args.table else Shelf(root / WORK / "typeset", lasting=args.watch)
    with shelf.press if shelf else nullcontext():
        written, unwritten = _made(args, chosen, shelf, failed)
    if failed:
        print(report.text(failed, args.lang), file=sys.stderr)
    return (BLOCKED if unwritten or blocking(failed) else CLEAN), written


def _issue(args: argparse.Namespace) -> int:
    """Record the versions of leaflets whose text has changed; the exit code. Raises
    :class:`UsageError` as :func:`issued` does, and for a text without its language.
    """
    root = args.root.absolute()
    site, problems = check(root, args.day)
    if site is None or blocking(problems):
        return _blocked(problems, args.lang)[0]
    changed = {}
    for given in args.changed:
        locale, separator, text = given.partition("=")
        if not separator or locale not in {each.code for each in site.config.locales}:
            raise UsageError("no_language", given=given)
        changed[locale] = text.strip()
    editions = issued(site, args.names, changed)
    path = root / EDITIONS_FILE
    if editions:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        _write(path, (before + "".join(map(written, editions))).encode("utf-8"))
    for edition in editions:
        args.words.say(message("leaflet.issued", id=edition.id, file=EDITIONS_FILE))
    if not editions:
        args.words.say(message("leaflet.none_issued"))
    return CLEAN


def _blocked(problems: list[Problem], lang: str) -> tuple[int, list[Path]]:
    """Report what stops typesetting; the exit code and no files."""
    print(report.text(problems, lang), file=sys.stderr)
    return BLOCKED, []


def _kinds(args: argparse.Namespace, fill: Mapping[str, str]) -> set[str]:
    """The kinds of jobs that the options ask for: all, if none is named. Lines to fill in and
    forms are the leaflets' own.
    """
    kinds = set(WITH_PDF) if args.cards else {"book"} if args.books else set(KINDS)
    return kinds & {"leaflet"} if fill or args.form else kinds


def _made(
    args: argparse.Namespace, chosen: list[Job], shelf: Shelf | None, failed: list[Problem]
) -> tuple[list[Path], bool]:
    """Typeset the jobs and write their files, a line or a row of the table for each; adds problems
    to ``failed``. Returns the files written, and whether one could not be.
    """
    folder = args.out or args.root.absolute() / WORK / "leaflets"
    done: list[Path] = []
    unwritten = False
    for job, (made, problems) in make(chosen, shelf):
        failed += problems
        for form in made:
            path = folder / job.file(form)
            try:
                _write(path, form.done.pdf)
            except OSError as error:
                args.words.say(message("leaflet.unwritable", path=path, reason=because(error)))
                unwritten = True
                continue
            if args.table and not done:
                print(args.words("leaflet.table"))
            done.append(path)
            print(_row(job, form, args.words) if args.table else _line(path, form, args.words))
    return done, unwritten


def _checked(
    root: Path, args: argparse.Namespace
) -> tuple[Site | None, list[Problem], list[Page] | None]:
    """The base as checked, what is wrong, and the pages whose names were given; None: all of it was
    looked at.

    Where only pages are named that are typeset by themselves, only they and the records are
    checked: an editor who turns a sentence waits for no other page.
    """
    if args.names:
        site, problems = check_named(root, args.day, args.names)
        pages = [page for name in args.names for page in named(site.pages, name)] if site else []
        alone = {
            Path(page.path).stem
            for page in pages
            if page.kind in ("leaflet", *WITH_PDF) or page.meta is None
        }
        if (site is None and problems) or (site is not None and alone == set(args.names)):
            return site, problems, pages
    return *check(root, args.day), None


def _row(job: Job, made: Made, words: Words) -> str:
    """A row of ``--table``: ms of the processor, the page's rendering apart; the last two columns
    are what the file declares, and Typst has checked on writing it.
    """
    pdf = made.done.pdf
    accessible = b"<pdfuaid:part>1<" in pdf
    archive = all(part in pdf for part in (b"<pdfaid:part>2<", b"<pdfaid:conformance>A<"))
    answers = {True: words("leaflet.declared"), False: words("leaflet.not_declared")}
    size = f"{len(pdf) / 1000:.0f}"
    figures = [str(made.done.pages), size, f"{made.done.seconds * 1000:.0f}"]
    declared = [answers[accessible], answers[archive]]
    return "| " + " | ".join([job.name, job.page.locale, made.form, *figures, *declared]) + " |"


def _line(path: Path, made: Made, words: Words) -> str:
    size = f"{len(made.done.pdf) / 1000:.0f}"
    return words("leaflet.made", path=path, n=made.done.pages, size=size)


def _write(path: Path, content: bytes) -> None:
    """Write the file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _rests_on(site: Site, job: Job, spoilt: set[str]) -> bool:
    """Whether what stops publishing is in a file the PDF is made of; a book may take from any page
    of its language.
    """
    page = job.page
    if job.kind == "book":
        return any(one.file in spoilt for one in site.pages.values() if one.locale == page.locale)
    return page.file in spoilt or (page.source is not None and page.source.file in spoilt)
