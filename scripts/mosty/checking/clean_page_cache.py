"""Pages, and the records, that the check remembers between runs as clean, in ``.mosty/``: safe to
delete at any time.

Each is kept by a fingerprint of all it was judged by (its text, its original's, the program, the
base's configuration and records, the day), so that what is no longer true is never found. Records
that no check of a page alone reads do not count for pages: adding a redirect or a saying makes no
page unknown. As many are kept as the last run looked at. A folder that is not there or cannot be
written is no fault: nothing is remembered then.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from pathlib import Path

from mosty.model.redirects import ADDRESSES_FILE, REDIRECTS_FILE
from mosty.model.site import Page
from mosty.model.work import lines_of, write_lines
from mosty.text.program import fingerprint

_PAGES = "clean-pages.txt"
#: Records that a page is not judged by: file → table of the site. ``tests/checks/test_alone.py``
#: hides these tables from every check of a page alone.
BESIDE_PAGES: Mapping[str, str] = {
    ADDRESSES_FILE: "addresses",
    REDIRECTS_FILE: "redirects",
    "docs/data/expressions.yml": "expressions",
    "docs/data/news.yml": "news",
    "docs/data/questions.yml": "expressions",
}


class CleanPages:
    """Pages in which nothing was found, and the records. Checks of a page alone, of words and of
    records are left out for them (``checks/running.py``).
    """

    def __init__(self, root: Path, today: dt.date) -> None:
        self.root = root
        self.of_pages, self.of_records = self._contexts(today)
        self.before = frozenset(lines_of(root, _PAGES))
        self.now: set[str] = set()

    def _contexts(self, today: dt.date) -> tuple[bytes, bytes]:
        """Two fingerprints: of all that a page is judged by, but its own text and its original's,
        and of all that the records are judged by.
        """
        pages = hashlib.blake2b(f"{fingerprint()} {today}".encode(), digest_size=16)
        records = pages.copy()
        data = self.root / "docs/data"
        for path in [
            self.root / "mkdocs.yml",
            self.root / "glossary.yml",
            *sorted(data.rglob("*")),
        ]:
            name = path.relative_to(self.root).as_posix()
            read = f"\n{name}\n".encode("utf-8", "surrogateescape")
            try:
                if path.is_file():  # a pipe would keep us waiting
                    read += path.read_bytes()
            except OSError as error:
                read += f"{error.errno}".encode()
            records.update(read)
            if name not in BESIDE_PAGES:
                pages.update(read)
        return pages.digest(), records.digest()

    def key(self, page: Page | None) -> str:
        """The fingerprint of the page, its original and all they are judged by; None stands for the
        records.
        """
        parts: tuple[str, ...] = ()
        context = self.of_records
        if page is not None:
            context = self.of_pages
            source = page.source
            parts = (
                page.file,
                page.digest,
                source.file if source else "",
                source.digest if source else "",
            )
        return hashlib.blake2b(
            "\0".join(parts).encode("utf-8", "surrogatepass"), key=context, digest_size=16
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
