"""Where a link to a page that is not there should lead, if that is certain: a mend, no guess."""

from __future__ import annotations

import posixpath

from mosty.checks.fixes import in_address
from mosty.checks.links.candidates import of_name
from mosty.model import directives
from mosty.model.body import Link
from mosty.model.problem import Fix
from mosty.model.site import Page, Site


def to_renamed(site: Site, page: Page, link: Link, path: str) -> tuple[str, Fix | None]:
    """What to write in place of the address of a page that was at ``path``, and the mend: where its
    redirect leads, else the one page in the language that is called like its file.

    Empty, and None, where neither is known or an anchor would be lost.
    """
    anchor = link.href.strip().partition("#")[2]
    redirect = site.redirects.get(path)
    if redirect is None:
        moved = of_name(site, page, posixpath.basename(path))
        return with_address(page, link, moved[0]) if len(moved) == 1 else ("", None)
    target = site.page(page.locale, redirect.path)
    if target is None:
        return "", None
    if anchor and anchor not in directives.anchors_of(site, target):
        return "", None
    return with_address(page, link, target.file, "" if anchor else redirect.anchor)


def with_address(page: Page, link: Link, file: str, anchor: str = "") -> tuple[str, Fix | None]:
    """The path from the page to the file, with an anchor that the link does not have, and the mend
    that puts it into the link; the link keeps its own anchor.
    """
    before, mark, rest = link.href.strip().partition("#")
    better = posixpath.relpath(file, posixpath.dirname(page.file))
    if anchor and not mark:
        better += f"#{anchor}"
    fix = in_address(page, link, 0, before, better) if "?" not in before else None
    return better + mark + rest, fix
