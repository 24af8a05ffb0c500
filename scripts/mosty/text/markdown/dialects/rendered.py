"""What Python-Markdown makes of a page's body, without calls, links to the glossary or typography,
in the common form.

The extensions are those of ``mkdocs.yml`` (a test holds the lists together).
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from mosty.text.markdown.dialects.flat import Block, Flat
from mosty.text.markdown.dialects.nearer import Nearer
from mosty.text.markdown.dialects.neutral import CALL

EXTENSIONS: tuple[str, ...] = (
    "attr_list", "footnotes", "md_in_html", "tables", "toc", "fenced_code", "sane_lists",
    "pymdownx.blocks.admonition", "pymdownx.tasklist",
)  # fmt: skip
CONFIGS: dict[str, dict[str, Any]] = {
    "pymdownx.blocks.admonition": {"types": ["note", "tip", "warning", "danger"]},
}


class Valueless(ValueError):
    """An attribute without a value, as of ``{name}``: what handles the attributes later trips over
    it.
    """


class _Values(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            for name, value in element.attrib.items():
                if value is None:
                    raise Valueless(name)


class _Strict(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Values(md), "mosty-strict", 7.5)  # before they get one (7)


_markdown: list[Markdown] = []


def bare(text: str) -> str:
    """HTML of a body, each call a word. Raises :class:`Valueless` and what Python-Markdown and its
    extensions raise.
    """
    if not _markdown:
        _markdown.append(
            Markdown(
                extensions=[*EXTENSIONS, Nearer(), _Strict()],
                extension_configs=CONFIGS,
                output_format="html",
            )
        )
    if "[[" in text:
        text = CALL.sub(lambda call: "x" * len(call[0]), text)
    try:
        return _markdown[0].reset().convert(text)
    except BaseException:
        _markdown.clear()  # what it was in the middle of stays with it
        raise


def set_aside(text: str) -> list[str]:
    """Raw HTML and code as Python-Markdown sets them aside: nothing in them is read. Raises as
    :func:`bare` does.
    """
    markdown = Markdown(
        extensions=[*EXTENSIONS, Nearer(), _Strict()],
        extension_configs=CONFIGS,
        output_format="html",
    )
    markdown.convert(text)
    return [raw for raw in markdown.htmlStash.rawHtmlBlocks if isinstance(raw, str)]


class _Reader(HTMLParser):
    """Rendered HTML told to a :class:`Flat`; the titles of boxes and the ends of notes are ours,
    not the text's.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.flat = Flat()
        self.ids: list[str] = []
        self.skip = ""  # the tag whose inside is left out
        self.notes = 0  # divisions open inside the list of notes
        self.alone = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        classes = values.get("class", "").split()
        if self.skip:
            return
        if (tag == "p" and "admonition-title" in classes) or (
            tag == "a" and "footnote-backref" in classes
        ):
            if tag == "p":
                self.flat.flush()
            elif self.flat.tokens and isinstance(self.flat.tokens[-1], str):
                self.flat.tokens[-1] = self.flat.tokens[-1].rstrip(
                    "\u00a0"
                )  # before the way back to the text
            self.skip = tag
        elif tag == "a" and "footnote-ref" in classes:
            self.flat.mark(("note", values.get("href", "").removeprefix("#fn:")), 0)
            self.skip = tag
        elif tag == "sup" and values.get("id", "").startswith("fnref"):
            self.alone = True
        elif self._note(tag, values, classes):
            return
        else:
            if values.get("id"):
                self.ids.append(values["id"])
            elif tag == "a" and values.get("name"):
                self.ids.append(values["name"])
            self.flat.start(tag, values, 0)

    def _note(self, tag: str, values: dict[str, str], classes: list[str]) -> bool:
        """Whether the tag is one of those around notes."""
        if tag == "div" and (self.notes or "footnote" in classes):
            self.flat.flush()
            self.notes += 1
            return True
        if not self.notes:
            return False
        if tag == "li" and values.get("id", "").startswith("fn:"):
            self.flat.flush()
            self.flat.path = [("note", "^" + values["id"][3:])]
            return True
        return not self.flat.path and tag in ("hr", "ol")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.skip:
            if tag == self.skip:
                self.skip = ""
        elif tag == "sup" and self.alone:
            self.alone = False
        elif tag == "div" and self.notes:
            self.notes -= 1
            self.flat.flush()
            if not self.notes:
                self.flat.path = []
        elif tag == "li" and len(self.flat.path) == 1 and self.flat.path[0][0] == "note":
            self.flat.flush()
            self.flat.path = []
        else:
            self.flat.end(tag)

    def handle_data(self, data: str) -> None:
        if not self.skip:
            self.flat.text(data, 0)


def as_rendered(html: str) -> tuple[list[Block], list[str]]:
    """The blocks of rendered HTML, and the ids in it but those of notes."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.flat.done(), reader.ids
