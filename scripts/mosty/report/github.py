"""Problems as workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from mosty.model.problem import Problem
from mosty.report.words import Help, bounded, no_help, sums, word

_KINDS = {"error": "error", "warning": "warning", "info": "notice"}


def github(
    problems: Sequence[Problem], lang: str, suppressed: int = 0, help: Help = no_help
) -> str:
    """``::error file=…,line=…,col=…,title=CODE::message`` a problem, then the counts."""
    lines = []
    shown, more = bounded(problems)
    for problem in shown:
        span = problem.span
        place = f"file={_property(problem.file)},line={span.line},col={span.col}"
        if span.end_line == span.line:  # a column of another line would make GitHub drop the place
            place += f",endColumn={span.end_col}"
        place += f",title={problem.code}"
        message = f"{problem.text('message', lang)} {problem.text('hint', lang)}".strip()
        if help(problem.code):
            message += f"\n{word('help', lang, code=problem.code)} {help(problem.code)}"
        lines.append(f"::{_KINDS[problem.level]} {place}::{_data(message)}")
    lines += [
        word("more", lang, file=_data(file), code=code, count=count) for file, code, count in more
    ]
    lines.append(sums(problems, lang, suppressed))
    return "\n".join(lines)


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
