"""mosty changelog --write: the changes of the content as a page of the portal in each language."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from mosty.model.message import message
from mosty.model.publication import may_publish
from mosty.model.site import Site
from mosty.model.version import source_fingerprint
from mosty.pipeline.all_or_nothing import Changes
from mosty.pipeline.history.changelog import Change, Day
from mosty.read.page import read_page
from mosty.text.language.typography import date

#: The page, below the folder of a language.
PATH = "o-portalu/zmeny.md"
#: So many of a kind are named; of the others only the number is said.
MOST = 12
#: Kinds whose names are keys of records.
_KEYS = frozenset({"law_new", "law_changed", "law_gone"})


def changelog_pages(site: Site, days: Callable[[str], Sequence[Day]]) -> Changes:
    """The page in every language of the portal; ``days`` gives the changes worded in a language."""
    changes = Changes()
    default = site.config.default.code
    own = _text(site, default, days(default), "kind: site")
    file = f"docs/{default}/{PATH}"
    page = read_page(own, file, default, PATH, [], site.taxonomy, None)
    changes.put(site.root, file, own.encode("utf-8"))
    for locale in site.config.locales:
        if not locale.default:
            mark = f"translated_from: '{source_fingerprint(page)}'"
            text = _text(site, locale.code, days(locale.code), mark)
            changes.put(site.root, f"docs/{locale.code}/{PATH}", text.encode("utf-8"))
    return changes


def _text(site: Site, lang: str, days: Sequence[Day], fact: str) -> str:
    say = _words(lang)
    lines = [
        "---", f"title: {say['title']}", f'description: "{say["description"]}"', fact,
        "---", "", say["lead"],
    ]  # fmt: skip
    for day in days:
        part = list(_day(site, lang, day))
        if part:
            heading = f"## {date(day.day, lang)} {{#d{day.day.isoformat()}}}"
            lines += ["", heading.replace("\u00a0", " "), *part]
    return "\n".join([*lines, ""])


def _words(lang: str) -> Mapping[str, str]:
    names = ("title", "description", "lead")
    return {name: message(f"history.page_{name}").text(lang) for name in names}


def _day(site: Site, lang: str, day: Day) -> Iterator[str]:
    shown = [one for one in day.changes if not one.place.endswith(PATH)]
    for kind, changes in groupby(shown, key=lambda one: one.kind):
        named = list(changes)
        anchor = f"d{day.day.isoformat()}-{kind.replace('_', '-')}"
        yield from ("", f"### {message(f'history.kind_{kind}').text(lang)} {{#{anchor}}}", "")
        yield from (f"- {_name(site, lang, one)}" for one in named[:MOST])
        if len(named) > MOST:
            yield "- " + message("history.others", n=len(named) - MOST).text(lang)


def _name(site: Site, lang: str, change: Change) -> str:
    """Its name, as a link if the page exists now."""
    was = f" (`{change.was}`)" if change.was else ""
    path = change.place.split("/", 2)[2] if change.place.count("/") > 1 else ""
    page = site.page(lang, path)
    if page is None or not may_publish(site, page):
        return (f"`{change.name}`" if change.kind in _KEYS else change.name) + was
    href = posixpath.relpath(path, posixpath.dirname(PATH))
    return f"[{change.name}]({href}){was}"
