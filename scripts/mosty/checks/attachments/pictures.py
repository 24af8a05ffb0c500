"""Personal metadata of JPEG, PNG and WebP, read from the bytes; a broken file gives what could be
read of it.

Formats: JPEG (ITU-T T.81, annex B), Exif 2.32 (CIPA DC-008: tags and the TIFF structure), PNG (W3C,
chunks eXIf, tEXt, zTXt, iTXt), WebP (RFC 9649), XMP (ISO 16684-1), IPTC-IIM 4 (record 2). What a
maker's note holds is not read.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

#: Tags whose text names a person or one camera, by number.
TAGS = {
    0x013B: "Artist", 0x9C9D: "XPAuthor", 0xA430: "CameraOwnerName", 0xA431: "BodySerialNumber",
    0xA435: "LensSerialNumber", 0xC62F: "CameraSerialNumber",
}  # fmt: skip
GPS, EXIF = 0x8825, 0x8769
#: Bytes of one value: by the type of a TIFF field.
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
#: In XMP, after a property's name: a value that is not empty, as an attribute or an element.
SAYS = rb"\b\s{0,99}(?:=\s{0,99}[\"'][^\"'\s]|>\s{0,99}[^<\s])"
XMP = {
    "GPSInfo": re.compile(rb"exif:GPS(?:Dest)?(?:Latitude|Longitude)" + SAYS),
    "creator": re.compile(rb"dc:creator>\s{0,99}(?:<rdf:\w{1,9}[^>]{0,99}>\s{0,99}){0,3}[^<\s]"),
    "Artist": re.compile(rb"tiff:Artist" + SAYS),
    "OwnerName": re.compile(rb"(?:aux:|exifEX:Camera)OwnerName" + SAYS),
    "SerialNumber": re.compile(rb"(?:aux:|exifEX:(?:Body|Lens))SerialNumber" + SAYS),
}
#: Most bytes that a compressed text may grow to.
MOST = 2_000_000
#: Bytes in which an SVG's element begins.
SVG_HEAD = 5_000
JPEG_START, PNG_START = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"


def picture_fields(data: bytes) -> set[str]:
    """Names of the fields that tell a place, a person or one camera; the kind of picture is told by
    its bytes.
    """
    if data.startswith(JPEG_START):
        return _jpeg(data)
    if data.startswith(PNG_START):
        return _png(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    if data[:4] in (b"II*\x00", b"MM\x00*"):
        return tiff_fields(data) | xmp_fields(data)
    if b"<svg" in data[:SVG_HEAD]:
        return xmp_fields(data)  # drawing programs put the same Dublin Core into it
    if data[4:8] == b"ftyp" or data[:4] == b"GIF8":
        return _anywhere(data)
    return set()


#: A place in a film (ISO 6709), as phones write it: ``©xyz`` and its lengths, then
#: ``+50.1234+013.5678/``.
_FILMED_AT = re.compile(
    rb"(?:\xa9xyz.{4}|ISO6709.{0,99}?)[+-]\d{1,2}\.\d+[+-]\d{1,3}\.\d+", re.DOTALL
)
_EXIF_PARTS = 5


def _anywhere(data: bytes) -> set[str]:
    """HEIC, AVIF, MP4 and MOV keep Exif, XMP and the place as pieces of their own (ISO/IEC
    14496-12); GIF has XMP.
    """
    fields = xmp_fields(data)
    at = data.find(b"Exif\x00\x00")
    for _ in range(_EXIF_PARTS):
        if at < 0:
            break
        fields |= tiff_fields(data[at + 6 : at + 200_000])
        at = data.find(b"Exif\x00\x00", at + 6)
    return fields | ({"GPS"} if _FILMED_AT.search(data) else set())


def _jpeg(data: bytes) -> set[str]:
    """Segments before the picture itself: APP1 holds Exif or XMP, APP13 IPTC."""
    fields: set[str] = set()
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # a filling byte
            at += 1
            continue
        if marker in (0xD9, 0xDA):  # end, or the picture begins
            break
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:  # markers without a length
            at += 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + length]
        if marker == 0xE1 and body.startswith(b"Exif\x00"):
            fields |= tiff_fields(body[6:])
        elif marker == 0xE1:
            fields |= xmp_fields(body)
        elif marker == 0xED:
            fields |= _iptc(body)
        at += 2 + max(length, 2)
    return fields


def _png(data: bytes) -> set[str]:
    fields: set[str] = set()
    for kind, body in _chunks(data, 8, ">I", 4):
        if kind == b"IEND":
            break
        if kind == b"eXIf":
            fields |= tiff_fields(body)
        elif kind in (b"tEXt", b"zTXt", b"iTXt"):
            fields |= _png_text(kind, body)
    return fields


def _png_text(kind: bytes, body: bytes) -> set[str]:
    """A text of a PNG: its keyword says what it is; ImageMagick keeps Exif as hexadecimal text."""
    keyword, _, rest = body.partition(b"\x00")
    text = rest
    if kind == b"zTXt":
        text = _inflate(rest[1:])
    elif kind == b"iTXt" and len(rest) > 1:
        text = rest[2:].split(b"\x00", 2)[-1]
        text = _inflate(text) if rest[0] else text
    name = keyword.decode("latin-1").strip()
    if name.lower().startswith("raw profile type"):
        if "exif" in name.lower() or "app1" in name.lower():
            digits = b"".join(text.split()[2:])  # the first two words are the name and the length
            try:
                raw = bytes.fromhex(digits.decode("ascii"))
            except (ValueError, UnicodeDecodeError):
                return set()
            return xmp_fields(raw) | tiff_fields(raw.removeprefix(b"Exif\x00\x00"))
        return set()
    if name.lower() in ("author", "artist", "creator") and text.strip():
        return {name}
    return xmp_fields(text) if "xmp" in name.lower() else set()


def _webp(data: bytes) -> set[str]:
    fields: set[str] = set()
    for kind, body in _chunks(data, 12, "<I", 0):
        if kind == b"EXIF":
            fields |= tiff_fields(body.removeprefix(b"Exif\x00\x00"))
        elif kind == b"XMP ":
            fields |= xmp_fields(body)
    return fields


def _chunks(data: bytes, at: int, number: str, tail: int) -> Iterator[tuple[bytes, bytes]]:
    """Chunks of PNG (length, kind, body, checksum of four bytes) or of RIFF (kind, length, body,
    made even).
    """
    while at + 8 <= len(data):
        first, second = data[at : at + 4], data[at + 4 : at + 8]
        kind, size = (second, first) if tail else (first, second)
        length: int = struct.unpack(number, size)[0]
        yield kind, data[at + 8 : at + 8 + length]
        at += 8 + length + (tail or length % 2)


def tiff_fields(data: bytes) -> set[str]:
    """Personal fields of a TIFF structure: its directories and the one of Exif; GPS where it has a
    coordinate.
    """
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None or len(data) < 8:
        return set()
    fields: set[str] = set()
    waiting, seen = [int(struct.unpack_from(order + "I", data, 4)[0])], set[int]()
    while waiting:
        at = waiting.pop()
        if at in seen or len(seen) > 20:
            continue
        seen.add(at)
        entries, following = _directory(data, at, order)
        if following:
            waiting.append(following)
        for tag, value in entries:
            if tag in TAGS and value.strip(b"\x00 "):
                fields.add(TAGS[tag])
            elif tag == EXIF and len(value) >= 4:
                waiting.append(struct.unpack(order + "I", value[:4])[0])
            elif tag == GPS and len(value) >= 4:
                inner, _ = _directory(data, struct.unpack(order + "I", value[:4])[0], order)
                # 2, 4: latitude, longitude; 20, 22: those of the destination; phones that hide them
                # leave the rest
                if any(
                    number in (2, 4, 20, 22) and coordinate.strip(b"\x00")
                    for number, coordinate in inner
                ):
                    fields.add("GPSInfo")
    return fields


def _directory(data: bytes, at: int, order: str) -> tuple[list[tuple[int, bytes]], int]:
    """Tags and raw values of one directory, and where the next one stands (0: nowhere)."""
    if at + 2 > len(data):
        return [], 0
    count: int = struct.unpack_from(order + "H", data, at)[0]
    entries: list[tuple[int, bytes]] = []
    for index in range(count):
        place = at + 2 + 12 * index
        if place + 12 > len(data):
            return entries, 0
        tag, kind, number = struct.unpack_from(order + "HHI", data, place)
        size = SIZES.get(kind, 1) * number
        start = place + 8 if size <= 4 else struct.unpack_from(order + "I", data, place + 8)[0]
        entries.append((tag, data[start : start + min(size, 1000)]))
    end = at + 2 + 12 * count
    return entries, struct.unpack_from(order + "I", data, end)[0] if end + 4 <= len(data) else 0


def xmp_fields(data: bytes) -> set[str]:
    """Personal fields of an XMP packet."""
    return {name for name, pattern in XMP.items() if pattern.search(data)}


def _iptc(data: bytes) -> set[str]:
    """By-line (2:80) or writer (2:122) of IPTC in a Photoshop block: 1C 02 number, two bytes of
    length, text.
    """
    fields = set()
    for number, name in ((b"\x50", "By-line"), (b"\x7a", "Writer")):
        at = data.find(b"\x1c\x02" + number)
        if at >= 0 and data[at + 5 : at + 5 + int.from_bytes(data[at + 3 : at + 5], "big")].strip():
            fields.add(name)
    return fields


def _inflate(data: bytes) -> bytes:
    """Decompressed, at most ``MOST`` bytes; empty where it is broken."""
    try:
        return zlib.decompressobj().decompress(data, MOST)
    except zlib.error:
        return b""
