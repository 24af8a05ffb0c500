"""What a PDF may not hold: what runs, opens another file, sends a form or carries files inside.

Two readers look: pypdf at every object that the file's tables name, a plain one at the bytes and at
every stream that can be unpacked, also at objects that no table names and other readers may find.
Names may be written with ``#4a``.
"""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections.abc import Iterator
from typing import Any

#: Keys and kinds of actions that are never part of a document to read.
FORBIDDEN = frozenset(
    {
        "AA",
        "AF",
        "EF",
        "EmbeddedFile",
        "EmbeddedFiles",
        "FileAttachment",
        "GoTo3DView",
        "GoToE",
        "GoToR",
        "ImportData",
        "JS",
        "JavaScript",
        "Launch",
        "Movie",
        "Rendition",
        "ResetForm",
        "RichMedia",
        "RichMediaContent",
        "Screen",
        "Sound",
        "SubmitForm",
        "Trans3D",
        "XFA",
    }
)
#: Names in the raw bytes: these are no ordinary word or key of anything else.
_RAW = FORBIDDEN - {"AA", "AF", "EF", "JS", "Movie", "Screen", "Sound", "Rendition"}
_NAME = re.compile(rb"/((?:[^\x00-\x20()<>\[\]{}/%#]|#[0-9A-Fa-f]{2}){1,60})")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_OPEN = re.compile(rb"/OpenAction\s{0,9}(?:\d{1,10}\s{1,9}\d{1,5}\s{1,9}R|<<)")
_WEB = re.compile(r"(?:https?://|mailto:|tel:)[^\s]", re.IGNORECASE)
_STREAM = re.compile(rb"stream\r?\n")
MOST, MOST_TOGETHER, MOST_OBJECTS, DEEPEST = 4_000_000, 40_000_000, 200_000, 60


def pdf_faults(data: bytes) -> tuple[list[str], str]:
    """Forbidden names, sorted, and the kind of fault of the whole (``encrypted``, ``structure``) or
    nothing.
    """
    names = set(_raw(data))
    for part in _streams(data):
        names |= set(_raw(part))
    inside, fault = _objects(data)
    return sorted(names | inside), fault


def _raw(data: bytes) -> Iterator[str]:
    for match in _NAME.finditer(data):
        name = _ESCAPED.sub(lambda digits: bytes([int(digits[1], 16)]), match[1]).decode("latin-1")
        if name in _RAW or (b"#" in match[1] and name in FORBIDDEN | {"OpenAction", "URI"}):
            yield name


def _streams(data: bytes) -> Iterator[bytes]:
    """Every stream that unpacks, at most ``MOST`` bytes of each."""
    left = MOST_TOGETHER
    for match in _STREAM.finditer(data):
        if left <= 0:
            return
        try:
            text = zlib.decompressobj().decompress(
                memoryview(data)[match.end() : match.end() + MOST], MOST
            )
        except zlib.error:
            continue
        left -= len(text)
        if b"obj" in text or b"/" in text[:2000]:
            yield text


def _objects(data: bytes) -> tuple[set[str], str]:
    """The same as pypdf reads the file; a file that it cannot read is not published."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    names: set[str] = set()
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            return names, "encrypted"
        numbers = {
            (number, generation) for generation, table in reader.xref.items() for number in table
        }
        numbers |= {(number, 0) for number in reader.xref_objStm}
        if len(numbers) > MOST_OBJECTS or not reader.trailer.get("/Root"):
            return names, "structure"
        _walk(reader.trailer, names)
        for number, generation in sorted(numbers):
            value = _resolved(reader, number, generation)
            if value is not None:
                _walk(value, names)
        len(reader.pages)
    except Exception:  # pypdf raises whatever a broken file makes it stumble over
        return names, "structure"
    return names, ""


def _resolved(reader: Any, number: int, generation: int) -> Any:
    from pypdf.generic import IndirectObject

    try:
        return reader.get_object(IndirectObject(number, generation, reader))
    except Exception:  # an entry of the table without its object is nothing
        return None


def _walk(value: Any, names: set[str]) -> None:
    """Look at one object and all that stands inside it; what it refers to is an object of its
    own.
    """
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject

    waiting = [(value, 0)]
    while waiting:
        item, depth = waiting.pop()
        if depth > DEEPEST:
            names.add("nesting")
        elif isinstance(item, DictionaryObject):
            _keys(item, names)
            waiting += [(inner, depth + 1) for inner in dict.values(item)]
        elif isinstance(item, ArrayObject):
            waiting += [(inner, depth + 1) for inner in list.__iter__(item)]
        elif isinstance(item, NameObject) and str(item)[1:] in _RAW:
            names.add(str(item)[1:])


def _keys(dictionary: Any, forbidden: set[str]) -> None:
    names = {str(key)[1:] for key in dictionary}
    forbidden |= names & FORBIDDEN
    kind = dictionary.get("/S")
    if str(kind)[1:] in FORBIDDEN:
        forbidden.add(str(kind)[1:])
    if "URI" in names and "/S" in dictionary and not _WEB.match(str(dictionary.get("/URI"))):
        forbidden.add("URI")
    opened = dictionary.get("/OpenAction")
    if (
        hasattr(opened, "get") and str(opened.get("/S")) != "/GoTo"
    ):  # a place in the document is no action
        forbidden.add("OpenAction")
