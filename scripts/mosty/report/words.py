"""What the reports share: their sentences, and the one line of counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from mosty.model.message import message
from mosty.model.problem import Kind, Problem

#: The address of the help page of a code; empty if there is none.
Help = Callable[[str], str]

#: Problems of one kind in one file that are written out; the rest are counted.
MOST = 50


def bounded(problems: Iterable[Problem]) -> tuple[list[Problem], list[tuple[str, str, int]]]:
    """The problems to write out, and file, code and count of those that are only counted."""
    count: Counter[tuple[str, str]] = Counter()
    shown = []
    for problem in problems:
        count[problem.file, problem.code] += 1
        if count[problem.file, problem.code] <= MOST:
            shown.append(problem)
    return shown, [
        (file, code, number - MOST) for (file, code), number in count.items() if number > MOST
    ]


def no_help(code: str) -> str:
    """No help pages are known."""
    return ""


def word(key: str, lang: str, **values: object) -> str:
    """A sentence of the reports in a language; English for one that we do not speak."""
    return message(f"report.{key}", **values).text(lang)


def level_of(kind: Kind, lang: str) -> str:
    """The level of a kind as such, with the one on families' pages where that is another."""
    level = word(kind.level, lang)
    return (
        word("for_families", lang, level=level, families=word(kind.families, lang))
        if (kind.families)
        else level
    )


def more_on(code: str, lang: str, help: Help) -> str:
    """Where a code is explained: its page on the site, or the command as long as there is none."""
    return f"{word('help', lang, code=code)} {help(code) or f'mosty explain {code}'}"


def sums(problems: Iterable[Problem], lang: str, suppressed: int = 0) -> str:
    """One line with the count of each level and of what was suppressed; notes alone leave a base
    clean.
    """
    listed = list(problems)
    count = Counter(problem.level for problem in listed)
    machine = sum(problem.fix is not None for problem in listed)
    levels = {level: count[level] for level in ("error", "warning", "info")}
    if count["error"] or count["warning"]:
        line = word("sum", lang, **levels)
    else:
        line = word("clean", lang) + (word("notes", lang, **levels) if count["info"] else "")
    line += word("machine", lang, count=machine) if machine else ""
    return line + (word("suppressed", lang, suppressed=suppressed) if suppressed else "")
