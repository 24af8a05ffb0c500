"""Whoosh, and the one place that touches it: writes an index directory, reads terms, postings and
lengths back.

The fields hold tokens our analyzers have already made; Whoosh only counts them, its own analyzer
never runs. So the pickled schema knows nothing of our classes and any Whoosh can read the index.
"""

from __future__ import annotations

import warnings
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

with warnings.catch_warnings():
    # Whoosh 2.7.4 is of 2016: its regular expressions hold escapes that newer Pythons warn about on
    # import.
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.simplefilter("ignore", DeprecationWarning)
    from whoosh import fields as whoosh_fields
    from whoosh import index as whoosh_index
    from whoosh.analysis import SpaceSeparatedTokenizer
    from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter
    from whoosh.reading import TermNotFound
    from whoosh.system import pack_uint
    from whoosh.writing import SegmentWriter

#: Postings of a term in a block, and postings held in memory (about 200 bytes each) before a run is
#: written to disk.
BLOCK, POSTINGS = 128, 2_000_000
SEGMENT = "mosty"
FIELDS = ("title", "headings", "tags", "questions", "lead", "body")
Row = Mapping[str, Sequence[str]]


def _schema() -> Any:
    # phrase=False: a posting is a document and a count, which is all the ranking reads.
    return whoosh_fields.Schema(
        **{
            name: whoosh_fields.TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=False)
            for name in FIELDS
        }
    )


class _FieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Whoosh's own, fed a term at a time, where Whoosh feeds it a posting at a time and checks each
    anew.
    """

    def add_postings(
        self, schema: Any, lengths: Any, items: Iterable[tuple[str, bytes, int, float, bytes]]
    ) -> None:
        for name, postings in groupby(items, key=itemgetter(0)):
            self.start_field(name, schema[name])
            for term, of_term in groupby(postings, key=itemgetter(1)):
                self.start_term(term)
                _, _, documents, weights, values = zip(*of_term, strict=True)
                for start in range(0, len(documents), BLOCK):
                    if start:
                        self._postwriter._write_block()
                    self._postwriter._ids = array("I", documents[start : start + BLOCK])
                    self._postwriter._weights = array("f", weights[start : start + BLOCK])
                    self._postwriter._values = values[start : start + BLOCK]
                    self._postwriter._maxweight = max(self._postwriter._weights)
                self.finish_term()
            self.finish_field()


class _Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's own codec; it is only written with, so what it writes is Whoosh's own and read by
    any. Whoosh names segments at random; an index of one segment needs no more than a fixed name,
    which gives the same files for the same rows.

    A writer by Whoosh's public ``add_document`` takes 15 % longer for the index of the portal and
    its export (1.71 s of the processor instead of 1.49, medians of five).
    """

    # The shortest and longest document of a term let a scorer of Whoosh's skip blocks. We have
    # none, and they cost a disk read a posting.
    length_stats = False

    def new_segment(self, storage: Any, indexname: str) -> Any:
        segment = super().new_segment(storage, indexname)
        segment.segid = SEGMENT
        return segment

    def field_writer(self, storage: Any, segment: Any) -> _FieldWriter:
        return _FieldWriter(self, storage, segment)


class _Writer(SegmentWriter):  # type: ignore[misc]
    """Whoosh's own writer for rows of ready tokens, which its road for any kind of field takes
    twice the time for.
    """

    def add_row(self, row: Row) -> None:
        self.perdocwriter.start_doc(self.docnum)
        for name in sorted(FIELDS):
            counts = Counter(row.get(name, ()))
            self.pool.current += [
                (name, token.encode(), self.docnum, float(count), pack_uint(count))
                for token, count in counts.items()
            ]
            self.perdocwriter.add_field(name, self.schema[name], None, counts.total())
        self.perdocwriter.finish_doc()
        if len(self.pool.current) > POSTINGS:
            self.pool.save()
        self._added = True
        self.docnum += 1


def write(directory: Path, rows: Iterable[Row]) -> None:
    """Write a new index of `rows` (field → tokens) into `directory`, in order: row n is document n.

    The same rows give the same files; a compound file would hold the time, so there is none.
    """
    directory.mkdir(parents=True, exist_ok=True)
    # Not compressed: the folder stays on this machine, and packing its blocks costs a tenth of the
    # time.
    index = whoosh_index.create_in(str(directory), _schema())
    writer = _Writer(index, compound=False, codec=_Codec(blocklimit=BLOCK, compression=0))
    for row in rows:
        writer.add_row(row)
    writer.commit(optimize=True)


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
        """(document, count) of `term` in the field `name`, by document; empty when the term is not
        there.
        """
        try:
            matcher = self._reader.postings(name, term)
        except TermNotFound:
            return []
        pairs: list[tuple[int, int]] = []
        while matcher.is_active():
            pairs.append((matcher.id(), int(matcher.weight())))
            matcher.next()
        return pairs

    def length(self, document: int, name: str) -> int:
        """Tokens in a field of a document (Whoosh keeps it in one byte: exact up to about 30, then
        rounded).
        """
        return int(self._reader.doc_field_length(document, name, 0) or 0)

    def has(self, name: str, term: str) -> bool:
        """Whether some document has `term` in the field `name`."""
        return (name, term) in self._reader
