"""Numbers of help lines in running text: on families' pages each can be called by touch."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from mosty.render.context import Context
from mosty.render.elements import h
from mosty.render.linker import link_text


def tel(number: str) -> str:
    """The address of a number: ``tel:116111``."""
    return "tel:" + re.sub(r"\D", "", number)


def link_numbers(ctx: Context, root: Element) -> None:
    """Link every number of ``services.yml`` in the text of a page for families, in place."""
    numbers = sorted(
        {line.number for line in ctx.site.helplines.values()}, key=lambda one: (-len(one), one)
    )
    if not numbers or not ctx.page.for_plain_reader:
        return
    listed = "|".join(re.escape(number).replace(r"\ ", "[ \u00a0]") for number in numbers)
    pattern = re.compile(rf"(?<![\d/.,–-])(?<!\d[ \u00a0])(?:{listed})(?![\d/–-])(?![ \u00a0]\d)")
    link_text(
        root,
        pattern,
        lambda match: h("a", match[0], href=tel(match[0]), class_="m-tel"),
        ctx.locale,
    )
