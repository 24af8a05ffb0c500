"""The page that a person means on the command line."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import NamedTuple

from mosty.model.errors import UsageError
from mosty.model.site import Site
from mosty.text.language.guess import nearest


class Named(NamedTuple):
    """The path that a pair shares, and the language that was named with it, or ""."""

    path: str
    locale: str


def named_page(site: Site, given: str) -> Named:
    """The page of the source's language that ``given`` means: a file of either language, a path, an
    address, or the name of a file that no other page has.

    Raises :class:`UsageError` for what no page, or more than one, is called.
    """
    locale, wanted = _parted(site, given)
    default = site.config.default.code
    paths = {path for code, path in site.pages if code == default}
    for path in (wanted, f"{wanted}.md", f"{wanted}/index.md" if wanted else "index.md"):
        if path in paths:
            return Named(path, locale)
    stem = PurePosixPath(wanted).name.removesuffix(".md")
    if "/" not in wanted:
        called = sorted(path for path in paths if stem in _names(path))
        if len(called) == 1:
            return Named(called[0], locale)
        if called:
            raise UsageError("page_ambiguous", name=given, pages=", ".join(called[:8]))
    by_name = {name: path for path in sorted(paths) for name in _names(path)}
    guess = nearest(wanted, paths) or by_name.get(nearest(stem, by_name, 0.75) or "")
    raise UsageError("no_page", name=given, guess=guess)


def _names(path: str) -> set[str]:
    own = PurePosixPath(path)
    return {own.parent.name} if own.stem == "index" and own.parent.name else {own.stem}


def _parted(site: Site, given: str) -> tuple[str, str]:
    """The language that a person has named, and the path below it."""
    path = Path(given)
    if path.is_absolute() and path.is_relative_to(site.root):
        given = path.relative_to(site.root).as_posix()
    parts = [part for part in given.replace("\\", "/").split("/") if part not in ("", ".")]
    if parts[:1] == ["docs"]:
        parts = parts[1:]
    codes = {one.code: one.default for one in site.config.locales}
    locale = parts.pop(0) if parts and parts[0] in codes else ""
    return ("" if not locale or codes[locale] else locale), "/".join(parts)
