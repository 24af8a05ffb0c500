"""Names of a computer's users in attachments: in the paths that programs leave in what they
save.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator

from mosty.checks.attachments.office import MOST, MOST_TOGETHER, streams
from mosty.text.sensitive.particulars import user_paths

#: Ends of the parts of an office document that may name a path: properties, relations, the text
#: itself.
_PARTS = (".xml", ".rels")


def user_names(data: bytes) -> set[str]:
    """The names, masked, in the bytes of a file, in a PDF's properties and in the parts of an
    office document.
    """
    names: set[str] = set()
    for part in _parts(data):
        for text in (part.decode("utf-8", "ignore"), *_wide(part)):
            names.update(match.masked for match in user_paths(text))
    return names


def _parts(data: bytes) -> Iterator[bytes]:
    yield data
    if data.startswith(b"%PDF"):
        yield from streams(data)
    if data.startswith(b"PK"):
        yield from _zipped(data)


def _wide(part: bytes) -> Iterator[str]:
    """The text as UTF-16, which PDF and Windows use."""
    if b"U\x00s\x00e\x00r\x00s" in part:
        yield from (part[shift:].decode("utf-16-le", "ignore") for shift in (0, 1))


def _zipped(data: bytes) -> Iterator[bytes]:
    import zipfile  # no check of a page needs it

    left = MOST_TOGETHER
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                if name.endswith(_PARTS) and left > 0:
                    with archive.open(name) as inner:
                        text = inner.read(MOST)
                    left -= len(text)
                    yield text
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ):
        return
