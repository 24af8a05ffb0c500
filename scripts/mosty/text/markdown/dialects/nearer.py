"""Rewrites a page's body so that Python-Markdown sees the blocks that CommonMark sees in it.

Lists get an empty line above them and four spaces a level, code in them its indent, indented
headings their margin, numbers with a bracket their full stop. All else stays as it is written. What
the rewriting cannot bring together is left to ``compare``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from mosty.text.markdown.dialects.blocks import Block, blocks
from mosty.text.markdown.dialects.budget import excess
from mosty.text.markdown.dialects.neutral import neutral
from mosty.text.prefilter import lazy_pattern

#: Where the two may differ at all in what is rewritten here.
_CALLED_FOR = lazy_pattern(
    r"^[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)|^[ ]{1,3}#|^[ ]{0,3}>", re.MULTILINE
)
_MARKER = lazy_pattern(r"([-*+]|\d{1,9}[.)])([ ]*)")
#: What opens a block for Python-Markdown in the middle of an item's paragraph.
_OPENS = lazy_pattern(r"(\d+)(\.)(?=[ ])|([-*+#>])")
_TASK = lazy_pattern(r"\[[ xX]\][ ]+")
_FENCE = lazy_pattern(r"[ ]*(`{3,}|~{3,})")
_INDENT = "    "


class Nearer(Extension):
    """Gives Python-Markdown the rewritten text, and each attribute a value."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the step (Python-Markdown calls this)."""
        md.preprocessors.register(
            _Step(md), "mosty-nearer", 29
        )  # line ends are settled (30), fences not yet (25)
        md.treeprocessors.register(
            _Values(md), "mosty-values", 7
        )  # attributes are read (8), contents not yet (5)


class _Step(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return nearer("\n".join(lines)).split("\n")


class _Values(Treeprocessor):
    """``{name}`` is an attribute without a value: other extensions end in a traceback over it."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name, value in element.attrib.items():
                if value is None:
                    element.set(name, "")


def nearer(text: str) -> str:
    """The body as Python-Markdown should get it. The same text again where nothing is called
    for.
    """
    if not _CALLED_FOR.search(text) or excess(text):
        return text
    return _Writer(text).whole()


@dataclass(frozen=True, slots=True)
class _Around:
    """A container around a line: its first line, the column its content begins at there, its own
    indent.
    """

    line: int
    column: int
    indent: int  # -1: a quotation


class _Writer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = neutral(text)
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def line(self, at: int) -> int:
        """The line of a character."""
        low, high = 0, len(self.lines)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.starts[middle] <= at else (low, middle)
        return low

    def last_line(self, block: Block) -> int:
        """The last line of a block that is not empty."""
        end = block.end
        while end > block.start and self.text[end - 1] in " \t\n":
            end -= 1
        return self.line(max(end - 1, block.start))

    def whole(self) -> str:
        """Every line as it stands, but for the blocks that are rewritten."""
        out: list[str] = []
        copied = 0
        before = ""
        for block in blocks(self.plain.text).children:
            first, last = self.line(block.start), self.last_line(block)
            if block.kind == "Rule" and block.start in self.plain.boxes:
                last = self.line(self.plain.boxes[block.start])
            if first < copied:
                continue
            out += self.lines[copied:first]
            if block.kind in ("List", "BlockQuote"):
                if out and out[-1].strip():
                    out.append("")
                out += self.written(block, [])
                if last + 1 < len(self.lines) and self.lines[last + 1].strip():
                    out.append("")
            else:
                out += self.kept(block, first, last, before)
            copied = last + 1
            before = block.kind
        return "\n".join([*out, *self.lines[copied:]])

    def kept(self, block: Block, first: int, last: int, before: str) -> list[str]:
        lines = self.lines[first : last + 1]
        if block.kind == "Heading" and lines[0].startswith(" "):
            return [line.strip() for line in lines]
        return lines

    # one block, its containers' marks taken away, without indent

    def written(self, block: Block, around: list[_Around]) -> list[str]:
        """The lines of a block as its container's content."""
        if block.kind == "List":
            return self.items(block, around)
        if block.kind == "BlockQuote":
            return self.quotation(block, around)
        lines = [
            self.cut(number, around)
            for number in range(self.line(block.start), self.last_line(block) + 1)
        ]
        lines[0] = self.lines[self.line(block.start)][
            block.start - self.starts[self.line(block.start)] :
        ]
        if block.kind == "Rule" and block.start in self.plain.boxes:
            return [*lines[:1], *(_INDENT + line.strip() for line in self.options(block))]
        if block.kind == "CodeBlock":
            return self.code(block, lines, around)
        if block.kind == "HtmlBlock":
            return lines
        lines = [line.strip() if number else line for number, line in enumerate(lines)]
        if block.kind in ("Paragraph", "Text") and around:
            lines[1:] = [_escaped(line) for line in lines[1:]]
        return lines

    def options(self, block: Block) -> list[str]:
        return self.text[block.start : self.plain.boxes[block.start]].split("\n")[1:]

    def code(self, block: Block, lines: list[str], around: list[_Around]) -> list[str]:
        """Code of an item or a quotation, indented: there Python-Markdown sees no fences."""
        if block.value == "Indented":
            start = block.start - self.starts[self.line(block.start)]
            first = self.lines[self.line(block.start)][start:]
            return [_INDENT + first, *(line if line.strip() else "" for line in lines[1:])]
        fence = _FENCE.match(lines[0])
        inside = lines[1:]
        if fence and inside and inside[-1].strip().startswith(fence[1]):
            inside = inside[:-1]
        number = self.line(block.start)
        margin = max(block.start - self.starts[number] - self.column(number, around), 0)
        return [_INDENT + _dedented(line, margin) if line.strip() else "" for line in inside]

    def quotation(self, block: Block, around: list[_Around]) -> list[str]:
        number = self.line(block.start)
        column = block.start - self.starts[number]
        after = column + (2 if self.lines[number][column + 1 : column + 2] == " " else 1)
        inner = [*around, _Around(number, after, -1)]
        return [f"> {line}" if line else ">" for line in self.content(block, inner)]

    def items(self, block: Block, around: list[_Around]) -> list[str]:
        out: list[str] = []
        number = block.value
        loose = any(child.kind == "Paragraph" for item in block.children for child in item.children)
        apart = False
        for item in block.children:
            mark = "-" if number is None else f"{number}."
            number = None if number is None else number + 1
            lines = self.item(item, around)
            if out and (loose or apart):
                out.append("")
            apart = (
                "" in lines
            )  # what follows an empty line in an item would take the next item's line in
            out.append(f"{mark:<3} {lines[0]}".rstrip() if lines and lines[0] else mark)
            out += [_INDENT + line if line else "" for line in lines[1:]]
        return out

    def item(self, block: Block, around: list[_Around]) -> list[str]:
        number = self.line(block.start)
        column = block.start - self.starts[number]
        marker = _MARKER.match(self.lines[number], column)
        if marker is None:
            return []
        task = _TASK.match(self.text, self.starts[number] + marker.end())
        if task and block.children and block.children[0].start == task.end():
            block.children[0].start = task.start()  # the box is no part of a loose item's paragraph
        spaces = len(marker[2])
        empty = marker.end() == len(self.lines[number])
        width = len(marker[1]) + (spaces if 0 < spaces < 5 and not empty else 1)
        before = self.column(number, around)
        inner = [*around, _Around(number, column + width, max(column - before, 0) + width)]
        return self.content(block, inner)

    def content(self, block: Block, around: list[_Around]) -> list[str]:
        """What is in a container, its blocks parted as Python-Markdown needs them."""
        out: list[str] = []
        before = ""
        at = self.line(block.start)
        for child in block.children:
            first = self.line(child.start)
            out = self.between(out, at, first, around)
            tight = before == "Text" and child.kind == "List"
            if out and out[-1] and not tight:
                out.append("")
            out += self.written(child, around)
            at = self.last_line(child) + 1
            if child.kind == "Rule" and child.start in self.plain.boxes:
                at = self.line(self.plain.boxes[child.start]) + 1
            before = child.kind
        return self.between(out, at, self.last_line(block) + 1, around)

    def between(self, out: list[str], at: int, stop: int, around: list[_Around]) -> list[str]:
        """Lines that are no block's: addresses of links, tags around Markdown."""
        for number in range(at, stop):
            line = self.cut(number, around) if around and number != around[-1].line else ""
            if line.strip():
                out += ["", line.strip()] if out and out[-1] else [line.strip()]
        return out

    def column(self, number: int, around: list[_Around]) -> int:
        """Where the content of the containers begins on a line."""
        line = self.lines[number]
        at = 0
        for outer in around:
            if outer.line == number:
                at = outer.column
                continue
            if outer.indent >= 0:
                at += min(outer.indent, len(line) - at - len(line[at:].lstrip(" ")))
                continue
            quoted = re.compile(r"[ ]{0,3}>[ ]?").match(line, at)
            if quoted is None:
                break  # a lazy line
            at = quoted.end()
        return at

    def cut(self, number: int, around: list[_Around]) -> str:
        """A line without what its containers put before it."""
        return self.lines[number][self.column(number, around) :]


def _dedented(line: str, most: int) -> str:
    spaces = len(line) - len(line.lstrip(" "))
    return line[min(spaces, most) :]


def _escaped(line: str) -> str:
    """A line in an item's paragraph with a backslash before what Python-Markdown would take for a
    block.
    """
    match = _OPENS.match(line)
    if match is None:
        return line
    if match[1]:
        return f"{match[1]}\\{line[match.start(2) :]}"
    if match[3] in "-*+" and line[1:2] != " ":
        return line
    return "\\" + line
