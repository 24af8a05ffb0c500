"""Faults of running text as problems: in the body, the title and the description of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from mosty.checks.fixes import in_prose, in_value
from mosty.checks.prose.shown import shown
from mosty.model.problem import Problem, problem
from mosty.model.site import Page
from mosty.text.language.fault import Fault

#: So many characters of a text are repeated in a message.
_SHOWN = 60


def everywhere(page: Page, code: str, find: Callable[[str], Iterable[Fault]]) -> Iterator[Problem]:
    """A problem for every fault that ``find`` sees, with its mend; none where code, an address or
    a call has been blanked out in between.
    """
    text, prose = page.body.text, page.body.prose
    for fault in find(prose):
        start, end = fault.start, fault.end
        if text[start:end] == prose[start:end]:
            fix = in_prose(page, [fault.change]) if fault.change else None
            span = page.body.span(start, end)
            yield problem(code, span, text=short(text[start:end]), wanted=fault.wanted, fix=fix)
    for name, value in shown(page):
        for fault in find(value):
            fix = in_value(page, (name,), [fault.change]) if fault.change else None
            excerpt = short(value[fault.start : fault.end])
            yield problem(code, page.where(name), text=excerpt, wanted=fault.wanted, fix=fix)


def short(text: str) -> str:
    """The beginning of a text on one line, without the marks of emphasis."""
    words = " ".join(text.replace("**", "").split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
