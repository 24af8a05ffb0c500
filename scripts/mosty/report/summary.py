"""Problems as a friendly page in Markdown: the summary of a step beside a pull request.

Ten lines at most can be seen: whoever opens it reads what to do first. Everything else is folded.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from mosty.model.help import helps
from mosty.model.problem import LEVELS, Problem
from mosty.report.causes import Cause, also, causes
from mosty.report.words import Help, no_help, word

#: Causes that can be seen: with title, thanks, counts, the fold and the last line they are ten
#: lines.
SEEN = 5
#: Lines of each list that is folded; a base turned upside down must not print a book.
MOST = 20


def summary(
    problems: Sequence[Problem], lang: str, suppressed: int = 0, help: Help = no_help
) -> str:
    """Counts and the first causes with their mends; folded, the files, the other causes and why
    each matters.
    """
    parts = [f"## {word('summary_title', lang)}"]
    aside = word("suppressed", lang, suppressed=suppressed).strip() if suppressed else ""
    all_causes = causes(problems)
    if all(one.level == "info" for one in problems):
        seen = [f"- {escaped(one.first.text('message', lang))}" for one in all_causes[:SEEN]]
        return "\n\n".join(
            filter(None, [*parts, word("summary_clean", lang), "\n".join(seen), aside])
        )
    parts.append(word("summary_blocked" if _counts(problems)["error"] else "summary_free", lang))
    listed = word("summary_counts", lang, counts=_numbers(problems, lang, bold=True))
    parts.append(" ".join(filter(None, (listed, aside))))
    parts.append("\n".join(_line(one, lang, help) for one in all_causes[:SEEN]))
    parts.append(_folded(problems, all_causes, lang, help))
    return "\n\n".join([*parts, word("summary_end", lang)])


def counted(number: int, level: str, lang: str) -> str:
    """``1 chyba``, ``2 chyby``, ``5 chyb``."""
    return word(f"count_{level}", lang, n=number)


def _counts(problems: Sequence[Problem]) -> Counter[str]:
    return Counter(one.level for one in problems)


def _numbers(problems: Sequence[Problem], lang: str, bold: bool = False) -> str:
    count, mark = _counts(problems), "**" if bold else ""
    return ", ".join(
        f"{mark}{counted(count[level], level, lang)}{mark}" for level in LEVELS if count[level]
    )


def _line(cause: Cause, lang: str, help: Help) -> str:
    """Level, place, what is wrong and how to mend it, in one line of a list."""
    problem = cause.first
    place = f"{escaped(problem.file)}, {_where(problem, lang)}"
    sentences = (problem.text("message", lang), problem.text("hint", lang), also(cause, lang))
    text = escaped(" ".join(filter(None, sentences)))
    return f"- **{word(problem.level, lang)}** {place}: {text} ({_linked(problem.code, help)})"


def _where(problem: Problem, lang: str) -> str:
    if problem.span.line == 1 and not problem.span.end_line:
        return word("summary_file", lang)
    return word("summary_line", lang, line=problem.span.line)


def _folded(problems: Sequence[Problem], all_causes: Sequence[Cause], lang: str, help: Help) -> str:
    """What opens on request: files, the causes that were not seen, why each matters."""
    parts = [f"<details><summary>{word('summary_rest', lang)}</summary>", _table(problems, lang)]
    rest = all_causes[SEEN:]
    if rest:
        lines = "\n".join(_line(one, lang, help) for one in rest[:MOST])
        parts.append(f"### {word('summary_mend', lang)}\n\n{lines}{_more(len(rest), lang)}")
    codes = list(dict.fromkeys(one.first.code for one in all_causes))
    whys = "\n".join(f"- **{_linked(code, help)}** {_why(code, lang)}" for code in codes[:MOST])
    parts += [f"### {word('summary_why', lang)}\n\n{whys}{_more(len(codes), lang)}", "</details>"]
    return "\n\n".join(parts)


def _why(code: str, lang: str) -> str:
    texts = helps()[code].why
    return escaped(texts.get(lang, texts["en"]))


def _table(problems: Sequence[Problem], lang: str) -> str:
    """Files with errors first; of each the first problem of its worst level."""
    files: dict[str, list[Problem]] = {}
    for problem in problems:
        files.setdefault(problem.file, []).append(problem)
    ordered = sorted(
        files.items(), key=lambda item: (min(LEVELS.index(one.level) for one in item[1]), item[0])
    )
    rows = [word("summary_head", lang), "|---|---|---|---|"]
    for file, in_file in ordered[:MOST]:
        first = causes(in_file)[0].first
        text = escaped(first.text("message", lang))
        numbers = _numbers(in_file, lang)
        rows.append(f"| {escaped(file)} | {numbers} | {_where(first, lang)} | {text} |")
    return "\n".join(rows) + _more(len(ordered), lang)


def _linked(code: str, help: Help) -> str:
    return f"[{code}]({help(code)})" if help(code) else code


def _more(count: int, lang: str) -> str:
    return f"\n\n{word('summary_more', lang, count=count - MOST)}" if count > MOST else ""


def escaped(text: str) -> str:
    """``text`` so that Markdown shows it as it is, in a cell of a table too."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]|~#])", r"\\\1", " ".join(text.split()))
