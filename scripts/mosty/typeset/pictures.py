"""Pictures of a text in Typst code."""

from __future__ import annotations

from mosty.model.message import message
from mosty.text.markdown.html_tree import Node
from mosty.typeset.context import Context
from mosty.typeset.literal import raw_bytes, text


def picture(node: Node, context: Context) -> str | None:
    """An image: SVG, PNG or JPEG out of ``context.images``; an empty alt makes it an ornament."""
    source = node.attrs.get("src", "")
    if "alt" not in node.attrs:
        context.problem(node, message("typeset.picture_without_alt", source=source), source)
        return None
    data = context.images.get(source)
    if data is None:
        context.problem(node, message("typeset.picture_missing", source=source), source)
        return None
    form = _image_format(data)
    if form is None:
        context.problem(node, message("typeset.picture_format", source=source), source)
        return None
    alt = " ".join(node.attrs["alt"].split())
    return f"v.picture({raw_bytes(data)},{text(form)},{text(alt) if alt else 'none'})"


def _image_format(data: bytes) -> str | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    return "svg" if b"<svg" in data[:2000] else None
