"""Reporters: problems as text for people, as annotations for a pull request, as JSON for machines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from mosty.model.problem import Problem

_WORDS = {
    "cs": {
        "error": "chyba", "warning": "upozornění", "info": "informace", "clean": "Čisto: žádný problém.",
        "sum": "Celkem: {error} × chyba (zastaví zveřejnění), {warning} × upozornění, {info} × informace.",
    },
    "en": {
        "error": "error", "warning": "warning", "info": "info", "clean": "Clean: no problems.",
        "sum": "In all: {error} × error (blocks publishing), {warning} × warning, {info} × info.",
    },
}  # fmt: skip


def summary(problems: Iterable[Problem], lang: str) -> str:
    """One line with the count of each level."""
    count = Counter(problem.level for problem in problems)
    words = _WORDS.get(lang, _WORDS["en"])
    if not count:
        return words["clean"]
    return words["sum"].format_map(Counter({level: count[level] for level in ("error", "warning", "info")}))


def text(problems: Sequence[Problem], lang: str) -> str:
    """``file:line:col: level CODE message`` and the way to mend it, a problem after another, then the sum."""
    words = _WORDS.get(lang, _WORDS["en"])
    lines = []
    for one in problems:
        place = f"{one.span.file}:{one.span.line}:{one.span.col}"
        lines.append(f"{place}: {words[one.level]} {one.code} {one.text('message', lang)}")
        hint = one.text("hint", lang)
        if hint:
            lines.append(f"    → {hint}")
    lines.append(summary(problems, lang))
    return "\n".join(lines)


def as_dict(one: Problem, lang: str) -> dict[str, object]:
    """The fields of one problem as JSON has them."""
    return {
        "code": one.code, "level": one.level, "file": one.span.file, "line": one.span.line, "col": one.span.col,
        "message": one.text("message", lang), "hint": one.text("hint", lang),
    }  # fmt: skip


def as_json(problems: Sequence[Problem], lang: str) -> str:
    """A list of ``{code, level, file, line, col, message, hint}``; a clean base is an empty list."""
    return json.dumps([as_dict(one, lang) for one in problems], ensure_ascii=False, indent=1)


def github(problems: Sequence[Problem], lang: str) -> str:
    """Workflow commands that GitHub shows beside the lines of a pull request."""
    kinds = {"error": "error", "warning": "warning", "info": "notice"}
    lines = []
    for one in problems:
        place = f"file={_property(one.span.file)},line={one.span.line},col={one.span.col},title={one.code}"
        message = f"{one.text('message', lang)} {one.text('hint', lang)}".strip()
        lines.append(f"::{kinds[one.level]} {place}::{_data(message)}")
    lines.append(summary(problems, lang))
    return "\n".join(lines)


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


FORMATS: Mapping[str, Callable[[Sequence[Problem], str], str]] = {"text": text, "github": github, "json": as_json}
