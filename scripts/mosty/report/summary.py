"""Problems as a friendly page in Markdown: the summary of a step beside a pull request."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from mosty.model.problem import Problem
from mosty.report.words import Help, no_help

#: Rows of the table; a base turned upside down must not print a book.
MOST = 20
_LEVELS = ("error", "warning", "info")

_WORDS: Mapping[str, Mapping[str, str]] = {
    "cs": {
        "title": "Kontrola obsahu",
        "clean": "Vše je v pořádku, kontrola nic nenašla. Děkujeme!",
        "blocked": "Děkujeme za vaši práci. Než ji zveřejníme, je potřeba napravit chyby. Rady "
        "najdete níže.",
        "free": "Děkujeme za vaši práci. Zveřejnění nic nebrání; podívejte se prosím ještě na "
        "pár míst.",
        "found": "Nalezeno: {counts}.",
        "suppressed": "Potlačeno s důvodem: {n}.",
        "head": "| Soubor | Počet | Kde začít | Co tam je |",
        "line": "řádek {n}",
        "file": "celý soubor",
        "mend": "Jak to napravit",
        "more": "… a ještě: {n}. Vše vypíše `mosty check`.",
        "end": "Nevíte si rady? Napište to do komentáře, pomůžeme.",
    },
    "en": {
        "title": "Check of the content",
        "clean": "All is well, the check found nothing. Thank you!",
        "blocked": "Thank you for your work. Before we publish it, the errors need mending. The "
        "advice is below.",
        "free": "Thank you for your work. Nothing stands in the way of publishing; please look "
        "at a few places.",
        "found": "Found: {counts}.",
        "suppressed": "Suppressed with a reason: {n}.",
        "head": "| File | Count | Where to begin | What is there |",
        "line": "line {n}",
        "file": "the whole file",
        "mend": "How to mend it",
        "more": "… and {n} more. `mosty check` lists everything.",
        "end": "Not sure what to do? Say so in a comment, we will help.",
    },
}
#: Forms for one, for two to four, for the rest.
_FORMS: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    "cs": {
        "error": ("chyba", "chyby", "chyb"),
        "warning": ("upozornění", "upozornění", "upozornění"),
        "info": ("informace", "informace", "informací"),
    },
    "en": {
        "error": ("error", "errors", "errors"),
        "warning": ("warning", "warnings", "warnings"),
        "info": ("note", "notes", "notes"),
    },
}  # fmt: skip


def summary(
    problems: Sequence[Problem], lang: str, suppressed: int = 0, help: Help = no_help
) -> str:
    """Counts, a table of files with the first problem of each, and how to mend the first kinds of
    problem.
    """
    said = _WORDS.get(lang, _WORDS["en"])
    parts = [f"## {said['title']}"]
    aside = said["suppressed"].format(n=suppressed) if suppressed else ""
    if all(one.level == "info" for one in problems):
        notes = "\n".join(f"- {escaped(one.text('message', lang))}" for one in problems[:MOST])
        return "\n\n".join(filter(None, [*parts, said["clean"], notes, aside]))
    counts = Counter(one.level for one in problems)
    listed = ", ".join(
        f"**{counted(counts[level], level, lang)}**" for level in _LEVELS if counts[level]
    )
    parts.append(said["blocked" if counts["error"] else "free"])
    parts.append(" ".join(filter(None, (said["found"].format(counts=listed), aside))))
    parts.append(_table(problems, lang, said))
    parts.append(f"### {said['mend']}\n\n{_advice(problems, lang, said, help)}")
    return "\n\n".join([*parts, said["end"]])


def counted(number: int, level: str, lang: str) -> str:
    """``1 chyba``, ``2 chyby``, ``5 chyb``."""
    one, few, many = _FORMS.get(lang, _FORMS["en"])[level]
    return f"{number} {one if number == 1 else few if 2 <= number <= 4 else many}"


def _table(problems: Sequence[Problem], lang: str, said: Mapping[str, str]) -> str:
    """Files with errors first; of each the first problem of its worst level."""
    files: dict[str, list[Problem]] = {}
    for one in problems:
        files.setdefault(one.file, []).append(one)
    ordered = sorted(
        files.items(), key=lambda item: (min(_LEVELS.index(one.level) for one in item[1]), item[0])
    )
    rows = [said["head"], "|---|---|---|---|"]
    for file, found in ordered[:MOST]:
        first = min(found, key=lambda one: (_LEVELS.index(one.level), one.sort_key()))
        count = Counter(one.level for one in found)
        numbers = ", ".join(counted(count[level], level, lang) for level in _LEVELS if count[level])
        where = (
            said["file"]
            if first.span.line == 1 and not first.span.end_line
            else said["line"].format(n=first.span.line)
        )
        rows.append(
            f"| {escaped(file)} | {numbers} | {where} | {escaped(first.text('message', lang))} |"
        )
    return "\n".join(rows) + _more(len(ordered), said)


def _advice(problems: Sequence[Problem], lang: str, said: Mapping[str, str], help: Help) -> str:
    """The hint of the first problem of each code, errors first."""
    first: dict[str, Problem] = {}
    for one in problems:
        first.setdefault(one.code, one)
    ordered = sorted(first.values(), key=lambda one: (_LEVELS.index(one.level), one.code))
    lines = [
        f"- **{_linked(one.code, help)}** ({escaped(one.file)}): {escaped(one.text('hint', lang))}"
        for one in ordered[:MOST]
    ]
    return "\n".join(lines) + _more(len(ordered), said)


def _linked(code: str, help: Help) -> str:
    return f"[{code}]({help(code)})" if help(code) else code


def _more(count: int, said: Mapping[str, str]) -> str:
    return f"\n\n{said['more'].format(n=count - MOST)}" if count > MOST else ""


def escaped(text: str) -> str:
    """``text`` so that Markdown shows it as it is, in a cell of a table too."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]|~#])", r"\\\1", " ".join(text.split()))
