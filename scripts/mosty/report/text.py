"""Problems for a person at a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from mosty.model.problem import Problem
from mosty.report.frame import Line, frame
from mosty.report.words import Help, bounded, more_on, no_help, sums, word


def text(
    problems: Sequence[Problem],
    lang: str,
    suppressed: int = 0,
    line: Line = lambda file, number: None,
    help: Help = no_help,
) -> str:
    """``file:line:col: level CODE message``, the source with carets, the way to mend it; at the end
    the counts.

    Where its code is explained stands under the first problem of each.
    """
    seen: set[str] = set()
    lines = []
    shown, more = bounded(problems)
    for problem in shown:
        place = f"{problem.file}:{problem.span.line}:{problem.span.col}"
        lines.append(
            f"{place}: {word(problem.level, lang)} {problem.code} {problem.text('message', lang)}"
        )
        lines += frame(problem, line)
        hint = " ".join(
            filter(
                None, (problem.text("hint", lang), word("by_machine", lang) if problem.fix else "")
            )
        )
        if hint:
            lines.append(f"    → {hint}")
        if problem.code not in seen:
            seen.add(problem.code)
            lines.append(f"    {more_on(problem.code, lang, help)}")
    lines += [word("more", lang, file=file, code=code, count=count) for file, code, count in more]
    lines.append(sums(problems, lang, suppressed))
    return "\n".join(lines)
