"""Where the two readings of a body part: each difference with its kind, its place, and what either
reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from mosty.text.markdown.dialects.flat import Block, Token
from mosty.text.prefilter import lazy_pattern

#: More blocks than these are not aligned: only the first difference is told.
MOST = 400
#: Kinds of difference that leave words, numbers, links and order as they are.
LOOKS = frozenset({"break", "emphasis", "rule"})


@dataclass(frozen=True, slots=True)
class Difference:
    """``kind``: heading, list, code, table, link, picture, note, task, attributes, html, rule,
    break, emphasis, raw (Markdown as it is written), text; ``start`` and ``end``: its place in the
    body; ``seen``: what stands there on the site, "" for nothing.
    """

    kind: str
    start: int
    end: int
    seen: str


def differences(meant: Sequence[Block], seen: Sequence[Block], text: str) -> Iterator[Difference]:
    """Each run of blocks that is not the same in both, in order."""
    ours, theirs = [block.key for block in meant], [block.key for block in seen]
    if ours == theirs:
        return
    first = next(
        (at for at, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b),
        min(len(ours), len(theirs)),
    )
    if max(len(ours), len(theirs)) - first > MOST:
        yield _difference(meant[first:], seen[first:], meant, first, text)
        return
    # blocks can be compared by hash: the words of a page make them nearly all unlike
    for tag, a, b, c, d in SequenceMatcher(
        None, ours[first:], theirs[first:], autojunk=False
    ).get_opcodes():
        if tag != "equal":
            yield _difference(
                meant[first + a : first + b], seen[first + c : first + d], meant, first + a, text
            )


def _difference(
    ours: Sequence[Block], theirs: Sequence[Block], meant: Sequence[Block], at: int, text: str
) -> Difference:
    own, other = (ours[0] if ours else None), (theirs[0] if theirs else None)
    index = _parting(own.tokens if own else (), other.tokens if other else ())
    if own is not None:
        places = own.at or (0,)
        start = places[min(index, len(places) - 1)]
        token = own.tokens[index] if index < len(own.tokens) else ""
    else:
        before = meant[min(at, len(meant)) - 1] if at and meant else None
        start, token = (before.at[-1] if before and before.at else 0), ""
    if isinstance(token, str) and token.strip():
        stop = text.find("\n\n", start)
        place = text.find(token, start, stop if stop >= 0 else len(text))
        start = place if place >= 0 else start
    end = text.find("\n", start)
    kind = _kind(own, other, index)
    if _raw(ours, theirs):
        kind = "raw"
    elif kind in LOOKS and kind != "rule" and _bare(ours) != _bare(theirs):
        kind = "text"
    return Difference(kind, start, end if end >= 0 else len(text), _seen(other, index))


#: Marks of Markdown as they are written.
_WRITTEN = lazy_pattern(r"\]\(|\*\*|^#{2,6}[ ]|(?:^| )[-*][ ]\S|\]\[|__")


def _raw(ours: Sequence[Block], theirs: Sequence[Block]) -> bool:
    """Whether the site prints Markdown as it is written: two kinds of mark, or one that is no
    emphasis.
    """
    before, after = (
        {match[0].strip()[:2] for block in blocks for match in _WRITTEN.finditer(block.words)}
        for blocks in (ours, theirs)
    )
    return bool(after - before - {"**", "__"})


def _bare(blocks: Sequence[Block]) -> list[str]:
    """The words alone, without marks and the signs that make them."""
    return [re.sub(r"[*_\\\s]", "", block.words) for block in blocks]


def _parting(ours: Sequence[Token], theirs: Sequence[Token]) -> int:
    return next((at for at, (a, b) in enumerate(zip_longest(ours, theirs)) if a != b), 0)


def _seen(other: Block | None, index: int) -> str:
    if other is None:
        return ""
    rest = Block((), "", other.tokens[max(index - 2, 0) :], ()).words or other.words
    return rest if len(rest) <= 60 else rest[:59] + "…"


def _kind(own: Block | None, other: Block | None, index: int) -> str:
    kinds = {
        block.kind[0] if block.kind[0] == "h" and block.kind != "hr" else block.kind
        for block in (own, other)
        if block
    }
    tokens = [
        block.tokens[index]
        for block in (own, other)
        if block is not None and index < len(block.tokens)
    ]
    if own is not None and other is not None and (own.kind, own.path) == (other.kind, other.path):
        return _of_tokens(tokens, other)
    if "pre" in kinds:
        return "code"
    if "h" in kinds and (own is None or other is None or own.kind != other.kind):
        return "heading"
    if "row" in kinds:
        return "table"
    if "hr" in kinds:
        return "rule"
    if (own.path if own else ()) != (other.path if other else ()):
        return (
            "note"
            if any(block.path[:1] and block.path[0][0] == "^" for block in (own, other) if block)
            else "list"
        )
    return "list" if "item" in kinds else _of_tokens(tokens, other)


#: Marks in a line → the kind of difference when one reader has them and the other hasn't.
_MARKS = {
    "a": "link",
    "/a": "link",
    "img": "picture",
    "code": "code",
    "br": "break",
    "em": "emphasis",
    "/em": "emphasis",
    "strong": "emphasis",
    "/strong": "emphasis",
    "note": "note",
    "task": "task",
    "cell": "table",
}


def _of_tokens(tokens: Sequence[Token], other: Block | None) -> str:
    if len(tokens) == 2 and isinstance(tokens[0], str) and tokens[1] == tokens[0] + "\\":
        return "break"
    for token in tokens:
        if not isinstance(token, str):
            return _MARKS.get(token[0], "html")
    if any(isinstance(token, str) and "{" in token for token in tokens):
        return "attributes"
    return "text"
