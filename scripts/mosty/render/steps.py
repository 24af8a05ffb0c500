"""Steps as a time line: sections of a page whose headings begin with 1., 2., 3. An editor writes
plain Markdown.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from mosty.render.elements import h

#: What is after the text and belongs to no step: what the page rests on, the box that closes
#: it.
_AFTER = frozenset({"m-provenance", "admonition note"})
_NUMBER = re.compile(r"\s*(\d+)\.\s+")


def set_steps(root: Element) -> None:
    """Wrap every numbered section of ``root`` (heading and what follows it) once there are two of
    them.
    """
    sections = _sections(root)
    numbered = [
        section
        for section in sections
        if section[0].tag == "h2" and _NUMBER.match(section[0].text or "")
    ]
    if len(numbered) < 2:
        return
    for child in list(root):
        root.remove(child)
    for section in sections:
        if section not in numbered:
            root.extend(section)
            continue
        heading = section[0]
        match = _NUMBER.match(heading.text or "")
        assert match is not None
        number = h("span", f"{match[1]}.", class_="m-step__number")
        number.tail = f" {(heading.text or '')[match.end() :]}"
        heading.text = None
        heading.insert(0, number)
        last = " m-step--last" if section is numbered[-1] else ""
        root.append(h("div", *section, class_=f"m-step{last}"))


def _sections(root: Element) -> list[list[Element]]:
    """Children of ``root`` cut before every heading of the second level; what is ours after the
    text stands alone.
    """
    out: list[list[Element]] = [[]]
    for child in root:
        if child.tag == "h2" or child.get("class") in _AFTER:
            out.append([])
        out[-1].append(child)
    return [one for one in out if one]
