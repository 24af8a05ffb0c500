"""Where a page can be changed in the browser, and where a change of it can be suggested: links made
of the repository of the configuration, none without it.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode
from xml.etree.ElementTree import Element

from mosty.model.address import permanent
from mosty.model.directives import rows_of
from mosty.model.site import Site
from mosty.render.context import Context
from mosty.render.elements import Child, h, joined

#: The form of our own repository for what is wrong on a page; ``page`` is its field for the
#: address.
FORM = "chyba.yml"


def editing(ctx: Context) -> list[Child]:
    """Links to the file of the page, to each file of the records that it lists, and to the form for
    suggestions.

    Families find the first two in the closed fold at the foot; a public tracker is no place for
    what they would tell, so nothing is suggested there.
    """
    config = ctx.site.config
    files = [(ctx.s("edit_page"), ctx.page.file)]
    files += [(ctx.s("edit_records", file=file), file) for file in _record_files(ctx)]
    ways: list[Element] = []
    for words, file in files:
        href = config.edit_of(file)
        if href is not None:
            ways.append(h("a", words, href=href, rel="noreferrer"))
    if config.repository and not ctx.page.for_plain_reader:
        ways.append(h("a", ctx.s("suggest_change"), href=_form(ctx), rel="noreferrer"))
    return joined(ways, " · ")


def _record_files(ctx: Context) -> list[str]:
    """The files of the records that directives of the page list, each once."""
    kinds = {row.prints.kind for row in rows_of(ctx.page) if row.prints}
    return sorted({file for kind in kinds for file in ctx.site.memoize(_files_of, kind)})


def _files_of(site: Site, kind: str) -> frozenset[str]:
    return frozenset(span.file for (name, _), span in site.places.items() if name == kind)


def _form(ctx: Context) -> str:
    """The address of the form with the page filled in."""
    config = ctx.site.config
    title, page = ctx.s("suggest_subject", title=ctx.page.title), permanent(ctx.site, ctx.page)
    here, query = config.issues, {"title": title, "body": page}
    if here is None:
        here = f"{(config.repository or '').rstrip('/')}/issues/new"
        query = {"template": FORM, "title": title, "page": page}
    return f"{here}?{urlencode(query, quote_via=quote)}" if here.endswith("/new") else here
