"""The article held to the allow-list of ``text/markdown/allowed.py``: what an author wrote, then
the whole article once more.

Our own elements (``Own``, made by ``h`` alone) are laid aside while the author's are held: an
attribute list in a record's text cannot reach them. The last word has nh3, which reads the finished
article as a browser does; it knows our own elements too, and what it takes away from those is a
fault of ours (a test holds it to nothing).
"""

from __future__ import annotations

import re
from html import unescape
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from mosty.render.elements import Own
from mosty.text.addresses import local
from mosty.text.markdown import allowed
from mosty.text.markdown.authored import held, rebuilt

#: A character that Python-Markdown keeps by its number until the end.
_KEPT = re.compile("\x02(\\d+)\x03")
_TABLES = (allowed.AUTHORS, allowed.MADE, allowed.OURS)
_CLEANER = nh3.Cleaner(
    tags={tag for table in _TABLES for tag in table},
    clean_content_tags=set(allowed.EMPTIED) - set(allowed.OURS),
    attributes={
        "*": set(allowed.EVERYWHERE) | {"hidden"},
        **{
            tag: {name for table in _TABLES for name in table.get(tag, ())}
            for table in _TABLES
            for tag in table
        },
    },
    generic_attribute_prefixes={"aria-", "data-"},
    attribute_filter=lambda tag, name, value: _last_look(name, value),
    url_schemes=set(allowed.SAFE),
    filter_style_properties={"text-align"},
    link_rel=None,
)


def cleaned(html: str) -> str:
    """The HTML without anything that is in no table, as a browser reads it."""
    return _CLEANER.clean(html).replace("&nbsp;", "\xa0")  # nh3 writes the space by its name


def _last_look(name: str, value: str) -> str | None:
    return None if name == "src" and not local(value) else value


class Aside:
    """Our own elements of one article while the author's are held to the list; and what was taken
    from the latter.
    """

    def __init__(self, removed: list[str]) -> None:
        self.removed = removed
        self.places: dict[int, tuple[Element, Element]] = {}

    def register(self, md: Markdown) -> None:
        """Before attribute lists are read (8), right after them, and around the raw HTML that is
        put back (30).
        """
        md.treeprocessors.register(_LayAside(md, self), "mosty-aside", 9)
        md.treeprocessors.register(_Hold(md, self), "mosty-hold", 7.5)
        md.treeprocessors.register(_Literal(md), "mosty-literal", 0.5)
        md.postprocessors.register(_Raw(md, self), "mosty-raw", 35)
        md.postprocessors.register(_Whole(md), "mosty-whole", 1)


class _LayAside(Treeprocessor):
    def __init__(self, md: Markdown, aside: Aside) -> None:
        super().__init__(md)
        self.places = aside.places

    def run(self, root: Element) -> None:
        self.places.clear()
        self._below(root)

    def _below(self, parent: Element) -> None:
        for index, child in enumerate(parent):
            if isinstance(child, Own):
                place = Element("mosty-own")
                place.tail, child.tail = child.tail, None
                parent[index] = place
                self.places[id(place)] = (place, child)
            else:
                self._below(child)


class _Hold(Treeprocessor):
    def __init__(self, md: Markdown, aside: Aside) -> None:
        super().__init__(md)
        self.aside = aside

    def run(self, root: Element) -> None:
        self._below(root)
        for stashed in self.md.htmlStash.rawHtmlBlocks:
            if isinstance(stashed, Element):
                self._hold(stashed)
                self._below(stashed)

    def _below(self, parent: Element) -> None:
        for index, child in enumerate(parent):
            place, own = self.aside.places.get(id(child), (None, None))
            if place is child and own is not None:
                own.tail = child.tail
                parent[index] = own
            else:
                self._hold(child)
                self._below(child)

    def _hold(self, element: Element) -> None:
        tag = str(element.tag).lower()
        if not isinstance(element.tag, str) or not (allowed.element(tag) or tag in allowed.MADE):
            self.aside.removed.append(tag)
            if tag in allowed.EMPTIED or not isinstance(element.tag, str):
                element.text = None
                del element[:]
            element.tag = "div" if self.md.is_block_level(tag) else "span"
            element.attrib.clear()
            return
        # an attribute without a value has None, which no serialiser can write
        given = {name: value or "" for name, value in element.items()}
        kept = dict(
            held(tag, [(name, _meant(value)) for name, value in given.items()], self.aside.removed)
        )
        element.attrib.clear()
        for name, value in kept.items():
            same = name in given and _meant(given[name]) == value
            element.set(name, given[name] if same else value)
        _without_address(element)


def _without_address(element: Element) -> None:
    """A link that leads nowhere is its words, a picture from nowhere what it says."""
    if element.tag == "img" and not element.get("src"):
        element.text = element.get("alt")
    elif element.tag != "a" or element.get("href") is not None:
        return
    element.tag = "span"
    for name in ("alt", "width", "height", "loading", "hreflang", "name"):
        element.attrib.pop(name, None)


def _meant(value: str) -> str:
    """An attribute's value as it will be once Python-Markdown is done with it."""
    value = _KEPT.sub(lambda match: chr(int(match[1]) % 0x110000), value)
    return unescape(value.replace(AMP_SUBSTITUTE, "&"))


#: What Python-Markdown's serialiser would take for an entity that an author wrote.
_ENTITY = re.compile(r"&(?=(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)


def literal(root: Element) -> None:
    """Texts of our own elements say what the record says: ``&lt;`` in it is four characters, not a
    sign.
    """
    for parent in root.iter():
        if not isinstance(parent, Own):
            continue
        parent.text = parent.text and _ENTITY.sub("&amp;", parent.text)
        for name, value in parent.items():
            if "&" in value:
                parent.set(name, _ENTITY.sub("&amp;", value))
        for child in parent:
            child.tail = child.tail and _ENTITY.sub("&amp;", child.tail)


class _Literal(Treeprocessor):
    def run(self, root: Element) -> None:
        literal(root)


class _Raw(Postprocessor):
    """Raw HTML, as it was set aside, is written anew; comments are nobody's but the editors'."""

    def __init__(self, md: Markdown, aside: Aside) -> None:
        super().__init__(md)
        self.aside = aside

    def run(self, text: str) -> str:
        stash = self.md.htmlStash.rawHtmlBlocks
        for index, raw in enumerate(stash):
            if isinstance(raw, str):
                stash[index] = rebuilt(raw, self.aside.removed)
        return text


class _Whole(Postprocessor):
    def run(self, text: str) -> str:
        return cleaned(text)
