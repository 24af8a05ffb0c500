"""A small builder of elements: text is escaped by the serialiser, so no record can inject markup.

An address that could run something, or a picture from another site, is left out here, wherever it
came from.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from mosty.text.addresses import local, safe

Child = Element | str | None
#: A name and its value, or the parts of it.
Row = tuple[str, Child | list[Child]]


#: Attributes that lead or load, and what their addresses must be.
_ADDRESSED = {"href": safe, "src": local}


class Own(Element):
    """An element that our code made: what an author writes never is one."""


def h(tag: str, *children: Child, **attributes: str | None) -> Element:
    """An element; ``class_`` and ``for_`` lose their underscore, ``data_x`` becomes ``data-x``;
    None is left out.
    """
    refused = {
        name
        for name, fits in _ADDRESSED.items()
        if (address := attributes.get(name)) and not fits(address)
    }
    element = Own("span" if refused else tag)
    for name, value in attributes.items():
        if value is not None and name not in refused:
            element.set(name.rstrip("_").replace("_", "-"), value)
    return add(element, *children)


def add(element: Element, *children: Child) -> Element:
    """Append elements and texts in order."""
    for child in children:
        if child is None:
            continue
        if isinstance(child, str):
            if len(element):
                element[-1].tail = (element[-1].tail or "") + child
            else:
                element.text = (element.text or "") + child
        else:
            element.append(child)
    return element


def named_values(rows: Iterable[Row]) -> Element:
    """Names with their values below each other; a row without a value is left out.

    ``named_values([("Author", "Jana"), ("Issued", None)])`` is a ``dl`` with the author alone.
    """
    listed = h("dl", class_="m-facts")
    for name, value in rows:
        if value is not None and value != "" and value != []:
            add(listed, h("dt", name), h("dd", *(value if isinstance(value, list) else [value])))
    return listed


def fold(summary: str, inside: Element) -> Element:
    """What is open on paper and one tap away on a screen."""
    return h("details", h("summary", summary), inside)


def joined(items: list[Element], separator: str = ", ") -> list[Child]:
    """Elements with a separator between them."""
    out: list[Child] = []
    for index, item in enumerate(items):
        if index:
            out.append(separator)
        out.append(item)
    return out
