"""Problems as JSON for machines. The shape is a promise: seven fields, and ``fix`` where a machine
can mend it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from mosty.model.problem import Problem


def as_dict(problem: Problem, lang: str) -> dict[str, object]:
    """The fields of one problem as JSON has them."""
    fields: dict[str, object] = {
        "code": problem.code,
        "level": problem.level,
        "file": problem.file,
        "line": problem.span.line,
        "col": problem.span.col,
        "message": problem.text("message", lang),
        "hint": problem.text("hint", lang),
    }
    if problem.fix is not None:
        fields["fix"] = [
            {
                "line": edit.span.line, "col": edit.span.col, "end_line": edit.span.end_line,
                "end_col": edit.span.end_col, "new": edit.new,
            }
            for edit in problem.fix.edits
        ]  # fmt: skip
    return fields


def as_json(problems: Sequence[Problem], lang: str) -> str:
    """A list of ``{code, level, file, line, col, message, hint}``; a clean base is an empty list.

    ``fix`` lists the replacements ``{line, col, end_line, end_col, new}`` of the problem's file,
    all or none.
    """
    return json.dumps([as_dict(one, lang) for one in problems], ensure_ascii=False, indent=1)
