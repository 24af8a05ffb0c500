"""The lists of the home page: its doors, one for each kind of reader, and what there is to read.

An editor writes plain lists under two headings; here they get the names that styles go by, and
their icons.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from mosty.model import anchors
from mosty.model.menu import DOOR_ICONS, SECTION_KINDS
from mosty.render.icons import icon

#: Anchor of the heading → the class of the list below it, and the icon of a section's folder.
_LISTS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    anchors.DOORS: ("m-doors", DOOR_ICONS),
    anchors.CONTENTS: (
        "m-contents",
        {folder: f"kind-{kind}" for folder, kind in SECTION_KINDS.items()},
    ),
}


def set_home_lists(root: Element) -> None:
    """Name the two lists of the home page and put an icon before each link to a section."""
    for heading, after in zip(root, list(root)[1:], strict=False):
        if heading.tag != "h2" or after.tag != "ul" or heading.get("id") not in _LISTS:
            continue
        name, icons = _LISTS[heading.get("id", "")]
        after.set("class", name)
        for item in after:
            _put_icon(item, icons)


def _put_icon(item: Element, icons: Mapping[str, str]) -> None:
    link = item.find(".//a")
    target = posixpath.normpath(link.get("href", "")) if link is not None else ""
    name = icons.get(target) or icons.get(target.split("/")[0])
    if name:
        drawn = icon(name)
        drawn.tail, item.text = item.text, None
        item.insert(0, drawn)
