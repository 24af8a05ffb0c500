"""mosty diff: the text of pages in two revisions beside each other, paragraph by paragraph, as a
reader reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from typing import Literal, NamedTuple

from mosty.pipeline.history.repository import Repository
from mosty.pipeline.refused import Refused
from mosty.read import yaml_marks
from mosty.read.page import split
from mosty.text.language.guess import nearest
from mosty.text.markdown.comments import without_comments

#: Fields of the front matter that readers read.
_SHOWN = ("title", "description", "goal", "when", "parent_told", "child_part", "problem",
          "approach", "outcome")  # fmt: skip
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s[^()]*)?\)(?:\{[^{}\n]*\})?")
_CALL = re.compile(r"\[\[([\w-]+)(?::([^\[\]]*))?\]\]")
_ATTRIBUTES = re.compile(r"(?<![ \t])[ \t]*\{[ \t]*[#.:][^{}\n]*\}")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_WORDS = re.compile(r"\s+|[^\W_]+|[\W_]")
#: Less alike, two paragraphs are two paragraphs.
ALIKE = 0.45

Mark = Literal["same", "out", "in"]


class Piece(NamedTuple):
    """A few words, and whether they stayed, went or came."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading or an item that changed; ``under`` is the heading above it."""

    under: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PageChange:
    """What changed on a page: ``how`` is as git says, ``blocks`` are what a reader reads."""

    file: str
    old: str
    how: str
    title: str
    blocks: tuple[Block, ...]


def compared(repository: Repository, old: str, new: str, page: str = "") -> list[PageChange]:
    """The pages that read otherwise in the revision ``new`` than in ``old``; only ``page`` in every
    language, if it is given. Raises :class:`Refused`.
    """
    before, after = repository.commit(old), repository.commit(new)
    changed_pages = []
    for change in repository.changes(before, after):
        if not change.new.endswith(".md"):
            continue
        if page and not any(_is_page(file, page) for file in (change.old, change.new)):
            continue
        was = repository.text(before, change.old) if change.how != "A" else ""
        now = repository.text(after, change.new) if change.how != "D" else ""
        blocks = tuple(changed_blocks(was, now))
        if blocks or change.how == "R":
            title = _title(now) or _title(was) or change.new
            changed_pages.append(PageChange(change.new, change.old, change.how, title, blocks))
    if page and not changed_pages:
        files = {*repository.files(before, "docs"), *repository.files(after, "docs")}
        if not any(_is_page(file, page) for file in files):
            known = [file.split("/", 2)[2] for file in files if file.count("/") > 1]
            raise Refused("history.no_page", page=page, guess=nearest(page, known, 0.5))
    return changed_pages


def _is_page(file: str, page: str) -> bool:
    page = page.removesuffix(".md").rstrip("/")
    bare = file.removesuffix(".md")
    path = bare.split("/", 2)[-1]
    return page in (bare, path, path.removesuffix("/index"))


def _front(text: str) -> tuple[Mapping[str, object], str]:
    front, body, _ = split(text)
    value = yaml_marks.load(front, "page").value if front is not None else None
    return (value if isinstance(value, Mapping) else {}), body


def _title(text: str) -> str:
    return str(_front(text)[0].get("title") or "")


def changed_blocks(was: str, now: str) -> Iterator[Block]:
    """The paragraphs that differ between two texts of a page, with the words that went and came."""
    old, new = blocks_of(was), blocks_of(now)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for how, first, last, start, end in matcher.get_opcodes():
        if how == "equal":
            continue
        for place, row in _paired(old[first:last], new[start:end]):
            yield Block(_heading_above(new, start + place), _without_signs(row))


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, tuple[Piece, ...]]]:
    """Each paragraph beside the one that it was, in the order of the new text."""
    rest = list(old)
    for place, text in enumerate(new):
        best = max(rest, key=lambda one: _likeness(one, text), default="")
        if best and _likeness(best, text) >= ALIKE:
            while rest[0] != best:
                yield place, (Piece("out", rest.pop(0)),)
            rest.pop(0)
            yield place, pieces(best, text)
        else:
            yield place, (Piece("in", text),)
    for text in rest:
        yield len(new), (Piece("out", text),)


def _without_signs(row: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """A heading without its ``##``."""
    first = row[0]._replace(text=row[0].text.lstrip("#").lstrip() or row[0].text)
    return (first, *row[1:]) if row[0].text.startswith("#") else row


def _likeness(old: str, new: str) -> float:
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio()


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The words of two paragraphs as one row: what stayed, went and came.

    >>> [tuple(one) for one in pieces("Dítě zůstane doma.", "Dítě je doma.")]
    [('same', 'Dítě '), ('out', 'zůstane'), ('in', 'je'), ('same', ' doma.')]
    """
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    row: list[Piece] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for how, first, last, start, end in matcher.get_opcodes():
        if how == "equal":
            row.append(Piece("same", "".join(before[first:last])))
            continue
        if last > first:
            row.append(Piece("out", "".join(before[first:last])))
        if end > start:
            row.append(Piece("in", "".join(after[start:end])))
    return tuple(row)


def blocks_of(text: str) -> list[str]:
    """The paragraphs of a page as a reader reads them: words of links without addresses, calls by
    what they name; texts of the front matter first.
    """
    raw, body = _front(text)
    blocks = [f"{name}: {' '.join(str(raw[name]).split())}" for name in _SHOWN if raw.get(name)]
    for part in re.split(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])|\n(?=#)",
                         without_comments(body)):  # fmt: skip
        read = _read(part)
        if read:
            blocks.append(read)
    return blocks


def _read(part: str) -> str:
    text = _LINK.sub(r"\1", part)
    text = _CALL.sub(lambda call: f"⟨{call[1]} {call[2] or ''}".rstrip() + "⟩", text)
    text = _STRONG.sub(r"\2", _ATTRIBUTES.sub("", text))
    return " ".join(text.split())


def _heading_above(blocks: Sequence[str], place: int) -> str:
    for block in reversed(blocks[: place + 1]):
        if block.startswith("#"):
            return block.lstrip("# ")
    return ""


def as_text(change: PageChange) -> Iterator[str]:
    """The blocks of a page for a terminal: ``[-went-]`` and ``{+came+}``."""
    under = ""
    for block in change.blocks:
        if block.under != under:
            under = block.under
            yield f"  § {under}"
        row = "".join(_marked(piece) for piece in block.pieces)
        yield f"    {row}"


def _marked(piece: Piece) -> str:
    if piece.mark == "same":
        return piece.text
    return f"[-{piece.text}-]" if piece.mark == "out" else f"{{+{piece.text}+}}"


_STYLE = """body{font:1.05rem/1.55 system-ui,sans-serif;max-width:46rem;margin:2rem auto;
padding:0 1rem}
h2{margin-top:2.5rem;border-top:1px solid #bbb;padding-top:1rem}h3{font-size:1rem;color:#444}
del{background:#fbe3e0;color:#8a1c12}ins{background:#dff3e1;color:#14532d;text-decoration:underline}
p.file{color:#555;font-size:.9rem}@media(prefers-color-scheme:dark){body{background:#161616;
color:#eee}h3,p.file{color:#bbb}del{background:#5a1d17;color:#ffd9d4}
ins{background:#12381d;color:#d3f5da}}"""


def as_html(changes: Sequence[PageChange], lang: str, title: str, words: Mapping[str, str]) -> str:
    """A page that opens without a server; ``words`` are those of ``how`` and ``none``."""
    lines = [
        f'<!doctype html><html lang="{escape(lang)}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>",
        f"<body><main><h1>{escape(title)}</h1>",
    ]
    if not changes:
        lines.append(f"<p>{escape(words['none'])}</p>")
    for change in changes:
        how = words.get(change.how, "")
        place = change.file if change.old == change.file else f"{change.old} → {change.file}"
        lines.append(f"<h2>{escape(change.title)}</h2>")
        lines.append(f'<p class="file">{escape(place)}{escape(how and f" · {how}")}</p>')
        lines += _blocks(change)
    return "\n".join([*lines, "</main></body></html>", ""])


def _blocks(change: PageChange) -> Iterator[str]:
    tags = {"out": "del", "in": "ins"}
    under = ""
    for block in change.blocks:
        if block.under != under:
            under = block.under
            yield f"<h3>{escape(under)}</h3>"
        row = "".join(
            escape(text) if mark == "same" else f"<{tags[mark]}>{escape(text)}</{tags[mark]}>"
            for mark, text in block.pieces
        )
        yield f"<p>{row}</p>"
