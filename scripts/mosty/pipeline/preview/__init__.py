"""What ``mosty serve`` adds to a previewed page: a bar with the problems of its source. Never part
of a built site.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Sequence
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote

from mosty.model.address import address
from mosty.model.help import place
from mosty.model.problem import Problem
from mosty.model.publication import may_publish
from mosty.model.site import Site
from mosty.text.sensitive.redact import redacted

#: Addresses of the bar, below the site's prefix; no page of content can have such a name.
FOLDER = "/_mosty/"
#: Problems that the bar lists; of the others it says how many they are.
MOST = 50
_BODY = re.compile(rb"<body\b[^>]*>")
_TYPES = {"bar.js": "text/javascript; charset=utf-8", "bar.css": "text/css; charset=utf-8"}


class Preview:
    """The last build as the bar tells of it. Safe to use from the server's threads and from the
    watcher's.
    """

    def __init__(self, folder: Path = Path()) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._site: Site | None = None
        self._problems: tuple[Problem, ...] = ()
        self._published = False
        self._building = True
        self._files: dict[str, str] = {}
        #: Pages that are newer than those in the folder, by their path in the site.
        self._newer: dict[str, bytes] = {}
        self._assets = ""

    def begin(self) -> None:
        """A build has begun."""
        with self._lock:
            self._building = True

    def show(self, site: Site, pages: dict[str, bytes]) -> None:
        """Pages are there before the rest of their build."""
        with self._lock:
            self._site, self._files, self._newer = site, _sources(site), pages
            self._published = True

    def end(self, site: Site | None, problems: Sequence[Problem], published: bool) -> None:
        """A build has ended; ``site`` as it was read, None where even the configuration could not
        be.
        """
        assets = _digest_of(self._folder) if published else self._assets
        with self._lock:
            if site is not None:
                self._site, self._files = site, _sources(site)
            if published:
                self._newer, self._assets = {}, assets
            self._problems, self._published, self._building = tuple(problems), published, False

    def page(self, path: str) -> bytes | None:
        """The newest page at a path in the site; None where there is none."""
        with self._lock:
            newer = self._newer.get(path)
        if newer is not None:
            return newer
        try:
            return (self._folder / path).read_bytes()
        except (OSError, ValueError):
            return None

    def version(self, address: str) -> str:
        """What changes as soon as the page at this address looks otherwise."""
        path = unquote(address).strip("/")
        page = self.page(f"{path}/index.html".lstrip("/")) or b""
        return hashlib.sha256(page + self._assets.encode()).hexdigest()[:16]

    def answer(self, path: str) -> tuple[str, bytes] | None:
        """Type and content of an address below ``FOLDER``; None for one that is not there."""
        name, _, query = path.removeprefix(FOLDER).partition("?")
        if name in _TYPES:
            return _TYPES[name], files("mosty.pipeline.preview").joinpath(name).read_bytes()
        if name != "state.json":
            return None
        parameters = {key: values[0] for key, values in parse_qs(query).items()}
        state = self.state(parameters.get("page", "/"), parameters.get("lang", ""))
        return "application/json; charset=utf-8", json.dumps(state, ensure_ascii=False).encode(
            "utf-8"
        )

    def state(self, page: str, lang: str) -> dict[str, Any]:
        """What the bar shows on the page of this address, for a reader of ``lang``."""
        with self._lock:
            site, problems, files_ = self._site, self._problems, self._files
            facts = {
                "published": self._published,
                "building": self._building,
            }
        base = site.config.base if site else ""
        file = files_.get(page.removeprefix(base), "")
        stopping = [] if facts["published"] else [one for one in problems if one.level == "error"]
        here = [one for one in problems if one.span.file == file]
        listed = [*stopping, *(one for one in here if not stopping or one.level != "error")]
        return {
            **facts,
            "version": self.version(page.removeprefix(base)),
            "file": redacted(file),
            "stopping": len(stopping),
            "here": len(here),
            "elsewhere": len(problems) - len(here),
            "more": max(0, len(listed) - MOST),
            "problems": [_shown(one, site, base, lang) for one in listed[:MOST]],
        }

    def into(self, html: bytes, path: str = "") -> bytes:
        """The page with the bar's style and script in its head; a ribbon where the one at ``path``
        does not go out.
        """
        base = escape(self._site.config.base if self._site else "", quote=True)
        tags = (
            f'<link rel="stylesheet" href="{base}{FOLDER}bar.css">'
            f'<script type="module" src="{base}{FOLDER}bar.js"></script></head>'
        )
        html = html.replace(b"</head>", tags.encode("utf-8"), 1)
        ribbon = self._ribbon(path)
        return (
            _BODY.sub(lambda body: body[0] + ribbon.encode("utf-8"), html, count=1)
            if ribbon
            else html
        )

    def _ribbon(self, path: str) -> str:
        """What is said over a page that readers do not get; empty for one that they do."""
        with self._lock:
            site, file = self._site, self._files.get(path, "")
        _, _, key = file.partition("/")
        locale, _, name = key.partition("/")
        page = site.page(locale, name) if site and key else None
        if site is None or page is None or may_publish(site, page):
            return ""
        words = site.string("draft_ribbon", locale)
        return f'<p class="mosty-draft" role="note" lang="{escape(locale)}">{escape(words)}</p>'

    def empty(self, lang: str) -> bytes:
        """A page to carry the bar where there is none yet."""
        return self.into(
            f'<!doctype html><html lang="{escape(lang)}"><head><meta '
            f'charset="utf-8"><title>Mosty</title>'
            '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
            "<body><main><h1>Mosty</h1></main></body></html>".encode()
        )


def _digest_of(folder: Path) -> str:
    """The digest of the styles and scripts of a built site."""
    made = hashlib.sha256()
    for path in sorted([*folder.glob("assets/css/*.css"), *folder.glob("assets/js/**/*.js")]):
        made.update(path.read_bytes())
    return made.hexdigest()


def _sources(site: Site) -> dict[str, str]:
    """Address of a page, without the site's prefix → the file it is made of."""
    return {
        address(site, page, locale.code): page.file
        for locale in site.config.every_locale
        for page in site.paths(locale.code)
    }


def _shown(problem: Problem, site: Site | None, base: str, lang: str) -> dict[str, str]:
    help = place(site, problem.code, lang)
    return {
        "code": problem.code,
        "level": problem.level,
        "place": f"{problem.file}:{problem.span.line}:{problem.span.col}",
        "message": problem.text("message", lang),
        "hint": problem.text("hint", lang),
        "help": f"{base}/{help}" if help else "",
    }
