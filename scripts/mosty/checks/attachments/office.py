"""Personal properties of PDF and office documents, read from the bytes; what cannot be read gives
nothing.

Formats: PDF (ISO 32000-2, 14.3: information dictionary and XMP; 7.5.7: object streams), OOXML core
properties (ECMA-376-2, 11), OpenDocument 1.3 (part 3, 4.3). Of Word and OpenDocument texts also who
commented and changed (ECMA-376-1, 17.13).
"""

from __future__ import annotations

import io
import re
import zlib
from itertools import islice

from mosty.checks.attachments.pictures import xmp_fields

#: A text in round brackets, or in hexadecimal.
TEXT = rb"(?:(\()|<([0-9A-Fa-f\s]{0,200}))"
#: ``/Author`` and its value: a text, or a reference to another object.
AUTHOR = re.compile(rb"/Author\s{0,20}(?:" + TEXT + rb"|(\d{1,10})\s{1,9}\d{1,5}\s{1,9}R)")
#: Streams that may hold the dictionary or XMP.
STREAM = re.compile(rb"/ObjStm\b|/Subtype\s{0,9}/XML\b")
MOST, MOST_TOGETHER = 4_000_000, 40_000_000
#: Entries that are looked at in one part; a real document has one.
MATCHES = 100
#: Programs that sign as if they were people.
PROGRAMS = frozenset(
    {"python-docx", "openpyxl", "apache poi", "microsoft office user", "user", "unknown"}
)
#: File inside the document, name of the property, its element.
PROPERTIES = (
    ("docProps/core.xml", "creator", re.compile(r"<dc:creator[^>]{0,200}>([^<]{1,500})")),
    (
        "docProps/core.xml",
        "lastModifiedBy",
        re.compile(r"<cp:lastModifiedBy[^>]{0,200}>([^<]{1,500})"),
    ),
    ("docProps/app.xml", "manager", re.compile(r"<Manager>([^<]{1,500})")),
    (
        "word/comments.xml",
        "comments",
        re.compile(r"<w:comment\s[^>]{0,300}?w:author=\"([^\"]{1,200})\""),
    ),
    (
        "word/document.xml",
        "tracked changes",
        re.compile(r"<w:(?:ins|del)\s[^>]{0,300}?w:author=\"([^\"]{1,200})\""),
    ),
    ("content.xml", "comments", re.compile(r"<dc:creator>([^<]{1,500})")),
    ("meta.xml", "initial-creator", re.compile(r"<meta:initial-creator[^>]{0,200}>([^<]{1,500})")),
    ("meta.xml", "creator", re.compile(r"<dc:creator[^>]{0,200}>([^<]{1,500})")),
)


def pdf_fields(data: bytes) -> set[str]:
    """``Author`` where the dictionary names one, ``creator`` where XMP does."""
    fields: set[str] = set()
    for part in [data, *streams(data)]:
        if any(_says(match, part) for match in islice(AUTHOR.finditer(part), MATCHES)):
            fields.add("Author")
        fields |= xmp_fields(part) & {"creator"}
    return fields


def _says(match: re.Match[bytes], data: bytes) -> bool:
    """Whether the author is not empty; one that stands elsewhere and is not found there counts as
    not empty.
    """
    if match.lastindex == 3:
        there = re.search(rb"(?<!\d)" + match[3] + rb"\s{1,9}\d{1,5}\s{1,9}obj\s{0,9}" + TEXT, data)
        return _says(there, data) if there else True
    if match[1]:
        return _text_follows(data, match.end(1))
    return bool(b"".join(match[2].split()).lower().removeprefix(b"feff").strip(b"0"))


def _text_follows(data: bytes, at: int) -> bool:
    """Whether a text that begins at ``at`` holds anything but the mark of UTF-16, spaces and its
    end.
    """
    text = (
        data[at : at + 300]
        .removeprefix(b"\xfe\xff")
        .removeprefix(b"\\376\\377")
        .lstrip(b"\x00 \t\r\n")
    )
    return not text.startswith(b")")


def streams(data: bytes) -> list[bytes]:
    """Compressed object streams and XMP, decompressed; each at most ``MOST`` bytes, together
    ``MOST_TOGETHER``.
    """
    unpacked: list[bytes] = []
    left = MOST_TOGETHER
    for match in STREAM.finditer(data):
        begin = data.find(b"stream", match.end(), match.end() + 2000)
        if begin < 0 or left <= 0:
            continue
        at = begin + 6
        at += 2 if data[at : at + 2] == b"\r\n" else 1
        try:
            # the stream ends by itself; what it can grow to is bounded, so the bytes given may be
            # too
            text = zlib.decompressobj().decompress(memoryview(data)[at : at + MOST], MOST)
        except zlib.error:
            continue
        left -= len(text)
        unpacked.append(text)
    return unpacked


def office_fields(data: bytes) -> set[str]:
    """Properties of a DOCX, XLSX, PPTX or ODF document that name someone."""
    import zipfile  # no check of a page needs it

    fields: set[str] = set()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            for file, name, pattern in PROPERTIES:
                if file not in names:
                    continue
                with archive.open(file) as inner:
                    text = inner.read(MOST).decode("utf-8", "replace")
                match = pattern.search(text)
                if match and match[1].strip() and match[1].strip().lower() not in PROGRAMS:
                    fields.add(name)
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ):
        return fields
    return fields
