"""Where pages and documents lie: a page outside ``docs/``, one among pages of another kind, a
document that nothing leads to.
"""

from __future__ import annotations

import datetime as dt
import os
import posixpath
from collections import Counter
from collections.abc import Iterator, Set
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from mosty.checks.registry import check
from mosty.model.attachments import MEDIA, OFFICE, TEXTS, attachment, engine_file
from mosty.model.front_matter import WITHOUT_SOURCE
from mosty.model.pages import files
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Page, Site

#: Names of folders that were meant as ``docs``.
_MEANT = frozenset({"doc", "docs", "dokumenty"})
#: So many pages of one kind, and none of another, make a folder one of that kind.
FEWEST = 3


@check("FIL017", scope="names")
def outside(site: Site, today: dt.date) -> Iterator[Problem]:
    """FIL017: a page in the root of the project, or in a folder there that is named as a language
    or as a folder of pages.

    Case: FIL017/fails
    """
    default = site.config.default.code
    for name in sorted(_strays(site)):
        parts = PurePosixPath(name).parts
        spoken = [code.code for code in site.config.every_locale]
        inside = parts[1:] if parts[0].casefold() in _MEANT else parts
        wanted = inside if inside[0] in spoken else (default, *inside)
        yield problem("FIL017", Span(name), target="/".join(("docs", *wanted)))


def _strays(site: Site) -> Iterator[str]:
    """Pages that lie beside ``docs``, relative to the root."""
    default = site.config.default.code
    spoken = {one.code for one in site.config.every_locale}
    folders = spoken | _MEANT
    folders |= {path.split("/")[0] for code, path in files(site.pages) if code == default}
    docs = site.root / "docs"
    for entry in os.scandir(site.root):
        if entry.is_file(follow_symlinks=False):
            stem, ending = os.path.splitext(entry.name)
            first, _, code = stem.partition(".")
            stem = first if code in spoken else stem  # README.cs.md
            if ending == ".md" and (stem != stem.upper() or _is_page(Path(entry.path))):
                yield entry.name
        elif _is_folder_of_pages(entry, folders, docs):
            below = Path(entry.path).rglob("*.md")
            yield from (one.relative_to(site.root).as_posix() for one in below)


def _is_folder_of_pages(entry: os.DirEntry[str], names: Set[str], docs: Path) -> bool:
    """Whether a folder is named as one of pages and is not ``docs`` itself."""
    named = entry.name.casefold() in names and entry.is_dir(follow_symlinks=False)
    return named and not (docs.is_dir() and os.path.samefile(entry.path, docs))


def _is_page(path: Path) -> bool:
    """Whether a file named in capitals, as those for developers are, has front matter of a page."""
    try:
        begins = path.read_bytes()[:2000].decode("utf-8", "replace")
    except OSError:
        return False
    return begins.startswith("---\n") and ("\nkind:" in begins or "\ntranslated_from:" in begins)


@check("FM010", scope="page")
def kind_of_folder(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """FM010: a page of another kind than every other page of its folder.

    A beginning (``index.md``) and lists may stand anywhere.

    Case: FM010/fails
    """
    folder = posixpath.dirname(page.path)
    own = str(page.raw.get("kind", ""))
    is_list = own == "listing" or page.path.endswith("index.md")
    if page.source is not None or not folder or not own or is_list:
        return
    others = Counter(site.memoize(_kinds, page.locale, folder))
    others[own] -= 1
    kinds = [kind for kind, count in others.items() if count > 0]
    if len(kinds) != 1 or kinds[0] in (own, *WITHOUT_SOURCE) or others[kinds[0]] < FEWEST:
        return
    yield problem("FM010", page.where("kind"), kind=own, right=kinds[0], folder=folder)


def _kinds(site: Site, locale: str, folder: str) -> tuple[str, ...]:
    """The kind of each page of a folder, without its beginning."""
    paths = [
        path
        for code, path in files(site.pages)
        if code == locale and posixpath.dirname(path) == folder and not path.endswith("index.md")
    ]
    pages = (site.page(locale, path) for path in paths)
    return tuple(str(page.raw.get("kind", "")) for page in pages if page is not None)


@check("FIL018", scope="site")
def unlinked(site: Site, today: dt.date) -> Iterator[Problem]:
    """FIL018: a document or recording that no page and no record names.

    Case: FIL018/fails
    """
    kinds = OFFICE | MEDIA | TEXTS | {".pdf"}
    listed = [
        file
        for file in sorted(site.files)
        if PurePosixPath(file).suffix.lower() in kinds
        and attachment(file)
        and not engine_file(file)
        and not file.startswith("docs/data/")
        and file.count("/") > 1
    ]
    if not listed:
        return
    records = _written(site)
    for file in listed:
        name = posixpath.basename(file)
        named = (name.casefold(), quote(name).casefold())
        pages = (text.casefold() for page in site.pages.values() for text in _texts(page))
        if not any(one in text for text in (*records, *pages) for one in named):
            yield problem("FIL018", Span(file), name=name)


def _texts(page: Page) -> tuple[str, str]:
    return page.body.text, page.field_text


def _written(site: Site) -> list[str]:
    """The files of records and templates, in small letters."""
    paths = [*site.root.glob("docs/data/*.yml"), *site.root.glob("overrides/**/*.html")]
    written = []
    for path in (*paths, site.root / "glossary.yml", site.root / "mkdocs.yml"):
        if not path.is_file():  # a pipe would keep us waiting
            continue
        try:
            written.append(path.read_text(encoding="utf-8", errors="replace").casefold())
        except OSError:
            continue
    return written
