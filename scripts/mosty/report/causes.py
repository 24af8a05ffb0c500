"""Problems put together by what caused them, the worst first: what is mended once is said once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mosty.model.problem import LEVELS, Problem
from mosty.report.words import word

#: Front matter that cannot be read or has no kind: the page is then in no listing, and what is said
#: of that comes to nothing once it can be read.
_UNREAD = frozenset({"FM001", "FM003", "FM005", "FM008"})
_FOLLOWS = frozenset({"LNK009"})
#: Further places of a cause that are named; the rest are counted.
NAMED = 5


@dataclass(frozen=True, slots=True)
class Cause:
    """The first problem with a cause, the same in other places, and what goes away with them."""

    first: Problem
    others: tuple[Problem, ...] = ()
    followers: tuple[Problem, ...] = ()

    @property
    def level(self) -> str:
        """The level of the worst."""
        return self.first.level


def causes(problems: Sequence[Problem]) -> list[Cause]:
    """Every problem in just one cause; errors first, then in the order of the problems."""
    unread = {one.span.file: one for one in problems if one.code in _UNREAD}
    groups: dict[object, list[Problem]] = {}
    followers: dict[object, list[Problem]] = {}
    for problem in problems:
        head = unread.get(problem.span.file)
        if head is not None and problem.code in _FOLLOWS:
            followers.setdefault(_key(head), []).append(problem)
        else:
            groups.setdefault(_key(problem), []).append(problem)
    grouped = [
        Cause(first, tuple(rest), tuple(followers.get(key, ())))
        for key, (first, *rest) in groups.items()
    ]
    return sorted(grouped, key=lambda one: LEVELS.index(one.level))


def _key(problem: Problem) -> object:
    """What problems of one cause share: code, level and what is said, but for how many there are
    of it and what would be right in this place.
    """
    arguments = tuple(
        (name, str(value))
        for name, value in problem.args.items()
        if not isinstance(value, int) and not name.startswith(("guess", "right", "wanted", "hash"))
    )
    return problem.code, problem.level, arguments


def also(cause: Cause, lang: str) -> str:
    """Where else it is, and which problems go away with it; empty if there is no more to say."""
    parts = []
    if cause.others:
        places = ", ".join(f"{one.file}:{one.span.line}" for one in cause.others[:NAMED])
        rest = len(cause.others) - NAMED
        parts.append(word("also_more" if rest > 0 else "also", lang, places=places, count=rest))
    if cause.followers:
        codes = ", ".join(dict.fromkeys(one.code for one in cause.followers))
        parts.append(word("follows", lang, codes=codes))
    return " ".join(parts)


def counted(causes: Iterable[Cause]) -> int:
    """How many problems they are."""
    return sum(1 + len(one.others) + len(one.followers) for one in causes)
