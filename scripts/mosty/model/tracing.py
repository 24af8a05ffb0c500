"""A site that records what is read of it: what a page is made of is recorded, never declared.

:func:`traced` wraps a site. While something is made, :meth:`Tracer.recording` collects every
:data:`Read` with the digest of what was read; as long as the same reads give the same digests, the
same thing would be made again.
"""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from functools import cached_property
from importlib import import_module
from typing import Any, TypeVar, TypeVarTuple, Unpack

from mosty.model.canonical import digest
from mosty.model.site import Page, Site

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
#: What was read: the kind of read and its place, as JSON can hold it: ``("item", "law", "L01")``.
Read = tuple[Any, ...]
#: Each read with the digest of what it gave.
Reads = dict[Read, str]

#: Fields of a site that everything depends on: they are part of the key of every entry.
WHOLE = ("root", "config", "taxonomy", "strings")
#: Fields by the way they are recorded.
TABLES = (
    "terms", "sources", "law", "acts", "helplines", "contacts", "organisations", "findings",
    "recommendations", "expressions", "places", "withheld", "districts", "words", "offices",
    "municipalities", "studies", "redirects", "addresses", "editions", "updates", "news",
    "withdrawals", "returns",
)  # fmt: skip
SETS = ("names", "files")
SEQUENCES = ("timeline",)


class _Missing:
    """What is read where there is nothing."""


_MISSING = _Missing()


class Tracer:
    """Records reads in the frame that is open in this thread, and answers what a read gives now."""

    def __init__(self) -> None:
        self._local = threading.local()
        self._digests: Reads = {}
        #: What is recorded, without its recording, by name.
        self.plain: dict[str, Any] = {}
        self.site: TracedSite

    def table(self, name: str, rows: Mapping[Any, Any]) -> TracedTable:
        """A table that is recorded beside those of the site."""
        self.plain[name] = rows
        return TracedTable(name, rows, self)

    @contextmanager
    def recording(self) -> Iterator[Reads]:
        """Collect what this thread reads; an outer recording does not get it."""
        frames = self._frames
        frames.append({})
        try:
            yield frames[-1]
        finally:
            frames.pop()

    @property
    def _frames(self) -> list[Reads]:
        frames: list[Reads] | None = getattr(self._local, "frames", None)
        if frames is None:
            frames = self._local.frames = []
        return frames

    def record(self, read: Read, value: object) -> None:
        """Note that a read gave ``value``, if anything is being made."""
        frames = self._frames
        if frames and read not in frames[-1]:
            frames[-1][read] = self._digest(read, value)

    def now(self, read: Read) -> str:
        """The digest of what a read gives now. Raises what reading it raises: what another program
        has recorded may not be there.
        """
        if read not in self._digests:
            self._digests[read] = digest(self._value(read))
        return self._digests[read]

    def _digest(self, read: Read, value: object) -> str:
        if read not in self._digests:
            self._digests[read] = digest(_MISSING_AS if value is _MISSING else value)
        return self._digests[read]

    def _value(self, read: Read) -> object:
        kind, name, *rest = read
        match kind:
            case "item":
                value = self.plain[name].get(rest[0], _MISSING)
                return _MISSING_AS if value is _MISSING else value
            case "keys":
                return list(self.plain[name])
            case "has":
                return rest[0] in self.plain[name]
            case "all":
                return self.plain[name]
            case "page":
                return self._of_page((name, rest[0]), rest[1:])
            case "memo":
                with self.recording():  # what is being made does not depend on the question
                    return self.site.memoize(_function(name), *rest)
        raise LookupError(read)

    def _of_page(self, key: tuple[str, str], what: Sequence[str]) -> object:
        page = self.plain["pages"].get(key)
        if page is None:
            return _MISSING_AS
        return _page_value(page, *what)


#: How nothing is digested.
_MISSING_AS = ["missing"]


def _function(name: str) -> Callable[..., Any]:
    """The function of a module by its name: ``mosty.model.version:_versions``."""
    module, _, function = name.partition(":")
    made: Callable[..., Any] = getattr(import_module(module), function)
    return made


def _page_value(page: Page, what: str, *about: str) -> object:
    """What a page says of itself: an attribute, or a field of its front matter."""
    if what == "field":
        return page.field(about[0])
    value = getattr(page, what)
    if what == "body":
        return value.text
    return (value.locale, value.path) if isinstance(value, Page) else value


class TracedPage(Page):
    """A page whose attributes are recorded when they are read; its address is not, being its name.

    Places (``marks``, ``where``) are not recorded: they only say where a problem is, and what has
    problems is not kept.
    """

    def __init__(self, page: Page, site_pages: TracedPages) -> None:
        for name in ("file", "locale", "path"):
            object.__setattr__(self, name, getattr(page, name))
        object.__setattr__(self, "_page", page)
        object.__setattr__(self, "_pages", site_pages)

    def field(self, name: str) -> Any:
        """A front matter value: the page's own text, else the neutral fact."""
        page: Page = self.__dict__["_page"]
        value = page.field(name)
        read = ("page", page.locale, page.path, "field", name)
        self.__dict__["_pages"].tracer.record(read, value)
        return value

    def where(self, *path: str | int) -> Any:
        """The place of a front matter value, for a problem."""
        return self.__dict__["_page"].where(*path)


def _attribute(name: str) -> Any:
    def read(self: TracedPage) -> Any:
        page: Page = self.__dict__["_page"]
        pages: TracedPages = self.__dict__["_pages"]
        value = getattr(page, name)
        read = ("page", page.locale, page.path, name)
        pages.tracer.record(read, _page_value(page, name))
        return pages.wrapped(value) if isinstance(value, Page) else value

    return property(read)


#: Attributes of a page that are its name or a place.
_UNRECORDED = frozenset({"file", "locale", "path", "url", "marks"})


def _trace_attributes() -> None:
    """Record every attribute that a page has, those to come included."""
    fields = {field.name for field in dataclasses.fields(Page)}
    derived = {
        name for name, value in vars(Page).items() if isinstance(value, property | cached_property)
    }
    for name in fields | derived:
        if name not in _UNRECORDED:
            setattr(TracedPage, name, _attribute(name))
    TracedPage.marks = property(lambda self: self.__dict__["_page"].marks)  # type: ignore


_trace_attributes()


class TracedTable(Mapping[Any, Any]):
    """Records by their keys; each is recorded when it is read, the keys when they are gone
    through.
    """

    def __init__(self, name: str, rows: Mapping[Any, Any], tracer: Tracer) -> None:
        self.name, self.rows, self.tracer = name, rows, tracer

    def __getitem__(self, key: Any) -> Any:
        value = self.rows.get(key, _MISSING)
        self.tracer.record(("item", self.name, key), value)
        if value is _MISSING:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        there = key in self.rows
        self.tracer.record(("has", self.name, key), there)
        return there

    def __iter__(self) -> Iterator[Any]:
        self.tracer.record(("keys", self.name), list(self.rows))
        return iter(self.rows)

    def __len__(self) -> int:
        self.tracer.record(("keys", self.name), list(self.rows))
        return len(self.rows)


class TracedPages(TracedTable):
    """The pages: that there is one is recorded, and of each only what is read of it."""

    def __init__(self, rows: Mapping[tuple[str, str], Page], tracer: Tracer) -> None:
        super().__init__("pages", rows, tracer)
        self._wrapped: dict[int, TracedPage] = {}

    def __getitem__(self, key: Any) -> TracedPage:
        page = self.rows.get(key)
        self.tracer.record(("has", self.name, key), page is not None)
        if page is None:
            raise KeyError(key)
        return self.wrapped(page)

    def wrapped(self, page: Page) -> TracedPage:
        """The recording page of a page, always the same one."""
        made = self._wrapped.get(id(page))
        if made is None:
            made = self._wrapped[id(page)] = TracedPage(page, self)
        return made


class TracedSet(Set[Any]):
    """A set whose members are recorded when they are asked for."""

    def __init__(self, name: str, members: Set[Any], tracer: Tracer) -> None:
        self.name, self.members, self.tracer = name, members, tracer

    def __contains__(self, member: object) -> bool:
        there = member in self.members
        self.tracer.record(("has", self.name, member), there)
        return there

    def __iter__(self) -> Iterator[Any]:
        self.tracer.record(("all", self.name), self.members)
        return iter(self.members)

    def __len__(self) -> int:
        self.tracer.record(("all", self.name), self.members)
        return len(self.members)


class TracedSequence(Sequence[Any]):
    """A sequence that is recorded whole."""

    def __init__(self, name: str, members: Sequence[Any], tracer: Tracer) -> None:
        self.name, self.members, self.tracer = name, members, tracer

    def __getitem__(self, index: Any) -> Any:
        self.tracer.record(("all", self.name), self.members)
        return self.members[index]

    def __len__(self) -> int:
        self.tracer.record(("all", self.name), self.members)
        return len(self.members)


@dataclasses.dataclass(frozen=True)
class TracedSite(Site):
    """A site that records what is read of it with its ``tracer``."""

    tracer: Tracer = dataclasses.field(default_factory=Tracer)

    def memoize(self, make: Callable[[Site, Unpack[Ts]], T], *about: *Ts) -> T:
        """As of any site. What it gives is recorded, not what was read to work it out: where it
        comes out the same, nothing is made again.
        """
        with self.tracer.recording():
            made = super().memoize(make, *about)
        self.tracer.record(("memo", f"{make.__module__}:{make.__qualname__}", *about), made)
        return made


def traced(site: Site) -> TracedSite:
    """The same site, recording what is read of it. Raises ``TypeError`` for a field of the site
    that nothing says how to record.
    """
    tracer = Tracer()
    values: dict[str, Any] = {"tracer": tracer}
    for field in dataclasses.fields(Site):
        if field.init:
            values[field.name] = _recording(field.name, getattr(site, field.name), tracer)
    tracer.site = TracedSite(**values)
    return tracer.site


def _recording(name: str, value: Any, tracer: Tracer) -> Any:
    tracer.plain[name] = value
    if name == "pages":
        return TracedPages(value, tracer)
    if name in TABLES:
        return tracer.table(name, value)
    if name in SETS:
        return TracedSet(name, value, tracer)
    if name in SEQUENCES:
        return TracedSequence(name, value, tracer)
    if name in WHOLE:
        return value
    raise TypeError(f"nothing says how Site.{name} is recorded")
