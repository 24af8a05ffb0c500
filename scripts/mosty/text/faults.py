"""Faults of running text, as pure functions from a string to places (start, end) in it. Each is
linear.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from mosty.text.prefilter import WordIndex, lazy_pattern, words

Place = tuple[int, int]

#: Seven ``=`` alone are a merge's too: right below a line of text they would be a heading.
_CONFLICT = lazy_pattern(
    r"^[ \t>]{0,20}(?:<{7}(?!<)|(?<!>)>{7}(?!>)|\|{7}(?!\|)).*|(?:\A|(?<=\n\n))={7}(?=[ \t]*$)",
    re.MULTILINE,
)
#: Soft hyphen, zero-width and direction marks, line separators, controls, tag characters.
_INVISIBLE = lazy_pattern(
    "[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\U000e0000-\U000e007f]"
)
_RIGHT_TO_LEFT = lazy_pattern("[\u0590-\u08ff]")
_DECOMPOSED = lazy_pattern("[^\\W\\d_][\u0300-\u036f]+")
_CYRILLIC = lazy_pattern("[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο\u0400-\u04ff]")
_WORD = lazy_pattern(r"[^\W\d_]+")
_LATIN = lazy_pattern("[A-Za-z\u00c0-\u024f]")


_CYRILLIC_SIGN = WordIndex(_CYRILLIC)


def conflicts(text: str) -> Iterator[Place]:
    """Lines that git left from a merge: the first line of each conflict, a lone middle or a lone
    end.
    """
    inside = False
    for match in _CONFLICT.finditer(text):
        mark = match[0].lstrip(" \t>")[:1] or ">"
        if mark in ("|", "=") and inside:
            continue
        if mark in ("<", "="):
            yield match.span()
            inside = True
        elif not inside:
            yield match.span()
        else:
            inside = False


def invisible(text: str) -> Iterator[tuple[int, str]]:
    """Offset and name of characters that nobody sees. A joiner inside emoji or another script is
    meant.
    """
    right_to_left = None
    if text.replace(
        "\n", ""
    ).isprintable():  # none of them is; nor is a tab or a non-breaking space
        return
    for match in _INVISIBLE.finditer(text):
        at, char = match.start(), match[0]
        if char in "\u200c\u200d" or "\U000e0000" <= char <= "\U000e007f":
            if at and ord(text[at - 1]) > 0x24F and text[at - 1] not in "\u200b\u200c\u200d\ufeff":
                continue
        elif char in "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069":
            right_to_left = (
                bool(_RIGHT_TO_LEFT.search(text)) if right_to_left is None else right_to_left
            )
            if right_to_left:
                continue
        yield at, f"U+{ord(char):04X} {unicodedata.name(char, 'CONTROL')}"


_ENTITY = lazy_pattern(
    r"&(?:shy|zwnj|zwj|ZeroWidthSpace|NoBreak|#173|#xad|#820[3-7]|#x200[b-f]|#x2060|#xfeff"
    r"|#65279);",
    re.IGNORECASE,
)


def invisible_entities(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and name of characters that nobody sees, written as entities of HTML."""
    for match in _ENTITY.finditer(text) if "&" in text else ():
        yield *match.span(), match[0]


#: UTF-8 that was read as Windows-1250 or 1252 and saved: ``Å¾ena``, ``dÃ­tě``; and the sign of what
#: was lost.
_BROKEN = lazy_pattern(
    r"(?:[ÃĂ][\u0080-\u00bf\u0160\u0161\u017d\u017e\u2122\u203a\u0164\u0165]"
    r"|[ÄĹÅ][\u0080-\u00bf\u0160\u0161\u2122\u203a\u201e\u203a\u2020\u2021\u2026\u017e\u0164\u0165\u0164]"
    r"|â€[\u0080-\u00bf\u2122\u0153\u017e\u201c\u201d]?|\ufffd)\w*"
)


def broken(text: str) -> Iterator[Place]:
    """Words that a wrong encoding has spoilt."""
    if any(sign in text for sign in "ÃĂÄĹÅ\ufffd") or "â€" in text:
        end = 0
        for match in _BROKEN.finditer(text):
            # The word's beginning is looked for from the sign back: a pattern that begins with any
            # word is quadratic.
            start = match.start()
            while start > end and (text[start - 1].isalnum() or text[start - 1] == "_"):
                start -= 1
            end = match.end()
            yield start, end


def decomposed(text: str) -> Iterator[Place]:
    """Letters written as a letter and a combining mark although one character exists (NFD)."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return
    for match in _DECOMPOSED.finditer(text):
        if unicodedata.normalize("NFC", match[0]) != match[0]:
            yield match.span()


def mixed_scripts(text: str) -> Iterator[Place]:
    """Words with Latin and Cyrillic letters together: one of them only looks right and is never
    found.
    """
    if text.isascii():
        return
    # a long text's words are asked of other signs too; those of a title would be taken apart for
    # this alone
    if _CYRILLIC_SIGN.among(words(text)) if len(text) > 1000 else _CYRILLIC.search(text):
        for match in _WORD.finditer(text):
            if _CYRILLIC.search(match[0]) and _LATIN.search(match[0]):
                yield match.span()


#: Nothing is given back (``*+``): white space could be parted between two places in as many ways as
#: it is long.
_DELIMITER = lazy_pattern(
    r"[ \t]*+\|?+[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+"
)
#: What every line of dashes holds: one of these. Each begins with a mark, so it is found fast.
_BESIDE_BAR = (lazy_pattern(r"\|[ \t]*:?-"), lazy_pattern(r"-:?[ \t]*\|"))
_CODE = lazy_pattern(r"`[^`]*`")
_FOOTNOTE = lazy_pattern(r"\[\^([^\]\s\[]{1,100})\]")
_QUOTES = tuple("\"'„“”‚‘’")
_DEFINITION = lazy_pattern(r"^[ ]{0,3}\[\^([^\]\n]{1,100})\]:", re.MULTILINE)


def cells(row: str) -> int:
    """Number of cells in a table's row, as Python-Markdown counts them."""
    row = _CODE.sub("", row).replace("\\\\", "").replace("\\|", "").strip()
    return row.removeprefix("|").removesuffix("|").count("|") + 1


_QUOTE_MARKS = lazy_pattern(r"[ ]{0,3}(?:>[ ]?){1,20}")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Offset and text of every line, without the marks of a block quote."""
    at = 0
    for line in text.split("\n"):
        marks = _QUOTE_MARKS.match(line) if ">" in line[:4] else None
        inside = marks.end() if marks else 0
        yield at + inside, line[inside:]
        at += len(line) + 1


def uneven_rows(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Start, end, cells found and cells wanted of table rows that differ from the line of
    dashes.
    """
    if not any(one.search(text) for one in _BESIDE_BAR):  # bars of boxes alone
        return
    begin, above, wanted = 0, "", 0
    for at, line in _lines(text):
        if not line.strip():
            wanted = 0
        elif wanted and not line.startswith(("///", "{")):
            if cells(line) != wanted:
                yield at, at + len(line.rstrip()), cells(line), wanted
        elif "|" in line and "|" in above and _DELIMITER.fullmatch(line):
            wanted = cells(line)
            if cells(above) != wanted:
                yield begin, begin + len(above), cells(above), wanted
        begin, above = at, line


def bare_tables(text: str) -> Iterator[Place]:
    """The first line of every run of rows ``| a | b |`` that Python-Markdown does not read as a
    table.
    """
    above, run = "", 0
    lines = list(_lines(text))
    for number, (at, line) in enumerate(lines):
        row = line.startswith("|") and line.rstrip().endswith("|") and line.count("|") > 2
        if row and not run:
            below = lines[number + 1][1] if number + 1 < len(lines) else ""
            started = not above.strip() or above.startswith(("///", "{", "#"))
            if not started or not ("|" in below and _DELIMITER.fullmatch(below)):
                yield at, at + len(line.rstrip())
        run = run + 1 if row or (run and line.strip()) else 0
        above = line


_BOX = lazy_pattern(r"(/(?<![^\n]/)/{2,})[ \t]*([\w-]*)[^\n]*")


def unclosed(text: str) -> Iterator[Place]:
    """Boxes ``/// name`` without an end; comments must be blanked out."""
    opened: list[re.Match[str]] = []
    for match in _BOX.finditer(text):
        if match[2]:
            opened.append(match)
        elif opened:
            opened.pop()
    for match in opened:
        yield match.span()


def undefined_footnotes(prose: str, text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and name of calls ``[^name]`` without a line ``[^name]: …``."""
    calls = [
        match for match in _FOOTNOTE.finditer(prose) if prose[match.end() : match.end() + 1] != ":"
    ]
    known = set(_DEFINITION.findall(text)) if calls else set()
    for match in calls:
        quoted = (
            prose[match.start() - 1 : match.start()] in _QUOTES
            and prose[match.end() : match.end() + 1] in _QUOTES
        )
        if (
            match[1] not in known and not quoted and any(map(str.isalnum, match[1]))
        ):  # [^a-z] may be a set of characters
            yield *match.span(), match[1]


def footnotes_defined_again(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and name of every ``[^name]:`` after the first of its name; readers see the last
    one only.
    """
    seen: set[str] = set()
    for match in _DEFINITION.finditer(text) if "]:" in text else ():
        if match[1] in seen:
            yield *match.span(), match[1]
        seen.add(match[1])


_NAME = lazy_pattern(r"\.?[a-z0-9][a-z0-9._-]*")
#: Names that the world writes in capitals: README.md, OFL.txt, CNAME.
_CUSTOM = lazy_pattern(r"[A-Z]+(?:\.(?:txt|md))?")


def bad_name(part: str) -> bool:
    """Whether a file's or folder's name has capitals, spaces, diacritics or other marks."""
    return not (_NAME.fullmatch(part) or _CUSTOM.fullmatch(part))
