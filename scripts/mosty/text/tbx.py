"""TBX as translators' tools send it back: TBX 2 (``martif``, ISO 30042:2008) and TBX 3 (ISO
30042:2019) in both its styles. Names and definitions are read, what else there is is counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from mosty.text.xml_tree import Node, XmlError, tree

#: The names of the first element, in TBX 3 and in TBX 2.
ROOTS = ("tbx", "martif")
MAX_BYTES = 4_000_000
_SPACES = frozenset(
    ("", "urn:iso:std:iso:30042:ed-2", "http://www.tbxinfo.net/ns/min",
     "http://www.tbxinfo.net/ns/basic")
)  # fmt: skip
_LANGUAGE = "http://www.w3.org/XML/1998/namespace lang"
_ENTRIES = ("conceptEntry", "termEntry")
_LANGUAGES = ("langSec", "langSet")
_NAMES = ("termSec", "tig", "ntig")
#: Elements that only hold others together.
_GROUPS = ("termGrp", "descripGrp", "termNoteGrp", "adminGrp", "transacGrp")
#: Elements whose attribute ``type`` says what they are.
_TYPED = ("descrip", "termNote", "admin", "ref", "xref", "transac", "descripNote")
_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a concept, and what its file says of its standing: ``preferredTerm-admn-sts``."""

    text: str
    line: int
    status: str


@dataclass(frozen=True, slots=True)
class Language:
    """What a concept is in one language; without a definition it is empty."""

    line: int
    definition: str
    names: list[Name]


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry; ``languages`` by the code that the file has."""

    id: str
    line: int
    languages: dict[str, Language]


@dataclass(slots=True)
class Terms:
    """A file of terms. ``left``: what it holds besides names and definitions, and how often."""

    concepts: list[Concept] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)


def read(data: bytes) -> Terms:
    """The terms. Raises :class:`XmlError` for what is too large, is no TBX, or has a name or a
    language that cannot be told.
    """
    if len(data) > MAX_BYTES:
        raise XmlError("translate.terms_too_large", 1, most=MAX_BYTES // 1_000_000)
    root = tree(data, _SPACES, doctype=True)
    bodies = [body for text in root.nodes("text") for body in text.nodes("body")]
    if root.name not in ROOTS or not bodies:
        raise XmlError("translate.terms_other_format", root.line)
    terms = Terms()
    for body in bodies:
        for entry in body.nodes(*_ENTRIES):
            terms.concepts.append(_concept(entry, terms.left))
    return terms


def _concept(entry: Node, left: Counter[str]) -> Concept:
    languages: dict[str, Language] = {}
    for part in entry.nodes():
        if part.name not in _LANGUAGES:
            left.update(what for what, _ in _leaves(part) if what != "crossReference")
            continue
        code = part.attributes.get(_LANGUAGE, "")
        if not code or code in languages:
            raise XmlError("translate.terms_language", part.line)
        languages[code] = _language(part, left)
    return Concept(entry.attributes.get("id", ""), entry.line, languages)


def _language(section: Node, left: Counter[str]) -> Language:
    definitions: list[str] = []
    names: list[Name] = []
    for part in section.nodes():
        if part.name in _NAMES:
            names.append(_name(part, left))
            continue
        for what, node in _leaves(part):
            if what == "definition" and not definitions:
                definitions.append(_text(node))
            else:
                left[what] += 1
    return Language(section.line, "".join(definitions), names)


def _name(section: Node, left: Counter[str]) -> Name:
    text = status = ""
    for part in section.nodes():
        for what, node in _leaves(part):
            if what == "term" and not text:
                text = _text(node)
            elif what == "administrativeStatus":
                status = _text(node)
            elif what != "termType":  # that of a new name is told by where it is put
                left[what] += 1
    if not text:
        raise XmlError("translate.terms_nameless", section.line)
    return Name(text, section.line, status)


def _leaves(node: Node) -> Iterator[tuple[str, Node]]:
    """What an element says, by the name of it."""
    if node.name in _GROUPS:
        for part in node.nodes():
            yield from _leaves(part)
    else:
        typed = node.name in _TYPED
        yield (node.attributes.get("type") or node.name) if typed else node.name, node


def _text(node: Node) -> str:
    return _SPACE.sub(" ", "".join(_strings(node))).strip()


def _strings(node: Node) -> Iterator[str]:
    for piece in node.inside:
        if isinstance(piece, str):
            yield piece
        else:
            yield from _strings(piece)
