"""Links: do they lead somewhere, in this language, to a place that is there?"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote

from mosty.model import anchors
from mosty.model.problem import Problem, Span, problem
from mosty.model.site import Link, Page, Site
from mosty.text.guess import guesses, nearest

SAFE_SCHEMES = frozenset({"https", "http", "mailto", "tel", "sms"})
_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):")


def targets(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """LNK001–LNK006 for every link and picture of the page."""
    for link in page.body.links:
        href = link.href.strip()
        scheme = _SCHEME.match(href)
        if scheme or href.startswith(("/", "\\")):
            if not scheme or scheme[1].lower() not in SAFE_SCHEMES:
                yield problem("LNK005", link.span, target=href[:80])
            continue
        target, _, anchor = href.partition("#")
        target = unquote(target.split("?", 1)[0])
        if not target:
            yield from _anchor(site, page, page, anchor, link)
        elif target.endswith(".md"):
            yield from _page(site, page, target, anchor, link)
        else:
            yield from _attachment(site, page, target, link)


def resolve(page: Page, target: str) -> str:
    """The file that a relative link means, as a path relative to the root."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.file), target))


def _page(site: Site, page: Page, target: str, anchor: str, link: Link) -> Iterator[Problem]:
    file = resolve(page, target)
    own = f"docs/{page.locale}/"
    locale, path = page.locale, file.removeprefix(own)
    if not file.startswith(own):
        locale = next((one.code for one in site.config.locales if file.startswith(f"docs/{one.code}/")), "")
        path = file.removeprefix(f"docs/{locale}/")
        if locale and site.page(page.locale, path):
            better = posixpath.relpath(f"{own}{path}", posixpath.dirname(page.file))
            yield problem("LNK004", link.span, target=target, own=better)
            return
    if not locale or (file not in site.files and not site.page_or_source(locale, path)):
        known = {posixpath.relpath(p.file, posixpath.dirname(page.file)): p for p in site.pages.values()
                 if p.locale == page.locale}  # fmt: skip
        yield problem("LNK001", link.span, target=target, **guesses(target, known))
        return
    found = site.page_or_source(locale, path)
    if found is None:
        return  # the file is there but could not be read: reported where it was read
    if found.locale != page.locale:
        yield problem("LNK003", link.span, target=target, other=found.locale)
    yield from _anchor(site, page, found, anchor, link)


def _anchor(site: Site, page: Page, target: Page, anchor: str, link: Link) -> Iterator[Problem]:
    if not anchor:
        return
    known = site.once(f"anchors {target.file}", lambda: anchors.of_page(site, target))
    if unquote(anchor) not in known and anchors.complete(site, target):
        yield problem("LNK002", link.span, target=target.path, anchor=anchor, **guesses(anchor, known))


def _attachment(site: Site, page: Page, target: str, link: Link) -> Iterator[Problem]:
    """A picture or file; a folder address (``../analyza/``) is a page written wrongly."""
    stripped = "docs/" + posixpath.normpath(posixpath.join(posixpath.dirname(page.path), target))
    if {resolve(page, target), stripped} & site.files:
        return
    as_page = posixpath.join(target, "index.md") if target.endswith("/") else f"{target}.md"
    names = {page.path for page in site.pages.values()}
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), as_page))
    if target.endswith("/") or path in names:
        hint = guesses(as_page, [as_page] if path in names else [])
        yield problem("LNK001", link.span, target=target, **hint)
    else:
        here = posixpath.dirname(page.file)
        near = (posixpath.relpath(file, here) for file in site.files)
        yield problem("LNK006", link.span, target=target, **guesses(target, near))


def anchors_once(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """LNK007: an explicit id that stands twice (made ones are numbered, as Python-Markdown does)."""
    count = Counter(heading.anchor for heading in page.body.headings)
    seen: set[str] = set()
    for heading in page.body.headings:
        if count[heading.anchor] > 1 and heading.anchor in seen:
            yield problem("LNK007", heading.span, anchor=heading.anchor)
        seen.add(heading.anchor)


def navigation(site: Site, today: dt.date) -> Iterator[Problem]:
    """CFG002: an entry of ``nav:`` without its file."""
    default = site.config.default.code
    for target, span in site.config.nav:
        if _SCHEME.match(target) or f"docs/{default}/{target}" in site.files:
            continue
        close = nearest(target, [page.path for page in site.pages.values() if page.locale == default])
        yield problem("CFG002", span, target=target, guess=f" → {close}" if close else "")


def stray_pages(site: Site, today: dt.date) -> Iterator[Problem]:
    """FIL007: a Markdown file outside the language folders."""
    folders = tuple(f"docs/{one.code}/" for one in site.config.locales)
    for file in sorted(site.files):
        if file.endswith(".md") and not file.startswith(folders):
            yield problem("FIL007", Span(file), folder=folders[0])
