"""The PDF Typst made, written small: what it says of its structure is packed too, and a printer
finds its wishes.

Typst packs pages and fonts, but writes the tags, links and bookmarks, one object each, in plain
text: more than half of a book. Here they go into object streams (ISO 32000-1, 7.5.7), with a
cross-reference stream (7.5.8) instead of the table. Every object keeps its number and its words, so
tags and conformance stay.
"""

from __future__ import annotations

import re
import zlib

PACKED = 500  # objects a stream at most: a reader unpacks the whole stream for one of them
ENTRY = (1, 4, 2)  # bytes of the three fields of a cross-reference

#: Both sides, turned over that edge, in true size (12.2).
_WISHES = b"/Duplex/DuplexFlip%bEdge/PrintScaling/None"
_PREFERENCES = b"/ViewerPreferences<<"

_TAIL = re.compile(rb"trailer\s*<<(.*)>>\s*startxref\s+(\d+)\s+%%EOF\s*\Z", re.DOTALL)
_SIZE = re.compile(rb"/Size \d+")
_ROOT = re.compile(rb"/Root (\d+) 0 R")


def compact(pdf: bytes, duplex: str = "") -> bytes:
    """The same document in fewer bytes; ``duplex`` tells the printer to print both sides and turn
    the paper over its ``Short`` or ``Long`` edge.

    Raises ValueError for a file that is not written as Typst writes: one table, no object written
    twice.
    """
    tail = _TAIL.search(pdf)
    root = _ROOT.search(tail[1]) if tail else None
    if not tail or not root:
        raise ValueError("the PDF has no trailer")
    objects = _objects(pdf, int(tail[2]))
    home = int(root[1])
    if duplex:
        if _PREFERENCES not in objects[home]:
            raise ValueError("the PDF has no viewer preferences")
        objects[home] = objects[home].replace(
            _PREFERENCES, _PREFERENCES + _WISHES % duplex.encode("ascii"), 1
        )
    # a stream cannot be in a stream; the catalogue stays where every reader, and every check,
    # looks first
    packed = [
        number
        for number, words in objects.items()
        if number != home and not words.endswith(b"endstream")
    ]
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    following = max(objects) + 1
    out = bytearray(pdf[: pdf.index(b"1 0 obj")])

    def put(number: int, words: bytes) -> None:
        places[number] = (1, len(out), 0)
        out.extend(b"%d 0 obj\n%b\nendobj\n" % (number, words))

    for number in sorted(objects.keys() - set(packed)):
        put(number, objects[number])
    for start in range(0, len(packed), PACKED):
        some = packed[start : start + PACKED]
        head, body = b"", b""
        for index, number in enumerate(some):
            places[number] = (2, following, index)
            head += b"%d %d " % (number, len(body))
            body += objects[number] + b"\n"
        put(following, _stream(b"/Type/ObjStm/N %d/First %d" % (len(some), len(head)), head + body))
        following += 1
    at = len(out)
    places[following] = (1, at, 0)
    rows = [b"".join(map(int.to_bytes, places[number], ENTRY)) for number in range(following + 1)]
    facts = _SIZE.sub(b"/Size %d" % (following + 1), tail[1])
    facts += b"/Type/XRef/W[%d %d %d]/DecodeParms<</Predictor 12/Columns %d>>" % (
        *ENTRY,
        sum(ENTRY),
    )
    put(following, _stream(facts, _risen(rows)))
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % at


def _objects(pdf: bytes, table: int) -> dict[int, bytes]:
    """What is between ``obj`` and ``endobj``, by the object's number; ``table`` is the place of
    their places.
    """
    lines = pdf[table:].split(b"\n", 2)
    count = int(lines[1].split()[1])
    starts = {int(lines[2][20 * number : 20 * number + 10]): number for number in range(1, count)}
    objects = {}
    ends = [*sorted(starts)[1:], table]
    for start, end in zip(sorted(starts), ends, strict=True):
        head, foot = b"%d 0 obj" % starts[start], b"endobj"
        whole = pdf[start:end].strip()
        if not (whole.startswith(head) and whole.endswith(foot)):
            raise ValueError(f"object {starts[start]} of the PDF is not at its place")
        objects[starts[start]] = whole[len(head) : -len(foot)].strip(b"\n")
    return dict(sorted(objects.items()))


def _stream(facts: bytes, data: bytes) -> bytes:
    short = zlib.compress(data, 9)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (
        facts,
        len(short),
        short,
    )


def _risen(rows: list[bytes]) -> bytes:
    """Each row as what it differs by from the one above (predictor 12): most are the same then."""
    out, above = bytearray(), bytes(sum(ENTRY))
    for row in rows:
        out.append(2)
        out.extend((one - other) & 255 for one, other in zip(row, above, strict=True))
        above = row
    return bytes(out)
