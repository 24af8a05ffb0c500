"""The pages and files that a link may mean: what it is compared with when it leads nowhere."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Collection

from mosty.model.attachments import ATTACHMENTS
from mosty.model.site import Page, Site

#: In a base of more pages only those of the same folder or name are likened: thousands of links to
#: thousands of pages.
_MANY = 2000


def near_pages(site: Site, page: Page, target: str) -> Collection[str]:
    """The pages that a link may mean, as it would name them."""
    folder = posixpath.dirname(page.file)
    by_folder, by_name = site.memoize(_by_folder_and_name, page.locale)
    if sum(map(len, by_folder.values())) <= _MANY:
        return site.memoize(_pages_from, page.locale, folder)
    files = [*by_folder.get(folder, ()), *by_name.get(posixpath.basename(target), ())[:_MANY]]
    return [posixpath.relpath(file, folder) for file in files]


def _pages_from(site: Site, locale: str, folder: str) -> list[str]:
    """Every page of a locale as a page in ``folder`` would name it."""
    return [posixpath.relpath(file, folder) for file in _files_of(site, locale)]


def _by_folder_and_name(
    site: Site, locale: str
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Files of pages of a locale by their folder, and by their name."""
    by_folder: dict[str, list[str]] = {}
    by_name: dict[str, list[str]] = {}
    for file in _files_of(site, locale):
        by_folder.setdefault(posixpath.dirname(file), []).append(file)
        by_name.setdefault(posixpath.basename(file), []).append(file)
    return by_folder, by_name


def of_name(site: Site, page: Page, name: str) -> list[str]:
    """Files of the pages in the language of ``page`` that are called ``name``; a folder's own page
    has a name that says nothing.
    """
    _, by_name = site.memoize(_by_folder_and_name, page.locale)
    return [] if name == "index.md" else by_name.get(name, [])


def _files_of(site: Site, locale: str) -> list[str]:
    """Files of all pages of a locale, none of them read for this."""
    return sorted(
        file for file in site.files if file.startswith(f"docs/{locale}/") and file.endswith(".md")
    )


def in_other_case(site: Site, file: str) -> str | None:
    """The file whose name differs in capitals, or in how its letters are composed, only. Some
    systems open it, the server does not.
    """
    return site.folded.get(unicodedata.normalize("NFC", file).casefold())


def paths_of_pages(site: Site) -> frozenset[str]:
    """Paths of all pages under their locale."""
    return frozenset(
        file.split("/", 2)[2]
        for language in site.config.every_locale
        for file in _files_of(site, language.code)
    )


def files_from(site: Site, folder: str, ending: str) -> list[str]:
    """Every file as a page in ``folder`` would name it; for the ``ending`` of an attachment only
    attachments.
    """
    files = sorted(site.files)
    if ending in ATTACHMENTS:
        files = [file for file in files if posixpath.splitext(file)[1].lower() in ATTACHMENTS]
    return [posixpath.relpath(file, folder) for file in files]
