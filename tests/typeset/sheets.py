"""Two realistic leaflets, rendered from Markdown as the portal renders its pages."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import markdown
from mosty.typeset import Sheet

FIXTURES = Path(__file__).parent / "fixtures"
CET = dt.timezone(dt.timedelta(hours=1))

CS = {
    "about": "O tomto letáku",
    "address": "Na webu: {address}",
    "date": "{d}. {m}. {y}",
    "disclaimer": "Leták podává obecné informace. Není to právní rada.",
    "drawing": "Kresba: dospělý a dítě jdou ruku v ruce po mostě přes řeku.",
    "issued": "vydáno {date}",
    "kicker": "Mosty · leták pro rodiče",
    "law_as_of": "právo k {date}",
    "page_of": "Strana {page} z {pages}",
    "poster": "Namiřte telefon na kód.",
    "publisher": "Vydává {publisher}.",
    "qr": "Kód vede na {address}",
    "qr_version": "Platí tento papír ještě?",
    "use_until": "používejte do {date}",
    "version": "Verze {version}",
}
EN = {
    "about": "About this leaflet",
    "address": "On the web: {address}",
    "date": "{d} {month} {y}",
    "disclaimer": "This leaflet gives general information. It is not legal advice.",
    "drawing": "Drawing: a grown-up and a child walk hand in hand over a bridge across a river.",
    "issued": "issued {date}",
    "kicker": "Mosty · a leaflet for parents",
    "law_as_of": "law as of {date}",
    "months": "January February March April May June July August September October November "
    "December",
    "page_of": "Page {page} of {pages}",
    "poster": "Point your phone at the code.",
    "publisher": "Published by {publisher}.",
    "qr": "The code leads to {address}",
    "qr_version": "Is this paper still true?",
    "use_until": "use until {date}",
    "version": "Version {version}",
}


def render(name: str) -> str:
    """A fixture as HTML, one-letter words tied to the next one."""
    rendered = markdown.markdown(
        (FIXTURES / name).read_text("utf-8"),
        extensions=["tables", "footnotes", "attr_list", "md_in_html", "toc", "pymdownx.tasklist",
                    "pymdownx.blocks.admonition"],
        extension_configs={"toc": {"permalink": True}},
    )  # fmt: skip
    tied = re.sub(r"(?<=[\s>(])([kKsSvVzZoOuUaAiI]) (?=\w)", "\\1\u00a0", rendered)
    return re.sub(r"(\d\.?) (?=\d)", "\\1\u00a0", tied)


def make(locale: str, /, **changes: object) -> Sheet:
    """A sheet of the fixture in ``locale``, with some fields changed."""
    czech = locale == "cs"
    fields: dict[str, object] = {
        "slug": "vase-dite-zije-mimo-rodinu",
        "locale": locale,
        "title": "Vaše dítě žije mimo rodinu" if czech else "Your child lives away from home",
        "subtitle": (
            "Co dělat první dny, kam zavolat a jak být dítěti nablízku."
            if czech
            else "What to do in the first days, who to call and how to stay close to your child."
        ),
        "html": render(f"leaflet.{locale}.md"),
        "date": dt.datetime(2026, 11, 21, 12, tzinfo=CET),
        "version": "1",
        "law_as_of": dt.date(2026, 5, 29),
        "use_until": dt.date(2027, 5, 21),
        "publisher": "Mosty (ukázka)" if czech else "Mosty (demonstration)",
        "address": "mosty.example/letaky",
        "strings": CS if czech else EN,
        "base": "https://mosty.example/letaky/vase-dite-zije-mimo-rodinu/",
        "keywords": ("rodiče", "OSPOD") if czech else ("parents", "child protection"),
    }
    return Sheet(**{**fields, **changes})  # type: ignore[arg-type]
