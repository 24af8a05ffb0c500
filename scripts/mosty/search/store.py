"""Whoosh, and the one place that touches it: writes an index directory, reads terms, postings and lengths back.

The fields hold tokens our analyzers have already made; Whoosh only counts them, its own analyzer never runs. So the
pickled schema knows nothing of our classes and any Whoosh can read the index.
"""

from __future__ import annotations

import gc
import random
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

with warnings.catch_warnings():
    # Whoosh 2.7.4 is of 2016: its regular expressions hold escapes that newer Pythons warn about on import.
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.simplefilter("ignore", DeprecationWarning)
    from whoosh import fields as whoosh_fields
    from whoosh import index as whoosh_index
    from whoosh.analysis import SpaceSeparatedTokenizer
    from whoosh.codec.whoosh3 import W3Codec, W3PerDocReader
    from whoosh.reading import TermNotFound

FIELDS = ("title", "headings", "tags", "lead", "body")
Row = Mapping[str, Sequence[str]]


def _schema() -> Any:
    # phrase=False: a posting is a document and a count, which is all the ranking reads.
    return whoosh_fields.Schema(
        **{name: whoosh_fields.TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=False) for name in FIELDS}
    )


class _Lengths(W3PerDocReader):  # type: ignore[misc]
    """Whoosh asks for the length of a document's field with each of its postings: a disk read, done once here."""

    def __init__(self, storage: Any, segment: Any) -> None:
        super().__init__(storage, segment)
        self._lengths: dict[tuple[int, str], int] = {}

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        known = self._lengths.get((docnum, fieldname))
        if known is None:
            known = self._lengths[docnum, fieldname] = super().doc_field_length(docnum, fieldname, default)
        return known


class _Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's own codec; it is only written with, so what it writes is Whoosh's own and read by any."""

    def per_document_reader(self, storage: Any, segment: Any) -> _Lengths:
        return _Lengths(storage, segment)


def write(directory: Path, rows: Iterable[Row]) -> None:
    """Write a new index of `rows` (field → tokens) into `directory`, in order: row n is document n.

    The same rows give the same files: Whoosh names its segments by chance, so chance is fixed meanwhile, and would
    note the time in a compound file, so there is none.
    """
    directory.mkdir(parents=True, exist_ok=True)
    chance, collecting = random.getstate(), gc.isenabled()
    random.seed(0)
    gc.disable()  # it would go again and again through half a million postings, none of which is garbage
    try:
        # Not compressed: the folder stays on this machine, and packing its blocks costs a tenth of the time.
        made = whoosh_index.create_in(str(directory), _schema())
        writer = made.writer(limitmb=256, compound=False, codec=_Codec(compression=0))
        for row in rows:
            writer.add_document(**{name: list(row.get(name, ())) for name in FIELDS})
        writer.commit(optimize=True)
    finally:
        random.setstate(chance)
        if collecting:
            gc.enable()


class Store:
    """An open index directory.

    Raises FileNotFoundError when there is none.
    """

    def __init__(self, directory: Path) -> None:
        if not whoosh_index.exists_in(str(directory)):
            raise FileNotFoundError(f"no search index in {directory}")
        self._reader = whoosh_index.open_dir(str(directory), readonly=True).reader()
        self.documents: int = self._reader.doc_count_all()

    def terms(self) -> Iterator[tuple[str, str]]:
        """Every field's terms, as (field, term)."""
        for name in FIELDS:
            for term in self._reader.lexicon(name):
                yield name, term.decode("utf-8")

    def postings(self, name: str, term: str) -> list[tuple[int, int]]:
        """(document, count) of `term` in the field `name`, by document; empty when the term is not there."""
        try:
            matcher = self._reader.postings(name, term)
        except TermNotFound:
            return []
        found: list[tuple[int, int]] = []
        while matcher.is_active():
            found.append((matcher.id(), int(matcher.weight())))
            matcher.next()
        return found

    def length(self, document: int, name: str) -> int:
        """Tokens in a field of a document (Whoosh keeps it in one byte: exact up to about 30, then rounded)."""
        return int(self._reader.doc_field_length(document, name, 0) or 0)

    def has(self, name: str, term: str) -> bool:
        """Whether some document has `term` in the field `name`."""
        return (name, term) in self._reader
