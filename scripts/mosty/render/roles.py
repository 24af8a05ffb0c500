"""``[[roles]]``: who does what in a phase, taken word for word from the tables of the page about
roles.

That page is in the folder of the phases and has a section ``{#role-…}`` for each role: a table
with a row a phase.
"""

from __future__ import annotations

import posixpath
import re

from mosty.model import anchors
from mosty.model.site import Page
from mosty.render.context import Context

_SECTION = re.compile(r"^## ([^\n{]+?) \{#(role-[\w-]+)\}\n(.*?)(?=^## |\Z)", re.M | re.S)


def here(ctx: Context) -> str:
    """The roles that have a step in the phase of this page, as Markdown; a script makes tabs of
    them.

    Nothing in a book, where the page about roles is a chapter itself.
    """
    phase, page = str(ctx.page.field("phase")), _page(ctx)
    if page is None or ctx.on_paper:
        return ""
    out = [f"## {ctx.s('roles_here')} {{#{anchors.ROLES} .m-roles}}"]
    out.append(f"{ctx.s('roles_note')} [{ctx.s('roles_all')}]({ctx.href(page.path)})")
    for name, anchor, text in _SECTION.findall(page.body.published):
        for row in re.findall(rf"^\| {re.escape(phase)} \|(.+)\|\s*$", text, re.M):
            does, steps = (cell.strip() for cell in row.split("|"))
            if "(" in steps:
                own = steps.replace(f"({posixpath.basename(ctx.page.path)}#", "(#")
                out.append(
                    f"### {name} "
                    f"{{#{anchors.role_here(anchor)}}}\n\n{does}\n\n{ctx.s('roles_steps')}: {own}"
                )
    return "\n\n".join(out)


def _page(ctx: Context) -> Page | None:
    """The page about roles beside this one."""
    folder = posixpath.dirname(ctx.page.path)
    return next(
        (
            page
            for page in ctx.site.paths(ctx.locale)
            if posixpath.dirname(page.path) == folder and _SECTION.search(page.body.published)
        ),
        None,
    )
