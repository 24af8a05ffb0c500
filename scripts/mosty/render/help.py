"""The help page of every check, made from the catalogue: one per code in every language that the
catalogue speaks.

They are no content: no file, no Markdown, no check of their own. They share the page template and
the words.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from xml.etree.ElementTree import Element, tostring

from jinja2 import Environment

from mosty.model.address import address
from mosty.model.body import Body
from mosty.model.front_matter import Site as SiteMeta
from mosty.model.help import Help, helps, home, path
from mosty.model.problem import Kind, catalogue
from mosty.model.site import Page, Site
from mosty.render.clean import cleaned
from mosty.render.context import Context
from mosty.render.elements import Child, add, h
from mosty.render.extension import set_spaces
from mosty.render.theme import page_data

TEMPLATE = "main.html"
#: What an editor searches for; parents do not meet the pages by other words.
KIND = "check"

#: Whether a problem of this code may be suppressed in a page.
Allowed = Callable[[str], bool]


def pages(site: Site) -> Mapping[tuple[str, str], Page]:
    """A page for every code and language, by (locale, path); none where no page prints the table of
    checks.
    """
    table = home(site)
    if table is None:
        return {}
    return {
        (locale.code, path(table, kind.code)): _page(locale.code, path(table, kind.code), kind)
        for locale in site.config.locales
        for kind in catalogue().values()
        if locale.code in kind.texts
    }


def _page(locale: str, where: str, kind: Kind) -> Page:
    help = helps().get(kind.code)
    sentence = kind.in_general("message", locale).rstrip(".")
    why = help.why.get(locale) if help else None
    meta = SiteMeta(
        title=f"{kind.code}: {sentence}",
        description=why or kind.in_general("message", locale),
        kind="site",
    )
    return Page("", locale, where, meta, {}, {}, Body())


def with_pages(site: Site) -> Site:
    """The site with the help pages among its pages, so that the template links the languages."""
    return dataclasses.replace(site, pages={**site.pages, **pages(site)})


def render(whole: Site, page: Page, env: Environment, today: dt.date, allowed: Allowed) -> bytes:
    """A help page of the site :func:`with_pages`, as HTML. Raises ``jinja2.TemplateError``."""
    ctx = Context(whole, page, today)
    data = page_data(ctx, page.locale, "../" * address(whole, page).strip("/").count("/") + "..")
    kind = _kind_of(page)
    parts = article(ctx, kind, allowed(kind.code))
    html = "".join(_html(element, page.locale) for element in parts)
    content = {"content": html}
    return env.get_template(TEMPLATE).render(m=data, page=content).encode("utf-8")


def _kind_of(page: Page) -> Kind:
    code = page.url.rstrip("/").rsplit("/", 1)[-1]
    return catalogue()[code.upper()]


def article(ctx: Context, kind: Kind, allowed: bool) -> Iterator[Element]:
    """What the problem means, whom it hurts, how it is mended, an example, how to let it be, the
    pages beside.
    """
    help = helps().get(kind.code, Help({}, "", ""))
    yield h("h2", ctx.s("check_means"), id="means")
    yield h("p", kind.in_general("message", ctx.locale))
    facts = h("dl", class_="m-facts")
    add(facts, h("dt", ctx.s("check_level")), h("dd", ctx.s(f"check_level_{kind.level_key}")))
    yield add(
        facts, h("dt", ctx.s("check_fix")), h("dd", ctx.s(f"check_fix_{str(kind.fix).lower()}"))
    )
    if help.why:
        yield h("h2", ctx.s("check_why"), id="why")
        yield h("p", help.why.get(ctx.locale, help.why.get("en", "")))
    yield h("h2", ctx.s("check_hint"), id="mend")
    yield h("p", kind.in_general("hint", ctx.locale))
    if help.wrong:
        yield h("h2", ctx.s("check_example"), id="example")
        if help.where not in ("", "page"):
            yield h("p", ctx.s("check_where", where=help.where))
        yield from _shown(ctx, "check_wrong", help.wrong)
        yield from _shown(ctx, "check_right", help.right)
    yield h("h2", ctx.s("check_keep"), id="keep")
    if allowed:
        yield h("p", ctx.s("check_keep_how"))
        yield h(
            "pre", h("code", f"<!-- mosty: ignore {kind.code} {ctx.s('check_keep_reason')} -->")
        )
    else:
        yield h("p", ctx.s("check_held"))
    yield _beside(ctx, kind.code)


def _shown(ctx: Context, key: str, example: str) -> Iterator[Element]:
    language = ctx.site.config.default.code  # examples are pieces of the source language's pages
    yield h("h3", ctx.s(key))
    yield h("pre", h("code", example), lang=None if language == ctx.locale else language)


def _beside(ctx: Context, code: str) -> Element:
    codes = [kind.code for kind in catalogue().values() if ctx.locale in kind.texts]
    at = codes.index(code)
    links: list[Child] = []
    for key, index in (("check_previous", at - 1), ("check_next", at + 1)):
        if 0 <= index < len(codes):
            other = codes[index]
            links.append(h("li", h("a", ctx.s(key, code=other), href=f"../{other.lower()}/")))
    links.append(h("li", h("a", ctx.s("check_all"), href=f"../#{code.lower()}")))
    return h("nav", h("ul", *links), aria_label=ctx.s("check_pages"))


def _html(element: Element, locale: str) -> str:
    set_spaces(element, locale)
    return cleaned(tostring(element, encoding="unicode", method="html"))
