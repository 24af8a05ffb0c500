"""What pages are sorted and filtered by, in the search and in the catalogue: facets, their values,
their labels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mosty.model.fields import fields_of
from mosty.model.front_matter import KINDS
from mosty.model.site import Page, Site
from mosty.text.language.collate import sort_key

#: The order in which facets are offered; those of other fields come after them.
_ORDER = ("region", "orp", "theme", "actor", "stage", "evidence")
#: Kinds of documents that are records, not pages.
RECORDS = ("term", "finding", "contact", "law")
#: Facets whose values stand in the order of the taxonomy, not of the alphabet.
_ORDERED = frozenset({"stage", "evidence"})
Facets = dict[str, tuple[str, ...]]


def keys_of(value: object) -> list[str]:
    """A value of the front matter as a list of keys."""
    values = value if isinstance(value, list | tuple) else [value]
    return [str(one) for one in values if one is not None and one != ""]


def facets() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Facet → (section of the taxonomy, fields of the front matter it is read from)."""
    sections: dict[str, str] = dict.fromkeys(_ORDER, "")
    fields: dict[str, list[str]] = {}
    for model, _ in KINDS.values():
        for field in fields_of(model):
            facet = field.shown.facet
            if facet:
                sections[facet] = field.shown.section
                names = fields.setdefault(facet, [])
                names += [] if field.name in names else [field.name]
    return {facet: (section, tuple(fields[facet])) for facet, section in sections.items()}


def of_page(page: Page) -> Facets:
    """The facets of a page, facet → keys; facets it has nothing in are left out."""
    by_facet: Facets = {"kind": (page.kind,)}
    for facet, (_, fields) in facets().items():
        keys = dict.fromkeys(key for name in fields for key in keys_of(page.field(name)))
        if keys:
            by_facet[facet] = tuple(keys)
    return by_facet


def labels(site: Site, locale: str) -> dict[str, dict[str, str]]:
    """Facet → key → what people read, in the order in which the values are offered."""
    kinds = {kind: site.string(f"kind_{kind}", locale) for kind in (*KINDS, *RECORDS)}
    labels = {"kind": dict(sorted(kinds.items(), key=lambda item: sort_key(item[1], locale)))}
    for facet, (section, _) in facets().items():
        named = {
            key: site.label(section, key, locale)
            for key in map(str, site.taxonomy.get(section, {}))
        }
        if facet not in _ORDERED:
            named = dict(sorted(named.items(), key=lambda item: sort_key(item[1], locale)))
        labels[facet] = named
    return labels


def year(page: Page) -> int | None:
    """The year a page's period begins in."""
    period = page.field("period")
    return int(period.from_[:4]) if period else None


def lists(
    members: Sequence[Mapping[str, Sequence[str]]], named: Mapping[str, Mapping[str, str]]
) -> list[list[Any]]:
    """``[[facet, [[key, label, [place in members…]], …]], …]`` in the order of ``named``; nobody's
    values are left out.

    ``members``: the facets of each, facet → keys; ``named``: facet → key → label.
    """
    listed = []
    for facet, keys in named.items():
        places: dict[str, list[int]] = {}
        for place, own in enumerate(members):
            for key in own.get(facet, ()):
                places.setdefault(key, []).append(place)
        listed.append(
            [facet, [[key, label, places[key]] for key, label in keys.items() if key in places]]
        )
    return listed
