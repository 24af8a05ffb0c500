"""Problems as JSON for machines. The shape is a promise: a list of seven fields, nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence

from mosty.model.problem import Problem


def as_dict(one: Problem, lang: str) -> dict[str, object]:
    """The fields of one problem as JSON has them."""
    return {
        "code": one.code, "level": one.level, "file": one.span.file, "line": one.span.line, "col": one.span.col,
        "message": one.text("message", lang), "hint": one.text("hint", lang),
    }  # fmt: skip


def as_json(problems: Sequence[Problem], lang: str) -> str:
    """A list of ``{code, level, file, line, col, message, hint}``; a clean base is an empty list."""
    return json.dumps([as_dict(one, lang) for one in problems], ensure_ascii=False, indent=1)
