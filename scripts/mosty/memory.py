"""What the check remembers between runs, in ``.mosty/``: only what it would find again. Safe to delete at any time.

Two things are kept, each with a fingerprint of all it depends on (the program, the machine's dictionaries, the base's
configuration and records, the day), so that what is no longer true is never found:

* pages in which the checks that look at a page and its original alone found nothing;
* words that a dictionary of spelling knows.

Both are bounded by what the last run used. A folder that cannot be written is no fault: nothing is remembered then.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sys
import tempfile
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path

from mosty.model.site import Page

#: The folder of the base for what can be made again.
WORK = ".mosty"
_PAGES = "clean-pages.txt"
_LIBRARIES = ("markdown", "pydantic", "pyromark", "python-stdnum", "pyyaml", "snowballstemmer")


def work_folder(root: Path) -> Path:
    """The folder for what can be made again, kept out of git. Raises ``OSError``."""
    work = root / WORK
    work.mkdir(exist_ok=True)
    ignore = work / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    return work


@cache
def engine() -> str:
    """The fingerprint of this program: its own files and the libraries that take texts apart."""
    made = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for name in _LIBRARIES:
        made.update(f"{name} {metadata.version(name)}\n".encode())
    here = Path(__file__).parent
    for path in sorted([*here.rglob("*.py"), *here.joinpath("words").iterdir()]):
        if path.is_file():
            made.update(f"\n{path.relative_to(here)}\n".encode() + path.read_bytes())
    return made.hexdigest()


class CleanPages:
    """Pages in which nothing was found; see :data:`mosty.checks.ALONE` for what may be left out for them."""

    def __init__(self, root: Path, today: dt.date) -> None:
        self.root = root
        self.context = self._context(today)
        self.before = frozenset(_lines(root / WORK / _PAGES))
        self.now: set[str] = set()

    def _context(self, today: dt.date) -> bytes:
        """The fingerprint of all that a page is judged by, but its own text and its original's."""
        made = hashlib.blake2b(f"{engine()} {today}".encode(), digest_size=16)
        for path in [
            self.root / "mkdocs.yml",
            self.root / "glossary.yml",
            *sorted((self.root / "docs/data").glob("*")),
        ]:
            made.update(f"\n{path.name}\n".encode("utf-8", "surrogateescape"))
            try:
                if path.is_file():  # a pipe would keep us waiting
                    made.update(path.read_bytes())
            except OSError as error:
                made.update(f"{error.errno}".encode())
        return made.digest()

    def key(self, page: Page) -> str:
        """The fingerprint of the page, its original and all they are judged by."""
        source = page.source
        parts = (page.file, page.digest, source.file if source else "", source.digest if source else "")
        return hashlib.blake2b(
            "\0".join(parts).encode("utf-8", "surrogatepass"), key=self.context, digest_size=16
        ).hexdigest()

    def has(self, page: Page) -> bool:
        """Whether nothing was found in exactly this page; if so, it is remembered on."""
        key = self.key(page)
        if key in self.before:
            self.now.add(key)
        return key in self.before

    def add(self, page: Page) -> None:
        """Remember that nothing was found in the page."""
        self.now.add(self.key(page))

    def keep(self) -> None:
        """Write what is remembered, where that has changed."""
        if self.now != self.before:
            _write(self.root, _PAGES, sorted(self.now))


class KnownWords:
    """Words that a dictionary knows; ``made_of`` names the dictionary and all that was added to it."""

    def __init__(self, root: Path, locale: str, made_of: str) -> None:
        self.root, self.name = root, f"known-words.{locale}.txt"
        self.made_of = hashlib.blake2b(made_of.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        first, *words = _lines(root / WORK / self.name) or [""]
        self.words = set(words) if first == self.made_of else set()
        self.new = False

    def add(self, word: str) -> None:
        """Remember the word."""
        self.words.add(word)
        self.new = True

    def keep(self) -> None:
        """Write what is remembered, where that has changed."""
        if self.new:
            _write(self.root, self.name, [self.made_of, *sorted(self.words)])
            self.new = False


def _lines(path: Path) -> list[str]:
    try:
        return [] if not path.is_file() else path.read_text(encoding="utf-8").split("\n")[:-1]
    except (OSError, ValueError):
        return []


def _write(root: Path, name: str, lines: Iterable[str]) -> None:
    """The whole file or nothing, whoever reads or writes it at the same time."""
    try:
        work = work_folder(root)
        number, scratch = tempfile.mkstemp(prefix=f"{name}-", dir=work)
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
        os.replace(scratch, work / name)
    except (OSError, ValueError):
        return
