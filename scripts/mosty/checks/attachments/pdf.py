"""What a PDF's catalogue says of its accessibility: language, tags, title (ISO 32000-2, 14.3, 14.8
and 14.9.2).
"""

from __future__ import annotations

import io
import logging
import re
from typing import Any

#: A title in XMP; pypdf's own reader of XMP would expand entities.
_XMP_TITLE = re.compile(
    rb"<dc:title\b[^>]{0,300}>(?:\s{0,300}<rdf:(?:Alt|li)\b[^>]{0,300}>){0,2}\s{0,300}[^\s<]"
)


def pdf_lacks(data: bytes) -> set[str]:
    """Which of ``title``, ``lang``, ``tags`` the PDF lacks; nothing for a file that cannot be
    read, which FIL013 reports.
    """
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        catalogue = reader.root_object
        has = {
            "title": _has_title(reader, catalogue),
            "lang": bool(str(catalogue.get("/Lang") or "").strip()),
            "tags": _is_tagged(catalogue),
        }
    except Exception:  # pypdf raises whatever a broken file makes it stumble over
        return set()
    return {name for name, present in has.items() if not present}


def _is_tagged(catalogue: Any) -> bool:
    marks = catalogue.get("/MarkInfo")
    marked = marks is not None and marks.get_object().get("/Marked")
    return bool(marked) and catalogue.get("/StructTreeRoot") is not None


def _has_title(reader: Any, catalogue: Any) -> bool:
    """A title in the information dictionary or in XMP."""
    if reader.metadata and (reader.metadata.title or "").strip():
        return True
    xmp = catalogue.get("/Metadata")
    return xmp is not None and _XMP_TITLE.search(xmp.get_object().get_data()) is not None
