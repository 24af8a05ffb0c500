"""Packed copies beside the files of a site (``index.html.gz``, ``index.html.br``), so that a server
has nothing to pack while a reader waits.
"""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import brotli

from mosty.model.processes import for_each
from mosty.publish.build_record import BuildRecord, record_in
from mosty.publish.headers import FOR_HOSTS, PACKABLE, TYPES

#: Smaller files travel in one packet as they are. In bytes.
LEAST = 512
#: Ending → how the bytes are packed: as small as can be, for it is done once. The time of day is
#: left out of gzip's header, so the same file gives the same bytes.
PACKED: Mapping[str, Callable[[bytes], bytes]] = {
    ".gz": lambda data: gzip.compress(data, 9, mtime=0),
    ".br": lambda data: brotli.compress(data, quality=11),
}
_ENDINGS = frozenset(f".{ending}" for ending, kind in TYPES.items() if kind in PACKABLE)


def precompress(folder: Path, record: BuildRecord, earlier: Path) -> int:
    """Put packed copies beside the files of the finished site in ``folder``; returns the bytes
    that they weigh together, gzip and brotli.

    ``record`` is that of the site. What has not changed since the packed site in ``earlier`` is
    copied from there: packing the portal anew takes some 27 seconds of processor time. A copy that
    is not smaller is left out.
    """
    known = record_in(earlier)
    before = known[0].files if known else {}
    names = [
        name
        for name in record.files
        if Path(name).suffix in _ENDINGS
        and (folder / name).stat().st_size >= LEAST
        and name not in FOR_HOSTS
    ]

    def pack(name: str) -> int:
        same = before.get(name) == record.files[name]
        return sum(
            _pack(folder / name, ending, earlier / f"{name}{ending}" if same else None)
            for ending in PACKED
        )

    return sum(for_each(pack, names))


def _pack(file: Path, ending: str, earlier: Path | None) -> int:
    """Write the packed copy of ``file``; returns its size in bytes, 0 if there is none."""
    copy = file.with_name(file.name + ending)
    if earlier is not None and earlier.is_file():
        shutil.copyfile(earlier, copy)
        return copy.stat().st_size
    data = file.read_bytes()
    packed = PACKED[ending](data)
    if len(packed) >= len(data):
        return 0
    copy.write_bytes(packed)
    return len(packed)
