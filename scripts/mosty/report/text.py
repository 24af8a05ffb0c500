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
    for one in shown:
        place = f"{one.file}:{one.span.line}:{one.span.col}"
        lines.append(f"{place}: {word(one.level, lang)} {one.code} {one.text('message', lang)}")
        lines += frame(one, line)
        hint = " ".join(
            filter(None, (one.text("hint", lang), word("by_machine", lang) if one.fix else ""))
        )
        if hint:
            lines.append(f"    → {hint}")
        if one.code not in seen and help(one.code):
            seen.add(one.code)
            lines.append(f"    {word('help', lang, code=one.code)} {help(one.code)}")
    lines += [word("more", lang, file=file, code=code, count=count) for file, code, count in more]
    lines.append(sums(problems, lang, suppressed))
    return "\n".join(lines)
