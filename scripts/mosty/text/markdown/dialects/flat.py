"""One form for both readings: blocks in reading order, each with where it is, what it is and
its words and marks.

:class:`Flat` is told of tags and text as a parser of HTML is, by the events of CommonMark or by
rendered HTML. What only looks different (loose and tight lists, two quotations in a row, classes,
divisions) does not show in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest
from urllib.parse import unquote

from mosty.text.figures import small

#: What is in every call's place.
CALLED = "xxxxx"
Token = str | tuple[str, ...]

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "style",
    "script",
    "summary",
    "table",
    "tbody",
    "td",
    "template",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "video",
}
#: Tags that say nothing of what is read.
_SILENT = frozenset({"label", "span"})
_SAME = {"b": "strong", "i": "em", "s": "del", "strike": "del"}
_WHITE = " \t\n\r\f"
_SPACES = re.compile(r"[ \t\n\r\f]+")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)


@dataclass(frozen=True, slots=True)
class Block:
    """A block: the items and quotations around it, its kind, its words and marks; ``at``: where
    each of them stands (0 in HTML).
    """

    path: tuple[str, ...]
    kind: str
    tokens: tuple[Token, ...]
    at: tuple[int, ...]

    @property
    def key(self) -> tuple[tuple[str, ...], str, tuple[Token, ...]]:
        """What is compared; the anchor of a heading with a call is made of what the call
        becomes.
        """
        called = self.kind[0] == "h" and any(
            CALLED in token for token in self.tokens if isinstance(token, str)
        )
        return (self.path, self.kind[:2] if called else self.kind, self.tokens)

    @property
    def words(self) -> str:
        """The block as somebody reads it."""
        return "".join(
            token if isinstance(token, str) else _shown(token) for token in self.tokens
        ).strip()


def _shown(token: tuple[str, ...]) -> str:
    return token[1] if token[0] in ("code", "img") else " " if token[0] in ("br", "cell") else ""


class Flat:
    """Collects blocks. ``start``, ``end`` and ``text`` follow the document; ``done`` gives the
    blocks.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.path: list[tuple[str, str]] = []  # tag, what it adds to the path
        self.numbers: list[int] = []  # of the next item of each list that is open
        self.kind = "p"
        self.tokens: list[Token] = []
        self.at: list[int] = []
        self.opened: list[str] = []  # marks of the block whose end is yet to come
        self.held: list[str] | None = None  # text of code
        self.place = 0

    def start(self, tag: str, attrs: Mapping[str, str], at: int) -> None:
        """A tag opens."""
        tag = _SAME.get(tag, tag)
        self.place = at
        if tag in _BLOCKS:
            self._open(tag, attrs, at)
        elif self.kind == "pre" or tag in _SILENT:
            return
        elif tag == "code":
            self.held = []
        elif tag == "a":
            # its title may be in an attribute list, which CommonMark has not
            self.mark(("a", _address(attrs.get("href", ""))), at)
            self.opened.append("a")
        elif tag == "img":
            self.mark(
                ("img", " ".join(attrs.get("alt", "").split()), _address(attrs.get("src", ""))), at
            )
        elif tag == "input":
            if attrs.get("type") == "checkbox":
                self.mark(("task", str("checked" in attrs)), at)
        else:
            self.mark((tag,), at)
            if tag not in _VOID:
                self.opened.append(tag)

    def _open(self, tag: str, attrs: Mapping[str, str], at: int) -> None:
        if tag in ("td", "th"):
            self.mark(("cell",), at)
            return
        self.flush()
        if tag in ("ol", "ul"):
            self.numbers.append(small(attrs.get("start", "1"), 1) if tag == "ol" else 1)
            self.path.append((tag, ""))
        elif tag == "li":
            self._item(at)
        elif tag == "blockquote":
            self.path.append((tag, ">"))
        elif tag == "hr":
            self.blocks.append(Block(self._where(), "hr", (), (at,)))
        elif tag == "tr":
            self.kind = "row"
        elif tag in _HEADINGS:
            self.kind = f"{tag}#{attrs.get('id', '')}"
        elif tag == "pre":
            self.kind, self.held = "pre", []

    def _item(self, at: int) -> None:
        listed = next((tag for tag, _ in reversed(self.path) if tag in ("ol", "ul")), "ul")
        number = self.numbers[-1] if self.numbers else 1
        if self.numbers:
            self.numbers[-1] += 1
        self.path.append(("li", f"{number}." if listed == "ol" else f"-{number}"))
        self.blocks.append(Block(self._where(), "item", (), (at,)))

    def end(self, tag: str) -> None:
        """A tag closes; one that was never opened says nothing."""
        tag = _SAME.get(tag, tag)
        if tag == "pre" and self.kind == "pre":
            self.tokens, self.at = ["".join(self.held or []).strip("\n")], [self.place]
            self.held = None
            self.flush()
        elif tag == "code" and self.held is not None and self.kind != "pre":
            words, self.held = _SPACES.sub(" ", "".join(self.held)).strip(), None
            self.mark(("code", words), self.place)
        elif tag in ("td", "th", "pre", "code", "hr") or tag in _SILENT or tag in _VOID:
            return
        elif tag in _BLOCKS:
            self._close(tag)
        elif self.kind != "pre" and tag in self.opened:
            self.opened.remove(tag)
            self.mark(("/" + tag,), self.place)

    def _close(self, tag: str) -> None:
        self.flush()
        if tag in ("ol", "ul", "li", "blockquote"):
            depth = next(
                (at for at in range(len(self.path) - 1, -1, -1) if self.path[at][0] == tag), None
            )
            if depth is None:
                return
            lists = sum(name in ("ol", "ul") for name, _ in self.path[depth:])
            del self.path[depth:]
            del self.numbers[len(self.numbers) - lists :]

    def text(self, data: str, at: int) -> None:
        """Text as it is read, entities resolved."""
        if self.held is not None:
            self.held.append(data)
            self.place = at
            return
        if not data:
            return
        if data[0] in _WHITE:
            self._space(at)
        words = [word for word in _SPACES.split(data) if word]
        for index, word in enumerate(words):
            if index:
                self.tokens.append(" ")
                self.at.append(at)
            if (
                not index
                and self.tokens
                and isinstance(self.tokens[-1], str)
                and self.tokens[-1] != " "
            ):
                self.tokens[-1] += word
            else:
                self.tokens.append(word)
                self.at.append(at)
        if words and data[-1] in _WHITE:
            self._space(at)

    def _space(self, at: int) -> None:
        """One space between words; none beside an edge, a line's end, or another one on the far
        side of a mark.
        """
        if (
            self.tokens
            and self.tokens[-1] != " "
            and self.tokens[-1][0] not in ("br", "cell", "task")
        ):
            self.tokens.append(" ")
            self.at.append(at)

    def mark(self, token: Token, at: int) -> None:
        """Anything in a line that is no word."""
        if token in (("br",), ("cell",)):
            self._trim()
        self.tokens.append(token)
        self.at.append(at)

    def _trim(self) -> None:
        while self.tokens and self.tokens[-1] == " ":
            self.tokens.pop()
            self.at.pop()

    def _where(self) -> tuple[str, ...]:
        return tuple(name for _, name in self.path if name)

    def flush(self) -> None:
        """The block that is being read ends here, and so does every mark in it."""
        if self.kind != "pre":
            self._trim()
        for tag in reversed(self.opened):
            self.mark(("/" + tag,), self.place)
        self.opened.clear()
        if self.tokens or self.kind.startswith("h"):
            self.blocks.append(
                Block(self._where(), self.kind, tuple(_ordered(self.tokens)), tuple(self.at))
            )
        self.kind, self.tokens, self.at = "p", [], []

    def done(self) -> list[Block]:
        """The blocks; an item that begins with words is told by them alone. Notes stand last, by
        name.
        """
        self.flush()
        blocks = [
            block
            for block, after in zip_longest(self.blocks, self.blocks[1:])
            if block.kind != "item" or after is None or after.path[: len(block.path)] != block.path
        ]
        return sorted(
            blocks,
            key=lambda block: block.path[0] if block.path and block.path[0][0] == "^" else "",
        )


def _ordered(tokens: list[Token]) -> list[Token]:
    """Bold and italic around the same words in one order: which is the outer one nobody sees."""
    for at in range(len(tokens) - 1):
        if tokens[at : at + 2] == [("em",), ("strong",)]:
            tokens[at : at + 2] = [("strong",), ("em",)]
        elif tokens[at : at + 2] == [("/strong",), ("/em",)]:
            tokens[at : at + 2] = [("/em",), ("/strong",)]
    return tokens


def _address(href: str) -> str:
    return unquote(href.strip())
