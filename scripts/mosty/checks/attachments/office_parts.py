"""What an office document may not hold: macros, programs, things that load by themselves, archives
that burst.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

#: Parts by their names: macros (OOXML, ODF), controls, embedded objects and fonts of programs.
_PARTS = re.compile(
    r"(?:^|/)(?:vbaproject(?:signature\w*)?\.bin|vbadata\.xml|activex/|macrosheets/|dialogsheets/"
    r"|customui|oleobject\w*\.bin"
    r"|embeddings/.*\.(?:bin|exe|js|vbs|docm|xlsm|html?))|^(?:basic|scripts|dialogs)/",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"\.(?:exe|dll|js|vbs|hta|html?|svg|swf|jar|class|bat|cmd|ps1|lnk|scr|com|msi|php)$",
    re.IGNORECASE,
)
#: In texts of the document: kinds of content with macros, commands, event handlers, an external
#: part that loads itself.
_TEXTS = (
    ("macros", re.compile(rb"macroEnabled", re.IGNORECASE)),
    (
        "DDE",
        re.compile(
            rb"<w:instrText[^>]{0,200}>[^<]{0,200}\bDDE(?:AUTO)?\b|<ddeLink\b", re.IGNORECASE
        ),
    ),
    (
        "script",
        re.compile(
            rb"<script:event-listener\b|<office:script\b|vnd\.sun\.star\.script:|\bjavascript:",
            re.IGNORECASE,
        ),
    ),
    ("DOCTYPE", re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)),
)
_RELATION = re.compile(rb"<Relationship\b[^>]{0,2000}>", re.IGNORECASE)
_LINK = re.compile(rb"/hyperlink[\"']", re.IGNORECASE)
_EXTERNAL = re.compile(rb"TargetMode\s{0,9}=\s{0,9}[\"']External", re.IGNORECASE)
_WEB = re.compile(rb"Target\s{0,9}=\s{0,9}[\"'](?:https?://|mailto:|tel:|#)", re.IGNORECASE)
MOST_PARTS, MOST, MOST_TOGETHER = 3_000, 20_000_000, 100_000_000


def office_faults(data: bytes) -> tuple[list[str], str]:
    """What the document may not hold, sorted, and the kind of fault of the whole (``archive``,
    ``tail``) or nothing.
    """
    import zipfile

    faults: set[str] = set()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if archive.start_dir + sum(46 + len(p.orig_filename.encode()) for p in parts) > len(
                data
            ):
                return [], "archive"
            if (
                len(data) - data.rfind(b"PK\x05\x06") > 22 + len(archive.comment)
                or parts[0].header_offset
            ):
                return [], "tail"
            if len(parts) > MOST_PARTS or any(p.file_size > MOST or p.flag_bits & 1 for p in parts):
                return [], "archive"
            if sum(part.file_size for part in parts) > MOST_TOGETHER:
                return [], "archive"
            for part in parts:
                faults |= set(_part(archive, part))
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        IndexError,
    ):
        return sorted(faults), "archive"
    return sorted(faults), ""


def _part(archive: Any, part: Any) -> Iterator[str]:
    name = str(part.filename)
    if name.startswith("/") or ".." in name.split("/") or "\\" in name:
        yield "path"
    elif _PARTS.search(name) or _ENDING.search(name):
        yield name.rpartition("/")[2][:40] or name[:40]
    if name.lower().endswith((".xml", ".rels")):
        with archive.open(part) as inner:
            text = inner.read(MOST)
        yield from (what for what, pattern in _TEXTS if pattern.search(text))
        for match in _RELATION.finditer(text) if name.lower().endswith(".rels") else ():
            if _EXTERNAL.search(match[0]) and not (
                _LINK.search(match[0]) and _WEB.search(match[0])
            ):
                yield "TargetMode=External"
