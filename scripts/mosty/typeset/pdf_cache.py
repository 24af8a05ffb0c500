"""Finished PDFs kept from one run to the next, so that what did not change is not typeset again.

A file's name is the hash of everything it is made of, so an entry is right or not there. The folder
may be deleted.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from pathlib import Path

from mosty.text.program import fingerprint
from mosty.typeset.press import Press
from mosty.typeset.typeset_result import Typeset


class Shelf:
    """A folder of finished PDFs by their key; ``seen`` holds the keys asked for in this run.

    ``memory`` holds those that this process has read or made. ``lasting``: it goes on, so others
    typeset for it, inside ``with shelf.press:``.
    """

    def __init__(
        self, folder: Path, memory: dict[str, Typeset] | None = None, lasting: bool = False
    ) -> None:
        self.folder = folder
        self.press = Press(apart=lasting)
        self.memory = {} if memory is None else memory
        self.seen: set[str] = set()

    def key(self, *parts: str) -> str:
        """The key of a PDF made of ``parts`` (its source, its form, its day)."""
        key = hashlib.sha256(
            "\0".join([fingerprint(), *parts]).encode("utf-8", "surrogatepass")
        ).hexdigest()[:40]
        self.seen.add(key)
        return key

    def get(self, key: str) -> Typeset | None:
        """The finished PDF; None if there is none or its files were hurt."""
        if key not in self.memory:
            done = self._read(key)
            if done is None:
                return None
            self.memory[key] = done
        self.seen.add(key)
        return self.memory[key]

    def _read(self, key: str) -> Typeset | None:
        try:
            pdf = (self.folder / f"{key}.pdf").read_bytes()
            rest = json.loads((self.folder / f"{key}.json").read_text("utf-8"))
            if rest["sha256"] != hashlib.sha256(pdf).hexdigest():
                return None
            picture = bytes.fromhex(rest["picture"])
            return Typeset(pdf, rest["pages"], tuple(rest["warnings"]), picture, key=key)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, done: Typeset) -> None:
        """Keep a finished PDF. A shelf that cannot be written is no fault: the PDF is there all the
        same.
        """
        self.memory[key] = done
        rest = {
            "pages": done.pages,
            "warnings": done.warnings,
            "picture": done.picture.hex(),
            "sha256": hashlib.sha256(done.pdf).hexdigest(),
        }
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            for suffix, data in ((".pdf", done.pdf), (".json", json.dumps(rest).encode())):
                scratch = self.folder / f"{key}{suffix}.{os.getpid()}"
                scratch.write_bytes(data)
                scratch.replace(self.folder / f"{key}{suffix}")

    def tidy(self) -> None:
        """Drop what this run did not ask for."""
        for key in self.memory.keys() - self.seen:
            del self.memory[key]
        for path in self.folder.glob("*.*"):
            if path.name.split(".")[0] not in self.seen:
                with contextlib.suppress(OSError):
                    path.unlink()
