"""An article's HTML as clean Markdown: what a person reads on the page, without its controls and
drawings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import quote

from mosty.text.markdown.html_tree import Node, parse

#: Controls, drawings and ways to files: nothing of it is the page's text.
_LEFT_OUT = frozenset(
    {
        "m-cite",
        "m-downloads",
        "m-az__letters",
        "m-report",
        "m-catalogue__maps",
        "m-map-figure",
        "m-spoken",
        "m-term__note",
        "m-note",
        "footnote-backref",
    }
)
_NO_TEXT = frozenset({"svg", "script", "style", "template", "form", "button", "nav", "input"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {
        "p",
        "ul",
        "ol",
        "dl",
        "table",
        "blockquote",
        "pre",
        "div",
        "section",
        "article",
        "aside",
        "details",
        "summary",
        "figure",
        "figcaption",
        "header",
        "footer",
        "hr",
        "address",
        *_HEADINGS,
    }
)
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_SPECIAL = re.compile(
    r"([\\`*_\[\]<>|&~])"
)  # anywhere, in CommonMark and GitHub's tables and strikethrough
_START = re.compile(r"^([^\S\n]*+)([#+=-]|\d+(?=[.)]))", re.MULTILINE)

#: What would end an address between angle brackets.
_ENDING = re.compile(r"[<>\\\x00-\x1f]")

#: The address in a link → a whole address.
Resolve = Callable[[str], str]


def escaped(text: str) -> str:
    """Text in one line, in which nothing is read as Markdown."""
    line = _SPECIAL.sub(r"\\\1", _flat(text))
    return _START.sub(_guarded, line)


def markdown(html: str, resolve: Resolve) -> str:
    """The article in Markdown, blocks parted by an empty line, a line end at the end."""
    return "\n\n".join(_Writer(resolve).blocks(parse(html).children)) + "\n"


def _flat(text: str) -> str:
    return " ".join(text.split())


class _Writer:
    def __init__(self, resolve: Resolve) -> None:
        self.resolve = resolve
        self.forms: dict[str, Callable[[Node], Iterator[str]]] = {
            "ul": self.items,
            "ol": self.items,
            "dl": self.fields,
            "table": self.table,
            "pre": self.code,
            "hr": self.rule,
        }

    def blocks(self, children: Iterable[Node | str]) -> Iterator[str]:
        """Every block; text that stands between blocks is a paragraph."""
        loose: list[Node | str] = []
        for child in children:
            if isinstance(child, Node) and _left_out(child):
                continue
            if isinstance(child, Node) and child.tag in _BLOCKS:
                yield from self.paragraph(loose)
                loose = []
                yield from self.block(child)
            else:
                loose.append(child)
        yield from self.paragraph(loose)

    def paragraph(self, children: Iterable[Node | str]) -> Iterator[str]:
        text = self.line(children)
        if text:
            yield text

    def block(self, node: Node) -> Iterator[str]:
        """The block in Markdown; what is no block of Markdown gives what is in it."""
        if node.tag in _HEADINGS:
            yield f"{'#' * _HEADINGS[node.tag]} {self.line(node.children, start=False)}"
        elif node.tag in self.forms:
            yield from self.forms[node.tag](node)
        elif node.tag == "blockquote" or "admonition" in node.classes:
            yield from self.quotation(node)
        elif node.tag in ("summary", "figcaption") or "admonition-title" in node.classes:
            yield from self.strong(node)
        elif node.tag == "p":
            yield from self.paragraph(node.children)
        else:
            yield from self.blocks(node.children)

    def rule(self, node: Node) -> Iterator[str]:
        yield "---"

    def code(self, node: Node) -> Iterator[str]:
        """A fenced block; the fence is longer than every run of backquotes in the code."""
        code = node.text().strip("\n")
        fence = "`" * max(3, max((len(run) for run in re.findall(r"`+", code)), default=0) + 1)
        yield f"{fence}\n{code}\n{fence}"

    def quotation(self, node: Node) -> Iterator[str]:
        text = "\n\n".join(self.blocks(node.children))
        if text:
            yield "\n".join(f"> {line}".rstrip() for line in text.split("\n"))

    def strong(self, node: Node) -> Iterator[str]:
        """A title that is no heading."""
        text = self.line(node.children, start=False)
        if text:
            yield f"**{text}**"

    def items(self, node: Node) -> Iterator[str]:
        number = int(node.attrs.get("start") or 1)
        rows = []
        for item in node.elements():
            if _left_out(item):
                continue
            value = item.attrs.get("value", "")
            number = int(value) if value.isdigit() else number
            mark = f"{number}. " if node.tag == "ol" else "- "
            number += 1
            box = next((one for one in item.walk() if one.tag == "input"), None)
            if box is not None:
                mark += "[x] " if "checked" in box.attrs else "[ ] "
            inside = "\n\n".join(self.blocks(item.children))
            indent = "    "
            rows.append(mark + inside.replace("\n", f"\n{indent}").replace(f"\n{indent}\n", "\n\n"))
        if rows:
            yield "\n".join(rows)

    def fields(self, node: Node) -> Iterator[str]:
        rows: list[str] = []
        for child in node.elements():
            text = self.cell(child)
            if child.tag == "dt":
                rows.append(f"- **{text}:**")
            elif rows and text:
                rows[-1] += f" {text}" if rows[-1].endswith(":**") else f"; {text}"
        if rows:
            yield "\n".join(rows)

    def table(self, node: Node) -> Iterator[str]:
        rows = [
            [self.cell(cell) for cell in row.elements()] for row in node.walk() if row.tag == "tr"
        ]
        rows = [row for row in rows if row]
        if not rows:
            return
        caption = next((one for one in node.walk() if one.tag == "caption"), None)
        if caption is not None:
            yield f"**{self.line(caption.children, start=False)}**"
        wide = max(map(len, rows))
        rows = [[*row, *[""] * (wide - len(row))] for row in rows]
        lines = [f"| {' | '.join(row)} |" for row in rows]
        yield "\n".join([lines[0], "|" + " --- |" * wide, *lines[1:]])

    def cell(self, node: Node) -> str:
        """Everything in the node in one line that begins elsewhere."""
        if any(child.tag in _BLOCKS for child in node.elements()):
            return " ".join(part.replace("\n", " ") for part in self.blocks(node.children))
        return self.line(node.children, start=False)

    def line(self, children: Iterable[Node | str], start: bool = True) -> str:
        """The text of inline children in one line; ``start``: it begins a line, where more is read
        as Markdown.
        """
        text = "\n".join(_flat(part) for part in self.inline(children).split("\n")).strip()
        return _START.sub(_guarded, text) if start else text.replace("\n", " ")

    def inline(self, children: Iterable[Node | str]) -> str:
        return "".join(self.piece(child) for child in children)

    def piece(self, child: Node | str) -> str:
        if isinstance(child, str):
            return _SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", child))
        if _left_out(child):
            return ""
        tag = child.tag
        if tag == "br":
            return "\\\n"
        if tag == "img":
            alternative = self.piece(child.attrs.get("alt", ""))
            return f"![{alternative}]({self.target(child.attrs.get('src', ''))})"
        if tag in ("code", "kbd", "samp"):
            code = child.text()
            mark = "``" if "`" in code else "`"
            return f"{mark} {code} {mark}" if "`" in code else f"{mark}{code}{mark}"
        inside = self.inline(child.children)
        if (
            tag == "a"
            and child.attrs.get("href")
            and "m-term" not in child.classes
            and inside.strip()
        ):
            return _around(inside, "[", f"]({self.target(child.attrs['href'])})")
        if tag in _MARKS and inside.strip():
            return _around(inside, _MARKS[tag], _MARKS[tag])
        return f" {inside} " if tag in _BLOCKS or tag in ("li", "dt", "dd") else inside

    def target(self, address: str) -> str:
        """The whole address, between angle brackets where it would end too early."""
        whole = _ENDING.sub(lambda match: quote(match[0]), self.resolve(address))
        return f"<{whole}>" if re.search(r"[\s()<>]", whole) else whole


def _left_out(node: Node) -> bool:
    # A term that opens its definition is a button, and a word of the sentence.
    return (node.tag in _NO_TEXT and "m-term" not in node.classes) or bool(node.classes & _LEFT_OUT)


def _around(inside: str, before: str, after: str) -> str:
    """Marks close to the word, the space outside."""
    core = inside.strip()
    lead, trail = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
    return f"{lead}{before}{core}{after}{trail}"


def _guarded(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2]}\\" if match[2].isdigit() else f"{match[1]}\\{match[2]}"
