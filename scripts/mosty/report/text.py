"""Problems for a person at a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from mosty.model.problem import Problem
from mosty.report.frame import Line, frame
from mosty.report.words import Help, bounded, no_help, sums, word


def text(
    problems: Sequence[Problem],
    lang: str,
    suppressed: int = 0,
    line: Line = lambda file, number: None,
    help: Help = no_help,
) -> str:
    """``file:line:col: level CODE message``, the source with carets, the way to mend it; at the end
    the counts.

    The address of the help page stands under the first problem of its code.
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
        if problem.code not in seen and help(problem.code):
            seen.add(problem.code)
            lines.append(f"    {word('help', lang, code=problem.code)} {help(problem.code)}")
    lines += [word("more", lang, file=file, code=code, count=count) for file, code, count in more]
    lines.append(sums(problems, lang, suppressed))
    return "\n".join(lines)
