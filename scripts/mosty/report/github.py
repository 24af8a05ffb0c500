"""Problems as workflow commands, which GitHub shows beside the lines of a pull request.

GitHub shows ten annotations of a kind and drops the rest without a word, so each cause is annotated
once, at its first place, and the rest is folded in the log.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mosty.model.problem import Problem
from mosty.report.causes import Cause, also, causes, counted
from mosty.report.words import Help, more_on, no_help, sums, word

_KINDS = {"error": "error", "warning": "warning", "info": "notice"}
#: Annotations of a kind that GitHub shows.
SHOWN = 10
#: Lines of the folded rest; a base turned upside down must not print a book.
LISTED = 500


def github(
    problems: Sequence[Problem], lang: str, suppressed: int = 0, help: Help = no_help
) -> str:
    """``::error file=…,line=…,col=…,title=CODE::message`` a cause, the rest folded, the counts."""
    all_causes = causes(problems)
    shown = [one for kind in _KINDS for one in all_causes if one.level == kind]
    shown = [one for place, one in enumerate(shown) if _place_in_kind(shown, place) < SHOWN]
    rest = [one for one in all_causes if one not in shown]
    lines = [_annotation(one, lang, help) for one in shown]
    lines += _folded(rest, lang)
    lines.append(sums(problems, lang, suppressed))
    return "\n".join(lines)


def _place_in_kind(listed: Sequence[Cause], place: int) -> int:
    """How many of the same level come before it."""
    return sum(one.level == listed[place].level for one in listed[:place])


def _annotation(cause: Cause, lang: str, help: Help) -> str:
    problem, span = cause.first, cause.first.span
    place = f"file={_property(problem.file)},line={span.line},col={span.col}"
    if span.end_line == span.line:  # a column of another line would make GitHub drop the place
        place += f",endColumn={span.end_col}"
    place += f",title={problem.code}"
    sentences = (problem.text("message", lang), problem.text("hint", lang), also(cause, lang))
    message = " ".join(filter(None, sentences))
    if help(problem.code):  # nobody has the command beside a pull request; the summary says why
        message += f"\n{more_on(problem.code, lang, help)}"
    return f"::{_KINDS[problem.level]} {place}::{_data(message)}"


def _folded(rest: Sequence[Cause], lang: str) -> Iterator[str]:
    """The causes without an annotation, in a group that opens on request."""
    if not rest:
        return
    yield f"::group::{word('github_rest', lang, n=counted(rest))}"
    for cause in rest[:LISTED]:
        problem, span = cause.first, cause.first.span
        line = f"{problem.file}:{span.line}:{span.col}: {word(problem.level, lang)} {problem.code}"
        sentences = (problem.text("message", lang), problem.text("hint", lang), also(cause, lang))
        yield f"{line} {_data(' '.join(filter(None, sentences)))}"
    if len(rest) > LISTED:
        yield word("summary_more", lang, count=counted(rest[LISTED:]))
    yield "::endgroup::"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
