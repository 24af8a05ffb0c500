"""``[[tell-us:bydleni]]``: who knows of something where nobody answers yet tells us, in a form
that has the questions in it already.

A link does it: the tracker or the mail of the configuration, so nothing is sent by a script.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode
from xml.etree.ElementTree import Element

from mosty.model.address import permanent
from mosty.render.context import Context
from mosty.render.elements import h, joined
from mosty.text import addresses

#: Where a reader learns how to contribute without an address.
CONTRIBUTE = "o-portalu/jak-prispivat.md"
_LINE = "\r\n"  # what a mail's body must have between lines (RFC 6068); a web form takes it as well


def box(ctx: Context, theme: str) -> list[Element]:
    """The question whether the reader has an answer, and the ways to tell it."""
    ways = _ways(ctx, theme)
    made = h(
        "div",
        h("p", ctx.s("tell_title"), class_="admonition-title"),
        h("p", ctx.s("tell_why")),
        class_="admonition tip m-tell",
    )
    if ways:
        made.append(h("p", *joined(ways, " · ")))
    else:
        link = ctx.a(CONTRIBUTE, ctx.s("nav_contribute"))
        made.append(h("p", ctx.s("tell_unset"), " ", link))
    made.append(h("p", h("small", ctx.s("tell_privacy"))))
    return [made]


def _ways(ctx: Context, theme: str) -> list[Element]:
    """A link to the form of the tracker, and one to a mail; none of them where nothing is set."""
    config = ctx.site.config
    title = ctx.s("tell_subject", theme=ctx.label("themes", theme))
    body = _questions(ctx, title)
    ways: list[Element] = []
    if config.issues:
        more = _query(title=title, body=body) if config.issues.endswith("/new") else ""
        ways.append(h("a", ctx.s("tell_issue"), href=config.issues + more, rel="noreferrer"))
    if config.contact and addresses.mail(config.contact):
        href = f"mailto:{config.contact}{_query(subject=title, body=body)}"
        ways.append(h("a", ctx.s("tell_mail"), href=href))
    elif config.contact:
        ways.append(h("span", config.contact))
    return ways


def _questions(ctx: Context, title: str) -> str:
    """The text that the form begins with: what we ask, each with room below it."""
    names = ("situation", "done", "who", "outcome", "source")
    questions = [f"{ctx.s(f'tell_{name}')}{_LINE * 3}" for name in names]
    page = f"{title} ({permanent(ctx.site, ctx.page)})"
    return _LINE.join([ctx.s("tell_privacy"), "", *questions, page])


def _query(**values: str) -> str:
    return f"?{urlencode(values, quote_via=quote)}"
