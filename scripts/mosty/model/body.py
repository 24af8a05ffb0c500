"""The Markdown of a page, taken apart: headings, links, directives, each with its place."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from mosty.model.problem import Span
from mosty.text.markdown.comments import without_comments


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body; ``anchor`` as Python-Markdown makes it."""

    level: int
    text: str
    anchor: str
    explicit: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture as written; ``href`` unresolved."""

    href: str
    text: str
    image: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Directive:
    """A call of our own markup, ``[[name:argument key=value]]``."""

    name: str
    argument: str
    options: Mapping[str, str]
    alone: bool
    span: Span


@dataclass(frozen=True)
class Body:
    """The Markdown of a page, taken apart.

    ``prose`` has the length of ``text`` with code, comments, addresses and directives blanked out,
    so that an offset in one is an offset in the other; ``line`` is the file's line on which the
    text begins.
    """

    text: str = ""
    line: int = 1
    prose: str = ""
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    directives: tuple[Directive, ...] = ()
    ids: frozenset[str] = frozenset()
    file: str = ""

    def calls(self, *names: str) -> Iterator[Directive]:
        """The calls of the directives of these names."""
        return (directive for directive in self.directives if directive.name in names)

    def span(self, start: int, end: int) -> Span:
        """The place of the characters ``start`` to ``end`` of ``text``."""
        starts = self.line_starts
        first = last = bisect.bisect_right(starts, start) - 1
        if end < start or (
            first + 1 < len(starts) and end >= starts[first + 1]
        ):  # most end on the line they begin on
            last = bisect.bisect_right(starts, end) - 1
        return Span(
            self.file,
            self.line + first,
            start - starts[first] + 1,
            self.line + last,
            end - starts[last] + 1,
        )

    @cached_property
    def published(self) -> str:
        """The text as it is rendered: without the comments of editors."""
        return without_comments(self.text)

    @cached_property
    def line_starts(self) -> list[int]:
        """Offsets at which lines begin."""
        lengths = accumulate(map(len, self.text.split("\n")[:-1]))
        return [0, *(length + breaks for breaks, length in enumerate(lengths, 1))]
