"""Files that were given the ending of a text and are none: told by their first bytes."""

from __future__ import annotations

#: What is at the beginning → the ending that belongs to it.
_BEGINNINGS = (
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"\xd0\xcf\x11\xe0", ".doc"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
)
_ZIP = b"PK\x03\x04"
#: A name inside an archive → the ending of the archive.
_INSIDE = (
    (b"word/", ".docx"),
    (b"xl/", ".xlsx"),
    (b"ppt/", ".pptx"),
    (b"opendocument.text", ".odt"),
)
_ARCHIVE = ".zip"
_PAGES = (b"<!doctype html", b"<html")
_PAGE = ".html"
#: White space and a byte order mark that may stand before a page of HTML.
_BLANK = b"\xef\xbb\xbf \t\r\n"


def other_kind(data: bytes) -> str | None:
    """The ending that belongs to the bytes if they are no text; None if they may be one."""
    for begins, ending in _BEGINNINGS:
        if data.startswith(begins):
            return ending
    if data.startswith(_ZIP):
        return next((ending for name, ending in _INSIDE if name in data), _ARCHIVE)
    if data[:64].lstrip(_BLANK).lower().startswith(_PAGES):
        return _PAGE
    return None
