"""What a build says of itself, at ``/.well-known/mosty.json``: what it was made of, and the hash of
every file.

``mosty verify`` compares a site that is served with it, and ``mosty rollback`` tells kept builds
apart by it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from mosty.publish.headers import FOR_HOSTS

#: The path of the record in a site; ``.well-known`` is what RFC 8615 reserves for such files.
RECORD = ".well-known/mosty.json"
FORMAT = 1


class BuildRecord(BaseModel):
    """The record of a build.

    ``commit`` is the commit of git that it was built from, empty where there is no git, and
    ``changed`` says that files differed from it. ``day`` is the day it was built for. ``files``
    maps the path of each file to the SHA-256 of its bytes in hexadecimal; the record is not among
    them. ``withdrawn`` are the ids of the withdrawals that the build leaves out. ``redirects`` maps
    the path of each page that only leads on to the address it leads to.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    format: int = FORMAT
    commit: str = ""
    changed: bool = False
    day: str = ""
    pages: dict[str, int] = {}
    printed: int = 0
    withdrawn: list[str] = []
    redirects: dict[str, str] = {}
    index_bytes: dict[str, int] = {}
    files: dict[str, str] = {}

    def served(self) -> dict[str, str]:
        """The files that readers can ask for: those that hosts read themselves are left out."""
        return {path: digest for path, digest in self.files.items() if path not in FOR_HOSTS}

    @property
    def data(self) -> bytes:
        """The bytes of its file."""
        return (json.dumps(self.model_dump(), sort_keys=True, indent=1) + "\n").encode("utf-8")


def record_of(folder: Path, about: Mapping[str, Any]) -> BuildRecord:
    """The record of the finished site in ``folder``; ``about`` has its other fields."""
    files = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    return BuildRecord(**about, files=files)


def read_record(data: bytes) -> BuildRecord | None:
    """The record in the bytes of its file; None if they are none, or of a later format."""
    try:
        record = BuildRecord.model_validate_json(data)
    except ValidationError:
        return None
    return record if record.format == FORMAT else None


def record_in(folder: Path) -> tuple[BuildRecord, str] | None:
    """The record of the site in ``folder`` and its own SHA-256 in hexadecimal; None without one."""
    try:
        data = (folder / RECORD).read_bytes()
    except OSError:
        return None
    record = read_record(data)
    return (record, hashlib.sha256(data).hexdigest()) if record else None
