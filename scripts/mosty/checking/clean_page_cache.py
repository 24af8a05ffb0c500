"""Pages, and the records, that the check remembers between runs as clean, in ``.mosty/``: safe to
delete at any time.

Each is kept by a fingerprint of all it was judged by (its text, its original's, the program, the
base's configuration and records, the day), so that what is no longer true is never found. As many
are kept as the last run looked at. A folder that is not there or cannot be written is no fault:
nothing is remembered then.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

from mosty.model.site import Page
from mosty.model.work import lines_of, write_lines
from mosty.text.program import fingerprint

_PAGES = "clean-pages.txt"


class CleanPages:
    """Pages in which nothing was found, and the records. Checks of a page alone, of words and of
    records are left out for them (``checks/running.py``).
    """

    def __init__(self, root: Path, today: dt.date) -> None:
        self.root = root
        self.context = self._context(today)
        self.before = frozenset(lines_of(root, _PAGES))
        self.now: set[str] = set()

    def _context(self, today: dt.date) -> bytes:
        """The fingerprint of all that a page is judged by, but its own text and its original's."""
        made = hashlib.blake2b(f"{fingerprint()} {today}".encode(), digest_size=16)
        data = self.root / "docs/data"
        for path in [
            self.root / "mkdocs.yml",
            self.root / "glossary.yml",
            *sorted(data.rglob("*")),
        ]:
            made.update(f"\n{path.relative_to(self.root)}\n".encode("utf-8", "surrogateescape"))
            try:
                if path.is_file():  # a pipe would keep us waiting
                    made.update(path.read_bytes())
            except OSError as error:
                made.update(f"{error.errno}".encode())
        return made.digest()

    def key(self, page: Page | None) -> str:
        """The fingerprint of the page, its original and all they are judged by; None stands for the
        records.
        """
        parts: tuple[str, ...] = ()
        if page is not None:
            source = page.source
            parts = (
                page.file,
                page.digest,
                source.file if source else "",
                source.digest if source else "",
            )
        return hashlib.blake2b(
            "\0".join(parts).encode("utf-8", "surrogatepass"), key=self.context, digest_size=16
        ).hexdigest()

    def has(self, page: Page | None) -> bool:
        """Whether nothing was found in exactly this page, or in the records; if so, it is
        remembered on.
        """
        key = self.key(page)
        if key in self.before:
            self.now.add(key)
        return key in self.before

    def add(self, page: Page | None) -> None:
        """Remember that nothing was found in the page, or in the records."""
        self.now.add(self.key(page))

    def keep(self) -> None:
        """Write what is remembered, where that has changed."""
        if self.now != self.before:
            write_lines(self.root, _PAGES, sorted(self.now))
