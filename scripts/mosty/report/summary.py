"""Problems as a friendly page in Markdown: the summary of a step beside a pull request."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from mosty.model.problem import Problem
from mosty.report.words import Help, no_help, word

#: Rows of the table; a base turned upside down must not print a book.
MOST = 20
_LEVELS = ("error", "warning", "info")


def summary(
    problems: Sequence[Problem], lang: str, suppressed: int = 0, help: Help = no_help
) -> str:
    """Counts, a table of files with the first problem of each, and how to mend the first kinds of
    problem.
    """
    parts = [f"## {word('summary_title', lang)}"]
    aside = word("suppressed", lang, suppressed=suppressed).strip() if suppressed else ""
    if all(one.level == "info" for one in problems):
        notes = "\n".join(f"- {escaped(one.text('message', lang))}" for one in problems[:MOST])
        return "\n\n".join(filter(None, [*parts, word("summary_clean", lang), notes, aside]))
    counts = Counter(one.level for one in problems)
    listed = ", ".join(
        f"**{counted(counts[level], level, lang)}**" for level in _LEVELS if counts[level]
    )
    parts.append(word("summary_blocked" if counts["error"] else "summary_free", lang))
    parts.append(" ".join(filter(None, (word("summary_counts", lang, counts=listed), aside))))
    parts.append(_table(problems, lang))
    parts.append(f"### {word('summary_mend', lang)}\n\n{_advice(problems, lang, help)}")
    return "\n\n".join([*parts, word("summary_end", lang)])


def counted(number: int, level: str, lang: str) -> str:
    """``1 chyba``, ``2 chyby``, ``5 chyb``."""
    return word(f"count_{level}", lang, n=number)


def _table(problems: Sequence[Problem], lang: str) -> str:
    """Files with errors first; of each the first problem of its worst level."""
    files: dict[str, list[Problem]] = {}
    for problem in problems:
        files.setdefault(problem.file, []).append(problem)
    ordered = sorted(
        files.items(), key=lambda item: (min(_LEVELS.index(one.level) for one in item[1]), item[0])
    )
    rows = [word("summary_head", lang), "|---|---|---|---|"]
    for file, in_file in ordered[:MOST]:
        first = min(in_file, key=lambda one: (_LEVELS.index(one.level), one.sort_key()))
        count = Counter(one.level for one in in_file)
        numbers = ", ".join(counted(count[level], level, lang) for level in _LEVELS if count[level])
        where = (
            word("summary_file", lang)
            if first.span.line == 1 and not first.span.end_line
            else word("summary_line", lang, line=first.span.line)
        )
        rows.append(
            f"| {escaped(file)} | {numbers} | {where} | {escaped(first.text('message', lang))} |"
        )
    return "\n".join(rows) + _more(len(ordered), lang)


def _advice(problems: Sequence[Problem], lang: str, help: Help) -> str:
    """The hint of the first problem of each code, errors first."""
    first: dict[str, Problem] = {}
    for problem in problems:
        first.setdefault(problem.code, problem)
    ordered = sorted(first.values(), key=lambda one: (_LEVELS.index(one.level), one.code))
    lines = [
        f"- **{_linked(problem.code, help)}** ({escaped(problem.file)}): "
        f"{escaped(problem.text('hint', lang))}"
        for problem in ordered[:MOST]
    ]
    return "\n".join(lines) + _more(len(ordered), lang)


def _linked(code: str, help: Help) -> str:
    return f"[{code}]({help(code)})" if help(code) else code


def _more(count: int, lang: str) -> str:
    return f"\n\n{word('summary_more', lang, count=count - MOST)}" if count > MOST else ""


def escaped(text: str) -> str:
    """``text`` so that Markdown shows it as it is, in a cell of a table too."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]|~#])", r"\\\1", " ".join(text.split()))
