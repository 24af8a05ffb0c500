"""``mosty check``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from mosty import __version__, report
from mosty.checking.git_changes import changed_files
from mosty.checking.problem_filter import Narrow, codes, paths_below
from mosty.cli.words import BLOCKED, CLEAN
from mosty.model.errors import UsageError
from mosty.model.message import message
from mosty.model.problem import Problem, Span, problem

if TYPE_CHECKING:
    from mosty.checking.fixer import Mended
    from mosty.model.site import Site


def options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="check.help_paths")
    parser.add_argument(
        "--format", choices=list(report.FORMATS), default="text", help="check.help_format"
    )
    for option, about in (("--select", "check.help_select"), ("--ignore", "check.help_ignore")):
        parser.add_argument(option, action="append", default=[], metavar="CODES", help=about)
    parser.add_argument("--changed", nargs="?", const="", metavar="BASE", help="check.help_changed")
    for option, about in (
        ("--fix", "check.help_fix"),
        ("--diff", "check.help_diff"),
        ("--codes", "check.help_codes"),
        ("--release", "check.help_release"),
    ):
        parser.add_argument(option, action="store_true", help=about)


def run(args: argparse.Namespace) -> int:
    """Do it and return the exit code; raises :class:`UsageError` for a choice that cannot be."""
    if args.codes:
        print(report.table(args.lang))
        return CLEAN
    root = args.root.absolute()
    changed = _Meanwhile(
        lambda: None if args.changed is None else changed_files(root, args.changed)
    )
    from mosty.checking.check_session import (  # half of the time, in which git answers
        blocking,
        check_all,
        check_changed,
    )
    from mosty.model.help import address

    wanted = Narrow(
        select=codes("--select", args.select),
        ignore=codes("--ignore", args.ignore),
        paths=paths_below(Path(os.path.abspath(root)), args.paths),
        changed=changed.answer(),
    )
    mended: Mended | None = None
    unwritten: list[Problem] = []
    if args.fix or args.diff:
        from mosty.checking.fixer import by_file, mend, write

        mended = mend(root, args.day, wanted.keeps)
        unwritten = [] if args.diff else write(mended)
    if mended is None and wanted.changed is not None:
        site, problems, suppressed = check_changed(root, args.day, wanted.changed, wanted.codes())
    elif mended is None or unwritten:
        site, problems, suppressed = check_all(root, args.day, wanted.codes())
    else:
        state = mended.first if args.diff else mended.last
        site, problems, suppressed = state.site, state.problems, state.suppressed
    if args.release and site is not None:
        problems = problems + release_problems(site)
    line = report.shown_lines(_lines(root), problems)
    if site is not None:  # that the base cannot be read is shown whatever was selected
        problems = [one for one in problems if wanted.keeps(one)]
    problems = unwritten + problems
    hidden = [(one.problem, one.reason) for one in suppressed if wanted.keeps(one.problem)]
    help_page = cache(lambda code: address(site, code, args.lang))
    answer = report.Report(problems, args.lang, hidden, line, __version__, help_page)
    try:
        shown = report.FORMATS[args.format](answer)
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
    ) as error:  # a reporter that fails must hide nothing
        failure = f"{type(error).__name__}: {error}"
        args.words.say(message("check.format_failed", format=args.format, error=failure))
        shown = report.text(problems, args.lang, len(hidden))
    if mended is not None:
        failed = {one.span.file for one in unwritten}
        made = {file: codes for file, codes in by_file(mended.made).items() if file not in failed}
        carried = [file for file in mended.carried if file not in failed]
        print(report.mended(made, carried, args.lang, written=not args.diff), file=sys.stderr)
    if mended is not None and args.diff:
        states = (mended.first, mended.last)
        private = {
            problem.span.file
            for state in states
            for problem in state.problems
            if problem.code.startswith("PRV")
        }
        changes = report.diff(mended.before, mended.after, private, args.lang)
        print(report.WITH_DIFF[args.format](shown, changes), end="")
    else:
        print(shown)
    return BLOCKED if blocking(problems) else CLEAN


class _Meanwhile:
    """A question that is answered while something else is done."""

    def __init__(self, question: Callable[[], frozenset[str] | None]) -> None:
        self._question = question
        self._answer: frozenset[str] | None = None
        self._failed: UsageError | None = None
        self._thread = Thread(target=self._ask, daemon=True)
        self._thread.start()

    def _ask(self) -> None:
        try:
            self._answer = self._question()
        except UsageError as error:
            self._failed = error

    def answer(self) -> frozenset[str] | None:
        """The answer, waited for; raises :class:`UsageError` where the question did."""
        self._thread.join()
        if self._failed is not None:
            raise self._failed
        return self._answer


def _lines(root: Path) -> Callable[[str, int], str | None]:
    """Lines of the sources by file and number; each file is read once."""
    from mosty.read.files import text_of

    @cache
    def whole(file: str) -> list[str]:
        path = root / file
        text = text_of(root, path, []) if path.is_file() else None
        return text.split("\n") if text is not None else []

    return lambda file, number: whole(file)[number - 1] if 1 <= number <= len(whole(file)) else None


def release_problems(site: Site) -> list[Problem]:
    """What a real release needs and the configuration does not say."""
    config = site.config
    missing = [key for key in ("publisher", "contact", "issues") if not getattr(config, key)]
    if not config.is_addressed:
        missing.append("site_url")
    return [problem("CFG003", Span(config.file), key=key) for key in missing]
