"""The small reader of a PDF's catalogue, compared with pypdf on files that real programs wrote."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st
from mosty.checks.attachments.pdf import pdf_lacks
from pypdf import PdfReader, PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

from ..conftest import examples


def written(title: bool, lang: bool, tags: bool) -> bytes:
    """An empty PDF by pypdf."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    if title:
        writer.add_metadata({"/Title": "Leták pro rodiče"})
    if lang:
        writer.root_object[NameObject("/Lang")] = TextStringObject("cs")
    if tags:
        marked = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
        writer.root_object[NameObject("/MarkInfo")] = writer._add_object(marked)
        writer.root_object[NameObject("/StructTreeRoot")] = writer._add_object(DictionaryObject())
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("title", [True, False])
@pytest.mark.parametrize("lang", [True, False])
@pytest.mark.parametrize("tags", [True, False])
def test_what_pypdf_writes(title: bool, lang: bool, tags: bool) -> None:
    has = {"title": title, "lang": lang, "tags": tags}
    assert pdf_lacks(written(**has)) == {name for name, there in has.items() if not there}


@pytest.mark.parametrize(
    "source", ["Text", '#set document(title: "Název")\n#set text(lang: "cs")\nText']
)
def test_what_typst_writes(tmp_path: Path, source: str) -> None:
    file = tmp_path / "a.typ"
    file.write_text(source, encoding="utf-8")
    data = typst.compile(str(file))
    reader = PdfReader(io.BytesIO(data))
    root = reader.trailer["/Root"]
    title = reader.metadata.title if reader.metadata else None
    there = {"title": title, "lang": root.get("/Lang"), "tags": root.get("/StructTreeRoot")}
    assert pdf_lacks(data) == {name for name, value in there.items() if not value}


def test_catalogue_and_title_in_an_object_stream() -> None:
    objects = [
        b"<< /Type /Catalog /Lang <FEFF00630073> /MarkInfo 8 0 R /StructTreeRoot 9 0 R >>",
        b"<< /Title <FEFF004C> >>",
        b"<< /Marked true >>",
    ]
    header, body = b"", b""
    for number, content in zip((1, 3, 8), objects, strict=True):
        header += b"%d %d " % (number, len(body))
        body += content + b" "
    packed = zlib.compress(header + body)
    data = b"%%PDF-1.7\n5 0 obj\n<< /Type /ObjStm /N 3 /First %d /Length %d >>\nstream\n" % (
        len(header),
        len(packed),
    )
    data += packed + b"\nendstream\nendobj\ntrailer << /Root 1 0 R /Info 3 0 R >>"
    assert pdf_lacks(data) == set()
    assert pdf_lacks(data.replace(b"/Info 3", b"/Info 8")) == {"title"}


@examples(60)
@given(st.binary(max_size=400), st.integers(0, 900))
def test_no_file_breaks_it(noise: bytes, at: int) -> None:
    data = written(True, True, True)
    assert pdf_lacks(data[:at] + noise + data[at:]) <= {"title", "lang", "tags"}
