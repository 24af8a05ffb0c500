"""Words of the reports in the languages of messages, and the one line of counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from mosty.model.problem import Problem

#: The address of the help page of a code; empty where there is none.
Help = Callable[[str], str]

WORDS: Mapping[str, Mapping[str, str]] = {
    "cs": {
        "error": "chyba",
        "warning": "upozornění",
        "info": "informace",
        "clean": "Čisto: žádný problém.",
        "sum": "Celkem: {error} × chyba (zastaví zveřejnění), {warning} × upozornění, {info} × "
        "informace.",
        "notes": " Informace: {info}.",
        "suppressed": " Potlačeno s důvodem: {suppressed}.",
        "help": "Víc o {code}:",
        "more": "{file}: … a ještě {count} × {code}",
        "machine": " Opraví `mosty check --fix`: {n}.",
        "by_machine": "Opraví to i `mosty check --fix`.",
        "mended": "Opraveno strojem: {n} (souborů: {files}).",
        "would": "Stroj by opravil: {n} (souborů: {files}).",
        "nothing": "Stroj tu nemá co opravit.",
        "carried": "translated_from posunuto; předlohu změnil jen stroj a význam zůstal",
        "private": "změny se nevypisují, v souboru jsou osobní údaje",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "info": "info",
        "clean": "Clean: no problems.",
        "sum": "In all: {error} × error (blocks publishing), {warning} × warning, {info} × info.",
        "notes": " Notes: {info}.",
        "suppressed": " Suppressed with a reason: {suppressed}.",
        "help": "More on {code}:",
        "more": "{file}: … and {count} more × {code}",
        "machine": " `mosty check --fix` mends: {n}.",
        "by_machine": "`mosty check --fix` mends it too.",
        "mended": "Mended by machine: {n} (files: {files}).",
        "would": "A machine would mend: {n} (files: {files}).",
        "nothing": "There is nothing here for a machine to mend.",
        "carried": "translated_from moved on; only the machine changed the original, and its "
        "meaning stayed",
        "private": "changes are not printed, the file holds private data",
    },
}


#: Problems of one kind in one file that are written out; the rest are counted.
MOST = 50


def bounded(problems: Iterable[Problem]) -> tuple[list[Problem], list[tuple[str, str, int]]]:
    """The problems to write out, and file, code and count of those that are only counted."""
    count: Counter[tuple[str, str]] = Counter()
    shown = []
    for one in problems:
        count[one.file, one.code] += 1
        if count[one.file, one.code] <= MOST:
            shown.append(one)
    return shown, [
        (file, code, number - MOST) for (file, code), number in count.items() if number > MOST
    ]


def no_help(code: str) -> str:
    """No help pages are known."""
    return ""


def words(lang: str) -> Mapping[str, str]:
    """The words of a language; English for one that we do not speak."""
    return WORDS.get(lang, WORDS["en"])


def sums(problems: Iterable[Problem], lang: str, suppressed: int = 0) -> str:
    """One line with the count of each level and of what was suppressed; notes alone leave a base
    clean.
    """
    found = list(problems)
    count = Counter(problem.level for problem in found)
    machine = sum(problem.fix is not None for problem in found)
    said = words(lang)
    levels = {level: count[level] for level in ("error", "warning", "info")}
    notes = said["notes"].format_map(levels) if count["info"] else ""
    line = (
        said["sum"].format_map(levels)
        if count["error"] or count["warning"]
        else said["clean"] + notes
    )
    line += said["machine"].format(n=machine) if machine else ""
    return line + (said["suppressed"].format(suppressed=suppressed) if suppressed else "")
