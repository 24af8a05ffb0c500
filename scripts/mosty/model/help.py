"""The help page of each kind of problem: what ``messages/help.yml`` says of it, and where the page
is on a site.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import yaml

from mosty.model.page_lookup import page_calling
from mosty.model.site import Page, Site
from mosty.text.resources import shipped

#: The directive that prints the table of all checks; the help pages live below the page that calls
#: it.
DIRECTIVE = "checks"


@dataclass(frozen=True, slots=True)
class Help:
    """Why a problem matters, by language, and an example. ``where``: empty for the text of a page,
    else a place.
    """

    why: Mapping[str, str]
    wrong: str
    right: str
    where: str = ""


@cache
def helps() -> Mapping[str, Help]:
    """The help of every code, read from ``help.yml`` beside the package."""
    text = shipped("help.yml")
    raw = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    example = ("wrong", "right", "where")
    return {
        code: Help(
            why={key: value for key, value in entry.items() if key not in example},
            **{key: str(entry[key]) for key in example if key in entry},
        )
        for code, entry in raw.items()
    }


def home(site: Site) -> Page | None:
    """The page with the table of checks; a base without one has no help pages."""
    return page_calling(site, DIRECTIVE, site.config.default.code)


def path(table: Page, code: str) -> str:
    """The path of the help page of ``code``: ``o-portalu/kontroly/lnk001.md``."""
    return f"{table.url}{code.lower()}.md"


def place(site: Site | None, code: str, lang: str) -> str:
    """The help page of ``code`` for a reader of ``lang``, from the root of the site; empty if
    there is none.
    """
    table = home(site) if site else None
    if site is None or table is None:
        return ""
    locale = next((one for one in site.config.locales if one.code == lang), site.config.default)
    return f"{locale.prefix}{path(table, code).removesuffix('.md')}/"


def address(site: Site | None, code: str, lang: str) -> str:
    """The absolute address of the same; empty as long as the site has no address."""
    page = place(site, code, lang)
    if site is None or not page or not site.config.is_addressed:
        return ""
    return f"{site.config.site_url.rstrip('/')}/{page}"
