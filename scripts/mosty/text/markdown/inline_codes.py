"""A passage of Markdown as a translator gets it: its words, and around them the codes that stay as
they are. Pure functions; the pieces put together again are the passage, sign by sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mosty.text.markdown.directive_syntax import DIRECTIVE
from mosty.text.prefilter import lazy_pattern

#: Codes in one another: more than that is text.
MOST_NESTED = 20
#: A directive that begins with a word of its own, after which comes a sentence.
_SENTENCE = lazy_pattern(r"\[\[deadline:[ ]?[a-z]{1,40}[ ]{1,5}(?=[^\[\]\n]{1,1000}\]\])")
_TOKEN = lazy_pattern(
    r"(?P<text>\\[^\w\s])"
    rf"|(?P<ph><!--|`+|{DIRECTIVE}|</?[A-Za-z][^<>\n]{{0,500}}>|<https?://[^<>\s]{{1,500}}>"
    r"|\[\^[^\[\]\s]{1,100}\]|[ \t]{0,2}\{[ ]?[#.:][^{}\n]{1,200}\}|https?://[^\s<>()\[\]|]{1,500})"
    r"|(?P<soft>[ \t]{0,4}\n[ \t>]*)"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\]\([^()\n]{0,500}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\))"
    r"|(?P<sentence_end>\]\])"
    r"|(?P<mark>\*{1,3}|(?<!\w)_{1,2}|_{1,2}(?!\w))"
)


@dataclass(frozen=True, slots=True)
class Code:
    """Signs that a translator moves and does not write: ``start`` and, around ``inside``, ``end``;
    one that stands alone has no ``end``. ``optional``: emphasis and breaks of lines, which another
    language may do without.
    """

    start: str
    end: str | None = None
    inside: tuple[Piece, ...] = ()
    optional: bool = False


Piece = str | Code


@dataclass(slots=True)
class _Open:
    """A code that may still be closed."""

    sign: str
    pieces: list[Piece]


def pieces(text: str) -> tuple[Piece, ...]:
    """The words and codes of a passage."""
    return tuple(_joined(_parsed(text)))


def _parsed(text: str) -> list[Piece]:
    stack = [_Open("", [])]
    at = 0
    while token := _TOKEN.search(text, at):
        stack[-1].pieces.append(text[at : token.start()])
        kind, sign, at = str(token.lastgroup), token[0], token.end()
        sentence = _SENTENCE.match(text, token.start()) if kind == "ph" else None
        if sentence:
            at = sentence.end()
            stack.append(_Open(sentence[0], []))
        elif kind == "ph":
            at = _end(text, token.start(), at)
            stack[-1].pieces.append(_alone(text[token.start() : at]))
        elif kind == "soft":
            stack[-1].pieces.append(Code(sign, optional=True))
        elif kind == "text" or not _closed(stack, kind, sign):
            _opened(stack, kind, sign)
    stack[-1].pieces.append(text[at:])
    while len(stack) > 1:
        _given_up(stack)
    return stack[0].pieces


def _alone(signs: str) -> Piece:
    return signs if set(signs) == {"`"} else Code(signs)


def _end(text: str, start: int, end: int) -> int:
    """Where a comment or a piece of code ends that begins so; the end of its sign without one."""
    sign = text[start:end]
    closing = "-->" if sign == "<!--" else sign if sign[0] == "`" else ""
    closes = text.find(closing, end, end + 5_000) if closing else -1
    return closes + len(closing) if closes >= 0 else end


def _closed(stack: list[_Open], kind: str, sign: str) -> bool:
    """Close the code that a sign closes, if there is one."""
    for depth in range(len(stack) - 1, 0, -1):
        own = stack[depth].sign
        bracket = own[-1] == "[" or own.startswith("[[")
        fits = {
            "close": own in ("[", "!["),
            "sentence_end": own.startswith("[["),
            "mark": own == sign,
        }
        if fits.get(kind, False):
            while len(stack) - 1 > depth:
                _given_up(stack)
            code = stack.pop()
            inside = tuple(_joined(code.pieces))
            stack[-1].pieces.append(Code(own, sign, inside, optional=kind == "mark"))
            return True
        if bracket and kind == "mark":
            return False
    return False


def _opened(stack: list[_Open], kind: str, sign: str) -> None:
    if kind in ("open", "mark") and len(stack) < MOST_NESTED:
        stack.append(_Open(sign, []))
    else:
        stack[-1].pieces.append(sign)


def _given_up(stack: list[_Open]) -> None:
    """What was never closed is text."""
    code = stack.pop()
    stack[-1].pieces += [code.sign, *code.pieces]


def _joined(parts: Sequence[Piece]) -> Iterator[Piece]:
    """Neighbouring texts as one, empty ones left out."""
    text = ""
    for part in parts:
        if isinstance(part, str):
            text += part
            continue
        if text:
            yield text
        yield part
        text = ""
    if text:
        yield text


def markdown(parts: Sequence[Piece]) -> str:
    """The passage that the pieces are of."""
    return "".join(
        part if isinstance(part, str) else part.start + markdown(part.inside) + (part.end or "")
        for part in parts
    )


def codes(parts: Sequence[Piece]) -> Iterator[Code]:
    """Every code, an outer one before those inside it."""
    for part in parts:
        if isinstance(part, Code):
            yield part
            yield from codes(part.inside)


def words(parts: Sequence[Piece]) -> str:
    """What there is to translate."""
    return "".join(part if isinstance(part, str) else words(part.inside) for part in parts)
