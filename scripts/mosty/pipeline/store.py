"""The store of what was made of the site: articles, finished pages, rows of printed files.

An entry is kept with everything that was read while it was made (:mod:`mosty.model.tracing`). It
is used again only while each of these reads gives the same, under the same program, day,
configuration and words. So an entry can be lost, cut, foreign or changed by hand: it costs time,
and never shows a wrong page. Reading it runs nothing: values are bytes, reads are JSON.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from copy import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from mosty.model.canonical import digest
from mosty.model.processes import LEAST, for_each
from mosty.model.tracing import WHOLE, Read, Reads, TracedSite
from mosty.model.work import WORK
from mosty.read.files import files_below
from mosty.text.program import fingerprint
from mosty.typeset import Shelf, Typeset

T = TypeVar("T")
R = TypeVar("R")
_FILE = "store.sqlite"
_TABLE = """CREATE TABLE IF NOT EXISTS entries
    (maker TEXT, name TEXT, base TEXT, reads TEXT, value BLOB, checksum BLOB,
    PRIMARY KEY (maker, name))"""


class Entry(NamedTuple):
    """What was made: the key of all that entries share and of what was handed to its maker, the
    digest of each read by the read as JSON, the value.
    """

    base: str
    reads: dict[str, str]
    value: bytes


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
        self.shelf = Shelf(site.root / WORK / "typeset", self._memory.typeset)
        self._now: dict[str, str] = {}
        #: How many entries were used again and how many were made, by maker.
        self.used: dict[str, int] = {}
        self.made: dict[str, int] = {}

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
        self.used[maker] = self.used.get(maker, 0) + 1
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
        self.count(maker)
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
                self.count(maker.name)
                if may_keep:
                    self.put(maker.name, maker.entry(thing), reads, value, maker.base(thing))
            yield thing, maker.load(thing, value)

    def count(self, maker: str) -> None:
        """Note that something was made."""
        self.made[maker] = self.made.get(maker, 0) + 1

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


def _read(text: str) -> tuple[object, ...]:
    """A read as it was recorded: keys that are pairs are lists in JSON."""
    return tuple(tuple(part) if isinstance(part, list) else part for part in json.loads(text))


class Memory:
    """The entries of a base, read from its file one by one, written as they are made and committed
    together.

    ``lasting``: they also stay in memory, for a process that builds again and again.
    """

    def __init__(self, root: Path, lasting: bool = False) -> None:
        self._folder = root / WORK
        #: Printed files that this process has read or made, by their key.
        self.typeset: dict[str, Typeset] = {}
        self._lasting = lasting
        self._entries: dict[tuple[str, str], Entry | None] = {}
        self._asked: set[tuple[str, str]] = set()
        self._lock = threading.Lock()
        self._database: sqlite3.Connection | None = None
        self._writable = True

    def get(self, maker: str, name: str) -> Entry | None:
        """The entry; None where there is none or its checksum is not right."""
        key = (maker, name)
        with self._lock:
            if key in self._entries:
                return self._entries[key]
            entry = self._from_file(maker, name)
            if self._lasting:
                self._entries[key] = entry
            return entry

    def put(self, maker: str, name: str, entry: Entry) -> None:
        """Keep an entry in place of the one before. A file that cannot be written is no fault."""
        with self._lock:
            if self._lasting:
                self._entries[maker, name] = entry
            self._asked.add((maker, name))
            try:
                self._write(maker, name, entry)
            except sqlite3.DatabaseError as error:
                self._give_up(error)

    def keep(self, maker: str, name: str) -> None:
        """Let an entry stay when the rest is dropped."""
        with self._lock:
            self._asked.add((maker, name))

    def save(self) -> None:
        """Commit what is new, and drop what nobody has asked for since the last time."""
        with self._lock:
            asked, self._asked = self._asked, set()
            self._entries = {key: entry for key, entry in self._entries.items() if key in asked}
            try:
                database = self._connection(create=False)
                if database is not None and self._writable:
                    there = set(database.execute("SELECT maker, name FROM entries"))
                    database.executemany(
                        "DELETE FROM entries WHERE maker = ? AND name = ?", sorted(there - asked)
                    )
                    database.commit()
            except sqlite3.DatabaseError as error:
                self._give_up(error)
            self._close()
            self._writable = True

    def _write(self, maker: str, name: str, entry: Entry) -> None:
        database = self._connection(create=True) if self._writable else None
        if database is not None:
            database.execute(_TABLE)
            row = _row(maker, name, entry)
            database.execute("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?)", row)

    def _from_file(self, maker: str, name: str) -> Entry | None:
        try:
            database = self._connection(create=False)
            if database is None:
                return None
            row = database.execute(
                "SELECT base, reads, value, checksum FROM entries WHERE maker = ? AND name = ?",
                (maker, name),
            ).fetchone()
            if row is None or row[3] != _checksum(maker, name, *row[:3]):
                return None
            return Entry(row[0], _interned(json.loads(row[1])), row[2])
        except (sqlite3.DatabaseError, ValueError, TypeError, AttributeError):
            return None

    def _connection(self, create: bool) -> sqlite3.Connection | None:
        """The open database; None where there is no folder for it, or no file and none is made."""
        path = self._folder / _FILE
        if self._database is None and (self._folder if create else path).exists():
            self._database = sqlite3.connect(path, timeout=0, check_same_thread=False)
        return self._database

    def _give_up(self, error: sqlite3.DatabaseError) -> None:
        """Write no more in this run: another process may be writing, or the disk be full. A file
        that is no database makes room for a new one.
        """
        self._close()
        self._writable = False
        if not isinstance(error, sqlite3.OperationalError):
            with suppress(OSError):
                (self._folder / _FILE).unlink()

    def _close(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None


def _interned(reads: dict[str, str]) -> dict[str, str]:
    """The same reads in strings that all entries share: most read much the same."""
    return {sys.intern(read): sys.intern(expected) for read, expected in reads.items()}


def _row(maker: str, name: str, entry: Entry) -> tuple[str, str, str, str, bytes, bytes]:
    reads = json.dumps(entry.reads, separators=(",", ":"))
    checksum = _checksum(maker, name, entry.base, reads, entry.value)
    return maker, name, entry.base, reads, entry.value, checksum


def _checksum(maker: str, name: str, base: str, reads: str, value: bytes) -> bytes:
    made = hashlib.blake2b("\0".join((maker, name, base, reads, "")).encode(), digest_size=16)
    made.update(value)
    return made.digest()
