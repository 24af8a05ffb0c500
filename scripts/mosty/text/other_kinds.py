"""Files that were given the ending of a text and are none: told by their first bytes."""

from __future__ import annotations

from typing import NamedTuple


class OtherKind(NamedTuple):
    """What a file is, for people, and the ending that belongs to it."""

    ending: str
    czech: str
    english: str


#: What is at the beginning → what it is.
_BEGINNINGS = (
    (b"%PDF-", OtherKind(".pdf", "PDF", "a PDF")),
    (b"{\\rtf", OtherKind(".rtf", "dokument RTF", "an RTF document")),
    (b"\xd0\xcf\x11\xe0", OtherKind(".doc", "starý dokument Office", "an old Office document")),
    (b"\x89PNG", OtherKind(".png", "obrázek PNG", "a PNG picture")),
    (b"\xff\xd8\xff", OtherKind(".jpg", "obrázek JPEG", "a JPEG picture")),
    (b"GIF8", OtherKind(".gif", "obrázek GIF", "a GIF picture")),
)
_ZIP = b"PK\x03\x04"
#: A name inside an archive → what the archive is.
_INSIDE = (
    (b"word/", OtherKind(".docx", "dokument Wordu", "a Word document")),
    (b"xl/", OtherKind(".xlsx", "tabulka Excelu", "an Excel workbook")),
    (b"ppt/", OtherKind(".pptx", "prezentace PowerPointu", "a PowerPoint presentation")),
    (b"opendocument.text", OtherKind(".odt", "dokument LibreOffice", "a LibreOffice document")),
)
_ARCHIVE = OtherKind(".zip", "archiv ZIP", "a ZIP archive")
_PAGES = (b"<!doctype html", b"<html")
_PAGE = OtherKind(".html", "webová stránka HTML", "a web page in HTML")
#: White space and a byte order mark that may stand before a page of HTML.
_BLANK = b"\xef\xbb\xbf \t\r\n"


def other_kind(data: bytes) -> OtherKind | None:
    """What the bytes are if they are no text; None if they may be one."""
    for begins, kind in _BEGINNINGS:
        if data.startswith(begins):
            return kind
    if data.startswith(_ZIP):
        return next((kind for name, kind in _INSIDE if name in data), _ARCHIVE)
    if data[:64].lstrip(_BLANK).lower().startswith(_PAGES):
        return _PAGE
    return None
