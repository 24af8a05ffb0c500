"""The icons of the portal: what each is called here, and which drawing of the set it is.

The set is Material Design Icons by Pictogrammers (Apache 2.0), as mkdocs-material carries it. A
drawing is read from the installed package while a page is made and is in the page itself:
nothing is asked for later. Every icon is beside words that say the same, so it is hidden from
screen readers.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from markupsafe import Markup

from mosty.render.elements import h

#: What an icon is called here → its path in the set.
ICONS: Mapping[str, str] = {
    # what a button or a link does
    "menu": "material/menu",
    "search": "material/magnify",
    "print": "material/printer",
    "share": "material/share-variant",
    "copy": "material/content-copy",
    "link": "material/link-variant",
    "cite": "material/format-quote-close",
    "offline": "material/cellphone-arrow-down",
    "phone": "material/phone",
    "exit": "material/exit-run",
    "download": "material/download",
    "aloud": "material/volume-high",
    "stop": "material/stop",
    # the doors of the home page
    "door-parents": "material/human-male-child",
    "door-child": "material/teddy-bear",
    "door-close": "material/home-heart",
    "door-professionals": "material/clipboard-list-outline",
    # kinds of pages and of records
    "kind-analysis": "material/text-search",
    "kind-law": "material/scale-balance",
    "kind-leaflet": "material/file-document-outline",
    "kind-organisation": "material/office-building-outline",
    "kind-phase": "material/sign-direction",
    "kind-practice": "material/lightbulb-on-outline",
    "kind-method": "material/scale-balance",
    "kind-theme": "material/bookmark-outline",
    "kind-project": "material/vector-polyline",
    "kind-region": "material/map-outline",
    "kind-term": "material/book-alphabet",
}
_VIEW = "0 0 24 24"


def icon(name: str) -> Element:
    """The icon as an element, as large as the letters around it and in their colour.

    Raises ``KeyError`` for a name that is not in the table, ``FileNotFoundError`` if the installed
    set has no such drawing.
    """
    paths = (h("path", d=drawn) for drawn in _paths(ICONS[name]))
    return h("svg", *paths, class_="m-icon", viewBox=_VIEW, aria_hidden="true", focusable="false")


def icon_html(name: str) -> Markup:
    """The icon as HTML for a template. Raises as :func:`icon` does."""
    return Markup(ElementTree.tostring(icon(name), encoding="unicode", method="html"))


@cache
def _paths(path: str) -> tuple[str, ...]:
    """What the drawing's paths draw."""
    file = files("material").joinpath("templates", ".icons", f"{path}.svg")
    root = ElementTree.fromstring(file.read_text(encoding="utf-8"))
    return tuple(node.get("d", "") for node in root)
