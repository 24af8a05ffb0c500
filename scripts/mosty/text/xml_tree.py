"""XML that somebody sends us, as a tree with lines: read by expat, with no file besides and no
entity of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

#: Elements in one another.
_DEEPEST = 60


class XmlError(Exception):
    """What is wrong with a file, and on which line: ``key`` is that of a message."""

    def __init__(self, key: str, line: int, **values: str | int) -> None:
        super().__init__(key)
        self.key, self.line, self.values = key, line, values


@dataclass(slots=True)
class Node:
    """An element; ``name`` is bare in the namespaces that were asked for."""

    name: str
    attributes: Mapping[str, str]
    line: int
    inside: list[str | Node] = field(default_factory=list)

    def nodes(self, *names: str) -> Iterator[Node]:
        """The elements in it that have one of the names; all of them without one."""
        children = (child for child in self.inside if isinstance(child, Node))
        return (child for child in children if not names or child.name in names)


def tree(data: bytes, spaces: Collection[str], *, doctype: bool = False) -> Node:
    """The root. ``doctype``: the document may name its type, as long as it declares nothing.

    Raises :class:`XmlError` for what is no XML, is nested too deeply or has a document type.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    top = Node("", {}, 1)
    stack = [top]

    def start(name: str, attributes: dict[str, str]) -> None:
        line = parser.CurrentLineNumber
        if len(stack) > _DEEPEST:
            raise XmlError("translate.file_too_deep", line)
        space, _, local = name.rpartition(" ")
        node = Node(local if space in spaces else name, attributes, line)
        stack[-1].inside.append(node)
        stack.append(node)

    def with_doctype(name: str, system: object, public: object, declares: bool) -> None:
        if declares or not doctype:
            raise XmlError("translate.file_doctype", parser.CurrentLineNumber)

    def unknown_entity(name: str, is_parameter: bool) -> None:
        raise XmlError("translate.file_doctype", parser.CurrentLineNumber)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: stack.pop()
    parser.CharacterDataHandler = lambda text: stack[-1].inside.append(text)
    parser.StartDoctypeDeclHandler = with_doctype
    parser.SkippedEntityHandler = unknown_entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise XmlError("translate.file_broken", error.lineno, reason=reason) from error
    except (LookupError, ValueError) as error:  # an encoding that there is not
        raise XmlError("translate.file_broken", 1, reason=str(error)) from error
    return next(top.nodes())


class _Root(Exception):
    """The first element has been read."""


def root_name(data: bytes) -> str:
    """The name of the first element without its namespace; nothing where that cannot be read."""
    parser = expat.ParserCreate()
    names: list[str] = []

    def start(name: str, _: dict[str, str]) -> None:
        names.append(name.rpartition(":")[2])
        raise _Root

    parser.StartElementHandler = start
    try:
        parser.Parse(data, True)
    except (_Root, expat.ExpatError, LookupError, ValueError):
        return names[0] if names else ""
    return ""
