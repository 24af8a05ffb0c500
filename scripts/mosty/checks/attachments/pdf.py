"""What a PDF's catalogue says of its accessibility: language, tags, title.

A careful small reader, not a parser: it finds the catalogue and the information dictionary, also in
object streams (ISO 32000-2, 7.5.7 and 7.7.2; tags 14.8, language 14.9.2, title 14.3). What cannot
be found counts as missing only where a catalogue was found at all, so a file that is no PDF is not
judged.
"""

from __future__ import annotations

import re
from itertools import islice

from mosty.checks.attachments.office import streams

_CATALOG = re.compile(rb"/Type\s{0,9}/Catalog\b")
_BRACKETS = re.compile(rb"<<|>>")
_LANG = re.compile(
    rb"/Lang\s{0,9}(?:\(\s{0,9}[^\s)]|<\s{0,9}(?:FEFF)?[0-9A-Fa-f]{2}|\d{1,10}\s{1,9}\d{1,5}\s{1,"
    rb"9}R)"
)
_TAGS = re.compile(rb"/StructTreeRoot\s{0,9}(?:\d|<<)")
_MARK_INFO = re.compile(rb"/MarkInfo\s{0,9}(?:(\d{1,10})\s{1,9}\d{1,5}\s{1,9}R|<<([^>]{0,500})>>)")
_MARKED = re.compile(rb"/Marked\s{1,9}true\b")
_INFO = re.compile(rb"/Info\s{0,9}(\d{1,10})\s{1,9}\d{1,5}\s{1,9}R")
_TITLE = re.compile(
    rb"/Title\s{0,9}(?:\((?:\\376\\377|\xfe\xff)?[\s\x00]{0,20}[^\s\x00)]|<\s{0,9}(?:FEFF|feff)"
    rb"?[0-9A-Fa-f]{2}|\d{1,10}\s)"
)
_XMP_TITLE = re.compile(
    rb"<dc:title\b[^>]{0,300}>(?:\s{0,300}<rdf:(?:Alt|li)\b[^>]{0,300}>){0,2}\s{0,300}[^\s<]"
)
_HEADER = re.compile(rb"\s{0,20}(?:\d{1,10}\s{1,9}){2,20000}")
#: A dictionary longer than this is no catalogue.
_LONGEST = 100_000


def pdf_lacks(data: bytes) -> set[str]:
    """Which of ``title``, ``lang``, ``tags`` the PDF lacks; nothing if it has no catalogue that
    can be read.
    """
    parts = [data, *streams(data)]
    catalogues = [
        catalogue
        for part in parts
        for match in islice(_CATALOG.finditer(part), 20)
        if (catalogue := _around(part, match.start()))
    ]
    if not catalogues:
        return set()
    catalog = catalogues[-1]  # the last update of the file counts
    lacks = set()
    if not _LANG.search(catalog):
        lacks.add("lang")
    if not _TAGS.search(catalog) or not _marked(catalog, parts):
        lacks.add("tags")
    if not _titled(parts):
        lacks.add("title")
    return lacks


def _around(data: bytes, at: int) -> bytes:
    """The dictionary around the offset; empty if its brackets do not close."""
    depth, start = 0, -1
    for match in reversed(list(_BRACKETS.finditer(data, max(0, at - _LONGEST), at))):
        depth += 1 if match[0] == b">>" else -1
        if depth < 0:
            start = match.start()
            break
    depth = 1
    for match in _BRACKETS.finditer(data, at, at + _LONGEST):
        depth += 1 if match[0] == b"<<" else -1
        if not depth:
            return data[start : match.end()] if start >= 0 else b""
    return b""


def _marked(catalog: bytes, parts: list[bytes]) -> bool:
    match = _MARK_INFO.search(catalog)
    if match is None:
        return False
    inside = _object(parts, match[1]) if match[1] else match[2]
    return _MARKED.search(inside) is not None


def _titled(parts: list[bytes]) -> bool:
    """A title in XMP or in the information dictionary that a trailer names last."""
    if any(_XMP_TITLE.search(part) for part in parts):
        return True
    names = [match[1] for match in islice(_INFO.finditer(parts[0]), 100)]
    return bool(names) and _TITLE.search(_object(parts, names[-1])) is not None


def _object(parts: list[bytes], number: bytes) -> bytes:
    """The beginning of an object by its number: in the file itself, else in an object stream."""
    there = list(
        islice(re.finditer(rb"(?<!\d)" + number + rb"\s{1,9}\d{1,5}\s{1,9}obj\b", parts[0]), 20)
    )
    if there:
        end = parts[0].find(b"endobj", there[-1].end())
        return parts[0][there[-1].end() : end if end >= 0 else there[-1].end() + _LONGEST][
            :_LONGEST
        ]
    for part in parts[1:]:
        header = _HEADER.match(part)
        numbers = header[0].split() if header else []
        pairs = dict(zip(numbers[::2], numbers[1::2], strict=False))
        if header and number in pairs:
            start = header.end() + int(pairs[number])
            return part[start : start + _LONGEST].partition(b"endobj")[0]
    return b""
