"""Faults of running text, as pure functions from a string to places (start, end) in it. Each is linear."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from mosty.text.signs import Trigger, late, words

Place = tuple[int, int]

_CONFLICT = re.compile(r"^(?:<{7}(?!<)|>{7}(?!>)).*", re.MULTILINE)
#: Soft hyphen, zero-width and direction marks, line separators, controls, tag characters.
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\U000e0000-\U000e007f]"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_DECOMPOSED = late("[^\\W\\d_][\u0300-\u036f]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


_CYRILLIC_SIGN = Trigger(_CYRILLIC)


def conflicts(text: str) -> Iterator[Place]:
    """Lines that git left from a merge: the first line of each conflict, or a lone end."""
    inside = False
    for match in _CONFLICT.finditer(text):
        if match[0].startswith("<"):
            yield match.span()
            inside = True
        elif not inside:
            yield match.span()
        else:
            inside = False


def invisible(text: str) -> Iterator[tuple[int, str]]:
    """Offset and name of characters that nobody sees. A joiner inside emoji or another script is meant."""
    right_to_left = None
    if text.replace("\n", "").isprintable():  # none of them is; nor is a tab or a non-breaking space
        return
    for match in _INVISIBLE.finditer(text):
        at, char = match.start(), match[0]
        if char in "\u200c\u200d" or "\U000e0000" <= char <= "\U000e007f":
            if at and ord(text[at - 1]) > 0x24F and text[at - 1] not in "\u200b\u200c\u200d\ufeff":
                continue
        elif char in "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069":
            right_to_left = bool(_RIGHT_TO_LEFT.search(text)) if right_to_left is None else right_to_left
            if right_to_left:
                continue
        yield at, f"U+{ord(char):04X} {unicodedata.name(char, 'CONTROL')}"


def decomposed(text: str) -> Iterator[Place]:
    """Letters written as a letter and a combining mark although one character exists (NFD)."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return
    for match in _DECOMPOSED.finditer(text):
        if unicodedata.normalize("NFC", match[0]) != match[0]:
            yield match.span()


def mixed_scripts(text: str) -> Iterator[Place]:
    """Words with Latin and Cyrillic letters together: one of them only looks right and is never found."""
    if not text.isascii() and _CYRILLIC_SIGN.among(words(text)):
        for match in _WORD.finditer(text):
            if _CYRILLIC.search(match[0]) and _LATIN.search(match[0]):
                yield match.span()


_DELIMITER = late(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_CODE = re.compile(r"`[^`]*`")
_FOOTNOTE = re.compile(r"\[\^([^\]\s\[]{1,100})\]")
_QUOTES = tuple("\"'„“”‚‘’")
_DEFINITION = re.compile(r"^[ ]{0,3}\[\^([^\]\n]{1,100})\]:", re.MULTILINE)


def cells(row: str) -> int:
    """Number of cells in a table's row, as Python-Markdown counts them."""
    row = _CODE.sub("", row).replace("\\\\", "").replace("\\|", "").strip()
    return row.removeprefix("|").removesuffix("|").count("|") + 1


def uneven_rows(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Start, end, cells found and cells wanted of table rows that differ from the line of dashes."""
    at, above, wanted = 0, "", 0
    for line in text.split("\n"):
        if not line.strip():
            wanted = 0
        elif wanted and not line.startswith(("///", "{")):
            if cells(line) != wanted:
                yield at, at + len(line.rstrip()), cells(line), wanted
        elif "|" in line and "|" in above and _DELIMITER.fullmatch(line):
            wanted = cells(line)
            if cells(above) != wanted:
                yield at - len(above) - 1, at - 1, cells(above), wanted
        above = line
        at += len(line) + 1


def undefined_footnotes(prose: str, text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and name of calls ``[^name]`` without a line ``[^name]: …``."""
    calls = [match for match in _FOOTNOTE.finditer(prose) if prose[match.end() : match.end() + 1] != ":"]
    known = set(_DEFINITION.findall(text)) if calls else set()
    for match in calls:
        quoted = prose[match.start() - 1 : match.start()] in _QUOTES and prose[match.end() : match.end() + 1] in _QUOTES
        if (
            match[1] not in known and not quoted and any(map(str.isalnum, match[1]))
        ):  # [^a-z] may be a set of characters
            yield *match.span(), match[1]


_TAG = re.compile(r"<[A-Za-z/]|[>\"']")
_ELEMENT = late(
    r"<(script|iframe|frame|form|frameset|object|embed|applet|base|meta|link|style|portal)(?=[\s/>]|$)", re.IGNORECASE
)
_ATTRIBUTE = late(r"(?<=[\s\"'/{:])(on[a-z]{3,30}|style|srcdoc|formaction)(?=\s{0,20}=)", re.IGNORECASE)
#: A quoted value right after a name: what stands inside is text.
_VALUE = late(r"(?<=[\s\"'/])[\w:-]{1,40}\s{0,20}=\s{0,20}(\"[^\"]*\"|'[^']*')")
_RUNS = late(
    r"=\s{0,20}[\"']?\s{0,20}((?:(?:javascript|vbscript)\s{0,5}[:&]|data:text/html)[^\"'\s>]{0,40})", re.IGNORECASE
)
_ATTRIBUTE_LIST = re.compile(r"\{[^{}\n]{0,500}\}")


def _tags(text: str) -> Iterator[Place]:
    """Start and end of everything that begins like a tag; a quotation mark counts only after ``=``."""
    start, quote = -1, ""
    for match in _TAG.finditer(text):
        at, mark = match.start(), match[0]
        if quote:
            quote = "" if mark == quote else quote
        elif mark[0] == "<":
            if start >= 0:
                yield start, at
            start = at
        elif start >= 0 and mark == ">":
            yield start, at + 1
            start = -1
        elif start >= 0 and text[max(start, at - 20) : at].rstrip().endswith("="):
            quote = mark
    if start >= 0:
        yield start, len(text)


def dangerous_html(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and name of what would run, frame or dress the page: elements, attributes, addresses."""
    for element in _ELEMENT.finditer(text):
        yield *element.span(), element[1].lower()
    for start, end in _tags(text) if "<" in text else ():
        tag = text[start:end]
        bare = _VALUE.sub(lambda match: match[0].replace(match[1], " " * len(match[1])), tag)
        for match in (*_ATTRIBUTE.finditer(bare), *_RUNS.finditer(tag)):
            yield start + match.start(1), start + match.end(1), match[1].lower()
    for braces in _ATTRIBUTE_LIST.finditer(text) if "{" in text else ():
        for match in _ATTRIBUTE.finditer(text, *braces.span()):
            yield *match.span(1), match[1].lower()


_NAME = re.compile(r"\.?[a-z0-9][a-z0-9._-]*")
#: Names that the world writes in capitals: README.md, OFL.txt, CNAME.
_CUSTOM = re.compile(r"[A-Z]+(?:\.(?:txt|md))?")


def bad_name(part: str) -> bool:
    """Whether a file's or folder's name has capitals, spaces, diacritics or other marks."""
    return not (_NAME.fullmatch(part) or _CUSTOM.fullmatch(part))
