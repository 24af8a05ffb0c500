"""A book: chapters bound into one PDF, with a cover, contents, running heads, and jumps between
chapters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mosty.model.message import Message, message
from mosty.text.markdown.html_tree import Node, parse
from mosty.typeset.compiler import compiled, qr, settings
from mosty.typeset.context import Binding
from mosty.typeset.convert import anchors_of, convert
from mosty.typeset.literal import body, dictionary, text
from mosty.typeset.pdf_cache import Shelf
from mosty.typeset.sheet import Printed, TypesetError
from mosty.typeset.typeset_result import Typeset

#: Words of a locale that a book needs besides those of every sheet.
BOOK_KEYS = ("contents", "imprint", "page", "pointer")
STYLES = ("chapter", "records", "law", "glossary")  # the last two in columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One chapter; ``name`` is unlike every other's and begins the labels in it.

    ``html`` has headings from h2; ``base`` is the absolute address of its page. A chapter that is
    ``whole`` holds all of that page, an appendix only some of its sections. ``style``: one of
    ``STYLES``. ``lang`` is a language other than the book's.
    """

    name: str
    title: str
    html: str
    base: str
    lead: str = ""
    kicker: str = ""
    style: str = "chapter"
    whole: bool = True
    lang: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Book(Printed):
    """A book. ``label`` says what it is and is not, on the cover and in every running head.

    ``bound``: with a cover and contents; one page of the portal that is taken along goes without.
    """

    label: str
    chapters: tuple[Chapter, ...]
    words: Mapping[str, str]
    bound: bool = True


class ChapterFaults(TypesetError):
    """What paper cannot carry: ``faults`` are pairs of a chapter's name and a sentence."""

    def __init__(self, book: Book, faults: Iterable[tuple[str, Message]]) -> None:
        self.faults = tuple(faults)
        super().__init__(
            book.name,
            *(
                message("typeset.in_chapter", chapter=name, fault=each)
                for name, each in self.faults
            ),
        )


def typeset_book(book: Book, shelf: Shelf | None = None) -> Typeset:
    """Typeset the book. The same book always gives the same bytes.

    Raises :class:`ChapterFaults` for what paper cannot carry, :class:`TypesetError` for anything
    else.
    """
    form = "book" if book.bound else "theme"
    return compiled(book.name, book_source(book), form, book.date, shelf)


def book_source(book: Book) -> str:
    """The whole Typst source; raises as :func:`typeset_book` does."""
    book.check()
    missing = [key for key in BOOK_KEYS if not book.words.get(key, "").strip()]
    if missing or not book.label.strip():
        raise TypesetError(
            book.name, message("typeset.book_words_missing", words=", ".join(missing))
        )
    trees = {chapter.name: parse(chapter.html) for chapter in book.chapters}
    binding = _binding(book, trees)
    chapters, faults = [], []
    for chapter in book.chapters:
        bound = Binding(
            f"{chapter.name}:", *binding, page=book.words["page"], pointer=book.words["pointer"]
        )
        made = convert(trees[chapter.name], base=chapter.base, images=book.images, binding=bound)
        faults += [(chapter.name, each.sentence()) for each in made.problems]
        head = [chapter.name, chapter.style, chapter.kicker, chapter.title, chapter.lead]
        code = f"chapter({','.join(map(text, head))},{body(made.blocks)})"
        chapters.append(f"v.tongue({text(chapter.lang)},none,{code})" if chapter.lang else code)
    if faults:
        raise ChapterFaults(book, faults)
    more = [
        ("label", text(book.label)),
        ("bound", "true" if book.bound else "false"),
        (
            "kickers",
            dictionary((f"{chapter.name}:", text(chapter.kicker)) for chapter in book.chapters),
        ),
        ("words", "(" + "".join(f"{key}:{text(book.words[key])}," for key in BOOK_KEYS) + ")"),
        *qr(book),
    ]
    return "\n".join(
        [
            '#import "/parts.typ" as v',
            '#import "/book.typ": sheet, chapter',
            f"#show: it => sheet({settings(book, more)},it)",
            "#{",
            *chapters,
            "}",
            "",
        ]
    )


def _binding(
    book: Book, trees: Mapping[str, Node]
) -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Labels of sections by absolute address; labels of whole pages; labels whose page is told."""
    sections: dict[str, str] = {}
    pages: dict[str, str] = {}
    paged: set[str] = set()
    for chapter in book.chapters:
        labels = {
            f"{chapter.base}#{name}": f"{chapter.name}:{name}"
            for name in anchors_of(trees[chapter.name])
        }
        labels[chapter.base] = f"{chapter.name}:"
        if chapter.whole:
            pages[chapter.base] = f"{chapter.name}:"
            paged.update(labels.values())
        for address, label in labels.items():
            sections.setdefault(address, label)
    return sections, pages, frozenset(paged)
