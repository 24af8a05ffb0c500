"""What a professional may keep on a device: a list of files per language, with sizes and hashes,
and an app's facts.

The list is made of the finished files, so the size that readers are told is the size of what they
get.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mosty.model import anchors
from mosty.model.front_matter import WITH_PDF
from mosty.model.menu import (
    APP_MANIFEST,
    SAVED,
    SAVED_LISTS,
    SAVING,
    SECTION_KINDS,
    WORKER,
    saved_list,
    saved_version,
)

#: What a page shows or runs; what it only links to is not fetched with it.
_USED = re.compile(
    r'\s(?:src|href|data-[\w-]+)="([^"#?:]+\.(?:css|js|woff2|svg|png|webp|avif|jpg|json))"'
)
#: Folders that scripts and sheets fetch from by names of their own.
_WHOLE = ("assets/css", "assets/js", "assets/fonts")
_KINDS = (".css", ".js", ".woff2")
#: Letters of one language that is only leaflets, whose pages nobody saves.
_OWN_LETTERS = re.compile(r"(?:letters|mosty-sans)-[a-z]{2,3}[-.]")
#: Moved to the root, for a worker can stand over what is below it; each registration says over
#: which section.
WORKER_SOURCE = "assets/js/offline/worker.js"


@dataclass(frozen=True)
class Language:
    """A language of the site: its code and prefix, what an app is called in it, the addresses that
    are never saved.
    """

    code: str
    prefix: str
    name: str
    description: str
    never: frozenset[str]


def files(site: Path, languages: Iterable[Language], base: str, built: str) -> dict[str, bytes]:
    """The lists of what can be saved and the app manifests, by path, made of the finished
    ``site``.
    """
    made = {}
    for language in languages:
        listed = _listed(site, language, base, built)
        made[saved_list(language.code)] = _json(listed)
        made[saved_version(language.code)] = _json({"version": listed["version"]})
        made[f"{language.prefix}{APP_MANIFEST}"] = _json(_manifest(language, base))
    return made


def put_worker(site: Path) -> None:
    """Move the worker to the site's root; a base without the portal's scripts has none."""
    if (site / WORKER_SOURCE).is_file():
        (site / WORKER_SOURCE).rename(site / WORKER)


def _json(value: Any) -> bytes:
    return (
        json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
    ).encode("utf-8")


def _listed(site: Path, language: Language, base: str, built: str) -> dict[str, Any]:
    prefix = language.prefix
    sections = [f"{prefix}{section}/" for section in SAVED if (site / prefix / section).is_dir()]
    pages = [
        page
        for section in sections
        for page in sorted((site / section).rglob("*.html"))
        if _address(site, page) not in language.never
    ]
    used = {path for page in pages for path in _used(site, page, base)}
    used |= {
        path
        for folder in _WHOLE
        for path in (site / folder).rglob("*.*")
        if path.suffix in _KINDS and not _OWN_LETTERS.match(path.name)
    }
    index = set((site / "search" / language.code).rglob("*"))
    print_files = [
        path for page in pages for path in sorted(page.parent.glob("*.pdf")) if _printed(path)
    ]
    parts = {
        "pages": _rows(site, [*pages, *sorted(path for path in used | index if path.is_file())]),
        "pdf": _rows(site, print_files),
    }
    version = hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:12]
    return {
        "version": version,
        "built": built,
        "about": f"{prefix}{SAVING.removesuffix('.md')}/#{anchors.NOT_SAVED}",
        "prefix": prefix,
        "scopes": sections,
        "parts": {
            name: {"bytes": sum(row[1] for row in rows), "files": rows}
            for name, rows in parts.items()
            if rows
        },
    }


def _printed(path: Path) -> bool:
    """Leaflets and books; the PDF of each practice and theme would be as much again, and says what
    its page says.
    """
    return SECTION_KINDS.get(path.parent.parent.name) not in WITH_PDF


def _rows(site: Path, paths: Iterable[Path]) -> list[list[Any]]:
    """Address, size in bytes and the first 64 bits of the SHA-256 of each file."""
    rows = []
    for path in dict.fromkeys(paths):
        content = path.read_bytes()
        rows.append([_address(site, path), len(content), hashlib.sha256(content).hexdigest()[:16]])
    return rows


def _address(site: Path, path: Path) -> str:
    """A file's address below the site's root: that of a page ends in a slash."""
    return path.relative_to(site).as_posix().removesuffix("index.html")


def _used(site: Path, page: Path, base: str) -> Iterable[Path]:
    here = page.parent.relative_to(site).as_posix()
    for address in _USED.findall(page.read_text(encoding="utf-8")):
        inside = (
            address.removeprefix(f"{base}/")
            if address.startswith("/")
            else posixpath.join(here, address)
        )
        path = site / posixpath.normpath(inside)
        if path.is_file() and not _serves_saving(path.relative_to(site).as_posix()):
            yield path


def _serves_saving(address: str) -> bool:
    """Whether a file is the worker or a list of what can be saved: such are never saved."""
    return address == WORKER or address.startswith(SAVED_LISTS)


def _manifest(language: Language, base: str) -> dict[str, Any]:
    """What a browser is told when a professional makes an app of the portal. Only their pages name
    this file.
    """
    home = f"{base}/{language.prefix}"
    icons = f"{base}/assets/img"
    return {
        "id": home,
        "lang": language.code,
        "dir": "ltr",
        "name": language.name,
        "short_name": language.name,
        "description": language.description,
        "start_url": f"{home}odbornici/",
        "scope": home,
        "display": "minimal-ui",
        "background_color": "#fdfbf7",
        "theme_color": "#0f4c5c",
        "icons": [
            {"src": f"{icons}/mosty.svg", "type": "image/svg+xml", "sizes": "any"},
            {"src": f"{icons}/mosty-192.png", "type": "image/png", "sizes": "192x192"},
            {
                "src": f"{icons}/mosty-512.png",
                "type": "image/png",
                "sizes": "512x512",
                "purpose": "any maskable",
            },
        ],
    }
