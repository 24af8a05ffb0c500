"""Problems as SARIF 2.1.0 (OASIS), which code hosts and editors read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from mosty.model.problem import Fix, Kind, Problem, catalogue
from mosty.report.words import Help, no_help
from mosty.text.sensitive.redact import redacted

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def sarif(
    problems: Sequence[Problem],
    lang: str,
    suppressed: Sequence[tuple[Problem, str]] = (),
    version: str = "",
    help: Help = no_help,
) -> str:
    """One run with every rule of the catalogue; ``suppressed`` are problems with the reason given
    in the page.
    """
    order = {code: index for index, code in enumerate(catalogue())}
    results = [_result(one, lang, order) for one in problems]
    for problem, reason in suppressed:
        note = {"kind": "inSource", "justification": redacted(reason)}
        results.append({**_result(problem, lang, order), "suppressions": [note]})
    rules = [_rule(kind, lang, help(kind.code)) for kind in catalogue().values()]
    driver = {"name": "mosty", "version": version, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps(
        {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1
    )


def _rule(kind: Kind, lang: str, address: str) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": kind.code,
        "shortDescription": {"text": kind.said("message", lang)},
        "help": {"text": kind.said("hint", lang)},
        "defaultConfiguration": {"level": _LEVELS[kind.level]},
    }
    return {**rule, "helpUri": address} if address else rule


def _result(problem: Problem, lang: str, order: dict[str, int]) -> dict[str, Any]:
    span = problem.span
    region = {
        "startLine": span.line,
        "startColumn": span.col,
        "endLine": span.end_line or span.line,
        "endColumn": span.end_col or span.col + 1,
    }
    result = {
        "ruleId": problem.code,
        "ruleIndex": order[problem.code],
        "level": _LEVELS[problem.level],
        "message": {
            "text": f"{problem.text('message', lang)} {problem.text('hint', lang)}".strip()
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(problem.file)},
                    "region": region,
                }
            }
        ],
    }
    return (
        {**result, "fixes": [_fix(problem.fix, problem.file, problem.text("hint", lang))]}
        if problem.fix
        else result
    )


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
