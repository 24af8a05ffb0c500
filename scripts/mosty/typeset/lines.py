"""Inline HTML → Typst code: what stands inside one line or paragraph.

The code calls functions of the module ``v`` (``templates/parts.typ``): the look is the template's
business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urljoin, urlsplit

from mosty.model.message import message
from mosty.text.markdown.html_tree import Node
from mosty.typeset.context import Context
from mosty.typeset.literal import body, text
from mosty.typeset.pictures import picture

# HTML white space; the non-breaking space is not among it and stays.
_SPACE = re.compile(r"[ \t\r\n\f]+")
# A place to write with a pen: "____" or "........" or "……".
BLANK = re.compile(r"(_{3,}|\.{6,}|…{2,})")
# A compound as short as a line of the narrowest panel surely holds.
_COMPOUND = re.compile(r"(?<![\w-])(?=[\w-]{3,26}(?![\w-]))([^\W\d_]+(?:-[^\W\d_]+)+)(?![\w-])")
# Classes of the portal's own HTML: a link to the glossary; a statement about law and its reference.
TERM = frozenset({"term", "glossary", "m-term"})
LAW = frozenset({"law", "m-law"})
FILL = "m-fill"  # a line that somebody writes on, or has written on
LAW_REFERENCE = "m-law__ref"
# BCP 47, as far as Typst can say it: language, script (left out), region.
LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}))?")

_MARKS = {
    "strong": "strong",
    "b": "strong",
    "em": "emph",
    "i": "emph",
    "cite": "emph",
    "dfn": "emph",
    "var": "emph",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "small": "small",
    "mark": "marked",
    "sub": "lower",
    "sup": "upper",
    "q": "quoted",
}
_PLAIN = frozenset({"span", "abbr", "time", "label", "bdi", "data", "u", "s", "del", "ins"})
_SIGNS = frozenset({"a", "br", "wbr", "img", "input"})
INLINE = frozenset(_MARKS) | _PLAIN | _SIGNS
# Whose text is no text for a reader; with any other unknown tag the words are kept.
SILENT = frozenset(
    {"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "video", "audio"}
)


def spoken(node: Node, code: str, context: Context) -> str:
    """``code``, wrapped in the language that ``node`` declares, if it declares one."""
    declared = node.attrs.get("lang") or node.attrs.get("xml:lang")
    if declared is None:
        return code
    match = LANGUAGE.fullmatch(declared)
    if not match:
        context.problem(node, message("typeset.not_a_language", lang=declared))
        return code
    region = text(match[2].lower()) if match[2] else "none"
    return f"v.tongue({text(match[1].lower())},{region},{code})"


def inline(nodes: Sequence[Node | str], context: Context) -> list[str]:
    """Convert a run of inline nodes; white space is collapsed as a browser does, none at either
    end.
    """
    run = _Run(context)
    run.nodes(nodes, near="".join(n if isinstance(n, str) else n.text() for n in nodes))
    return run.parts


class _Run:
    """One run of inline nodes. A space is written only once something follows it."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.parts: list[str] = []
        self.started = False
        self.space = False

    def nodes(self, nodes: Iterable[Node | str], near: str) -> None:
        for node in nodes:
            if isinstance(node, str):
                self.words(node)
            else:
                self.element(node, near)

    def words(self, value: str) -> None:
        """Text: spaces collapsed, places to write turned into lines."""
        value = _SPACE.sub(" ", value)
        if value.startswith(" "):
            self.space, value = True, value[1:]
        ends = value.endswith(" ")
        value = value[:-1] if ends else value
        if value:
            if self.space and self.started:
                value = " " + value
            for i, piece in enumerate(BLANK.split(value)):
                if piece:
                    self.parts.extend(["v.blank()"] if i % 2 else _whole(piece))
            self.started, self.space = True, False
        self.space = self.space or ends

    def flush(self) -> None:
        """Write the waiting space before an element, so that it is not underlined or bold."""
        if self.space and self.started:
            self.parts.append(text(" "))
        self.space = False

    def inner(self, node: Node, near: str) -> str:
        """The children as one block of code; the state of spaces goes through."""
        kept, self.parts = self.parts, []
        self.nodes(node.children, near)
        made, self.parts = self.parts, kept
        return body(made)

    def add(self, code: str) -> None:
        self.parts.append(code)
        self.started = True

    def element(self, node: Node, near: str) -> None:
        tag = node.tag
        if tag == "br":
            self.parts.append("v.newline()")
            self.started, self.space = False, False
        elif tag == "img":
            self.picture(node)
        elif tag == "input":
            self.checkbox(node, near)
        elif tag == "sup" and (key := _footnote_key(node)):
            self.footnote(node, key)
        elif tag == "a":
            self.anchor(node, near)
        elif tag in _MARKS:
            self.wrapped(node, near, f"v.{_MARKS[tag]}({{}})")
        elif tag in _PLAIN:
            self.wrapped(node, near, "{}")
        elif tag != "wbr":
            self.unknown(node, near)

    def picture(self, node: Node) -> None:
        self.flush()
        code = picture(node, self.context)
        if code:
            self.add(code)

    def checkbox(self, node: Node, near: str) -> None:
        """A box to tick; in a task list the list draws it."""
        if node.attrs.get("type") == "checkbox":
            self.flush()
            self.add(f"v.tick({'true' if 'checked' in node.attrs else 'false'})")
            self.space = True
        else:
            self.context.problem(node, message("typeset.only_checkboxes"), near)

    def wrapped(self, node: Node, near: str, form: str) -> None:
        """The children in a function of the template; nothing if they print nothing."""
        self.flush()
        made = self.inner(node, near)
        if made != "[]":
            self.add(spoken(node, form.replace("{}", made), self.context))

    def unknown(self, node: Node, near: str) -> None:
        """A tag without a form: a problem, and its words if it has any for a reader."""
        self.context.problem(node, message("typeset.not_in_a_line"), near)
        if node.tag not in SILENT:
            self.flush()
            self.add(self.inner(node, near))

    def anchor(self, node: Node, near: str) -> None:
        """A link; a permalink of a heading and the way back from a footnote are for screens
        only.
        """
        if node.classes & {"headerlink", "footnote-backref"}:
            return
        self.flush()
        made = self.inner(node, near)
        if made == "[]":
            return
        href = node.attrs.get("href", "").strip()
        context = self.context
        quiet = ",quiet:true" if node.classes & TERM else ""
        if not href:
            code = made
        elif href.startswith("#") and href[1:] in context.anchors:
            code = f"v.jump({text(context.binding.prefix + href[1:])},{made})"
        elif label := context.binding.label(urljoin(context.base, href)):
            code = f"v.cross({text(label)},{self.page(label)},{made}{quiet})"
        else:
            target = urljoin(context.base, href) if context.base else href
            scheme = urlsplit(target).scheme
            if scheme == "tel":
                code = f"v.phone({text(target)},{made})"
            elif scheme in {"http", "https", "mailto"}:
                code = f"v.linked({text(target)},{made}{quiet})"
            else:
                fault = (
                    message("typeset.link_scheme", href=href)
                    if scheme
                    else message("typeset.link_relative", href=href)
                )
                context.problem(node, fault)
                code = made
        self.add(spoken(node, code, context))

    def page(self, label: str) -> str:
        """The word before the number of the page, for a jump out of the chapter."""
        binding = self.context.binding
        return (
            text(binding.page)
            if label in binding.paged and not label.startswith(binding.prefix)
            else "none"
        )

    def footnote(self, node: Node, key: str) -> None:
        """A footnote: its text at the first mention, a repeated mark later."""
        context = self.context
        note = context.footnotes.get(key)
        if note is None:
            context.problem(node, message("typeset.footnote_empty", key=key))
        elif key in context.footnotes_used:
            self.add(f"v.footnote-again({text(context.binding.prefix + key)})")
        else:
            context.footnotes_used.add(key)
            lines = [child for child in note.elements() if child.tag == "p"] or [note]
            made = [body(inline(line.children, context)) for line in lines]
            self.add(f"v.footnoted({text(context.binding.prefix + key)},{body(made)})")


def _whole(piece: str) -> list[str]:
    """Plain text, its compounds (``sociálně-právní``) kept from being broken at the hyphen."""
    parts = _COMPOUND.split(piece)
    return [
        f"v.kept({text(part)})" if i % 2 else text(part) for i, part in enumerate(parts) if part
    ]


def _footnote_key(node: Node) -> str | None:
    for child in node.elements():
        if child.tag == "a" and "footnote-ref" in child.classes:
            return child.attrs.get("href", "").removeprefix("#")
    return None
