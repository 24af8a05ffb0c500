"""A large base made of a small one: its pairs of pages copied under new folders, as clean as the
original.

Links between copies lead to copies; a link to a page that a copy lacks leads to the original. What
must be unique (``id`` in front matter) or depends on the text (``translated_from``) is made anew.
Every copy says its own number under every heading and at the end, so no two pages share a text and
nothing can be answered from an earlier page.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from mosty.checks.links.orphan_pages import orphans
from mosty.model.menu import HOME
from mosty.model.site import Page, Site
from mosty.model.version import source_fingerprint
from mosty.pipeline.bench.errors import NotMeasured
from mosty.read.site import read_site

#: Kinds with one page for a key of the taxonomy, which a second page cannot have.
ONE_FOR_A_KEY = ("method", "theme")
_TARGET = re.compile(r"(?<=\]\()(?![a-z]+:|[#/])([^)\s#]+)")
_ID = re.compile(r"^(id:[ \t]*)(\S+)[ \t]*$", re.MULTILINE)
_HASH = re.compile(r"^translated_from:.*(?:\n[ ]+.*)*$", re.MULTILINE)
_HEADING = re.compile(r"^#{2,6} .*$", re.MULTILINE)


def enlarge(small: Path, large: Path, pages: int) -> int:
    """Lay the base ``small`` into the new folder ``large``, with copies up to ``pages`` pages; how
    many there are.

    A base that has more pages already keeps them all. Raises :class:`NotMeasured` for a base that
    cannot be read.
    """
    large.mkdir(parents=True)
    for name in ("mkdocs.yml", "glossary.yml"):
        shutil.copy(small / name, large / name)
    for name in ("docs", "overrides"):
        if (small / name).is_dir():
            shutil.copytree(small / name, large / name)
    site, _ = read_site(large)
    if site is None:
        raise NotMeasured("base_unreadable", path=small)
    made = len(site.pages)
    for number in range(1, pages):
        chosen = list(_chosen(site, pages - made))
        if not chosen:
            break
        # a page in one language only keeps its single place: both sides of a pair lead to the
        # original
        paths = {page.path for page in chosen if page.source is not None}
        for page in chosen:
            _write(
                large,
                _copy(site, page, paths, number),
                f"docs/{page.locale}/{_folder(number)}/{page.path}",
            )
        made += len(chosen)
    _link(large)
    _hash_anew(large)
    return made


def _chosen(site: Site, room: int) -> Iterator[Page]:
    """Pages of one copy, at most ``room``: whole pairs; a page without a pair only where one more
    fits.
    """
    for page in site.pages.values():
        if page.source is None and page.kind not in ONE_FOR_A_KEY:
            group = [page, *(one for one in site.pages.values() if one.source is page)]
            if len(group) <= room and (len(group) > 1 or room == 1):
                yield from group
                room -= len(group)


def _copy(site: Site, page: Page, paths: Iterable[str], number: int) -> str:
    """The text of a page for its place one folder deeper."""
    here = posixpath.dirname(page.path)
    text = (site.root / page.file).read_text(encoding="utf-8")

    def moved(match: re.Match[str]) -> str:
        target = match[1]
        meant = posixpath.normpath(posixpath.join(here, target))
        return (
            target
            if meant in paths
            else posixpath.relpath(meant, posixpath.join(_folder(number), here))
        )

    text = _TARGET.sub(moved, text)
    text = _ID.sub(rf"\g<1>\g<2>-{number}", text, count=1)
    return _HEADING.sub(rf"\g<0>\n\n({number})", text).rstrip() + f"\n\n({number})\n"


def _folder(number: int) -> str:
    return f"kopie-{number}"


def _link(root: Path) -> None:
    """Let the home pages lead to every copy that nothing else leads to: to home pages, and what the
    templates know.
    """
    site, _ = read_site(root)
    lost = (
        [page for page in site.pages.values() if any(orphans(site, page, dt.date.min))]
        if site
        else []
    )
    for locale in site.config.locales if site else ():
        lines = []
        for page in lost:
            shown = (site and site.page(locale.code, page.path)) or page
            up, lang = "", ""
            if shown.locale != locale.code:
                up, lang = (
                    f"../{shown.locale}/",
                    f"{{ hreflang={shown.locale} lang={shown.locale} }}",
                )
            number = page.path.partition("/")[0].rpartition("-")[2]
            lines.append(f"\n[{shown.title} {number}]({up}{shown.path}){lang}\n")
        home = root / "docs" / locale.code / HOME
        if lines and home.is_file():
            with home.open("a", encoding="utf-8") as file:
                file.writelines(lines)


def _write(root: Path, text: str, file: str) -> None:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _hash_anew(root: Path) -> None:
    """Write the fingerprint of the original into every translation."""
    site, _ = read_site(root)
    for page in site.pages.values() if site else ():
        if page.source is not None:
            text = (root / page.file).read_text(encoding="utf-8")
            line = f"translated_from: {source_fingerprint(page.source)}"
            _write(root, _HASH.sub(line, text, count=1), page.file)


def change_page(root: Path) -> str:
    """Add a line to one page in the middle of the base, as an editor would; the file's name.

    The page is a translation for professionals: on a family's page a number that the original lacks
    is an error, and nothing would be built.
    """
    site, _ = read_site(root)
    files = sorted(
        page.file
        for page in (site.pages.values() if site else ())
        if page.source is not None and not page.for_plain_reader
    )
    file = files[len(files) * 3 // 4]
    with (root / file).open("a", encoding="utf-8") as text:
        text.write("\n(2026)\n")
    return file
