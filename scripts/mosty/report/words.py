"""Words of the reports in the languages of messages, and the one line of counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from mosty.model.problem import Problem

#: The address of the help page of a code; empty where there is none.
Help = Callable[[str], str]

WORDS: Mapping[str, Mapping[str, str]] = {
    "cs": {
        "error": "chyba", "warning": "upozornění", "info": "informace", "clean": "Čisto: žádný problém.",
        "sum": "Celkem: {error} × chyba (zastaví zveřejnění), {warning} × upozornění, {info} × informace.",
        "suppressed": " Potlačeno s důvodem: {suppressed}.", "help": "Víc o {code}:",
    },
    "en": {
        "error": "error", "warning": "warning", "info": "info", "clean": "Clean: no problems.",
        "sum": "In all: {error} × error (blocks publishing), {warning} × warning, {info} × info.",
        "suppressed": " Suppressed with a reason: {suppressed}.", "help": "More on {code}:",
    },
}  # fmt: skip


def no_help(code: str) -> str:
    """No help pages are known."""
    return ""


def words(lang: str) -> Mapping[str, str]:
    """The words of a language; English for one that we do not speak."""
    return WORDS.get(lang, WORDS["en"])


def sums(problems: Iterable[Problem], lang: str, suppressed: int = 0) -> str:
    """One line with the count of each level and of what was suppressed."""
    count = Counter(problem.level for problem in problems)
    said = words(lang)
    levels = {level: count[level] for level in ("error", "warning", "info")}
    line = said["sum"].format_map(levels) if count else said["clean"]
    return line + (said["suppressed"].format(suppressed=suppressed) if suppressed else "")
