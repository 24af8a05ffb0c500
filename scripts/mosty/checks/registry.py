"""The decorator that makes a function a check, and the checks that modules register with it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Literal, TypeVar, overload

from mosty.checks.spelling.vocabulary import Vocabulary
from mosty.model.problem import Problem
from mosty.model.site import Page, Site

#: What a check looks at, and so how it is called:
#:
#: - ``page``: one page, ``(site, page, today)``. It may look at other pages and files too.
#: - ``words``: the words of many pages, each judged with its original alone, ``(site, words,
#:   today)``.
#: - ``spelling``: the words of pages and records, held to dictionaries, ``(site, words, today)``.
#: - ``records``: nothing but the records and the configuration, ``(site, today)``.
#: - ``names``: names of files, ``(site, today)``; for changed pages too.
#: - ``site``: the base as a whole, ``(site, today)``; it reports nothing in a page.
Scope = Literal["page", "words", "spelling", "records", "names", "site"]
PageCheck = Callable[[Site, Page, dt.date], Iterable[Problem]]
WordCheck = Callable[[Site, Mapping[str, Vocabulary], dt.date], Iterable[Problem]]
SiteCheck = Callable[[Site, dt.date], Iterable[Problem]]
_PageCheck = TypeVar("_PageCheck", bound=PageCheck)
_WordCheck = TypeVar("_WordCheck", bound=WordCheck)
_SiteCheck = TypeVar("_SiteCheck", bound=SiteCheck)

#: The code of "too many problems of one kind": any check that is limited can cause it.
TOO_MANY = "FIL011"


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check. It is called as its function is, see :data:`Scope`."""

    function: Callable[..., Iterable[Problem]]
    codes: frozenset[str]
    scope: Scope
    alone: bool

    def __call__(self, *arguments: Any) -> Iterable[Problem]:
        """The problems that the function finds."""
        return self.function(*arguments)

    @property
    def limited(self) -> bool:
        """Whether it stops at so many problems of a page (``limits``, ``problems``)."""
        return self.scope in ("page", "words")

    def reports(self, codes: Collection[str] | None) -> bool:
        """Whether it can cause a problem with one of ``codes``; None stands for all codes."""
        if codes is None or not self.codes.isdisjoint(codes):
            return True
        return self.limited and TOO_MANY in codes


_REGISTERED: dict[str, list[Check]] = defaultdict(list)


@overload
def check(
    *codes: str, scope: Literal["page"], alone: bool = False
) -> Callable[[_PageCheck], _PageCheck]: ...


@overload
def check(
    *codes: str, scope: Literal["words", "spelling"]
) -> Callable[[_WordCheck], _WordCheck]: ...


@overload
def check(
    *codes: str, scope: Literal["records", "names", "site"]
) -> Callable[[_SiteCheck], _SiteCheck]: ...


def check(*codes: str, scope: Scope, alone: bool = False) -> Callable[..., Any]:
    """Register the decorated function, which stays as it is, as a check.

    ``codes`` are all codes that it may report, ``scope`` is what it looks at. A check of a page
    with ``alone`` looks at nothing but the page, its original, the records and the configuration:
    a page in which such checks find nothing is remembered as clean.

    The docstring holds an example of each code, and the tests run it::

        @check("TXT003", scope="page", alone=True)
        def fences(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
            '''TXT003: a fence of code that nothing closes.

            Bad:
                ~~~
                code

            Good:
                ~~~
                code
                ~~~
            '''

    An example is text of a page; where it begins with ``---`` lines, with front matter. ``Bad
    LNK002:`` names the code if the check has several. ``Case: LNK002/fails`` stands in for what
    needs more than one page: a folder in ``tests/checks/cases``.
    """

    def register(function: Callable[..., Iterable[Problem]]) -> Callable[..., Iterable[Problem]]:
        _REGISTERED[function.__module__].append(Check(function, frozenset(codes), scope, alone))
        return function

    return register


def registered(modules: Iterable[ModuleType]) -> tuple[Check, ...]:
    """The checks of ``modules`` in their order, those of a module in the order of its text."""
    return tuple(check for module in modules for check in _REGISTERED.get(module.__name__, ()))


def modules_with_checks() -> frozenset[str]:
    """Names of all imported modules that register a check."""
    return frozenset(_REGISTERED)
