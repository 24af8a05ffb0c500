"""An Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

NAMESPACE = "http://www.w3.org/2005/Atom"
#: The root of our ids, made once: an entry keeps its id when the portal moves to another address.
_IDS = uuid.UUID("6f0f3c52-2d3c-5b1e-9d5a-6d6f73747921")
#: The most entries of a feed.
NEWEST = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """Something new or changed. ``key`` never changes and is the entry's own; ``date`` is in
    its record.
    """

    key: str
    title: str
    address: str
    date: dt.date
    summary: str
    category: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of one language; ``since`` dates an empty one."""

    locale: str
    title: str
    address: str
    home: str
    author: str
    rights: str
    since: dt.date


def atom(feed: Feed, entries: Iterable[Entry]) -> bytes:
    """The newest entries, as XML."""
    newest = sorted(entries, key=lambda one: -one.date.toordinal())[
        :NEWEST
    ]  # of one day in the order given
    root = Element("feed", {"xmlns": NAMESPACE, "xml:lang": feed.locale})
    _text(root, "id", _id(f"feed/{feed.locale}"))
    _text(root, "title", feed.title)
    _text(root, "updated", _moment(max((one.date for one in newest), default=feed.since)))
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed.address})
    SubElement(
        root,
        "link",
        {"rel": "alternate", "type": "text/html", "hreflang": feed.locale, "href": feed.home},
    )
    _text(SubElement(root, "author"), "name", feed.author)
    _text(root, "rights", feed.rights)
    for item in newest:
        entry = SubElement(root, "entry")
        _text(entry, "id", _id(f"{item.key}/{feed.locale}"))
        _text(entry, "title", item.title)
        _text(entry, "updated", _moment(item.date))
        SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": item.address})
        SubElement(entry, "category", {"term": item.category})
        _text(entry, "summary", item.summary)
    indent(root, " ")
    return xml(root)


#: Characters that no XML document may hold, not even by number.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml(root: Element) -> bytes:
    """The document with its declaration and a line end."""
    made: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def plain_text(text: str) -> str:
    """The text without what no XML document may hold."""
    return _NOT_XML.sub("", text)


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = plain_text(text)


def _id(name: str) -> str:
    return uuid.uuid5(_IDS, name).urn


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
