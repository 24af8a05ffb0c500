"""No test of a check goes by in which a check reports what it does not name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from mosty.checks.registry import Check
from mosty.model.problem import Problem


@pytest.fixture(autouse=True)
def only_named_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every check fails at a problem whose code it does not name."""
    call = Check.__call__

    def watched(check: Check, *arguments: Any) -> Iterable[Problem]:
        for one in call(check, *arguments):
            assert one.code in check.codes, f"{check.function} does not name {one.code}"
            yield one

    monkeypatch.setattr(Check, "__call__", watched)
