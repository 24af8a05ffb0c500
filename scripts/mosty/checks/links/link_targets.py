"""Links: do they lead somewhere, in this language, to a place that is there?"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Collection, Iterator
from urllib.parse import unquote

from mosty.checks.fixes import in_address
from mosty.checks.links.candidates import (
    files_from,
    in_other_case,
    near_pages,
    paths_of_pages,
)
from mosty.checks.links.own_addresses import below_site, own_file
from mosty.checks.links.renamed import to_renamed, with_address
from mosty.checks.links.written import address_of, instead_of
from mosty.checks.registry import check
from mosty.model import directives
from mosty.model.body import Body, Link
from mosty.model.meant import Meant, guesses
from mosty.model.message import message
from mosty.model.problem import Fix, Problem, Span, problem
from mosty.model.site import Page, Site
from mosty.text import addresses
from mosty.text.language.guess import twin
from mosty.text.prefilter import lazy_pattern

#: ``{ hreflang=en }`` right after a link: the reader is told that the other language follows.
_HREFLANG = lazy_pattern(r"\{:?[^{}\n]{0,300}?\bhreflang=[\"']?([\w-]+)")


@check(
    "LNK001",
    "LNK002",
    "LNK003",
    "LNK004",
    "LNK005",
    "LNK006",
    "LNK008",
    "LNK010",
    "LNK013",
    "LNK014",
    scope="page",
)
def targets(site: Site, page: Page, today: dt.date) -> Iterator[Problem]:
    """LNK001–LNK006, LNK008, LNK010, LNK013 and LNK014 for every link and picture of the page.

    Bad LNK001:
        [Kavárna](praxe/neni.md)

    Bad LNK002:
        [Kavárna](praxe/kavarna.md#neni)

    Bad LNK004:
        [Kavárna](../en/praxe/kavarna.md)

    Bad LNK005:
        [Kavárna](javascript:a())

    Bad LNK006:
        [Kavárna](praxe/neni.pdf)

    Bad LNK008:
        [Kavárna](praxe/Kavarna.md)

    Bad LNK010:
        [Kavárna](htp://kavarna.example)

    Bad LNK013:
        ![Kavárna](https://kavarna.example/a.png)

    Bad LNK014:
        [Kavárna](https://mosty.example/praxe/kavarna/)

    Good:
        [Kavárna](praxe/kavarna.md), [a jiná](https://kavarna.example)

    Case: LNK003/fails
    """
    for link in page.body.links:
        href = link.href.strip()
        better = addresses.meant(href)
        if better is not None:
            yield problem("LNK010", link.span, target=href[:80] or "?", **instead(better))
            continue
        scheme = addresses.scheme(href)
        if scheme or href.startswith("\\"):
            if scheme not in addresses.SAFE:
                yield problem("LNK005", link.span, target=href[:80])
            elif link.image:
                yield problem("LNK013", link.span, target=href[:80])
            elif scheme in ("http", "https") and (inside := below_site(site, href)) is not None:
                yield from _whole(site, page, inside, link)
            continue
        if href.startswith("/"):
            existing = _from_root(site, page, href)
            better, fix = with_address(page, link, existing) if existing else ("", None)
            yield problem("LNK001", link.span, target=href[:80], fix=fix, **_arrow(better))
            continue
        target, _, anchor = href.partition("#")
        target = unquote(target.split("?", 1)[0])
        if not target:
            yield from _anchor(site, page, page, anchor, link)
        elif target.endswith(".md"):
            yield from _page(site, page, target, anchor, link)
        else:
            yield from _attachment(site, page, target, link)


def _whole(site: Site, page: Page, inside: str, link: Link) -> Iterator[Problem]:
    """LNK014 for a whole address of our own site, LNK001 for one at which nothing is."""
    href = link.href.strip()
    file, made = own_file(site, inside)
    if not file:
        if not made:
            yield problem("LNK001", link.span, target=href[:80])
        return
    if page.body.text.startswith("<", start_of(page.body, link.span)):
        return  # the address itself is to be read
    better = posixpath.relpath(file, posixpath.dirname(page.file))
    before, hash_sign, anchor = href.partition("#")
    fix = (
        instead_of(page, address_of(page, link), better + hash_sign + anchor)
        if "?" not in before and _same_language(page, file)
        else None
    )
    yield problem(
        "LNK014", link.span, target=href[:80], fix=fix, **_arrow(better + hash_sign + anchor)
    )
    parts = file.split("/", 2)
    target = site.page(parts[1], parts[2]) if file.endswith(".md") and len(parts) == 3 else None
    if target is not None:
        yield from _anchor(site, page, target, anchor, link)


def _same_language(page: Page, file: str) -> bool:
    """Whether a page of this language may lead to the file without saying that another language
    follows.
    """
    return not file.endswith(".md") or file.startswith(f"docs/{page.locale}/")


def instead(better: str) -> Meant:
    """The right writing for a hint, if it is known."""
    return {"guess": message("blanks.should_read", address=better[:120])} if better else {}


def _from_root(site: Site, page: Page, href: str) -> str:
    """The file that an address from the site's root means, empty if there is none; such an address
    fails below a prefix.
    """
    path = unquote(re.split("[#?]", href, maxsplit=1)[0]).strip("/")
    there = [path, f"{path}.md", posixpath.join(path, "index.md")]
    files = [f"docs/{folder}{one}" for folder in (f"{page.locale}/", "") for one in there]
    return next((file for file in files if file in site.files), "")


def start_of(body: Body, span: Span) -> int:
    """The offset in the body's text at which a span begins."""
    return body.line_starts[span.line - body.line] + span.col - 1


def end_of(body: Body, span: Span) -> int:
    """The offset after the span's last character."""
    return body.line_starts[span.end_line - body.line] + span.end_col - 1


def stated_language(page: Page, link: Link) -> str:
    """The language that an attribute list after the link names; empty if there is none."""
    end = end_of(page.body, link.span)
    if page.body.text[end : end + 1] != "{":
        return ""
    match = _HREFLANG.match(page.body.text, end)
    return match[1].lower() if match else ""


def resolve(page: Page, target: str) -> str:
    """The file that a relative link means, as a path relative to the root."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.file), target))


def _arrow(path: str) -> Meant:
    return guesses(path, [path] if path else [])


def _page(site: Site, page: Page, target: str, anchor: str, link: Link) -> Iterator[Problem]:
    file = resolve(page, target)
    own = f"docs/{page.locale}/"
    locale, path = page.locale, file.removeprefix(own)
    if not file.startswith(own):
        locale = next(
            (one.code for one in site.config.every_locale if file.startswith(f"docs/{one.code}/")),
            "",
        )
        path = file.removeprefix(f"docs/{locale}/")
        if locale and f"{own}{path}" in site.files and stated_language(page, link) != locale:
            better = posixpath.relpath(f"{own}{path}", posixpath.dirname(page.file))
            yield problem("LNK004", link.span, target=target, own=better)
            return
    there = [code for code in site.languages_of(locale) if f"docs/{code}/{path}" in site.files]
    if not locale or (file not in site.files and not there):
        if right := in_other_case(site, file):
            right = posixpath.relpath(right, posixpath.dirname(page.file))
            yield problem(
                "LNK008", link.span, target=target, right=right, fix=_case_fix(site, page, link)
            )
            return
        better, fix = to_renamed(site, page, link, path) if locale == page.locale else ("", None)
        near = _arrow(better) if better else guesses(target, near_pages(site, page, target))
        yield problem("LNK001", link.span, target=target, fix=fix, **near)
        return
    shown = there[0] if there else locale
    if shown != page.locale and stated_language(page, link) != shown:
        yield problem("LNK003", link.span, target=target, other=shown)
    linked = site.page(shown, path) if anchor else None
    if linked is not None:  # where it is there but cannot be read, that is told of it
        yield from _anchor(site, page, linked, anchor, link)


def _anchors(site: Site, locale: str, path: str) -> set[str]:
    page = site.page(locale, path)
    return directives.anchors_of(site, page) if page else set()


def _anchor(site: Site, page: Page, target: Page, anchor: str, link: Link) -> Iterator[Problem]:
    if not anchor:
        return
    known = site.memoize(_anchors, target.locale, target.path)
    if unquote(anchor) not in known and directives.anchors_are_known(site, target):
        own = twin(unquote(anchor), known)
        fix = in_address(page, link, link.href.index("#") + 1, anchor, own) if own else None
        yield problem(
            "LNK002",
            link.span,
            target=target.path,
            anchor=anchor,
            fix=fix,
            **guesses(anchor, known),
        )


def _attachment(site: Site, page: Page, target: str, link: Link) -> Iterator[Problem]:
    """A picture or file; a folder address (``../analyza/``) is a page written wrongly."""
    stripped = "docs/" + posixpath.normpath(posixpath.join(posixpath.dirname(page.path), target))
    if {resolve(page, target), stripped} & site.files:
        return
    for here, file in ((page.file, resolve(page, target)), (f"docs/{page.path}", stripped)):
        if right := in_other_case(site, file):
            right = posixpath.relpath(right, posixpath.dirname(here))
            yield problem(
                "LNK008", link.span, target=target, right=right, fix=_case_fix(site, page, link)
            )
            return
    names = site.memoize(paths_of_pages)
    as_page, path = _as_page(page, target, names)
    if target.endswith("/") or path in names:
        own = f"docs/{page.locale}/{path}"
        fix = with_address(page, link, own)[1] if own in site.files else None
        hint = guesses(as_page, [as_page] if path in names else [])
        yield problem("LNK001", link.span, target=target, fix=fix, **hint)
    else:
        ending = posixpath.splitext(target)[1].lower()
        near = site.memoize(files_from, posixpath.dirname(page.file), ending)
        yield problem("LNK006", link.span, target=target, **guesses(target, near))


def _as_page(page: Page, target: str, names: Collection[str]) -> tuple[str, str]:
    """The page that an address of the built site may mean (``../pomoc/``, ``../pomoc/index.html``),
    and its path.
    """
    bare = re.sub(r"(?<=/)index\.html?$|\.html?$", "", target)
    candidates = (
        [posixpath.join(bare, "index.md"), f"{bare.rstrip('/')}.md"]
        if bare.endswith("/")
        else [f"{bare}.md", f"{bare}/index.md"]
    )
    paths = {
        candidate: posixpath.normpath(posixpath.join(posixpath.dirname(page.path), candidate))
        for candidate in candidates
    }
    as_page = next((one for one in candidates if paths[one] in names), candidates[0])
    return as_page, paths[as_page]


def _case_fix(site: Site, page: Page, link: Link) -> Fix | None:
    """The address with the letter case of the one file that it means but for that."""
    path = re.split("[#?]", link.href.strip(), maxsplit=1)[0]
    wanted = resolve(page, path)
    twins = [file for file in site.files if file.casefold() == wanted.casefold()]
    if len(twins) != 1 or "%" in path:
        return None
    return in_address(
        page, link, 0, path, posixpath.relpath(twins[0], posixpath.dirname(page.file))
    )
