"""RDF as Turtle (RDF 1.1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

#: A predicate by its prefixed name, and a value that is written already.
Said = Iterable[tuple[str, str]]
#: What may not be in an IRI of Turtle, as an address has it.
_ESCAPED_IRI = str.maketrans(
    {char: f"%{ord(char):02X}" for char in (*map(chr, range(0x21)), *'<>"{}|^`\\')}
)
_ESCAPED = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
)


def iri(address: str) -> str:
    """A node with an address."""
    return f"<{address.translate(_ESCAPED_IRI)}>"


def literal(text: str, language: str = "", datatype: str = "") -> str:
    """A text in a language, or of a type by its prefixed name."""
    written = f'"{text.translate(_ESCAPED)}"'
    return f"{written}@{language}" if language else written + (f"^^{datatype}" if datatype else "")


def nested(statements: Said) -> str:
    """A node without an address, in place."""
    return f"[ {' ; '.join(f'{predicate} {value}' for predicate, value in statements)} ]"


def turtle(prefixes: Mapping[str, str], nodes: Iterable[tuple[str, Said]]) -> bytes:
    """The document: nodes by what they are, each with its statements."""
    head = [f"@prefix {name}: <{space}> ." for name, space in prefixes.items()]
    blocks = [
        f"{node}\n"
        + " ;\n".join(f"  {predicate} {value}" for predicate, value in statements)
        + " ."
        for node, statements in nodes
    ]
    return ("\n\n".join(["\n".join(head), *blocks]) + "\n").encode("utf-8")
