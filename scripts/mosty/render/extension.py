"""The Python-Markdown extension: directives, glossary links, typography, the record's fields around
the text.

It knows one page at a time (``Context``) and neither MkDocs nor any other caller.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from mosty.model.menu import HOME
from mosty.render import directives, facts
from mosty.render.clean import Aside
from mosty.render.context import Context
from mosty.render.external import mark_external
from mosty.render.home import set_home_lists
from mosty.render.languages import resolve_other_languages
from mosty.render.law_folds import set_law_folds
from mosty.render.numbers import link_numbers
from mosty.render.sidenotes import set_sidenotes
from mosty.render.steps import set_steps
from mosty.render.terms import link_terms
from mosty.render.unlink import unlink_withheld
from mosty.render.withdraw import withdraw_law
from mosty.text.language.typography import bound_end, typographer
from mosty.text.markdown.dialects.nearer import Nearer
from mosty.text.markdown.directive_syntax import DIRECTIVE, split_directive

if TYPE_CHECKING:
    from markdown.blockparser import BlockParser

#: Elements in which a sentence goes on.
_WITHIN = frozenset(
    {
        "a",
        "abbr",
        "b",
        "button",
        "cite",
        "code",
        "em",
        "i",
        "kbd",
        "mark",
        "q",
        "small",
        "span",
        "strong",
        "time",
    }
)
#: A comment as browsers read it; one without an end reaches to the end of the page.
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
_KEEP = frozenset({"code", "pre", "kbd", "samp", "script", "style", "math"})


class MostyExtension(Extension):
    """Add our markup to a ``Markdown`` instance; ``context`` is the page being rendered."""

    def __init__(self, context: Context | None = None) -> None:
        super().__init__()
        self.context = context
        self.removed: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the processors (Python-Markdown calls this); the allow-list holds for every
        page.
        """
        self.removed = []
        Aside(self.removed).register(md)
        if self.context is None:
            return
        ctx = self.context
        Nearer().extendMarkdown(md)
        md.postprocessors.register(
            _NoComments(md), "mosty-comments", -10
        )  # after all raw HTML is back
        md.parser.blockprocessors.register(_Blocks(md.parser, ctx), "mosty-blocks", 175)
        md.inlinePatterns.register(_Inlines(DIRECTIVE, md, ctx), "mosty-inlines", 178)
        # after attributes of headings are read (8), before the table of contents (5)
        md.treeprocessors.register(_Around(md, ctx), "mosty-around", 7)
        if ctx.page.kind == "parents" and not ctx.on_paper:
            md.treeprocessors.register(
                _Steps(md), "mosty-steps", 4
            )  # the contents are named without it
        if ctx.page.path == HOME and not ctx.on_paper:
            md.treeprocessors.register(_HomeLists(md), "mosty-home", 4)
        md.treeprocessors.register(Typography(md, ctx), "mosty-typography", 3)


class _NoComments(Postprocessor):
    """No comment is published that Python-Markdown has made of what our definition takes for code.

    Comments of editors are not in the text that is rendered; a ``<!--`` that readers are shown is
    escaped here.
    """

    def run(self, text: str) -> str:
        return _COMMENT.sub("", text) if "<!--" in text else text


class _Blocks(BlockProcessor):
    """A directive alone in its paragraph."""

    _line = re.compile(rf"^\s*{DIRECTIVE}\s*$")

    def __init__(self, parser: BlockParser, ctx: Context) -> None:
        super().__init__(parser)
        self.ctx = ctx

    def test(self, parent: Element, block: str) -> bool:
        matches = [self._line.match(line) for line in block.strip().split("\n")]
        return all(one is not None and one[1] in directives.BLOCKS for one in matches)

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        for line in blocks.pop(0).strip().split("\n"):
            match = self._line.match(line)
            if match is None:  # test() has seen every line
                return False
            argument, options = split_directive(match[2])
            made = directives.BLOCKS[match[1]](self.ctx, argument, options)
            if isinstance(made, str):
                self.parser.parseChunk(parent, made)
                continue
            for element in made:
                parent.append(_atomic(element))
        return True


class _Inlines(InlineProcessor):
    """A directive in a sentence."""

    def __init__(self, pattern: str, md: Markdown, ctx: Context) -> None:
        super().__init__(pattern, md)
        self.ctx = ctx

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        render = directives.INLINES.get(m[1])
        if render is None:
            return None, None, None
        return _atomic(render(self.ctx, m[2].strip())), m.start(0), m.end(0)


def _atomic(element: Element) -> Element:
    """Mark the texts of records as finished, so that Markdown in them is not read again."""
    for node in element.iter():
        if node.text:
            node.text = AtomicString(node.text)
        if node is not element and node.tail:
            node.tail = AtomicString(node.tail)
    return element


class _Around(Treeprocessor):
    """Fields before the text, provenance after it, then links to the glossary."""

    def __init__(self, md: Markdown, ctx: Context) -> None:
        super().__init__(md)
        self.ctx = ctx

    def run(self, root: Element) -> None:
        withdraw_law(self.ctx, root)
        if not self.ctx.bare:
            link_terms(self.ctx, root)
        if not self.ctx.on_paper:
            link_numbers(self.ctx, root)
        set_sidenotes(self.ctx, root)
        set_law_folds(self.ctx, root)
        resolve_other_languages(self.ctx, root)
        for index, element in enumerate(facts.before(self.ctx)):
            root.insert(index, element)
        for element in facts.after(self.ctx):
            root.append(element)
        first = next((i for i, child in enumerate(root) if child.tag == "h2"), len(root))
        root[first:first] = facts.unread(self.ctx)
        unlink_withheld(self.ctx, root)
        mark_external(self.ctx, root)


class _Steps(Treeprocessor):
    """Numbered sections as a time line."""

    def run(self, root: Element) -> None:
        set_steps(root)


class _HomeLists(Treeprocessor):
    """The doors and the contents of the home page."""

    def run(self, root: Element) -> None:
        set_home_lists(root)


class Typography(Treeprocessor):
    """Spaces that must not break, in every text but code and other languages."""

    def __init__(self, md: Markdown, ctx: Context) -> None:
        super().__init__(md)
        self.ctx = ctx

    def run(self, root: Element) -> None:
        set_spaces(root, self.ctx.locale)


def set_spaces(element: Element, locale: str) -> None:
    """Put the spaces that must not break into every text below ``element``, each in its
    language.
    """
    if element.tag in _KEEP:
        return
    locale = element.get("lang", locale)
    mend = typographer(locale)
    children = list(element)
    if element.text:
        text = mend(element.text)
        element.text = bound_end(text, locale) if children and children[0].tag in _WITHIN else text
    for child, after in zip_longest(children, children[1:]):
        set_spaces(child, locale)
        if child.tail:
            text = mend(child.tail)
            child.tail = (
                bound_end(text, locale) if after is not None and after.tag in _WITHIN else text
            )
