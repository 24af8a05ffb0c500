"""What CommonMark sees in a page's body: its blocks in the common form, each with its place in the
text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser
from typing import Any

import pyromark

from mosty.text.markdown.dialects.flat import Block, Flat
from mosty.text.markdown.dialects.neutral import UNSEEN, neutral
from mosty.text.prefilter import lazy_pattern

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
)
#: An attribute list as editors mean it; whether Python-Markdown takes it shows in what it renders.
_NAME = r"(?:[#.][^\s{}=#.]+|[^\s{}=]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"']+))"
ATTRIBUTES = lazy_pattern(rf"[ ]?\{{:?[ ]*{_NAME}(?:[ ]+{_NAME})*[ ]*\}}")
_TAGS = {
    "Emphasis": "em",
    "Strong": "strong",
    "Paragraph": "p",
    "Item": "li",
    "TableRow": "tr",
    "TableHead": "tr",
    "TableCell": "td",
    "HtmlBlock": "div",
    "Table": "table",
}


def events(text: str) -> Iterator[tuple[str, Any, int, int]]:
    """Events of CommonMark, ``(name, value, start, end)``, places in characters; ``Start`` and
    ``End`` as they are.
    """
    made: list[Any] = list(pyromark.events_with_range(text, options=OPTIONS, merge_text=True))
    where = (
        None
        if text.isascii()
        else _characters(text, {at for _, place in made for at in place.values()})
    )
    for event, place in made:
        name, value = (event, None) if type(event) is str else next(iter(event.items()))
        start, end = place["start"], place["end"]
        yield name, value, where[start] if where else start, where[end] if where else end


def _characters(text: str, offsets: Iterable[int]) -> dict[int, int]:
    """Offset in bytes → in characters."""
    data = text.encode("utf-8")
    characters, count, last = {}, 0, 0
    for offset in sorted(offsets):
        count += len(data[last:offset].decode("utf-8", "ignore"))
        characters[offset] = count
        last = offset
    return characters


class _Raw(HTMLParser):
    """Tags and text of a piece of raw HTML, told to a :class:`Flat` at one place."""

    def __init__(self, flat: Flat) -> None:
        super().__init__(convert_charrefs=True)
        self.flat = flat
        self.at = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.flat.start(tag, {name: value or "" for name, value in attrs}, self.at)

    def handle_endtag(self, tag: str) -> None:
        self.flat.end(tag)

    def handle_data(self, data: str) -> None:
        self.flat.text(data, self.at)

    def whole(self, html: str, at: int) -> None:
        """All of a piece, whatever it leaves open."""
        self.at = at
        self.feed(html)
        self.close()
        self.reset()


class _Reading:
    def __init__(self, text: str, anchors: Sequence[str]) -> None:
        self.plain = neutral(text)
        self.flat = Flat()
        self.raw = _Raw(self.flat)
        self.anchors = iter(anchors)
        self.pictures = 0  # a picture's words are no text: how deep we are in them
        self.words: list[str] = []
        self.html: list[str] = []
        self.lists: list[str] = []

    def read(self) -> list[Block]:
        for name, value, start, end in events(self.plain.text):
            if name == "Start":
                kind, detail = (
                    (value, None) if isinstance(value, str) else next(iter(value.items()))
                )
                self.open(kind, detail, start)
            elif name == "End":
                self.close(value if isinstance(value, str) else next(iter(value)), start)
            elif self.pictures:
                self.words.append(value if isinstance(value, str) else " ")
            else:
                self.inline(name, value, start, end)
        return self.flat.done()

    def open(self, kind: str, detail: Any, at: int) -> None:
        flat = self.flat
        if self.pictures:
            self.pictures += kind == "Image"
        elif kind == "List":
            self.lists.append("ul" if detail is None else "ol")
            flat.start(self.lists[-1], {} if detail is None else {"start": str(detail)}, at)
        elif kind == "Heading":
            flat.start(f"h{detail['level'][1]}", {"id": next(self.anchors, "")}, at)
        elif kind == "Link":
            href = ("mailto:" if detail["link_type"] == "Email" else "") + detail["dest_url"]
            flat.start("a", {"href": href}, at)
        elif kind == "Image":
            self.pictures, self.words, self.picture = 1, [], (detail, at)
        elif kind == "CodeBlock":
            flat.start("pre", {}, at)
        elif kind == "BlockQuote":
            flat.start("blockquote", {}, at)
        elif kind == "FootnoteDefinition":
            flat.flush()
            flat.path.append(("note", f"^{detail}"))
        elif kind == "HtmlBlock":
            self.html = []
            flat.flush()
        else:
            flat.start(_TAGS.get(kind, kind), {}, at)

    def close(self, kind: str, at: int) -> None:
        flat = self.flat
        if self.pictures:
            self.pictures -= kind == "Image"
            if not self.pictures:
                detail, place = self.picture
                flat.start("img", {"alt": "".join(self.words), "src": detail["dest_url"]}, place)
        elif kind == "List":
            flat.end(self.lists.pop())
        elif kind == "Heading":
            flat.flush()
        elif kind == "HtmlBlock":
            self.raw.whole("".join(self.html).replace(UNSEEN, ""), at)
            flat.flush()
        elif kind == "FootnoteDefinition":
            flat.flush()
            flat.path.pop()
        else:
            flat.end(
                {"Link": "a", "CodeBlock": "pre", "BlockQuote": "blockquote"}.get(kind)
                or _TAGS.get(kind, kind)
            )

    def inline(self, name: str, value: Any, start: int, end: int) -> None:
        flat = self.flat
        if name == "Text":
            self.text(value, start)
        elif name == "SoftBreak":
            flat.text(" ", start)
        elif name == "HardBreak":
            flat.start("br", {}, start)
        elif name == "Code":
            flat.mark(("code", " ".join(value.split())), start)
        elif name == "Html":
            self.html.append(value)
        elif name == "InlineHtml":
            self.raw.whole(value, start)
        elif name == "FootnoteReference":
            flat.mark(("note", value), start)
        elif name == "TaskListMarker":
            flat.mark(("task", str(value)), start)
        elif name == "Rule":
            self.rule(start)

    def text(self, value: str, at: int) -> None:
        value = value.replace(UNSEEN, "")
        if self.flat.kind != "pre" and "{" in value:
            value = ATTRIBUTES.sub("", value)
        self.flat.text(value, at)

    def rule(self, at: int) -> None:
        """A rule, or the mark of a box, which prints nothing."""
        if at in self.plain.boxes:
            self.flat.flush()
        else:
            self.flat.start("hr", {}, at)


def as_commonmark(text: str, anchors: Sequence[str]) -> list[Block]:
    """The blocks of a body; ``anchors`` are those of its headings, in order."""
    return _Reading(text, anchors).read()
