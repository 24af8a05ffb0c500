"""The file of the store: entries in ``.mosty/store.sqlite``, each with its checksum."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from mosty.model.work import WORK
from mosty.typeset import Typeset

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


class Memory:
    """The entries of a base, read from its file one by one, written as they are made and committed
    together.

    ``lasting``: they also stay in memory, for a process that builds again and again.
    """

    def __init__(self, root: Path, lasting: bool = False) -> None:
        self._folder = root / WORK
        #: Printed files that this process has read or made, by their key.
        self.typeset: dict[str, Typeset] = {}
        self.lasting = lasting
        self._entries: dict[tuple[str, str], Entry | None] = {}
        self._used: set[tuple[str, str]] = set()
        self._lock = threading.Lock()
        self._database: sqlite3.Connection | None = None
        self._writable = True

    def get(self, maker: str, name: str) -> Entry | None:
        """The entry; None if it is missing or its checksum is wrong."""
        key = (maker, name)
        with self._lock:
            if key in self._entries:
                return self._entries[key]
            entry = self._from_file(maker, name)
            if self.lasting:
                self._entries[key] = entry
            return entry

    def put(self, maker: str, name: str, entry: Entry) -> None:
        """Keep an entry in place of the one before. A file that cannot be written is no fault."""
        with self._lock:
            if self.lasting:
                self._entries[maker, name] = entry
            self._used.add((maker, name))
            try:
                self._write(maker, name, entry)
            except sqlite3.DatabaseError as error:
                self._give_up(error)

    def keep(self, maker: str, name: str) -> None:
        """Let an entry stay when the rest is dropped."""
        with self._lock:
            self._used.add((maker, name))

    def save(self) -> None:
        """Commit what is new, and drop what has not been used since the last time."""
        with self._lock:
            used, self._used = self._used, set()
            self._entries = {key: entry for key, entry in self._entries.items() if key in used}
            try:
                database = self._connection(create=False)
                if database is not None and self._writable:
                    there = set(database.execute("SELECT maker, name FROM entries"))
                    database.executemany(
                        "DELETE FROM entries WHERE maker = ? AND name = ?", sorted(there - used)
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
