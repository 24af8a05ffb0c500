"""``[[offline]]``: the place where a reader saves pages on the device; scripts fill it. And what a
saved page says.
"""

from __future__ import annotations

import datetime as dt
import json
from xml.etree.ElementTree import Element

from mosty.model.directives import DIRECTIVES, PRINTING
from mosty.model.menu import SAVED, WORKER, saved_list, saved_version
from mosty.model.site import Page, Site
from mosty.model.validity import last_day
from mosty.render.context import Context
from mosty.render.elements import h

_WORDS = "offline_"


def place(ctx: Context) -> list[Element]:
    """The box of the page about saving; without a script it says what is needed."""
    words = {
        key.removeprefix(_WORDS): ctx.s(key)
        for key in sorted(ctx.site.strings[ctx.site.config.default.code])
        if key.startswith(_WORDS)
    }
    return [
        h(
            "div",
            h("p", ctx.s("offline_impossible")),
            class_="m-offline",
            data_mosty_offline="",
            **{f"data_{name}": value for name, value in addresses(ctx.site, ctx.locale).items()},
            data_words=json.dumps(words, ensure_ascii=False),
        )
    ]


def addresses(site: Site, locale: str) -> dict[str, str]:
    """What the scripts that save pages must know: ``base``, ``locale``, and the addresses of the
    ``list`` of what can be saved, of its ``version`` and of the ``worker``.
    """
    base = site.config.base
    return {
        "base": base,
        "locale": locale,
        "list": f"{base}/{saved_list(locale)}",
        "version": f"{base}/{saved_version(locale)}",
        "worker": f"{base}/{WORKER}",
    }


def can_be_saved(page: Page) -> bool:
    """Whether the page stands in a section that professionals may save."""
    return page.path.split("/")[0] in SAVED


def next_review(ctx: Context) -> dt.date | None:
    """The first day still to come on which the page is to be reviewed, or a sentence of law on it
    ends.
    """
    facts = ctx.page.facts
    days = [facts.review_by] if facts and facts.review_by else []
    law = ctx.site.law
    for directive in ctx.page.body.directives:
        row = DIRECTIVES.get(directive.name)
        if row and row.names == "law" and directive.argument in law:
            days.append(last_day(law[directive.argument]))
        elif row is PRINTING["law"]:
            days += [last_day(record) for record in law.values()]
    return min((day for day in days if day >= ctx.today), default=None)
