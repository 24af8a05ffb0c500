"""XLIFF 2 (OASIS, core of 2.0 and 2.1), written and read: what translators' tools exchange.

Signs of Markdown are codes (``ph``, ``pc``) with their text in ``originalData``: tools show and
move them and cannot change them. The reader takes what a tool may make of our file (more segments,
``sc`` and ``ec``, annotations), and no document type: so no entity, and no file besides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from mosty.text.markdown.inline_codes import Code, Piece
from mosty.text.xml_tree import Node, XmlError, tree

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
#: Our one attribute beside the standard's: what the translation was when the file was made.
OWN = "urn:mosty:translation"
MAX_BYTES = 4_000_000
#: What XML 1.0 cannot hold.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BREAK = re.compile(r"[ \t]?[\r\n][ \t\r\n]*")

#: A text with its codes by their ids: a code that has two signs comes as a start and an end.
Flow = list["str | Mark"]


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of a code in a text: the ``whole`` of it, its ``start`` or its ``end``."""

    id: str
    part: str = "whole"


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage to be written. ``target`` is None where it is not translated. ``was`` is the
    fingerprint of the translation.
    """

    id: str
    source: tuple[Piece, ...]
    target: tuple[Piece, ...] | None
    state: str
    was: str
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class File:
    """A page to be written; ``original`` is the file of its source."""

    id: str
    original: str
    units: Sequence[Unit]


@dataclass(frozen=True, slots=True)
class ReadUnit:
    """A passage as it came back, and the line it stands on. ``target`` is None where there is none,
    or not for each of its segments.
    """

    id: str
    line: int
    source: Flow
    target: Flow | None
    was: str
    done: bool


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A page as it came back."""

    original: str
    line: int
    units: list[ReadUnit]


@dataclass(frozen=True, slots=True)
class Document:
    """A file of a translator."""

    source_language: str
    target_language: str
    files: list[ReadFile]


def ids_of(source: Sequence[Code], target: Sequence[Code]) -> tuple[list[str], list[str]]:
    """Ids of the codes of a text and of its translation: a code that both have has one id, what
    only the translation has begins with ``t``.
    """
    ours = [str(number) for number in range(1, len(source) + 1)]
    free: dict[tuple[str, str | None], list[str]] = {}
    for code, own in zip(source, ours, strict=True):
        free.setdefault((code.start, code.end), []).append(own)
    theirs = []
    for number, code in enumerate(target, 1):
        same = free.get((code.start, code.end))
        theirs.append(same.pop(0) if same else f"t{number}")
    return ours, theirs


def written(source_language: str, target_language: str, files: Sequence[File]) -> str:
    """The document."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<xliff xmlns="{NAMESPACE}" xmlns:mosty="{OWN}" version="2.0"'
        f" srcLang={quoteattr(source_language)} trgLang={quoteattr(target_language)}"
        ' xml:space="preserve">',
    ]
    for file in files:
        lines.append(f"<file id={quoteattr(file.id)} original={quoteattr(file.original)}>")
        for unit in file.units:
            lines += _unit(unit)
        lines.append("</file>")
    return "\n".join([*lines, "</xliff>", ""])


def _unit(unit: Unit) -> Iterator[str]:
    from_, to = list(_all(unit.source)), list(_all(unit.target or ()))
    ours, theirs = ids_of(from_, to)
    all_codes = dict(zip(ours, from_, strict=True)) | dict(zip(theirs, to, strict=True))
    signs = dict.fromkeys(
        sign for code in all_codes.values() for sign in (code.start, code.end) if sign
    )
    data = {sign: f"d{number}" for number, sign in enumerate(signs, 1)}
    yield f'<unit id={quoteattr(unit.id)} mosty:was="{unit.was}">'
    if unit.notes:
        notes = "".join(f'<note category="glossary">{_text(note)}</note>' for note in unit.notes)
        yield f"<notes>{notes}</notes>"
    if data:
        kept = "".join(f'<data id="{own}">{_text(sign)}</data>' for sign, own in data.items())
        yield f"<originalData>{kept}</originalData>"
    source = _inline(unit.source, iter(ours), data)
    yield f'<segment state="{unit.state}"><source>{source}</source>'
    if unit.target is not None:
        yield f"<target>{_inline(unit.target, iter(theirs), data)}</target>"
    yield "</segment></unit>"


def _all(parts: Sequence[Piece]) -> Iterator[Code]:
    for part in parts:
        if isinstance(part, Code):
            yield part
            yield from _all(part.inside)


def _inline(parts: Sequence[Piece], ids: Iterator[str], data: Mapping[str, str]) -> str:
    made = []
    for part in parts:
        if isinstance(part, str):
            made.append(_text(part))
            continue
        may = "yes" if part.optional else "no"
        head = f'id="{next(ids)}" canCopy="no" canDelete="{may}"'
        if part.end is None:
            shown = quoteattr(CONTROL.sub("", part.start).strip() or "↵")
            made.append(f'<ph {head} dataRef="{data[part.start]}" disp={shown}/>')
            continue
        refs = f'dataRefStart="{data[part.start]}" dataRefEnd="{data[part.end]}"'
        made.append(f"<pc {head} {refs}>{_inline(part.inside, ids, data)}</pc>")
    return "".join(made)


def _text(text: str) -> str:
    return CONTROL.sub(lambda sign: f'<cp hex="{ord(sign[0]):04X}"/>', escape(text))


def read(data: bytes) -> Document:
    """The document. Raises :class:`XmlError` for what is no XLIFF 2, is too large, or has a
    document type.
    """
    if len(data) > MAX_BYTES:
        raise XmlError("translate.file_too_large", 1, most=MAX_BYTES // 1_000_000)
    root = tree(data, {NAMESPACE})
    if root.name != "xliff" or not root.attributes.get("version", "").startswith("2."):
        raise XmlError("translate.file_other_format", root.line)
    files = [
        ReadFile(file.attributes.get("original", ""), file.line, [*map(_read_unit, _units(file))])
        for file in root.nodes("file")
    ]
    return Document(root.attributes.get("srcLang", ""), root.attributes.get("trgLang", ""), files)


def _units(node: Node) -> Iterator[Node]:
    for part in node.nodes("unit", "group"):
        if part.name == "unit":
            yield part
        else:
            yield from _units(part)


def _read_unit(unit: Node) -> ReadUnit:
    source: Flow = []
    target: Flow | None = []
    done = True
    for part in unit.nodes("segment", "ignorable"):
        own = next(part.nodes("source"), None)
        other = next(part.nodes("target"), None)
        if own is None or (other is not None and "order" in other.attributes):
            raise XmlError("translate.file_other_order", part.line)
        source += _flow(own)
        if part.name == "segment":
            done = done and part.attributes.get("state", "initial") != "initial"
        if part.name == "ignorable" and other is None:
            other = own
        theirs = _flow(other) if other is not None else []
        target = None if target is None or not _is_full(theirs, part.name) else target + theirs
    was = unit.attributes.get(f"{OWN} was", "")
    return ReadUnit(unit.attributes.get("id", ""), unit.line, source, target, was, done)


def _is_full(flow: Flow, name: str) -> bool:
    return name == "ignorable" or any(isinstance(one, Mark) or one.strip() for one in flow)


def _flow(node: Node) -> Flow:
    """A source or target with its codes; breaks that a tool made between lines are spaces."""
    flow: Flow = []
    for piece in node.inside:
        if isinstance(piece, str):
            flow.append(_BREAK.sub(" ", piece))
            continue
        own = piece.attributes.get("id", "")
        match piece.name:
            case "cp":
                flow.append(_sign(piece))
            case "ph":
                flow.append(Mark(own))
            case "sc":
                flow.append(Mark(own, "start"))
            case "ec":
                flow.append(Mark(piece.attributes.get("startRef") or own, "end"))
            case "pc":
                flow += [Mark(own, "start"), *_flow(piece), Mark(own, "end")]
            case "mrk":
                flow += _flow(piece)
            case "sm" | "em":
                pass
            case _:
                raise XmlError("translate.file_other_element", piece.line, name=piece.name)
    return flow


def _sign(node: Node) -> str:
    try:
        sign = chr(int(node.attributes.get("hex", ""), 16))
        sign.encode("utf-8")
    except (ValueError, OverflowError) as error:
        raise XmlError("translate.file_broken", node.line, reason="cp") from error
    return sign
