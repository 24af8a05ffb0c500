"""Problems for a person at a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from mosty.model.problem import Problem
from mosty.report.frame import Line, frame
from mosty.report.words import sums, words


def text(problems: Sequence[Problem], lang: str, suppressed: int = 0, line: Line = lambda file, number: None) -> str:
    """``file:line:col: level CODE message``, the source with carets, the way to mend it; at the end the counts."""
    said = words(lang)
    lines = []
    for one in problems:
        place = f"{one.span.file}:{one.span.line}:{one.span.col}"
        lines.append(f"{place}: {said[one.level]} {one.code} {one.text('message', lang)}")
        lines += frame(one, line)
        hint = " ".join(filter(None, (one.text("hint", lang), said["by_machine"] if one.fix else "")))
        if hint:
            lines.append(f"    → {hint}")
    lines.append(sums(problems, lang, suppressed))
    return "\n".join(lines)
