"""The mark by which a printed leaflet is told from a later version, and what is known of its
versions.
"""

from __future__ import annotations

from collections.abc import Iterator

from mosty.model.edition import Edition
from mosty.model.site import Page, Site
from mosty.model.version import source_fingerprint
from mosty.text.fingerprint import fingerprint


def editions_of(site: Site, path: str) -> tuple[Edition, ...]:
    """The versions of the leaflet at that path, the newest last."""
    return tuple(each for each in site.editions.values() if each.leaflet == path)


def is_withdrawn(site: Site, page: Page) -> bool:
    """Whether the leaflet is to be used no more, so that it is printed no more."""
    editions = editions_of(site, page.path)
    return bool(editions) and editions[-1].withdrawn


def mark_of(site: Site, page: Page) -> str:
    """Eight hexadecimal digits of what the leaflet tells people in its language: its own text and
    the texts and numbers of the records that it calls, without how and when they were checked.

    It is the same on paper and on the web, whatever the form and whatever is filled in.
    """
    return fingerprint([source_fingerprint(page), *_called(site, page)])


def _called(site: Site, page: Page) -> Iterator[str]:
    locale = page.locale
    for call in page.body.directives:
        for key in call.argument.split():
            if call.name == "law" and key in site.law:
                record = site.law[key]
                yield site.text(record.texts, locale) or ""
                yield site.text(record.section, locale) or ""
            elif call.name == "helplines" and key in site.helplines:
                line = site.helplines[key]
                yield line.number
                yield from (site.text(texts, locale) or "" for texts in (line.name, line.for_))
            elif call.name == "contacts":
                for contact in site.contacts.values():
                    if key in (contact.id, *contact.topics):
                        texts = (contact.name, contact.help, contact.cost)
                        yield from (site.text(each, locale) or "" for each in texts)
