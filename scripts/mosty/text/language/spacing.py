"""Spaces that are missing or too many beside punctuation, and before per cent. Pure functions on
strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mosty.text.language.fault import Fault
from mosty.text.prefilter import WordIndex, lazy_pattern, words

_SMALL, _LARGE = "a-záčďéěíňóřšťúůýž", "A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ"
#: ``konec.Další``, ``slovo,slovo``, ``Proč?Protože`` as a whole piece between white space.
_JOINED = rf"[{_SMALL}]{{2}}[.?!][{_LARGE}][{_SMALL}]|[{_SMALL}]{{2}},[{_SMALL}{_LARGE}][{_SMALL}]"
_JOINED_PLACE = lazy_pattern(_JOINED)
_JOINED_SIGN = WordIndex(lazy_pattern(_JOINED))
#: What no prose holds: an address, a path, a name of a file or of something in a program.
_TECHNICAL = lazy_pattern(rf"[/@_=<>{{}}\\&#]|\d|\.\w+\.|\.\w+\(|[{_SMALL}][{_LARGE}]")
#: ``slovo(závorka)`` with more than an ending inside, and ``(závorka)slovo`` with a space inside.
_BRACKET = lazy_pattern(
    rf"[{_SMALL}]{{3}}\((?=[^()\n]{{0,200}}\)(?!\w))"
    rf"(?:[^\W\d_]{{7,}}\)|[^\W\d_]+,?[ \u00a0\n][^()\n]*\))"
    rf"|\([^\W\d_]+,?[ \u00a0\n][^()\n]{{0,200}}\)[{_SMALL}]{{3}}"
)
_BRACKET_SIGNS = WordIndex(lazy_pattern(rf"[{_SMALL}]{{3}}\([^\W\d_]|\)[{_SMALL}]{{3}}"))


#: A longer piece is no two words.
_LONGEST = 60


def _piece(text: str, at: int) -> tuple[int, int]:
    """The piece between white space around a place, as far as two words reach."""
    start, end = at, at
    least, most = max(0, at - _LONGEST), min(len(text), at + _LONGEST)
    while start > least and not text[start - 1].isspace():
        start -= 1
    while end < most and not text[end].isspace():
        end += 1
    return start, end


def missing_spaces(text: str) -> Iterator[Fault]:
    """Places where two sentences, or a word and a bracket, stand together without a space."""
    present = words(text)
    if _JOINED_SIGN.among(present):
        for match in _JOINED_PLACE.finditer(text):
            start, end = _piece(text, match.start())
            if end - start < _LONGEST and not _TECHNICAL.search(text, start, end):
                at = match.end() - 2 if text[match.end() - 3] in ".,?!" else match.end() - 1
                yield Fault(start, end, f"{text[start:at]} {text[at:end]}")
    if _BRACKET_SIGNS.among(present):
        for match in _BRACKET.finditer(text):
            start, _ = _piece(text, match.start())
            at = text.find("(", match.start())
            if text[start:at].isalpha() or at == match.start():
                yield Fault(*match.span(), _parted(match[0]))


def _parted(text: str) -> str:
    opened, closed = text.find("("), text.rfind(")")
    if opened > 0:
        return f"{text[:opened]} {text[opened:]}"
    return f"{text[: closed + 1]} {text[closed + 1 :]}"


_BEFORE_MARK = lazy_pattern(
    r"(?<=[\w)\]“”%*])[ \u00a0]{1,3}(?P<mark>[,.?!])(?=[*_]{0,3}(?:[ \u00a0\n]|\Z))"
    r"(?![*_]*[ \u00a0][,.;:?!…–—-])"
)


#: Before a mark that is spoken of: the sign ``,``.
_SIGN_OF = lazy_pattern(
    r"(?:zna(?:k|mén)\w*|čárk\w+|teč(?:k|e)\w*|otazník\w*|vykřičník\w*|mínus\w*|sign|character|mark"
    r"|comma|period|stop)\Z",
    re.IGNORECASE,
)


def spaces_before_marks(text: str) -> Iterator[Fault]:
    """A space before a comma, a full stop, a question or an exclamation mark."""
    if not any(sign in text for sign in (" ,", " .", " ?", " !", "\u00a0,", "\u00a0.", "\u00a0?")):
        return
    for match in _BEFORE_MARK.finditer(text):
        start, at = match.start(), match.start("mark")
        first = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
        word = text[first:start]
        if (len(word) == 1 and not word.isalnum()) or _SIGN_OF.search(text, first, start):
            continue
        yield Fault(first, at + 1, word + match["mark"], (start, at, ""))


#: What behind a per cent sign without a space shows that a share is meant, not an adjective
#: (15% sleva, patnáctiprocentní).
_SHARE = (
    r"(?=[),;.?!]?(?:[ \u00a0\n]*\Z|\n\n)|[),;?!]|\.[ \u00a0\n]"
    r"|[ \u00a0\n](?:z|ze|a|až|nebo|u)[ \u00a0\n]"
    r"|[ \u00a0\n](?:dětí|rodin|rodičů|lidí|osob|případů|dotázaných|respondentů|žáků|obyvatel"
    r"|domácností|klientů|pracovníků|matek|otců|žen|mužů|příjmu|nákladů|odpovědí|všech)(?!\w))"
)
_PERCENT = {
    "cs": lazy_pattern(rf"(?<![\w.,–-])(?:\d+[,–])?\d+(?P<gap>)%{_SHARE}"),
    "en": lazy_pattern(r"(?<![\w.,–-])(?:\d+[.–])?\d+(?P<gap>[ \u00a0])%(?!\w)"),
}


def per_cent(text: str, locale: str) -> Iterator[Fault]:
    """A number with per cent that the language writes otherwise: *15 %* in Czech, *15%* in
    English.
    """
    if "%" not in text or locale not in _PERCENT:
        return
    for match in _PERCENT[locale].finditer(text):
        gap = match.span("gap")
        between = " " if locale == "cs" else ""
        wanted = text[match.start() : gap[0]] + between + "%"
        yield Fault(*match.span(), wanted, (*gap, between))
