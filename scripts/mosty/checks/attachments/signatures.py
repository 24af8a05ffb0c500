"""Whether a file is what its ending says, told by its first bytes and, where the format ends
somewhere, by its last.

A page of HTML, a program or an archive that is called ``.png`` or is behind a picture is
refused: what reads it otherwise than a browser does would find what nobody looked at.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

_PNG, _FTYP = b"\x89PNG\r\n\x1a\n", b"ftyp"
#: Ending → what is at its beginning: one of these.
BEGINNINGS: dict[str, tuple[bytes, ...]] = {
    ".png": (_PNG,),
    ".apng": (_PNG,),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".jpe": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".bmp": (b"BM",),
    ".ico": (b"\x00\x00\x01\x00",),
    ".tif": (b"II*\x00", b"MM\x00*"),
    ".tiff": (b"II*\x00", b"MM\x00*"),
    ".mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa"),
    ".pdf": (b"%PDF-",),
    **dict.fromkeys((".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"), (b"PK\x03\x04",)),
}
#: Containers of ISO 14496-12: the kind is after the length of the first box.
_BOXES = {
    ".avif": (_FTYP,), ".heic": (_FTYP,), ".heif": (_FTYP,), ".mp4": (_FTYP,), ".m4a": (_FTYP,),
    ".mov": (_FTYP, b"moov", b"mdat", b"wide", b"free", b"skip"),
}  # fmt: skip
#: What makes a browser that guesses take a file for a page, in the bytes that it looks at.
_PAGE = re.compile(
    rb"<(?:!doctype|html|head|body|script|iframe|svg|\?xml|\?php|a\s|style)\b", re.IGNORECASE
)
_LOOKED_AT = 1024
#: After the end of a PDF: white space, and no more than tools leave.
_PDF_END = re.compile(rb"%%EOF[\s\x00]{0,1024}\Z")
_PDF_TAIL = 2048


def mismatch(file: str, data: bytes) -> str:
    """What is wrong with the form of the file, for ``blanks.file_…``; empty if nothing is."""
    ending = PurePosixPath(file).suffix.lower()
    if ending in (".txt", ".csv"):
        return "" if b"\x00" not in data else "binary"
    if not _begins(ending, data):
        return "beginning"
    if ending not in (".svg", ".pdf") and _PAGE.search(data[:_LOOKED_AT]):
        return "page"
    return "tail" if _tail(ending, data) else ""


def _begins(ending: str, data: bytes) -> bool:
    if ending == ".webp":
        return data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    if ending in _BOXES:
        return data[4:8] in _BOXES[ending]
    return data.startswith(BEGINNINGS.get(ending, b""))


def _tail(ending: str, data: bytes) -> bool:
    """Whether something follows the end of the file's own content."""
    if ending == ".pdf":
        return _PDF_END.search(data[-_PDF_TAIL:]) is None
    if ending in (".png", ".apng"):
        return _after_png(data)
    if ending == ".webp":
        return len(data) > int.from_bytes(data[4:8], "little") + 9
    return False


def _after_png(data: bytes) -> bool:
    """Whether bytes follow the chunk IEND."""
    at = len(_PNG)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] == b"IEND":
            return len(data) > at + 12 + length
        at += 12 + length
    return False
