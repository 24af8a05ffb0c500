"""Pages that are read when they are asked for: what a look at a few changed pages needs of a large
base.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import TypeVar

V = TypeVar("V")
#: Locale and path of a page.
Key = tuple[str, str]


class OnDemand(Mapping[Key, V]):
    """The pages of a base, each read when it is first asked for; in the order in which all would be
    read.

    ``read`` gives a page, None if its file cannot be read; ``text`` the text of its file.
    """

    def __init__(
        self, keys: Iterable[Key], read: Callable[[Key], V | None],
        text: Callable[[Key], str],
    ) -> None:  # fmt: skip
        self._keys = dict.fromkeys(keys)
        self._read, self._text = read, text
        self._pages: dict[Key, V | None] = {}

    def __getitem__(self, key: Key) -> V:
        if key not in self._keys:
            raise KeyError(key)
        if key not in self._pages:
            self._pages[key] = self._read(key)
        page = self._pages[key]
        if page is None:
            raise KeyError(key)
        return page

    def __iter__(self) -> Iterator[Key]:
        return (key for key in self._keys if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def where(self, keep: Callable[[V], bool]) -> OnDemand[V]:
        """The pages that ``keep`` is true of; each is judged when it is asked for."""

        def read(key: Key) -> V | None:
            page = self.get(key)
            return page if page is not None and keep(page) else None

        return OnDemand(self._keys, read, self._text)

    def locales(self) -> frozenset[str]:
        """Locales of the files, without reading them."""
        return frozenset(locale for locale, _ in self._keys)

    def files(self) -> Collection[Key]:
        """Locale and path of every file, whether it can be read or not."""
        return self._keys.keys()

    def holding(self, *texts: str) -> Iterator[V]:
        """Pages in whose file one of ``texts`` occurs; only these are taken apart."""
        for key in self._keys:
            file = self._text(key)
            if any(text in file for text in texts) and key in self:
                yield self[key]


def files(pages: Mapping[Key, V]) -> Collection[Key]:
    """Locale and path of every page; where pages are read on demand, none is read for it."""
    return pages.files() if isinstance(pages, OnDemand) else pages.keys()


def named(pages: Mapping[Key, V], stem: str) -> list[V]:
    """Pages whose file is called ``stem``, wherever it lies; no other is read."""
    return [
        pages[key] for key in files(pages) if PurePosixPath(key[1]).stem == stem and key in pages
    ]
