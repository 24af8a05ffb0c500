"""Problems as SARIF 2.1.0 (OASIS), which code hosts and editors read."""

from __future__ import annotations

import json
import string
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from mosty.model.problem import Fix, Kind, Problem, catalogue

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def sarif(
    problems: Sequence[Problem], lang: str, suppressed: Sequence[tuple[Problem, str]] = (), version: str = ""
) -> str:
    """One run with every rule of the catalogue; ``suppressed`` are problems with the reason given in the page."""
    order = {code: index for index, code in enumerate(catalogue())}
    results = [_result(one, lang, order) for one in problems]
    for one, reason in suppressed:
        note = {"kind": "inSource", "justification": reason}
        results.append({**_result(one, lang, order), "suppressions": [note]})
    driver = {"name": "mosty", "version": version, "rules": [_rule(kind, lang) for kind in catalogue().values()]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rule(kind: Kind, lang: str) -> dict[str, Any]:
    texts = kind.texts.get(lang, kind.texts["en"])
    return {
        "id": kind.code,
        "shortDescription": {"text": _open(texts["message"])},
        "help": {"text": _open(texts["hint"])},
        "defaultConfiguration": {"level": _LEVELS[kind.level]},
    }


def _open(template: str) -> str:
    """A message as a rule: what a problem would fill in stands as an ellipsis."""
    parts = (text + ("…" if name is not None else "") for text, name, _, _ in string.Formatter().parse(template))
    return "".join(parts)


def _result(one: Problem, lang: str, order: dict[str, int]) -> dict[str, Any]:
    span = one.span
    region = {
        "startLine": span.line,
        "startColumn": span.col,
        "endLine": span.end_line or span.line,
        "endColumn": span.end_col or span.col + 1,
    }
    result = {
        "ruleId": one.code,
        "ruleIndex": order[one.code],
        "level": _LEVELS[one.level],
        "message": {"text": f"{one.text('message', lang)} {one.text('hint', lang)}".strip()},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": quote(span.file)}, "region": region}}],
    }
    return {**result, "fixes": [_fix(one.fix, span.file, one.text("hint", lang))]} if one.fix else result


def _fix(fix: Fix, file: str, text: str) -> dict[str, Any]:
    """The edits as replacements of one artifact."""
    replacements = [
        {
            "deletedRegion": {
                "startLine": edit.span.line, "startColumn": edit.span.col,
                "endLine": edit.span.end_line, "endColumn": edit.span.end_col,
            },
            "insertedContent": {"text": edit.new},
        }
        for edit in fix.edits
    ]  # fmt: skip
    change = {"artifactLocation": {"uri": quote(file)}, "replacements": replacements}
    return {"description": {"text": text}, "artifactChanges": [change]}
