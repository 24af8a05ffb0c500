"""Block HTML → Typst code: headings, paragraphs, lists, tables, boxes.

Read here: what Python-Markdown and pymdown-extensions write, and two things of our own: a list
whose items all open with a telephone number (bold or a ``tel:`` link) is set large, and a statement
about law (class ``m-law``) stands apart, its reference under it. For books besides: the fields of a
record (``m-facts``), what a page rests on (``m-provenance``), and a pointer to the web in place of
a map. Nothing raises: what paper cannot carry becomes a :class:`ConvertProblem`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from mosty.model.message import message
from mosty.text.figures import small
from mosty.text.markdown.html_tree import Node, parse
from mosty.typeset.context import LOOSE, Binding, Context
from mosty.typeset.converted import Converted
from mosty.typeset.law_nodes import is_law_reference, law_statement
from mosty.typeset.lines import (
    BLANK,
    FILL,
    INLINE,
    LAW,
    SILENT,
    inline,
    spoken,
)
from mosty.typeset.lists import number_first, significant, tick, without_tick
from mosty.typeset.literal import array, body, text
from mosty.typeset.pictures import picture
from mosty.typeset.tables import table

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CLEAR = frozenset(
    {"", "div", "section", "article", "main", "header", "footer", "figure", "figcaption", "address"}
)
BOX_KINDS = ("note", "tip", "warning", "danger")
_BOX_ALIASES = {
    "info": "note",
    "abstract": "note",
    "hint": "tip",
    "success": "tip",
    "caution": "warning",
    "attention": "warning",
    "important": "warning",
    "error": "danger",
}
_PROVENANCE = "m-provenance"  # what a page rests on
_JOINT = re.compile(r"^[\s:–—-]+")


def anchors_of(root: Node) -> frozenset[str]:
    """The ids of all headings: what can be jumped to."""
    return frozenset(
        node.attrs["id"] for node in root.walk() if node.tag in _HEADINGS and node.attrs.get("id")
    )


def convert(
    html: str | Node,
    base: str = "",
    images: Mapping[str, bytes] | None = None,
    binding: Binding = LOOSE,
) -> Converted:
    """Turn rendered HTML into Typst code.

    ``base`` is the absolute address relative links are resolved against; ``images`` holds the bytes
    of every picture by its ``src``; ``binding`` says how a chapter is bound into a book. Never
    raises: unsupported tags, pictures without alt, tables without headers, jumps in the order of
    headings and unusable links are in ``problems``.
    """
    root = parse(html) if isinstance(html, str) else html
    notes = {}
    for node in root.walk():
        if "footnote" in node.classes and node.tag == "div":
            notes.update(
                {
                    item.attrs["id"]: item
                    for item in node.walk()
                    if item.tag == "li" and "id" in item.attrs
                }
            )
    context = Context(base, images or {}, anchors_of(root), notes, binding=binding)
    converter = _Blocks(context)
    blocks = converter.flow(root.children)
    return Converted(tuple(blocks), tuple(context.problems))


def _wrapper(node: Node) -> str | None:
    """The function that sets a part of the page apart by its class; None for a part that is set
    like the rest.
    """
    if node.tag in {"div", "section", "aside"} and node.classes & LAW:
        return "law"
    if node.tag == "section" and _PROVENANCE in node.classes:
        return "apart"
    if node.tag == "section" and "m-record" in node.classes:
        return "record"
    return None


class _Blocks:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.level = 1  # the title of the leaflet
        self.labelled: set[str] = set()
        self.forms: dict[str, Callable[[Node], list[str]]] = {
            **dict.fromkeys(_HEADINGS, self.heading),
            "p": self.paragraph,
            "ul": self.items,
            "ol": self.items,
            "table": self.table,
            "hr": self.rule,
            "dl": self.definitions,
            "blockquote": self.quotation,
        }

    def flow(self, nodes: Sequence[Node | str], paragraphs: bool = True) -> list[str]:
        """Blocks and runs of inline nodes between them; a run becomes a paragraph unless told
        otherwise.
        """
        made: list[str] = []
        run: list[Node | str] = []

        def close() -> None:
            parts = self.statement(significant(run)) or inline(run, self.context)
            run.clear()
            if parts:
                made.append(f"v.para({body(parts)})" if paragraphs else body(parts))

        for node in nodes:
            if isinstance(node, str) or node.tag in INLINE:
                run.append(node)
            else:
                close()
                made.extend(self.block(node))
        close()
        for before, after in pairwise(range(len(made))):
            if made[after].startswith("v.phones(") and made[before].startswith("v.para("):
                made[before] = "v.lead" + made[before].removeprefix("v.para")
        return made

    def block(self, node: Node) -> list[str]:
        """One block element as zero or more expressions."""
        code = self._block(node)
        if code and "lang" in node.attrs:
            return [spoken(node, body(code), self.context)]
        return code

    def _block(self, node: Node) -> list[str]:
        if form := self.forms.get(node.tag):
            return form(node)
        tag, context = node.tag, self.context
        if tag == "details" or "admonition" in node.classes:
            return self.box(node)
        if tag == "div" and "footnote" in node.classes:
            return []  # its notes are printed where they are mentioned
        if wrapper := _wrapper(node):
            return [f"v.{wrapper}({body(self.flow(node.children))})"]
        if tag == "svg" and context.binding.pointer and context.base:
            return [f"v.pointer({text(context.base)},{text(context.binding.pointer)})"]
        if tag in _CLEAR or tag == "aside":
            return self.flow(node.children)
        context.problem(node, message("typeset.no_form"))
        return [] if tag in SILENT else self.flow(node.children)

    def table(self, node: Node) -> list[str]:
        return table(node, self.context, lambda cell: self.flow(cell.children, paragraphs=False))

    def rule(self, node: Node) -> list[str]:
        return ["v.rule()"]

    def quotation(self, node: Node) -> list[str]:
        return [f"v.quotation({body(self.flow(node.children))})"]

    def heading(self, node: Node) -> list[str]:
        """A heading; the title is the only one of level 1, and no level is skipped (PDF/UA-1,
        7.4.2).
        """
        level = _HEADINGS[node.tag]
        if level == 1:
            self.context.problem(node, message("typeset.second_h1"))
        elif level > self.level + 1:
            self.context.problem(
                node, message("typeset.level_skipped", level=level, above=self.level)
            )
        self.level = level
        parts = inline(node.children, self.context)
        if not parts:
            self.context.problem(node, message("typeset.heading_empty"))
            return []
        name = node.attrs.get("id", "")
        target = "none"
        if name and name not in self.labelled:
            self.labelled.add(name)
            target = text(self.context.binding.prefix + name)
        return [f"v.head({level},{target},{body(parts)})"]

    def paragraph(self, node: Node) -> list[str]:
        """A paragraph; one that holds nothing but a picture is a figure."""
        inner = significant(node.children)
        if len(inner) == 1 and isinstance(inner[0], Node) and inner[0].tag == "img":
            code = picture(inner[0], self.context)
            return [f"v.figured({code})"] if code else []
        parts = inline(node.children, self.context)
        if not parts:
            return []
        law = node.classes & LAW or law_statement(inner)
        parts = self.statement(inner) or parts
        return [f"v.law({body(parts)})" if law else f"v.para({body(parts)})"]

    def statement(self, nodes: Sequence[Node | str]) -> list[str]:
        """A statement about law that stands alone: its sentence, and its reference on a line of its
        own.
        """
        law = law_statement(nodes)
        if law is None:
            return []
        sentence = [child for child in law.children if not is_law_reference(child)]
        reference = [child for child in law.children if is_law_reference(child)]
        parts = inline(sentence, self.context)
        words = [child for node in reference if isinstance(node, Node) for child in node.children]
        if words:
            parts.append(f"v.reference({body(inline(words, self.context))})")
        return [spoken(law, body(parts), self.context)]

    def items(self, node: Node) -> list[str]:
        """A list: of telephone numbers, of things to tick, of steps or of points."""
        for child in node.elements():
            if child.tag != "li":
                self.context.problem(child, message("typeset.only_li", tag=node.tag))
        items = [child for child in node.elements() if child.tag == "li"]
        if not items:
            return []
        pairs = [number_first(item) for item in items]
        if node.tag == "ul" and all(pairs):
            rows = [
                self.telephone(number, rest) for pair in pairs if pair for number, rest in [pair]
            ]
            return [f"v.phones({array(rows)})"]
        ticks = [tick(item) for item in items]
        loose = any(child.tag == "p" for item in items for child in item.elements())
        tasks = None not in ticks  # in a mixed list the boxes stay in the lines
        rows = [spoken(item, body(self.item(item, tasks)), self.context) for item in items]
        if tasks:
            marks = array("true" if ticked else "false" for ticked in ticks)
            return [f"v.tasks({marks},{array(rows)})"]
        if all(
            BLANK.search(item.text()) or any(FILL in node.classes for node in item.walk())
            for item in items
        ):
            return [f"v.form({array(rows)})"]
        spread = "true" if loose else "false"
        if node.tag == "ol":
            return [f"v.steps({small(node.attrs.get('start') or '', 1)},{spread},{array(rows)})"]
        return [f"v.points({spread},{array(rows)})"]

    def item(self, item: Node, task: bool) -> list[str]:
        """The content of one item; the box of a task is left out, because the list itself draws
        it.
        """
        return self.flow(without_tick(item).children if task else item.children, paragraphs=False)

    def telephone(self, number: Node, rest: Sequence[Node | str]) -> str:
        """A row of a telephone list: the number, the name of the line if it opens the rest, and
        what it is for.
        """
        words = list(rest)
        if words and isinstance(words[0], str):
            words[0] = _JOINT.sub("", words[0])
        words = significant(words[:1]) + words[1:]
        name = "none"
        if len(words) > 1 and isinstance(words[0], Node) and words[0].tag in {"strong", "b"}:
            name = body(inline(words[:1], self.context))
            words = words[1:]
        digits = body(inline([number], self.context))
        return f"(number:{digits},name:{name},words:{body(self.flow(words, paragraphs=False))})"

    def definitions(self, node: Node) -> list[str]:
        """A list of terms and their explanations."""
        rows: list[str] = []
        term = "[]"
        for child in node.elements():
            if child.tag == "dt":
                term = body(inline(child.children, self.context))
            elif child.tag == "dd":
                rows.append(f"({term},{body(self.flow(child.children, paragraphs=False))})")
                term = "[]"
            else:
                self.context.problem(child, message("typeset.only_dt_and_dd"))
        form = "facts" if "m-facts" in node.classes else "glossed"
        return [f"v.{form}({array(rows)})"] if rows else []

    def box(self, node: Node) -> list[str]:
        """A box (admonition or details); a kind we do not know is set as a note."""
        kinds = [_BOX_ALIASES.get(name, name) for name in node.classes]
        kind = next((name for name in BOX_KINDS if name in kinds), "note")
        title = "none"
        inner: list[Node | str] = []
        for child in node.children:
            if isinstance(child, Node) and (
                "admonition-title" in child.classes or child.tag == "summary"
            ):
                title = body(inline(child.children, self.context))
            else:
                inner.append(child)
        return [f"v.boxed({text(kind)},{title},{body(self.flow(inner))})"]
