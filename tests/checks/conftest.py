"""Every test of a check fails if the check reports a code that it does not declare."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from mosty.checks.registry import Check
from mosty.model.problem import Problem


def rows(problems: Iterable[Problem]) -> list[tuple[object, ...]]:
    """All fields of the problems, comparable."""
    return [(problem.code, problem.span, str(problem.args), problem.fix) for problem in problems]


@pytest.fixture(autouse=True)
def only_named_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a check fail when it reports a problem whose code it does not declare."""
    call = Check.__call__

    def watched(check: Check, *arguments: Any) -> Iterable[Problem]:
        for problem in call(check, *arguments):
            assert problem.code in check.codes, f"{check.function} does not name {problem.code}"
            yield problem

    monkeypatch.setattr(Check, "__call__", watched)
