"""The store of what was made of the site: articles, finished pages, rows of printed files.

An entry is kept with everything that was read while it was made (:mod:`mosty.model.tracing`). It
is used again only while each of these reads gives the same, under the same program, day,
configuration and words. So an entry can be lost, cut, foreign or changed by hand: it costs time,
and never shows a wrong page. Reading it runs nothing: values are bytes, reads are JSON.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from copy import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from mosty.model.canonical import digest
from mosty.model.processes import LEAST, for_each
from mosty.model.tracing import WHOLE, Read, Reads, TracedSite
from mosty.model.work import WORK
from mosty.pipeline.store_file import Entry, Memory
from mosty.read.files import files_below
from mosty.text.program import fingerprint
from mosty.typeset import Shelf

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Maker(Generic[T, R]):
    """What makes something of each of many things, and how that is kept under ``name``.

    ``entry`` gives the name of a thing's entry, ``base`` the digest of what it is made of beside
    the site, ``may_keep`` whether the result may be kept: one with problems may not.
    """

    name: str
    make: Callable[[T], R]
    dump: Callable[[R], bytes]
    load: Callable[[T, bytes], R]
    entry: Callable[[T], str]
    base: Callable[[T], str] = lambda thing: ""
    may_keep: Callable[[R], bool] = lambda result: True


class Store:
    """Entries by what made them and their name, in ``.mosty/store.sqlite``.

    A store without a folder, or one that cannot be read or written, is empty: everything is made.
    """

    def __init__(self, site: TracedSite, today: dt.date, memory: Memory | None = None) -> None:
        self._tracer = site.tracer
        self._base = _base(site, today)
        #: The digest of what finished pages are made of beside the site.
        self.templates = templates(site.root)
        self._memory = memory or Memory(site.root)
        #: The printed files of this base.
        self.shelf = Shelf(site.root / WORK / "typeset", self._memory.typeset, self._memory.lasting)
        self._now: dict[str, str] = {}

    def kept(self, maker: str, name: str, base: str = "") -> bytes | None:
        """The value of an entry that would be made again as it is; None where there is none.

        ``base``: the digest of what it is made of beside the site.
        """
        entry = self._memory.get(maker, name)
        if entry is None or entry.base != self._key(base):
            return None
        for read in entry.reads.keys() - self._now.keys():
            self._now[read] = self._digest(read)
        if not entry.reads.items() <= self._now.items():
            return None
        self._memory.keep(maker, name)
        return entry.value

    def put(self, maker: str, name: str, reads: Reads, value: bytes, base: str = "") -> None:
        """Keep what was made, with what was read for it."""
        written = {_written(read): expected for read, expected in reads.items()}
        self._memory.put(maker, name, Entry(self._key(base), written, value))

    def make(
        self,
        maker: str,
        name: str,
        produce: Callable[[], T],
        dump: Callable[[T], bytes | None],
        load: Callable[[bytes], T],
        base: str = "",
    ) -> T:
        """What ``produce`` gives, or what it gave before, if that would be made again as it is.

        ``dump`` gives None for what is not to be kept: what has problems.
        """
        value = self.kept(maker, name, base)
        if value is not None:
            return load(value)
        with self._tracer.recording() as reads:
            made = produce()
        value = dump(made)
        if value is not None:
            self.put(maker, name, reads, value, base)
        return made

    def make_all(
        self, maker: Maker[T, R], things: Sequence[T], least: int = LEAST
    ) -> Iterator[tuple[T, R]]:
        """Each thing with what the maker gives of it: kept, or made side by side."""
        kept = [self.kept(maker.name, maker.entry(thing), maker.base(thing)) for thing in things]
        missing = [thing for thing, value in zip(things, kept, strict=True) if value is None]

        def made(thing: T) -> tuple[bytes, bool, Reads]:
            with self.recording() as reads:
                result = maker.make(thing)
            return maker.dump(result), maker.may_keep(result), reads

        new = iter(for_each(made, missing, least))
        for thing, value in zip(things, kept, strict=True):
            if value is None:
                value, may_keep, reads = next(new)
                if may_keep:
                    self.put(maker.name, maker.entry(thing), reads, value, maker.base(thing))
            yield thing, maker.load(thing, value)

    def recording(self) -> AbstractContextManager[Reads]:
        """Collect what this thread reads of the site."""
        return self._tracer.recording()

    def of(self, site: TracedSite) -> Store:
        """The same store for what is made of another site."""
        other = copy(self)
        other._tracer, other._now = site.tracer, {}
        return other

    def save(self) -> None:
        """Write what is new, and drop what this run did not ask for."""
        self._memory.save()

    def _key(self, base: str) -> str:
        return f"{self._base} {base}" if base else self._base

    def _digest(self, read: str) -> str:
        """The digest of what a read gives now; empty for what cannot be read any more."""
        try:
            return self._tracer.now(_read(read))
        except (LookupError, AttributeError, ImportError, TypeError, ValueError):
            return ""


def templates(root: Path) -> str:
    """The digest of the templates, and of the configuration that they may read."""
    files = [root / "mkdocs.yml", *files_below(root / "overrides")]
    return digest([[path.relative_to(root), _content(path)] for path in files])


def _content(path: Path) -> str:
    try:
        return path.read_bytes().hex()
    except OSError as error:  # a link that leads nowhere, a folder that is not there
        return str(error.errno)


def _base(site: TracedSite, today: dt.date) -> str:
    """The digest of all that every entry depends on. The place of the base is none of it."""
    fields = [getattr(site, name) for name in WHOLE if name != "root"]
    return digest([fingerprint(), today, *fields])


@cache
def _written(read: Read) -> str:
    return json.dumps(read, ensure_ascii=False)


@cache
def _read(text: str) -> tuple[object, ...]:
    """A read as it was recorded: keys that are pairs are lists in JSON."""
    return tuple(tuple(part) if isinstance(part, list) else part for part in json.loads(text))
