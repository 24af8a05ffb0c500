"""What a printer is told by the file itself: both sides, flipped on the short edge, in true size."""

from __future__ import annotations

import io

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject


def for_duplex(pdf: bytes) -> bytes:
    """The same PDF with viewer preferences for printing (ISO 32000-1, 12.2), written as an incremental update.

    An incremental update leaves every byte of the original in place, so tags and conformance stay.
    """
    writer = PdfWriter(
        io.BytesIO(pdf.rstrip(b"\r\n") + b"\n"), incremental=True
    )  # objects begin on a line of their own
    root = writer.root_object
    wishes = DictionaryObject(root.get("/ViewerPreferences", DictionaryObject()))
    wishes[NameObject("/Duplex")] = NameObject("/DuplexFlipShortEdge")
    wishes[NameObject("/PrintScaling")] = NameObject("/None")
    root[NameObject("/ViewerPreferences")] = wishes
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
