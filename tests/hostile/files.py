"""Attachments for the hostile set, made of bytes: good ones of every kind and ways to spoil
them.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)


def chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk of a PNG."""
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


HEAD = b"\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00"
PNG = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", HEAD)
    + chunk(b"IDAT", zlib.compress(b"\x00\x00"))
    + chunk(b"IEND", b"")
)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"
WEBP = b"RIFF\x04\x00\x00\x00WEBP"
MP4 = b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00"
PAGE = b"<!doctype html><script>alert(1)</script>"


def svg(inside: str = "<path d='M0 0h1v1z'/>", attributes: str = "") -> bytes:
    """A drawing with something in it."""
    names = "xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
    return f"<svg {names} {attributes}>\n{inside}\n</svg>\n".encode()


def names(**values: PdfObject) -> DictionaryObject:
    """A dictionary of a PDF."""
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in values.items()})


def action(kind: str, **values: PdfObject) -> DictionaryObject:
    return names(S=NameObject(f"/{kind}"), **values)


JS = action("JavaScript", JS=TextStringObject("app.alert(1)"))


def pdf(
    root: dict[str, PdfObject] | None = None, page: dict[str, PdfObject] | None = None, **ways: bool
) -> bytes:
    """A tagged PDF of one page; ``root`` and ``page`` are added to its dictionaries."""
    writer = PdfWriter()
    first = writer.add_blank_page(100, 100)
    catalog = writer.root_object
    good = {
        "Lang": TextStringObject("cs"),
        "MarkInfo": DictionaryObject(),
        "StructTreeRoot": DictionaryObject(),
    }
    for key, value in {**good, **(root or {})}.items():
        catalog[NameObject(f"/{key}")] = value
    for key, value in (page or {}).items():
        first[NameObject(f"/{key}")] = value
    if ways.get("attached"):
        writer.add_attachment("a.txt", b"x")
    if ways.get("script"):
        catalog[NameObject("/Names")] = names(
            JavaScript=names(Names=ArrayObject([TextStringObject("a"), JS]))
        )
    if ways.get("encrypted"):
        writer.encrypt("", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def annotation(linked: PdfObject) -> dict[str, PdfObject]:
    """A page with one link."""
    box = ArrayObject(map(NumberObject, (0, 0, 9, 9)))
    return {
        "Annots": ArrayObject(
            [names(Type=NameObject("/Annot"), Subtype=NameObject("/Link"), Rect=box, A=linked)]
        )
    }


def in_object_stream(inside: bytes, packed: bool = True) -> bytes:
    """A PDF whose catalogue stands in a compressed stream of objects."""
    header = b"1 0 "
    body = header + inside
    data = zlib.compress(body) if packed else body
    extra = b"/Filter/FlateDecode" if packed else b""
    out = b"%PDF-1.5\n"
    places = {4: len(out)}
    out += b"4 0 obj<</Type/ObjStm/N 1/First %d/Length %d%s>>stream\n" % (
        len(header),
        len(data),
        extra,
    )
    out += data + b"\nendstream endobj\n"
    places[2] = len(out)
    out += b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    places[5] = len(out)
    rows = [
        (0, 0, 65535),
        (2, 4, 0),
        (1, places[2], 0),
        (0, 0, 0),
        (1, places[4], 0),
        (1, places[5], 0),
    ]
    table = b"".join(
        k.to_bytes(1, "big") + a.to_bytes(4, "big") + b.to_bytes(2, "big") for k, a, b in rows
    )
    out += (
        b"5 0 obj<</Type/XRef/Size 6/W[1 4 2]/Root 1 0 R/Length %d>>stream\n" % len(table) + table
    )
    return out + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % places[5]


def stream(data: bytes) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(data)
    return made


_RELATION = "<Relationship Id='1' Type='http://x/{kind}' Target='{target}' TargetMode='External'/>"
RELS = f"<Relationships>{_RELATION}</Relationships>"


def office(parts: dict[str, str | bytes] | None = None, comment: bytes = b"") -> bytes:
    """A document of Word with more parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        plain = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>"}
        for name, data in {**plain, **(parts or {})}.items():
            archive.writestr(name, data)
    return out.getvalue()


def relation(kind: str, target: str) -> dict[str, str | bytes]:
    return {"word/_rels/document.xml.rels": RELS.format(kind=kind, target=target)}
