"""A ZIP of many files with their checksums, the same bytes for the same files."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import zipfile
from collections.abc import Mapping

SUMS = "SHA256SUMS"
_FILE = 0o100644 << 16  # a plain file that everybody may read


def sums(files: Mapping[str, bytes]) -> bytes:
    """Checksums in the form that ``sha256sum -c`` reads."""
    return "".join(
        f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)
    ).encode()


def packed(folder: str, files: Mapping[str, bytes], day: dt.date) -> bytes:
    """A ZIP of ``files`` by their path below ``folder``, with their checksums in ``SHA256SUMS``.

    Sorted, dated by ``day``, written as on Unix whatever the machine is. Deflated: the bytes are
    those of the zlib at hand, so they are the same wherever that is.
    """
    whole = {**files, SUMS: sums(files)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(whole):
            info = zipfile.ZipInfo(f"{folder}/{name}", (day.year, day.month, day.day, 12, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = _FILE
            archive.writestr(info, whole[name])
    return out.getvalue()
