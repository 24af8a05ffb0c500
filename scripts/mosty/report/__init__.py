"""Reporters: problems for people at a terminal and beside a pull request, and for machines."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mosty.model.problem import Problem
from mosty.report.codes import table
from mosty.report.frame import Line, shown_lines
from mosty.report.github import github
from mosty.report.machine import as_dict, as_json
from mosty.report.mended import diff, mended
from mosty.report.sarif import sarif
from mosty.report.summary import summary
from mosty.report.text import text
from mosty.report.words import Help, no_help, sums

__all__ = [
    "FORMATS",
    "WITH_DIFF",
    "Report",
    "as_dict",
    "as_json",
    "diff",
    "mended",
    "shown_lines",
    "sums",
    "table",
    "text",
]


@dataclass(frozen=True)
class Report:
    """What a format is made from: problems, those suppressed with their reasons, lines of the
    sources, help pages.
    """

    problems: Sequence[Problem]
    lang: str
    suppressed: Sequence[tuple[Problem, str]] = ()
    line: Line = lambda file, number: None
    version: str = ""
    help: Help = no_help


FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": lambda one: text(one.problems, one.lang, len(one.suppressed), one.line, one.help),
    "github": lambda one: github(one.problems, one.lang, len(one.suppressed), one.help),
    "summary": lambda one: summary(one.problems, one.lang, len(one.suppressed), one.help),
    "json": lambda one: as_json(one.problems, one.lang),
    "sarif": lambda one: sarif(one.problems, one.lang, one.suppressed, one.version, one.help),
}
#: What ``--diff`` prints in a form that has room for a diff; JSON and SARIF carry each fix with its
#: problem.
WITH_DIFF: Mapping[str, Callable[[str, str], str]] = {
    "text": lambda shown, diff: diff,
    "github": lambda shown, diff: (
        f"{shown}\n::group::mosty check --diff\n{_quoted(diff)}::endgroup::\n"
    ),
    "summary": lambda shown, diff: f"{shown}\n\n{_fenced(diff)}" if diff else f"{shown}\n",
    "json": lambda shown, diff: f"{shown}\n",
    "sarif": lambda shown, diff: f"{shown}\n",
}


def _quoted(diff: str) -> str:
    """Lines that GitHub does not take for commands."""
    return "".join(f"| {line}\n" for line in diff.splitlines())


def _fenced(diff: str) -> str:
    marks = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", diff)), default=0))
    return f"{marks}diff\n{diff}{marks}\n"
