"""What a move changes in the text of a page: relative links, whole addresses of our own site, and
front matter that names pages. Each is an edit at its place; nothing else of the file changes.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from mosty.checks.fixes import in_value, offset
from mosty.model.body import Body, Link
from mosty.model.problem import Edit, Fix, Span
from mosty.model.site import Page, Site
from mosty.text import addresses
from mosty.text.markdown.outline import outline
from mosty.text.markdown.raw_html import addressed, may_address

_PARTS = re.compile(r"([^?#]*)(.*)", re.DOTALL)
#: The address of a link given below the text: ``[name]: address``.
_DEFINITION = re.compile(r"^[ \t>]*\[(?!\^)[^\[\]\n]{1,300}\]:[ \t]*<?([^\s<>]+)", re.MULTILINE)


@dataclass(frozen=True)
class Moves:
    """What moves: paths below the folder of a language, before → after; and the same as files."""

    paths: Mapping[str, str]
    files: Mapping[str, str]

    @classmethod
    def of(cls, site: Site, paths: Mapping[str, str]) -> Moves:
        """The moves of ``paths``, the same in every language: a link to a page that is not
        translated follows its original.
        """
        codes = [one.code for one in site.config.every_locale]
        files = {
            f"docs/{code}/{old}": f"docs/{code}/{new}"
            for code in codes
            for old, new in paths.items()
        }
        return cls(paths, files)

    def after(self, file: str) -> str:
        """Where a file is after the move."""
        return self.files.get(file, file)

    def before(self, file: str) -> str:
        """Where a file of the moved base was."""
        return next((old for old, new in self.files.items() if new == file), file)


def relative_after(href: str, here: str, moves: Moves) -> str:
    """The address ``href`` of the file ``here`` as it must read after the move: the shortest one,
    with ``./`` before it if that was written; a longer one stays where it still leads to the file.

    >>> moves = Moves({}, {"docs/cs/a/x.md": "docs/cs/b/y.md"})
    >>> relative_after("../a/x.md#jak", "docs/cs/c/z.md", moves)
    '../b/y.md#jak'
    >>> relative_after("w.md", "docs/cs/a/x.md", moves), relative_after("#jak", "a/x.md", moves)
    ('../a/w.md', '#jak')
    """
    parts = _PARTS.match(href)
    path = unquote(parts[1]) if parts else ""
    if parts is None or not path or path.endswith("/") or path.startswith(("/", "\\")):
        return href
    there = moves.after(here)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(here), path))
    shortest = posixpath.relpath(target, posixpath.dirname(here))
    target = moves.after(target)
    still = posixpath.normpath(posixpath.join(posixpath.dirname(there), path))
    if still == target and path.removeprefix("./") != shortest:
        return href
    after = posixpath.relpath(target, posixpath.dirname(there))
    written = "./" if path.startswith("./") and not after.startswith("../") else ""
    return written + after + parts[2]


def page_fixes(site: Site, page: Page, moves: Moves) -> list[Fix]:
    """Everything that the move changes in the page's file; each fix can be made by itself."""
    fixes = [Fix((edit,)) for edit in _links(page, moves)]
    fixes += [Fix((edit,)) for edit in _raw_html(site, page, moves)]
    fixes += [Fix((edit,)) for edit in _whole_addresses(site, page, moves)]
    for keys, value in page.values:
        if value in moves.paths and keys and page.marks.get(keys):
            named = in_value(page, keys, [(0, len(value), moves.paths[value])])
            fixes += [named] if named else []
    return fixes


def _links(page: Page, moves: Moves) -> Iterator[Edit]:
    """Links and pictures of Markdown, wherever their address is written."""
    below = {match[1]: match.span(1) for match in _DEFINITION.finditer(page.body.text)}
    for link in page.body.links:
        href = link.href.strip()
        if addresses.scheme(href):
            continue
        after = relative_after(href, page.file, moves)
        start = _written(page.body, link, href)
        if start is None and href in below:
            start = below[href][0]
        if after != href and start is not None:
            yield _edit(page.body, start, href, after)


def _written(body: Body, link: Link, href: str) -> int | None:
    """The offset of the address in ``[text](address)``: the last place that reads so."""
    begin = offset(body, link.span)
    stop = offset(body, Span("", link.span.end_line, link.span.end_col))
    text = body.text
    at = text.rfind("](", begin, stop)
    while at >= 0:
        start = at + 2
        while text[start : start + 1] in (" ", "\n", "<") and start < stop:
            start += 1
        if text.startswith(href, start):
            return start
        at = text.rfind("](", begin, at)
    return None


def _raw_html(site: Site, page: Page, moves: Moves) -> Iterator[Edit]:
    """Pictures and files in raw HTML: browsers count from the folder that the page becomes."""
    text = page.body.text
    if not may_address(text):
        return
    here, there = (_folder(site, page.locale, file) for file in (page.file, moves.after(page.file)))
    for tag in addressed(outline(text).bare):
        parts = _PARTS.match(tag.address)
        path = unquote(parts[1]) if parts else ""
        outside = addresses.scheme(tag.address) or path.startswith("/")
        if parts is None or not path or outside:
            continue
        file = posixpath.normpath(posixpath.join(here, path))
        after = posixpath.relpath(moves.after(file), there) + parts[2]
        start = text.find(tag.address, tag.start, tag.end)
        stays = posixpath.normpath(posixpath.join(there, path)) == moves.after(file)
        if file in site.files and not stays and start >= 0:
            yield _edit(page.body, start, tag.address, after)


def _folder(site: Site, locale: str, file: str) -> str:
    """The folder below ``docs`` in which a browser believes the page to be."""
    below = file.removeprefix(f"docs/{locale}/").removesuffix(".md").removesuffix("index")
    own = "" if locale == site.config.default.code else locale
    return posixpath.normpath(posixpath.join("docs", own, below))


def _whole_addresses(site: Site, page: Page, moves: Moves) -> Iterator[Edit]:
    """Whole addresses of our own site, ``https://mosty.example/praxe/x/``."""
    own = site.config.site_url.rstrip("/")
    if not own or own not in page.body.text:
        return
    for locale in site.config.every_locale:
        for old, new in moves.paths.items():
            if not old.endswith(".md"):
                continue
            before, after = (f"{own}/{locale.prefix}{url(path)}" for path in (old, new))
            pattern = re.compile(re.escape(before.rstrip("/")) + r"(?![\w/-]*[\w-])/?")
            for match in pattern.finditer(page.body.text):
                slash = "/" if match[0].endswith("/") else ""
                yield _edit(page.body, match.start(), match[0], after.rstrip("/") + slash)


def url(path: str) -> str:
    """The address of a page below its language: ``praxe/x.md`` → ``praxe/x/``; the home page has
    an empty one.

    >>> url("praxe/x.md"), url("praxe/index.md"), url("index.md")
    ('praxe/x/', 'praxe/', '')
    """
    stem = path.removesuffix(".md").removesuffix("index").rstrip("/")
    return f"{stem}/" if stem else ""


def _edit(body: Body, start: int, old: str, new: str) -> Edit:
    return Edit(body.span(start, start + len(old)), old, new)
