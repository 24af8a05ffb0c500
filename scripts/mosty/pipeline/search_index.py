"""The search index of a language: made of its documents for a build, and kept on this machine for
the command line.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from contextlib import suppress
from pathlib import Path

from mosty.model.publication import published
from mosty.model.site import Site
from mosty.model.work import WORK
from mosty.outputs.search_documents import documents
from mosty.outputs.search_format import keep
from mosty.outputs.search_words import abbreviations, concepts
from mosty.publish.scratch import scratch_folder
from mosty.publish.swap import swap_in
from mosty.read.files import files_below
from mosty.render.article import articles
from mosty.search import Document, Index, build_index, open_index
from mosty.text.program import fingerprint

#: Files beside an index: what its sources were, and the digest of what is in it.
STAMP, CONTENT = "sources.sha256", "content.txt"


def index_folder(root: Path, locale: str) -> Path:
    """Where the command line keeps its index of a language."""
    folder = root / WORK / "index" / locale
    folder.parent.mkdir(parents=True, exist_ok=True)
    return folder


def content_of(folder: Path) -> str:
    """The digest of what is in the index of a folder; empty where it does not say."""
    try:
        return (folder / CONTENT).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


def index_of(site: Site, locale: str, listed: list[Document], folder: Path) -> Index:
    """Write the Whoosh index of one language's documents into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    return build_index(folder, locale, listed, concepts(site), abbreviations(site))


def index_for_search(root: Path, site: Site, locale: str, today: dt.date) -> Index:
    """The index of the last search while no source is newer than it; else a new one, with the texts
    beside it.
    """
    folder = index_folder(root, locale)
    stamp = folder / STAMP
    now = sources_stamp(root, today)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == now:
        return open_index(folder)
    with scratch_folder(root / WORK, "index-") as scratch:
        fresh = scratch / locale
        site = published(site, today)
        listed = documents(site, locale, articles(site, today, {}, locale))
        index_of(site, locale, listed, fresh)
        keep(fresh, listed)
        (fresh / STAMP).write_text(now, encoding="utf-8")
        swap_in(fresh, folder)
    return open_index(folder)


def sources_stamp(root: Path, today: dt.date) -> str:
    """What the index was made of: the program, the day (a sentence of law holds to a day), and
    names, sizes and times of the sources.
    """
    rows = [fingerprint(), today.isoformat()]
    for top in (root / "docs", root / "glossary.yml", root / "mkdocs.yml"):
        for path in files_below(top):
            if path.suffix in (".md", ".yml", ".json", ".txt"):
                with suppress(OSError):  # gone, or a link that leads nowhere: said where it is read
                    stat = path.stat()
                    rows.append(f"{path}:{stat.st_size}:{stat.st_mtime_ns}")
    return hashlib.sha256("\n".join(rows).encode("utf-8", "surrogateescape")).hexdigest()
