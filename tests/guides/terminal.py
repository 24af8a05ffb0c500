"""What a command prints, drawn as a terminal: an SVG that is the same bytes for the same text."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from html import escape

#: Columns of the terminal; more would be too small to read on a telephone.
COLUMNS = 72
CELL, LINE, SIZE, EDGE = 9, 22, 15, 18
COLOURS = {
    "paper": "#14202b", "text": "#e8edf2", "prompt": "#8fd3a5", "place": "#9fd6e8",
    "error": "#ffb4a8", "warning": "#ffc46b", "hint": "#8fd3a5", "more": "#a9b8c6",
}  # fmt: skip
#: The word of a level, in both languages → its colour.
LEVELS = {"chyba": "error", "error": "error", "upozornění": "warning", "warning": "warning"}
_PROBLEM = re.compile(r"(\S+:\d+:\d+:) (\S+) ([A-Z]{2,3}\d{3}) (.*)")
_CARETS = re.compile(r"\s*\| *\^+")

#: Pieces of one line: its colour, whether it is bold, its text.
Piece = tuple[str, bool, str]


def drawing(text: str, about: str) -> str:
    """The SVG of a terminal with this text; ``about`` is its title for who cannot see it."""
    lines = [piece for line in text.splitlines() for piece in _lines(line)]
    width, height = 2 * EDGE + COLUMNS * CELL, 2 * EDGE + len(lines) * LINE
    rows = [
        f'<text x="{EDGE}" y="{EDGE + LINE * place + SIZE}" xml:space="preserve">{_row(line)}</text>'
        for place, line in enumerate(lines)
        if line
    ]
    paint = f'width="{width}" height="{height}" rx="8" fill="{COLOURS["paper"]}"'
    letters = f'font-family="ui-monospace, monospace" font-size="{SIZE}" fill="{COLOURS["text"]}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}" role="img">',
            f"<title>{escape(about)}</title>",
            f"<rect {paint}/>",
            f"<g {letters}>",
            *rows,
            "</g>",
            "</svg>",
            "",
        ]
    )


def _row(pieces: list[Piece]) -> str:
    """The pieces of a line, each held to the width of its cells whatever letters there are."""
    spans, column = [], 0
    for colour, bold, text in pieces:
        weight = ' font-weight="bold"' if bold else ""
        fill = "" if colour == "text" else f' fill="{COLOURS[colour]}"'
        spans.append(
            f'<tspan x="{EDGE + column * CELL}" textLength="{len(text) * CELL}"{fill}{weight}>'
            f"{escape(text)}</tspan>"
        )
        column += len(text)
    return "".join(spans)


def _lines(line: str) -> Iterator[list[Piece]]:
    """A printed line as lines of the terminal, coloured by what it is."""
    match = _PROBLEM.fullmatch(line)
    if match:
        place, level, code, message = match.groups()
        yield [("place", False, place)]
        head = f"{level} {code}"
        first, *rest = _wrapped(message, "  ", f"  {head} ")
        yield [
            (LEVELS.get(level, "text"), True, f"  {head}"),
            ("text", False, first[len(head) + 2 :]),
        ]
        yield from ([("text", False, part)] for part in rest)
        return
    colour = _colour(line)
    indent = " " * (len(line) - len(line.lstrip(" ")) + 2)
    parts = [line] if len(line) <= COLUMNS else _wrapped(line, indent)
    yield from ([(colour, False, part)] if part.strip() else [] for part in parts or [""])


def _colour(line: str) -> str:
    if line.startswith("$ "):
        return "prompt"
    if _CARETS.match(line):
        return "warning"
    if line.startswith("    → "):
        return "hint"
    return "more" if line.startswith("    ") else "text"


def _wrapped(text: str, indent: str, first: str = "") -> list[str]:
    return textwrap.wrap(
        text, COLUMNS, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False
    )
